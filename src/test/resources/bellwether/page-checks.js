// What is wrong with the page as it is laid out now: a list of sentences, empty when nothing is.
(() => {
  const faults = [];
  const name = (el) => `${el.tagName.toLowerCase()}${el.className && typeof el.className === 'string' ? `.${el.className.trim().replaceAll(/\s+/g, '.')}` : ''} "${(el.textContent || el.ariaLabel || el.name || '').trim().replaceAll(/\s+/g, ' ').slice(0, 50)}"`;
  const seen = (el) => el.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !el.closest('.unseen, .skip, [inert]');
  const modal = document.querySelector('dialog[open]');
  const within = modal ?? document;
  const width = document.documentElement.clientWidth; // a phone widens innerWidth to what overflows
  if (document.documentElement.scrollWidth > width) {
    const wide = [...document.querySelectorAll('main *')].find((el) => el.getBoundingClientRect().right > width + 1 && !el.closest('.scroll'));
    faults.push(`scrolls sideways: ${document.documentElement.scrollWidth} of ${width}, by ${wide ? name(wide) : 'something'}`);
  }
  for (const el of within.querySelectorAll('*')) {
    const text = [...el.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join('');
    if (!/\d/.test(text) || !seen(el)) continue;
    for (let box = el; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (['auto', 'scroll'].includes(style.overflowX)) break;
      if (['hidden', 'clip'].includes(style.overflowX) && (el === box ? el.scrollWidth > el.clientWidth + 1 : el.getBoundingClientRect().right > box.getBoundingClientRect().right + 1)) {
        faults.push(`number is cut: ${name(el)}`);
        break;
      }
    }
  }
  for (const el of within.querySelectorAll('a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"], [role="option"]')) {
    if (!seen(el)) continue;
    const flows = el.tagName === 'A' && getComputedStyle(el).display === 'inline';
    if (flows) continue;
    const box = (el.matches('[type="checkbox"], [type="radio"]') ? el.closest('label') ?? el : el).getBoundingClientRect();
    if (box.width < 24 || box.height < 24) faults.push(`target of ${box.width.toFixed(0)} × ${box.height.toFixed(0)}: ${name(el)}`);
  }
  for (const fixed of document.querySelectorAll('.foot')) {
    if (getComputedStyle(fixed).position === 'fixed' && document.activeElement && fixed.contains(document.activeElement) === false) {
      const box = document.activeElement.getBoundingClientRect();
      if (!['MAIN', 'BODY'].includes(document.activeElement.tagName) && box.bottom > innerHeight - fixed.offsetHeight + 1 && box.top < innerHeight && !modal) faults.push(`focus under the foot: ${name(document.activeElement)}`);
    }
  }
  return faults;
})()
