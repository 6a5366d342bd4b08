// Lines of the price chart. Fewer bars than pixels: a path, dashed so that colour alone does not tell
// them apart. More: for each column of pixels a rectangle from least to greatest, as long paths are slow.
import {inside, scales} from './price-hooks.js';

const DASHES = [[], [6, 3], [2, 3], [8, 3, 2, 3]];

/** @param columns the values of each line */
export function drawLines(plot, columns, range, look, log) {
  inside(plot, (ink, ratio) => {
    const at = scales(plot, log);
    columns.forEach((values, i) => {
      const colour = look[`curve-${(i % 6) + 1}`];
      if (at.step < 1.5 * ratio) dense(ink, at, values, range, colour, ratio);
      else path(ink, at, values, range, colour, DASHES[i % DASHES.length].map(part => part * ratio), ratio);
    });
  });
}

function path(ink, at, values, {first, last}, colour, dash, ratio) {
  ink.strokeStyle = colour;
  ink.lineWidth = 1.4 * ratio;
  ink.lineJoin = 'round';
  ink.setLineDash(dash);
  ink.beginPath();
  let drawn = false;
  for (let i = Math.max(0, first - 1); i <= Math.min(values.length - 1, last + 1); i++) {
    const value = values[i];
    if (value == null) {
      drawn = false;
      continue;
    }
    if (drawn) ink.lineTo(at.x(i), at.y(value));
    else ink.moveTo(at.x(i), at.y(value));
    drawn = true;
  }
  ink.stroke();
  ink.setLineDash([]);
}

function dense(ink, at, values, {first, last}, colour, ratio) {
  const wide = Math.max(1, Math.round(ratio));
  ink.fillStyle = colour;
  let x = NaN;
  let low = 0;
  let high = 0;
  let before = null;
  const flush = () => {
    if (Number.isNaN(x)) return;
    const top = Math.round(at.y(high));
    ink.fillRect(x, top, wide, Math.max(wide, Math.round(at.y(low)) - top));
  };
  for (let i = first; i <= last; i++) {
    const value = values[i];
    if (value == null) {
      flush();
      x = NaN;
      before = null;
      continue;
    }
    const column = Math.floor(at.x(i) / wide) * wide;
    if (column !== x) {
      flush();
      x = column;
      low = before === null ? value : Math.min(value, before);
      high = before === null ? value : Math.max(value, before);
    } else {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    before = value;
  }
  flush();
}
