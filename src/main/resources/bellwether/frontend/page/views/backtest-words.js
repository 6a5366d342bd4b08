// How parts of a backtest are written, the same in its list, its form and its result.
import { NONE, count, number, signed } from '../base/format.js';

export const KINDS = { single: 'each symbol by itself', portfolio: 'one portfolio', compare: 'comparison', sweep: 'sweep', walk_forward: 'walk-forward' };
export const STATES = { completed: 'good', failed: 'bad', cancelled: 'stale', paused: 'stale' };
/** From so many closed trades on, ratios say something. */
export const ENOUGH = 30;

/** Of a fraction, with its sign; without one where it has none. */
export const change = (x) => (x === null || x === undefined ? NONE : signed(x, (y) => part(y)));
export const part = (x) => (x === null || x === undefined ? NONE : `${number(x * 100, { digits: 1 })} %`);
export const ratio = (x) => (x === null || x === undefined ? NONE : signed(x, (y) => number(y, { digits: 2 })).replace(/^\+/, ''));

/** Of a preset of costs by its name. */
export const costsOf = (name) => (name === 'none' ? 'costless' : `costs ${name}`);

export function symbolsOf({ symbols, symbol_count: n }) {
  const whole = symbols.watchlist ? `watchlist ${symbols.watchlist.name}` : symbols.universe ? `universe ${symbols.universe}` : null;
  if (whole) return `${whole}, ${count(n)} symbols`;
  const names = symbols.tickers.slice(0, 5).join(', ');
  return n > 5 ? `${names} and ${count(n - 5)} more` : names;
}

/** Values of parameters in a line. */
export const paramsOf = (params) => Object.entries(params ?? {}).map(([name, value]) => `${name} ${number(value, { most: 6 })}`).join(', ');

/** Rows of a CSV file by the names in its first line; all values are texts. */
export function rowsOf(csv) {
  const [head, ...lines] = csv.split('\n').filter(Boolean).map((line) => [...line.trimEnd().matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain));
  return lines.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i]])));
}

/** The number that a cell has, or null. */
export const numberOf = (cell) => (cell === '' || cell === undefined ? null : Number(cell));
