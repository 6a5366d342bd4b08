// The language of conditions in the page. `understand` says what the server would say of a text, or
// that only the server can say it; truths.js evaluates what needs the last bars alone.
import {read} from './grammar.js';

const LONGEST = 10000;
const MOST_NODES = 200;
const DEEPEST = 16;
const MOST_BARS = 1000;
const PLAIN = {type: 'number', scale: 0, plain: true, words: []};
const made = (type, scale = 0) => ({type, scale, plain: false, words: []});
const isNumeric = t => t.type === 'number' || t.type === 'percent' || t.type === 'price';

/** Fields by name, from the items of `GET /api/v1/screen/fields`. */
export function catalogue(items) {
  const known = new Map();
  const families = new Set(['return']);
  for (const item of items) {
    const unit = item.unit ?? '';
    const scale = item.type === 'price' ? 1 : unit === 'price squared' ? 2 : unit.startsWith('shares') ? -1 : 0;
    const words = item.words ?? [];
    const low = new Map(words.map((word, place) => [word.toLowerCase(), place]));
    known.set(item.name.toLowerCase(), {...item, words, low, scale, plain: false});
    if (/^[A-Z]/.test(item.name)) families.add(item.name.toLowerCase().replace(/[_.].*/, ''));
  }
  return {known, families, names: items.map(item => item.name)};
}

/**
 * @returns {{valid: ?boolean, errors: {at, end, expected}[], tree, needs: string[], local: boolean}}
 *   `valid` null: only the server knows; `local`: the last bars' values of `needs` decide
 */
export function understand(text, fields) {
  if (text.length > LONGEST) return {valid: false, errors: [{at: LONGEST, end: text.length, expected: []}], needs: [], local: false};
  const {tree, problems} = read(text);
  const checks = new Checks(fields, problems);
  if (checks.isSmall(tree)) checks.test(tree);
  const valid = problems.length ? false : checks.open ? null : true;
  return {valid, errors: problems.sort((a, b) => a.at - b.at), tree, needs: [...checks.needs],
    local: valid === true && !checks.back};
}

class Checks {
  constructor(fields, problems) {
    this.fields = fields;
    this.problems = problems;
    this.needs = new Set();
    this.open = false;
    this.back = false;
  }

  wrong(node, expected = [], meant = null) {
    this.problems.push({at: node.at, end: node.end, expected, meant});
    return null;
  }

  isSmall(tree) {
    let nodes = 0;
    let deepest = 0;
    const walk = (node, depth) => {
      nodes++;
      deepest = Math.max(deepest, depth);
      node.parts.forEach(part => walk(part, depth + 1));
    };
    walk(tree, 1);
    return (nodes <= MOST_NODES && deepest <= DEEPEST) || Boolean(this.wrong(tree));
  }

  test(node) {
    const kind = node.kind;
    if (kind === 'all' || kind === 'any' || kind === 'not') return node.parts.forEach(part => this.test(part));
    if (kind === 'broken') return null;
    if (kind === 'within' || kind === 'for') {
      this.bars(node);
      if (node.bars > 1) this.back = true;
      return this.test(node.parts[0]);
    }
    if (kind === 'member') {
      this.back = true;
      this.open = true;
      return null;
    }
    if (kind === 'is' || kind === 'is_not' || kind === 'in') return this.worded(node);
    if (kind === 'known') return this.value(node.parts[0]);
    if (kind === 'bare') return this.flag(node);
    return this.compared(node);
  }

  bars(node) {
    if (node.bars < 1 || node.bars > MOST_BARS) this.wrong(node, [`1 to ${MOST_BARS}`]);
  }

  flag(node) {
    const type = this.value(node.parts[0]);
    return !type || type.open || (type.type === 'flag' && node.parts[0].kind === 'name') ? null
      : this.wrong(node, type.type === 'word' ? ['is', 'is not', 'in'] : ['<', '<=', '>', '>=', 'between', 'crosses']);
  }

  worded(node) {
    const type = this.value(node.parts[0]);
    if (!type || type.open) return null;
    if (type.type !== 'word' || node.parts[0].kind !== 'name') return this.wrong(node.parts[0], ['a field of words']);
    node.words.filter(word => !type.low.has(word.low)).forEach(word => this.wrong(word, type.words));
    return null;
  }

  compared(node) {
    const [first, second] = node.parts;
    if (node.kind === 'run') this.bars(node);
    if (node.kind === 'run' || node.kind === 'cross') this.back = true;
    const left = this.value(first);
    if (node.kind === 'compare' && left?.type === 'word' && second.kind === 'name' && this.isWord(left, node)) return null;
    const types = [left, ...node.parts.slice(1).map(part => this.value(part))];
    if (types.some(type => !type || type.open)) return null;
    for (const type of types.slice(1)) {
      if (left.type === 'flag' || type.type === 'flag' || !goWith(left, type)) return this.wrong(node, [`a ${left.type}`]);
    }
    if ((node.kind === 'cross' || node.kind === 'run') && !isNumeric(left)) return this.wrong(node, ['a number', 'a price']);
    if (node.kind === 'between' && left.type === 'word') return this.wrong(node, ['in (…)']);
    if (node.kind === 'compare' && left.type === 'word' && isOrder(node.sign) && !isOrdered(left)) {
      return this.wrong(node, ['=', '!=', 'is', 'in']);
    }
    return null;
  }

  /** Whether the right side names a word of the left, or is meant to. */
  isWord(left, node) {
    const [, right] = node.parts;
    const place = !right.ago && !right.longer ? left.low.get(right.text.toLowerCase()) : undefined;
    if (place !== undefined && (!isOrder(node.sign) || isOrdered(left))) {
      node.place = place;
      return true;
    }
    if (this.find(right.text)) return false;
    this.wrong(right, left.words);
    return true;
  }

  /** @returns the type; null when it makes no sense; `open` when only the server knows */
  value(node) {
    if (node.kind === 'number') return node.percent ? made('percent') : PLAIN;
    if (node.kind === 'date') return Number.isNaN(dayOf(node.text)) ? this.wrong(node, ['a date such as 2024-02-20']) : made('date');
    if (node.kind === 'name') return this.named(node);
    const types = node.parts.map(part => this.value(part));
    if (types.some(type => !type)) return null;
    if (types.some(type => type.open)) return {open: true};
    if (node.kind === 'negative') return isNumeric(types[0]) ? types[0] : this.wrong(node, ['a number']);
    if (node.kind === 'call') return this.called(node, types);
    const [left, right] = types;
    const type = isNumeric(left) && isNumeric(right) ? computed(node.sign, left, right) : null;
    const percents = [left, right].filter(t => t.type === 'percent').length;
    node.percentOf = node.sign === '*' && percents === 1 && !left.plain && !right.plain;
    return type ?? this.wrong(node, ['values that go together']);
  }

  called(node, types) {
    if (node.text === 'abs' && types.length > 1) return this.wrong(node, ['one value']);
    let type = types[0];
    for (const each of types) {
      if (!isNumeric(each) || !goWith(each, type)) return this.wrong(node, ['values that go together']);
      type = type.plain ? each : type;
    }
    return type;
  }

  find(name) {
    const low = name.toLowerCase();
    return this.fields.known.get(low) ?? (this.fields.families.has(low.replace(/[_.].*/, '')) ? {open: true} : null);
  }

  named(node) {
    const found = this.find(node.text);
    if (!found) return this.wrong(node, ['a field']);
    if (found.open) this.open = true;
    if (node.ago > MOST_BARS) return this.wrong(node, [`0 to ${MOST_BARS}`]);
    if (node.ago || node.longer) this.back = true;
    if (node.longer) this.open = true;
    if (!found.open) this.needs.add(found.name);
    if (!found.on_sheet && /^[A-Z]/.test(found.name)) this.back = true;
    node.field = found.name;
    return found;
  }
}

const isOrder = sign => sign !== '=' && sign !== '!=';
/** The words of verdicts alone have an order. */
const isOrdered = type => type.words[0] === 'STRONG_SELL';

function goWith(a, b) {
  if (a.plain || b.plain) return isNumeric(a) && isNumeric(b);
  return a.type === b.type && a.words.join() === b.words.join();
}

function computed(sign, a, b) {
  if (sign === '+' || sign === '-') {
    if (!goWith(a, b)) return null;
    return a.plain ? b : b.plain ? a : made(a.type, a.scale === b.scale ? a.scale : 0);
  }
  const product = sign === '*';
  if (b.plain) return a;
  if (product && a.plain) return b;
  if (product && (a.type === 'percent' || b.type === 'percent')) return a.type === b.type ? null : a.type === 'percent' ? b : a;
  if (!product && b.type === 'percent') return a.type === 'percent' && !a.plain ? made('number') : null;
  if (!product && a.type === 'percent') return b.scale ? made('number', -b.scale) : a;
  const scale = product ? a.scale + b.scale : a.scale - b.scale;
  const price = (a.type === 'price' && isUnscaled(b)) || (product && b.type === 'price' && isUnscaled(a));
  return made(price ? 'price' : 'number', scale);
}
const isUnscaled = t => t.type === 'number' && t.scale === 0;

/** Days since 1970-01-01, NaN for what is no date. */
export function dayOf(text) {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return new Date(ms || 0).toISOString().slice(0, 10) === text ? ms / 86400000 : NaN;
}
