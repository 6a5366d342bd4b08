// Lays boxes of given sizes into an area, each as nearly square as it can be (Bruls, Huizing, van Wijk 2000).

/** @param items with a `size`, the greatest first */
export function squarified(items, {x, y, width, height}) {
  const placed = [];
  const total = items.reduce((sum, item) => sum + item.size, 0);
  if (!(total > 0) || width <= 0 || height <= 0) return placed;
  const unit = (width * height) / total;
  let at = 0;
  while (at < items.length) {
    const side = Math.min(width, height);
    let sum = 0;
    let end = at;
    let worst = Infinity;
    while (end < items.length) {
      const more = sum + items[end].size * unit;
      const ratio = Math.max((side * side * items[at].size * unit) / (more * more), (more * more) / (side * side * Math.max(1e-12, items[end].size * unit)));
      if (ratio > worst) break;
      worst = ratio;
      sum = more;
      end++;
    }
    const thick = sum / side;
    let along = 0;
    for (; at < end; at++) {
      const long = (items[at].size * unit) / thick;
      placed.push(width >= height
        ? {item: items[at], x, y: y + along, width: thick, height: long}
        : {item: items[at], x: x + along, y, width: long, height: thick});
      along += long;
    }
    if (width >= height) {
      x += thick;
      width -= thick;
    } else {
      y += thick;
      height -= thick;
    }
    if (width <= 0 || height <= 0) break;
  }
  return placed;
}
