// Numbers, dates and verdicts as they are shown, by one formatter for tables, charts and fields: what is shown can be
// typed back.
import { prefs } from './prefs.js';

export const NONE = '–';
const FEW = 30;
/** Figures of a quoted price at most: 67123.456. */
const QUOTED = 8;
const made = new Map();

const locale = () => prefs.get('locale', '') || undefined;

function formatter(key, make) {
  const whole = `${locale() ?? ''} ${key}`;
  if (!made.has(whole)) made.set(whole, make(locale()));
  return made.get(whole);
}

const isNumber = (x) => typeof x === 'number' && Number.isFinite(x);

/** @param options.digits after the decimal mark, exactly; else from `least` up to 2, or so many as `most` says */
export function number(x, { digits, least = digits ?? 0, most = digits ?? 2 } = {}) {
  if (!isNumber(x)) return NONE;
  return formatter(`n${least}-${most}`, (l) => new Intl.NumberFormat(l, { minimumFractionDigits: least, maximumFractionDigits: most })).format(x);
}

/** A number of things: 1 row, 2 rows. */
export const counted = (n, one, many = `${one}s`) => `${number(n, { digits: 0 })} ${n === 1 ? one : many}`;

/** The decimals that a number is written with; without an exponent. */
export function decimals(x) {
  const [, point = '', power = '0'] = /^[^.e]*\.?(\d*)(?:e(.*))?$/.exec(String(x)) ?? [];
  return Math.max(0, point.length - Number(power));
}

/** All decimals of a number that was entered or is quoted; of a computed one, which has more figures than those, six figures. */
function enough(x) {
  const own = decimals(x);
  const size = Math.floor(Math.log10(Math.abs(x) || 1));
  return Math.min(20, own + size < QUOTED ? own : Math.max(2, 5 - size));
}

/** With the decimals of the tick or of the closes where they are known, else with those that the price has; at least 2. */
export const price = (x, digits) => number(x, { digits, ...(digits === undefined && { least: 2, most: Math.max(2, enough(x)) }) });

/** A computed value, such as that of an indicator: two decimals, of a small one three figures. */
export const computed = (x) => number(x, { digits: Math.abs(x) < 0.1 && x ? Math.min(20, 2 - Math.floor(Math.log10(Math.abs(x)))) : 2 });

/** A number of any size, as it can be typed back. */
export const figure = (x) => number(x, { most: enough(x) });

export const count = (n) => number(n, { digits: 0 });

/** Of a number that is in percent already. */
export const percent = (x, digits = 1) => (isNumber(x) ? `${number(x, { digits })} %` : NONE);

/** With its sign, also where it is above nought. */
export function signed(x, f = number) {
  if (!isNumber(x)) return NONE;
  return `${x > 0 ? '+' : x < 0 ? '−' : '±'}${f(Math.abs(x))}`;
}

/** How large a file is. */
export function bytes(n) {
  if (!isNumber(n)) return NONE;
  const [size, unit] = n < 1000 ? [n, 'B'] : n < 1e6 ? [n / 1e3, 'KB'] : n < 1e9 ? [n / 1e6, 'MB'] : [n / 1e9, 'GB'];
  return `${number(size, { digits: size < 10 && n >= 1000 ? 1 : 0 })} ${unit}`;
}

export const date = (iso) => (iso ? String(iso).slice(0, 10) : NONE);

/** A moment by the clock of a zone, which is named. */
export function moment(iso, zone) {
  if (!iso) return NONE;
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return NONE;
  const wanted = zone || prefs.get('zone', '') || undefined;
  const parts = Object.fromEntries(formatter(`m${wanted}`, () => new Intl.DateTimeFormat('en-GB', {
    timeZone: wanted, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
    timeZoneName: 'short',
  })).formatToParts(at).map((part) => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute} ${parts.timeZoneName}`;
}

const SPANS = [[60, 's', 1], [3600, 'min', 60], [86_400, 'h', 3600], [Infinity, 'd', 86_400]];

/** A time that lasts, such as what is left of a job. */
export function duration(seconds) {
  if (!isNumber(seconds)) return NONE;
  if (Math.abs(seconds) < 1) return `${count(seconds * 1000)} ms`;
  const [, unit, size] = SPANS.find(([end]) => Math.abs(seconds) < end);
  return `${count(Math.round(seconds / size))} ${unit}`;
}

export function ago(iso) {
  if (!iso) return NONE;
  const seconds = (Date.now() - new Date(iso).getTime()) / 1000;
  if (!isNumber(seconds)) return NONE;
  return seconds < 5 ? 'now' : `${duration(seconds)} ago`;
}

const VERDICTS = {
  STRONG_BUY: { words: 'strong buy', mark: '▲▲', side: 'up' },
  BUY: { words: 'buy', mark: '▲', side: 'up' },
  HOLD: { words: 'hold', mark: '●', side: 'flat' },
  SELL: { words: 'sell', mark: '▼', side: 'down' },
  STRONG_SELL: { words: 'strong sell', mark: '▼▼', side: 'down' },
};

export const verdict = (v) => (Object.hasOwn(VERDICTS, v ?? '') ? VERDICTS[v] : null) ?? { words: v ? String(v).toLowerCase().replaceAll('_', ' ') : 'not analysed', mark: '', side: 'flat' };

/** Whether so few cases say too little. */
export const few = (n) => (n < FEW ? 'too few' : '');

/** The words of a name of the API. */
export const words = (name) => (name ? String(name).replaceAll(/[_.]/g, ' ') : NONE);

/** The number that a text means in the caller's own writing, or null. */
export function parse(text) {
  const parts = new Intl.NumberFormat(locale()).formatToParts(-12345.5);
  const of = (type) => parts.find((part) => part.type === type)?.value ?? '';
  let plain = String(text).trim().replaceAll('−', '-').replaceAll(/[\s\u00a0\u202f'’]/g, '');
  const group = of('group');
  const point = of('decimal');
  if (group && !/\s/.test(group) && plain.includes(group)) {
    const [whole, ...rest] = plain.split(point);
    const [first, ...others] = whole.replace(/^[-+]/, '').split(group);
    if (rest.join('').includes(group) || !/^\d{1,3}$/.test(first) || !others.every((one, i) => (i === others.length - 1 ? /^\d{3}$/ : /^\d{2,3}$/).test(one))) return null;
    plain = plain.replaceAll(group, '');
  }
  plain = plain.replace(point, '.').replace(/%$/, '');
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}
