// Where the keyboard is: {name, fault}, the fault empty while one sees where.
(() => {
  const el = document.activeElement;
  const words = (node) => (node?.textContent ?? '').trim().replaceAll(/\s+/g, ' ');
  const name = el.ariaLabel || words(el.labels?.[0]) || words(el);
  const answer = (fault) => ({ name: name.slice(0, 200), fault: fault && `${fault}: ${el.tagName.toLowerCase()} "${name.slice(0, 60)}"` });
  if (el === document.body) return answer('the focus is lost');
  if (el.id === 'main' || el.tagName === 'DIALOG') return answer(''); // where a view begins: all of it
  if (!el.matches(':focus-visible')) return answer('the focus does not show');
  const style = getComputedStyle(el);
  if (style.outlineStyle === 'none' || Number.parseFloat(style.outlineWidth) < 2) return answer(`no outline (${style.outlineStyle} ${style.outlineWidth})`);
  const box = el.getBoundingClientRect();
  if (box.width < 1 || box.height < 1) return answer('the focus has no extent');
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = box.top + box.height / 2;
  if (y < 0 || y > innerHeight || box.right < 0 || box.left > innerWidth) return answer('the focus is out of sight');
  const top = document.elementFromPoint(x, y);
  return answer(top && (el.contains(top) || top.contains(el) || el.labels?.[0]?.contains(top)) ? '' : `the focus lies under ${top?.className || top?.tagName}`);
})()
