// Moves a row of a table by its handle, with a mouse, a pen or a finger. It moves nothing itself: it says where to.
const EDGE = 70;
const MARKS = ['drop-above', 'drop-below', 'dragged'];

/**
 * @param event the pointerdown on the handle
 * @param drop is called with the place that the row is dropped at, from 0; not when it stays or Esc is pressed
 */
export function dragRow(event, drop) {
  if (event.button) return;
  const handle = event.currentTarget;
  const row = handle.closest('tr');
  const body = row.parentNode;
  const rows = () => [...body.children];
  let y = event.clientY;
  let frame = 0;
  handle.setPointerCapture(event.pointerId);
  const clear = () => rows().forEach((one) => one.classList.remove(...MARKS));
  /** The row would lie before this one of the others; their middles decide. */
  const gap = () => rows().filter((one) => { const { top, height } = one.getBoundingClientRect(); return top + height / 2 < y; }).length;
  const place = () => { const to = gap(); return to > rows().indexOf(row) ? to - 1 : to; };
  const look = () => {
    if (row.parentNode !== body) { stop(false); return; } // it was taken off the list meanwhile
    const all = rows();
    const past = y < EDGE ? y - EDGE : Math.max(0, y - innerHeight + EDGE);
    if (past) scrollBy(0, past / 5);
    clear();
    row.classList.add('dragged');
    if (place() !== all.indexOf(row)) gap() < all.length ? all[gap()].classList.add('drop-above') : all.at(-1).classList.add('drop-below');
    frame = requestAnimationFrame(look);
  };
  const stop = (at) => {
    cancelAnimationFrame(frame);
    clear();
    const from = rows().indexOf(row);
    const to = from < 0 ? from : place();
    Object.entries(handlers).forEach(([name, handler]) => removeEventListener(name, handler, true));
    if (at && to !== from) drop(to);
  };
  const handlers = {
    pointermove: (now) => { y = now.clientY; },
    pointerup: () => stop(true),
    pointercancel: () => stop(false),
    keydown: (now) => { if (now.key === 'Escape') { now.stopPropagation(); now.preventDefault(); stop(false); } },
  };
  Object.entries(handlers).forEach(([name, handler]) => addEventListener(name, handler, true));
  frame = requestAnimationFrame(look);
}
