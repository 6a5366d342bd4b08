// Reads a condition's text as the server's reader does: the same tree, and the same places of what is
// wrong. Names and types are looked up by filter.js.
import {KEYWORDS, isSpoken, testBrackets, tokens} from './tokens.js';

const OF_TESTS = new Set(['between', 'crosses', 'rising', 'falling', 'is', 'in']);
const ENDS = new Set(['and', 'or', ')', 'within', 'for']);
const RELATIONS = new Set(['<', '<=', '>', '>=', '=', '!=']);
const DEEPEST = 64;

class Unreadable extends Error {}

/** @returns {{tree, problems: {at, end, expected}[]}} */
export function read(text) {
  const list = tokens(text);
  const tests = testBrackets(list);
  const problems = [];
  let at = 0;
  let depth = 0;
  let stopped = false;

  const peek = () => list[at];
  const is = word => isSpoken(list[at]) && list[at].low === word;
  const take = () => {
    const token = list[at];
    at = Math.min(at + 1, list.length - 1);
    return token;
  };
  const takeIf = word => is(word) && Boolean(take());
  const fail = (...expected) => {
    if (!stopped) problems.push({at: peek().at, end: peek().end, found: peek().text, expected});
    throw new Unreadable();
  };
  const expect = word => (is(word) ? take() : fail(word));
  const node = (kind, first, more) =>
    ({kind, at: first.at, end: Math.max(first.end, at ? list[at - 1].end : 0), parts: [], ...more});
  const enter = () => {
    if (++depth > DEEPEST) {
      problems.push({at: peek().at, end: peek().end, found: peek().text, expected: []});
      at = list.length - 1;
      stopped = true;
      throw new Unreadable();
    }
  };

  const whole = () => {
    if (peek().kind !== 'number' || !/^\d{1,9}$/.test(peek().text)) fail('a whole number');
    return Number(take().text);
  };
  const chain = (signs, part) => {
    const first = peek();
    let sum = part();
    while (signs.some(is)) {
      const sign = take().text;
      sum = node('arithmetic', first, {sign, parts: [sum, part()]});
      sum.end = Math.max(first.end, list[at - 1].end);
    }
    return sum;
  };
  const value = () => chain(['+', '-'], () => chain(['*', '/'], atom));
  function atom() {
    const token = peek();
    if (token.kind === 'number') return node('number', take(), number(token.text));
    if (token.kind === 'date') return node('date', take(), {text: token.text});
    if (token.kind === 'name') return named();
    if (!is('-') && !is('(')) fail('a number', 'a field', '(');
    enter();
    take();
    let inner;
    if (token.text === '-') {
      const part = atom();
      inner = node('negative', token, {parts: [part]});
    } else {
      inner = value();
      expect(')');
    }
    depth--;
    return inner;
  }
  function named() {
    const name = take();
    if (KEYWORDS.includes(name.low)) {
      problems.push({at: name.at, end: name.end, found: name.text, expected: ['a number', 'a field', '(']});
      throw new Unreadable();
    }
    if (is('(') && ['min', 'max', 'abs'].includes(name.low)) {
      enter();
      take();
      const parts = listed(value);
      depth--;
      return node('call', name, {text: name.low, parts});
    }
    let ago = 0;
    if (takeIf('[')) {
      ago = whole();
      expect(']');
    }
    const longer = peek().kind === 'sign' && peek().text[0] === '@' ? take() : null;
    return node('name', name, {text: name.text, ago, longer});
  }
  const listed = part => {
    const parts = [part()];
    while (takeIf(',')) parts.push(part());
    expect(')');
    return parts;
  };
  const word = () => (['name', 'string'].includes(peek().kind) ? take() : fail('a word'));

  function test() {
    const first = peek();
    if (is('(') && tests[at]) return bracketed(first);
    if (['on_list', 'screen'].includes(first.low) && list[Math.min(at + 1, list.length - 1)].low === '('
        && isSpoken(list[Math.min(at + 1, list.length - 1)])) {
      take();
      take();
      if (peek().kind !== 'string') fail('a name in double quotes');
      const name = take().text;
      expect(')');
      return node('member', first, {text: first.low, name});
    }
    const left = value();
    const next = peek();
    if (next.kind === 'sign' && RELATIONS.has(next.text)) {
      take();
      const right = value();
      return node('compare', first, {sign: next.text, parts: [left, right]});
    }
    if (OF_TESTS.has(next.low)) return worded(first, left);
    const ends = next.kind === 'end' || (isSpoken(next) && ENDS.has(next.low));
    if (!ends) fail(...RELATIONS, ...OF_TESTS);
    return node('bare', first, {parts: [left]});
  }
  function bracketed(open) {
    take();
    enter();
    const inner = either();
    depth--;
    if (!takeIf(')')) fail(')', 'and', 'or');
    return {...inner, at: open.at, end: list[at - 1].end};
  }
  function worded(first, left) {
    const verb = take().low;
    if (verb === 'between') {
      const low = value();
      expect('and');
      const high = value();
      return node('between', first, {parts: [left, low, high]});
    }
    if (verb === 'crosses') {
      const way = is('above') || is('below') ? take().low : 'either';
      const right = value();
      return node('cross', first, {way, parts: [left, right]});
    }
    if (verb === 'is') {
      const not = takeIf('not');
      if (!not && is('known')) {
        take();
        return node('known', first, {parts: [left]});
      }
      const words = [word()];
      return node(not ? 'is_not' : 'is', first, {parts: [left], words});
    }
    if (verb === 'in') {
      expect('(');
      const words = listed(word);
      return node('in', first, {parts: [left], words});
    }
    const bars = whole();
    return node('run', first, {bars, text: verb, parts: [left]});
  }
  function spanned() {
    const first = peek();
    const inner = test();
    if (!is('within') && !is('for')) return inner;
    const kind = take().low;
    const bars = whole();
    if (!takeIf('bar')) expect('bars');
    return node(kind, first, {bars, parts: [inner]});
  }
  function safely() {
    const first = peek();
    const before = depth;
    try {
      return spanned();
    } catch (e) {
      if (!(e instanceof Unreadable)) throw e;
      depth = before;
      skip();
      return node('broken', first);
    }
  }
  function skip() {
    let open = 0;
    while (peek().kind !== 'end') {
      if (!open && (is('and') || is('or') || is(')'))) return;
      open += is('(') ? 1 : is(')') ? -1 : 0;
      take();
    }
  }
  const joined = (link, kind, part) => {
    const first = peek();
    const parts = [part()];
    while (takeIf(link)) parts.push(part());
    return parts.length === 1 ? parts[0] : node(kind, first, {parts});
  };
  const negated = () => {
    const first = peek();
    return takeIf('not') ? node('not', first, {parts: [safely()]}) : safely();
  };
  const either = () => joined('or', 'any', () => joined('and', 'all', negated));

  const tree = either();
  while (peek().kind !== 'end') {
    if (!stopped) problems.push({at: peek().at, end: peek().end, found: peek().text, expected: ['and', 'or', 'the end']});
    take();
    if (takeIf('and') || takeIf('or')) either();
    else skip();
  }
  return {tree, problems};
}

function number(text) {
  const low = text.toLowerCase();
  const power = low.endsWith('bn') ? 9 : low.endsWith('m') ? 6 : low.endsWith('k') ? 3 : 0;
  return {number: Number(`${low.replace(/(%|bn|m|k)$/, '')}e${power}`), percent: low.endsWith('%')};
}
