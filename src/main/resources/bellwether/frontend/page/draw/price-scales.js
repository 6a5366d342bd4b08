// Ranges of the price chart: what is in sight, and how high its prices reach.
import { decimals } from '../base/format.js';

/** At least some bars, at most all, within what there is. */
export function clamped(from, to, n, fewest) {
  const wide = Math.max(Math.min(fewest, n) - 1, Math.min(to - from, n - 1));
  let start = Math.min(from, n - 1 - wide);
  if (to - from < wide) start = Math.min((from + to - wide) / 2, n - 1 - wide);
  start = Math.max(0, start);
  return [start, start + Math.max(0, wide)];
}

/** A line for each output of an indicator: the answer has them together, a chart draws them alone. */
export function flatLines(data) {
  const lines = (data.lines ?? []).flatMap(line => (Array.isArray(line.values) ? [line]
    : Object.entries(line.values).map(([id, values]) => {
      const output = id.slice(line.id.length + 1);
      return {...line, id, of: line.id, name: output ? `${line.name} ${output.replaceAll('_', ' ')}` : line.name, values};
    })));
  return {...data, lines};
}

/** Lines over the prices first, then a pane for each indicator of a scale of its own. */
export function panesOf(data) {
  const lines = data.lines ?? [];
  const own = Map.groupBy(lines.filter(line => line.pane !== 'price'), line => line.of ?? line.id);
  return [lines.filter(line => line.pane === 'price'), ...own.values()];
}

/** Least and greatest in sight with some room; under prices more of it, for volume and verdicts. */
export function extent(data, lines, {first, last}, main, chart) {
  let low = Infinity;
  let high = -Infinity;
  const take = (column, i) => {
    const value = column[i];
    if (value == null) return;
    if (value < low) low = value;
    if (value > high) high = value;
  };
  const columns = lines.map(line => data.lines.find(one => one.id === line.id)?.values ?? []);
  for (let i = first; i <= last; i++) {
    if (main) {
      take(data.bars.low, i);
      take(data.bars.high, i);
    }
    for (const column of columns) take(column, i);
  }
  if (!main) (lines[0].levels ?? []).forEach((_, i) => take(lines[0].levels, i));
  if (main && chart.options.plan !== false && last === data.bars.time.length - 1) near(data, low, high).forEach((_, i, all) => take(all, i));
  if (!(low <= high)) return [0, 1];
  const flat = high - low < Math.abs(high) * 1e-6;
  if (flat) {
    high += Math.abs(high) * 0.01 || 1;
    low -= Math.abs(low) * 0.01 || 1;
  }
  const room = main ? [0.24, 0.05] : [0.08, 0.08];
  if (main && chart.logged && low > 0) {
    const span = Math.log(high / low);
    return [low * Math.exp(-span * room[0]), high * Math.exp(span * room[1])];
  }
  return [low - (high - low) * room[0], high + (high - low) * room[1]];
}

/** Levels that widen what is in sight by less than a half of it. */
function near(data, low, high) {
  const most = (high - low) * 0.5;
  return (data.levels ?? []).map(level => level.price).filter(price => price >= low - most && price <= high + most);
}

/** The decimals that closes are quoted with, from the last of them. */
export function decimalsOf(closes) {
  let digits = 2;
  let size = 0;
  for (const close of closes.slice(-60)) {
    digits = Math.max(digits, decimals(close));
    size = Math.max(size, Math.abs(close));
  }
  return Math.min(size >= 1000 ? 2 : size >= 10 ? 4 : Math.max(6, 5 - Math.floor(Math.log10(size || 1))), digits);
}

const NICE = [1, 2, 2.5, 5, 10];
/** Round values between two, also on a scale of logarithms, where the steps grow with the values. */
export function ticks(low, high, most, logged) {
  if (logged && high / low > 8) {
    const all = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
      [1, 2, 5].forEach(digit => all.push(digit * 10 ** power));
    }
    const seen = all.filter(value => value >= low && value <= high);
    const powers = seen.length > most ? seen.filter(value => /^1(e|0*$)|^0\.0*1$/.test(String(value))) : seen;
    return powers.filter((_, i) => i % Math.ceil(powers.length / Math.max(1, most)) === 0);
  }
  const rough = (high - low) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * NICE.find(nice => nice * power >= rough * 0.999);
  const first = Math.ceil(low / step);
  return Array.from({length: Math.max(0, Math.floor(high / step) - first + 1)}, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
