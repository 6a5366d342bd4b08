// What is drawn on the scales of the price chart beside its lines: bars, volume, marks and levels.
// Rectangles only: a path of thousands of parts takes 400 ms a frame.
import {placeOf} from './canvas.js';

/** Calls `draw` with everything outside of the plot cut off. */
export function inside(plot, draw) {
  const {left, top, width, height} = plot.bbox;
  const ink = plot.ctx;
  ink.save();
  ink.beginPath();
  ink.rect(left, top, width, height);
  ink.clip();
  draw(ink, devicePixelRatio || 1);
  ink.restore();
}

/** Places of bars and prices on the canvas, without a call for each. */
export function scales(plot, log) {
  const {left, top, width, height} = plot.bbox;
  const {min, max} = plot.scales.x;
  const step = width / (max - min);
  const y = log ? v => Math.log10(v) : v => v;
  const least = y(plot.scales.y.min);
  const unit = height / (y(plot.scales.y.max) - least);
  return {step, x: i => left + (i - min) * step, y: v => top + height - (y(v) - least) * unit};
}

/** Hollow where the close is above the open, else filled; more bars than pixels: a column of all. */
export function drawBars(plot, data, range, look, log) {
  inside(plot, (ink, ratio) => {
    const at = scales(plot, log);
    if (at.step < 2.2 * ratio) columns(ink, at, data.bars, range, look, ratio);
    else candles(ink, at, data, range, look, ratio);
  });
}

function candles(ink, at, data, range, look, ratio) {
  const {open, high, low, close} = data.bars;
  const body = Math.max(ratio, Math.floor(Math.min(at.step * 0.7, 14 * ratio)));
  const wick = Math.max(1, Math.round(ratio));
  const edge = Math.max(1, Math.round(ratio * 1.2));
  const last = close.length - 1;
  for (let i = range.first; i <= range.last; i++) {
    const up = close[i] >= open[i];
    const x = Math.round(at.x(i));
    const top = Math.round(at.y(Math.max(open[i], close[i])));
    const height = Math.max(edge, Math.round(at.y(Math.min(open[i], close[i]))) - top);
    const highest = Math.round(at.y(high[i]));
    const left = x - Math.floor(body / 2);
    ink.fillStyle = up ? look.up : look.down;
    ink.globalAlpha = data.partial && i === last ? 0.45 : 1;
    ink.fillRect(x - Math.floor(wick / 2), highest, wick, Math.max(1, Math.round(at.y(low[i])) - highest));
    ink.fillRect(left, top, body, height);
    if (up && body > 2 * edge && height > 2 * edge) {
      ink.fillStyle = look.paper;
      ink.globalAlpha = 1;
      ink.fillRect(left + edge, top + edge, body - 2 * edge, height - 2 * edge);
    }
  }
  ink.globalAlpha = 1;
}

function columns(ink, at, bars, range, look, ratio) {
  const wide = Math.max(1, Math.round(ratio));
  let column = null;
  const flush = () => {
    if (!column) return;
    ink.fillStyle = column.close >= column.open ? look.up : look.down;
    const top = Math.round(at.y(column.high));
    ink.fillRect(column.x, top, wide, Math.max(wide, Math.round(at.y(column.low)) - top));
  };
  for (let i = range.first; i <= range.last; i++) {
    const x = Math.floor(at.x(i) / wide) * wide;
    if (column?.x === x) {
      column.high = Math.max(column.high, bars.high[i]);
      column.low = Math.min(column.low, bars.low[i]);
      column.close = bars.close[i];
    } else {
      flush();
      column = {x, open: bars.open[i], high: bars.high[i], low: bars.low[i], close: bars.close[i]};
    }
  }
  flush();
}

/** Over the foot of the prices, as high as the greatest in sight. */
export function drawVolume(plot, data, range, look) {
  const volume = data.bars.volume;
  let most = 0;
  for (let i = range.first; i <= range.last; i++) most = Math.max(most, volume[i] ?? 0);
  if (!most) return;
  inside(plot, (ink, ratio) => {
    const {top, height} = plot.bbox;
    const at = scales(plot, false);
    const foot = top + height - STRIP * ratio;
    const wide = Math.max(1, Math.floor(at.step * 0.7));
    ink.fillStyle = look['ink-2'];
    ink.globalAlpha = 0.28;
    let x = NaN;
    let tallest = 0;
    const flush = () => tallest > 0 && ink.fillRect(x, foot - tallest, wide, tallest);
    for (let i = range.first; i <= range.last; i++) {
      const next = Math.round(at.x(i) - wide / 2);
      const tall = Math.round(((volume[i] ?? 0) / most) * height * VOLUME);
      if (next !== x) {
        flush();
        x = next;
        tallest = 0;
      }
      tallest = Math.max(tallest, tall);
    }
    flush();
    ink.globalAlpha = 1;
  });
}
/** The share of the plot's height that volume takes, and the pixels under it for verdicts. */
export const VOLUME = 0.16;
export const STRIP = 22;

const GLYPHS = {up: '▲', down: '▼'};
/** Marks that would cover each other are left out; the table has all. @returns those drawn */
export function drawMarks(plot, data, range, look, log) {
  const drawn = [];
  inside(plot, (ink, ratio) => {
    const at = scales(plot, log);
    const {left, width, top, height} = plot.bbox;
    const foot = top + height;
    const half = 6 * ratio;
    const taken = new Map();
    ink.textAlign = 'center';
    ink.textBaseline = 'middle';
    ink.font = `${11 * ratio}px system-ui, sans-serif`;
    for (const mark of data.marks ?? []) {
      const i = placeOf(data.bars.time, mark.time);
      if (i < range.first || i > range.last) continue;
      const x = Math.min(Math.max(at.x(i), left + half), left + width - half); // whole also on the first and the last bar
      const row = mark.kind === 'verdict' ? 'verdict' : mark.side ?? mark.kind;
      if (x - (taken.get(row) ?? -99) < 11 * ratio) continue;
      taken.set(row, x);
      const y = row === 'verdict' ? foot - (STRIP / 2) * ratio
        : mark.side === 'up' ? at.y(data.bars.low[i]) + 10 * ratio
        : mark.kind === 'fire' ? at.y(data.bars.low[i]) + 11 * ratio
        : mark.side === 'down' ? at.y(data.bars.high[i]) - 10 * ratio
        : foot - (STRIP + 8) * ratio;
      if (mark.kind === 'fire') {
        ink.fillStyle = look.accent;
        ink.globalAlpha = 0.16;
        ink.fillRect(x - ratio, plot.bbox.top, 2 * ratio, plot.bbox.height);
        ink.globalAlpha = 1;
      } else ink.fillStyle = mark.side ? look[mark.side] : look['ink-2'];
      ink.fillText(mark.kind === 'fire' ? (mark.held ? '◇' : '◆') : mark.kind === 'split' ? 'S' : mark.kind === 'dividend' ? 'D' : GLYPHS[mark.side] ?? '○', x, y);
      drawn.push({mark, x: x / ratio, y: y / ratio});
    }
  });
  return drawn;
}

const DASHES = {entry: [], stop: [2, 3], target: [8, 4]};
/** Lines with their names at the left; those out of sight as an arrow at the edge. */
export function drawLevels(plot, levels, look, log, words) {
  inside(plot, (ink, ratio) => {
    const {left, top, width, height} = plot.bbox;
    const at = scales(plot, log);
    const rows = [];
    ink.font = `${11 * ratio}px system-ui, sans-serif`;
    ink.textBaseline = 'middle';
    ink.textAlign = 'left';
    for (const level of levels) {
      const y = at.y(level.price);
      const out = y < top ? ' ↑' : y > top + height ? ' ↓' : '';
      let row = Math.min(top + height - 8 * ratio, Math.max(top + 28 * ratio, y));
      while (rows.some(other => Math.abs(other - row) < 15 * ratio)) row += 15 * ratio;
      rows.push(row);
      ink.strokeStyle = look.ink;
      ink.lineWidth = ratio;
      ink.setLineDash((DASHES[level.kind] ?? [1, 2]).map(part => part * ratio));
      ink.beginPath();
      ink.moveTo(left, Math.round(y) + 0.5);
      ink.lineTo(left + width, Math.round(y) + 0.5);
      ink.stroke();
      const text = `${level.kind} ${words(level.price)}${out}`;
      ink.fillStyle = look.paper;
      ink.fillRect(left + 4 * ratio, row - 7 * ratio, ink.measureText(text).width + 8 * ratio, 14 * ratio);
      ink.fillStyle = look.ink;
      ink.fillText(text, left + 8 * ratio, row);
    }
    ink.setLineDash([]);
  });
}
