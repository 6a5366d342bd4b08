// Evaluates a condition on the last bars of many symbols, in passes over columns, as the server's
// evaluator of sheets does: Kleene's three values, NaN is unknown, the least of two is their "and".
import {dayOf} from './filter.js';

export const NO = 0;
export const UNSURE = 1;
export const YES = 2;

/**
 * @param tree of what `understand` calls local
 * @param size how many symbols
 * @param column gives a field's Float64Array: places of words, days of dates, 0 or 1 of flags
 * @param fields of `catalogue`
 * @returns a Uint8Array of NO, UNSURE, YES
 */
export function truths(tree, size, column, fields) {
  const values = node => {
    const out = new Float64Array(size);
    if (node.kind === 'number') return out.fill(node.number);
    if (node.kind === 'date') return out.fill(dayOf(node.text));
    if (node.kind === 'name') return column(node.field);
    const [first, ...others] = node.parts.map(values);
    const apply = OPERATIONS[node.percentOf ? '%' : (node.sign ?? node.text ?? '-')];
    if (node.kind === 'negative') {
      for (let i = 0; i < size; i++) out[i] = -first[i];
    } else if (node.kind === 'call' && node.text === 'abs') {
      for (let i = 0; i < size; i++) out[i] = Math.abs(first[i]);
    } else {
      out.set(first);
      for (const other of others) {
        for (let i = 0; i < size; i++) {
          const result = apply(out[i], other[i]);
          out[i] = Math.abs(result) <= Number.MAX_VALUE ? result : NaN;
        }
      }
    }
    return out;
  };
  const each = (nodes, judge) => {
    const out = new Uint8Array(size);
    const columns = nodes.map(values);
    const [a, b] = columns;
    for (let i = 0; i < size; i++) {
      const unknown = Number.isNaN(a[i]) || (b && Number.isNaN(b[i]));
      out[i] = unknown ? UNSURE : judge(a[i], b?.[i]) ? YES : NO;
    }
    return out;
  };
  const join = (parts, better) => {
    const out = parts[0];
    for (const part of parts.slice(1)) {
      for (let i = 0; i < size; i++) if (better(part[i], out[i])) out[i] = part[i];
    }
    return out;
  };
  const least = parts => join(parts, (a, b) => a < b);
  const place = (node, word) => fields.known.get(node.field.toLowerCase()).low.get(word);
  const truth = node => {
    const {kind, parts} = node;
    if (kind === 'all') return least(parts.map(truth));
    if (kind === 'any') return join(parts.map(truth), (a, b) => a > b);
    if (kind === 'not') return truth(parts[0]).map(one => YES - one);
    if (kind === 'within' || kind === 'for') return truth(parts[0]);
    if (kind === 'bare') return each(parts, a => a !== 0);
    if (kind === 'known') {
      const column = values(parts[0]);
      return Uint8Array.from(column, a => (Number.isNaN(a) ? NO : YES));
    }
    if (kind === 'between') {
      return least([each([parts[0], parts[1]], RELATIONS['>=']), each([parts[0], parts[2]], RELATIONS['<='])]);
    }
    if (kind === 'compare') {
      const right = node.place === undefined ? parts[1] : {kind: 'number', number: node.place};
      return each([parts[0], right], RELATIONS[node.sign]);
    }
    const among = new Set(node.words.map(word => place(parts[0], word.low)));
    return each(parts, a => among.has(a) === (kind !== 'is_not'));
  };
  return truth(tree);
}

const OPERATIONS = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => (a * b) / 100,
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
};
const RELATIONS = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};
