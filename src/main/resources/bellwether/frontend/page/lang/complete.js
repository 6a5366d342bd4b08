// What may follow in a condition: fields by their names and meanings, words of a field, keywords.
import {tokens} from './tokens.js';

const AFTER_VALUE = ['<', '<=', '>', '>=', '=', '!=', 'between', 'crosses above', 'crosses below',
  'rising', 'falling', 'is', 'in'];
const MOST = 12;

/**
 * @returns {{from, to, items: {text, detail}[]}} what to put in the place of the text from..to
 */
export function complete(text, caret, fields) {
  const before = tokens(text.slice(0, caret)).slice(0, -1);
  const last = before.at(-1);
  const typing = last && last.end === caret && (last.kind === 'name' || last.kind === 'unknown');
  const typed = typing ? last.low : '';
  const from = typing ? last.at : caret;
  const previous = before.at(typing ? -2 : -1);
  const field = wordsWanted(typing ? before.slice(0, -1) : before, fields);
  const words = field ? field.words.map(word => ({text: shownWord(word), detail: `of ${field.name}`})) : [];
  const wantsSign = !field && previous && isValue(previous, fields) && !(typing && isJoin(last.low));
  const signs = wantsSign ? [...AFTER_VALUE, 'and', 'or'].map(sign => ({text: sign, detail: ''})) : [];
  const names = field || wantsSign ? [] : ranked(typed, fields);
  const items = [...words, ...signs].filter(item => item.text.toLowerCase().replace('"', '').startsWith(typed));
  return {from, to: caret, items: [...items, ...names].slice(0, MOST)};
}

const isJoin = low => low === 'and' || low === 'or';
const shownWord = word => (/^[A-Za-z_]\w*$/.test(word) ? word : `"${word}"`);

function isValue(token, fields) {
  return token.kind === 'number' || token.kind === 'date' || token.text === ')' || token.text === ']'
    || (token.kind === 'name' && fields.known.has(token.low));
}

/** The field of words whose word is to be typed next, as behind `verdict =` or `sector is`. */
function wordsWanted(before, fields) {
  let i = before.length - 1;
  const low = n => before[n]?.low;
  if (low(i) === ',' || low(i) === '(') {
    while (i >= 0 && low(i) !== '(') i--;
    if (low(i - 1) !== 'in') return null;
    i--;
  } else if (low(i) === 'not' && low(i - 1) === 'is') {
    i--;
  } else if (!['is', '=', '!=', '<', '<=', '>', '>='].includes(low(i))) {
    return null;
  }
  const field = fields.known.get(low(i - 1));
  return field?.type === 'word' ? field : null;
}

/** Exact, then prefix, then within the name, then within what it means. */
function ranked(typed, fields) {
  const scored = [];
  for (const field of fields.known.values()) {
    const low = field.name.toLowerCase();
    const rank = !typed || low === typed ? 0 : low.startsWith(typed) ? 1 : low.includes(typed) ? 2
      : typed.length > 2 && field.meaning.toLowerCase().includes(typed) ? 3 : 9;
    if (rank < 9) scored.push([rank, low.length, {text: field.name, detail: field.meaning}]);
  }
  return scored.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, MOST).map(([, , item]) => item);
}

/** The nearest known name, when no more than a third of its letters differ. */
export function didYouMean(names, typed) {
  let best = null;
  let least = Infinity;
  for (const name of names) {
    const far = distance(name.toLowerCase(), typed.toLowerCase());
    if (far * 3 <= name.length && far < least) {
      best = name;
      least = far;
    }
  }
  return best;
}

function distance(a, b) {
  let row = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), row[j] + 1, next[j - 1] + 1);
    }
    row = next;
  }
  return row[b.length];
}
