// One pointer pans, two zoom; the wheel zooms with Ctrl, as a trackpad's pinch does, and pans
// sideways. Up and down stays with the page, which scrolls.

/**
 * @param over the element that is touched
 * @param range `pan(pixels)`, `zoom(factor, pixel)` and `tap(x, y)`
 */
export function gestures(over, range) {
  const held = new Map();
  let moved = 0;
  const place = event => event.clientX - over.getBoundingClientRect().left;
  over.addEventListener('pointerdown', event => {
    if (event.button) return;
    held.set(event.pointerId, place(event));
    moved = 0;
  });
  over.addEventListener('pointermove', event => {
    if (!held.has(event.pointerId)) return;
    const before = [...held.values()];
    const x = place(event);
    const by = x - held.get(event.pointerId);
    held.set(event.pointerId, x);
    moved += Math.abs(by);
    if (moved > 4 && !over.hasPointerCapture(event.pointerId)) over.setPointerCapture(event.pointerId);
    if (held.size === 1 && moved > 4) range.pan(by);
    if (held.size === 2) {
      const after = [...held.values()];
      const apart = Math.max(8, Math.abs(before[0] - before[1]));
      range.zoom(apart / Math.max(8, Math.abs(after[0] - after[1])), (after[0] + after[1]) / 2);
    }
  });
  const end = event => {
    if (held.delete(event.pointerId) && moved <= 4 && event.type === 'pointerup') {
      const box = over.getBoundingClientRect();
      range.tap(event.clientX - box.left, event.clientY - box.top);
    }
  };
  over.addEventListener('pointerup', end);
  over.addEventListener('pointercancel', end);
  over.addEventListener('wheel', event => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      range.zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 200), place(event));
    } else if (event.deltaX || event.shiftKey) {
      event.preventDefault();
      range.pan(-(event.deltaX || event.deltaY));
    }
  }, {passive: false});
}
