// What live regions say while a page is used, in order.
window.heard = [];
new MutationObserver((changes) => changes.forEach((change) => {
  const el = change.target.nodeType === 1 ? change.target : change.target.parentElement;
  const live = el?.closest('[role=status], [role=alert], [aria-live]');
  const born = [...change.addedNodes].filter((node) => node.nodeType === 1).flatMap((node) => [...(node.matches('[role=alert]') ? [node] : []), ...node.querySelectorAll('[role=alert]')]);
  [live, ...born].forEach((one) => {
    const text = one?.textContent.trim().replaceAll(/\s+/g, ' ');
    if (text && window.heard.at(-1) !== text) window.heard.push(text);
  });
})).observe(document, { subtree: true, childList: true, characterData: true });
