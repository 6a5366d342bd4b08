// A rule as the API has it, from what was typed into its form, and what the form begins with for a rule of the API.

/** A number where one was typed, nothing where nothing was, else the text, which the service refuses by name. */
export const numeric = (text) => {
  const typed = (text ?? '').trim();
  return typed === '' ? undefined : Number.isNaN(Number(typed)) ? typed : Number(typed);
};
export const text = (typed) => (typed?.trim() ? typed.trim() : undefined);
/** Several values of a parameter, `10, 20`. */
const values = (typed) => (typed ?? '').split(/[\s,;]+/).filter(Boolean).map((one) => numeric(one));

/** The names in braces of conditions, in their order. */
export const placesOf = (...texts) => [...new Set(texts.flatMap((one) => [...(one ?? '').matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map(([, name]) => name)))];

export const paramsOf = (given) => {
  const named = Object.entries(given).filter(([name, typed]) => name.startsWith('param.') && typed.trim()).map(([name, typed]) => [name.slice(6), values(typed)]);
  return named.length ? Object.fromEntries(named) : undefined;
};

/** A price: a number, a field, or what a rule had in JSON; text that is no JSON is the service's to refuse. */
function priceOf(typed) {
  if (!typed?.trim().startsWith('{')) return numeric(typed);
  try { return JSON.parse(typed); } catch { return typed; }
}

/** `{percent: 5}` of a kind and its number; nothing for none. */
const level = (kind, typed, more) => (kind ? { [kind]: kind === 'price' ? priceOf(typed) : numeric(typed), ...more } : undefined);

/** Sides of a rule, each with what the names of its fields begin with. */
export const sidesOf = (side = 'long') => (side === 'both' ? [['long', ''], ['short', 'short.']] : [[side, '']]);

/** The conditions of the sides that are chosen. */
export const textsOf = ({ side }, own) => sidesOf(side).flatMap(([, before]) => [own[`${before}enter`] ?? '', own[`${before}exit`] ?? '']);

/** Whether each side that is chosen says when it enters. */
export const enters = ({ side }, own) => sidesOf(side).every(([, before]) => own[`${before}enter`]?.trim());

function sizeOf(given) {
  const kind = given('size') ?? 'percent';
  const amount = given('size_of') ?? '95';
  const start = kind === 'kelly' && text(given('size_start'));
  return start ? { kelly: { fraction: numeric(amount), start_percent: numeric(start) } } : level(kind, amount);
}

/** An order that waits at a price; at the market where nothing is chosen. */
function entryOf(given) {
  const kind = given('entry');
  if (!kind) return undefined;
  const by = given('entry_by') ?? 'percent';
  const of = level(by, given('entry_of'));
  return { [kind]: by === 'price' ? of.price : of, valid_bars: numeric(given('valid_bars')) };
}

function sideOf(all, own, before) {
  const given = (name) => all[before + name];
  return {
    enter: (own[`${before}enter`] ?? '').trim(), exit: text(own[`${before}exit`]), entry: entryOf(given), size: sizeOf(given),
    stop: level(given('stop'), given('stop_of')), target: level(given('target'), given('target_of')), trail: level(given('trail'), given('trail_of'), { after_r: numeric(given('trail_after')) }),
    max_bars: numeric(given('max_bars')), cooldown_bars: numeric(given('cooldown_bars')), max_position_percent: numeric(given('max_position_percent')),
  };
}

/** A rule of one's own. */
export function ownRule(given, own) {
  const params = paramsOf(given);
  const chosen = (name, usual) => given[name] && given[name] !== usual && { [name]: given[name] };
  return {
    name: text(given.name) ?? 'My rule', ...(params && { params: Object.fromEntries(placesOf(...textsOf(given, own)).filter((name) => params[name]).map((name) => [name, params[name]])) }),
    timeframe: given.timeframe, ...Object.fromEntries(sidesOf(given.side).map(([side, before]) => [side, sideOf(given, own, before)])),
    ...chosen('ties', 'last_different'), ...chosen('level_from', 'fill'), ...chosen('at_end', 'keep'), ...chosen('fill', 'next_open'), ...(given.stable !== undefined && { stable: true }),
  };
}

const shown = (value) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? ''));

/** Kind and number of `{percent: 5}`, as the fields have them. */
function typed(name, of) {
  const kind = of && Object.keys(of).find((one) => one !== 'after_r');
  return kind ? { [name]: kind, [`${name}_of`]: shown(of[kind]) } : {};
}

function typedEntry(entry) {
  const kind = ['limit', 'stop'].find((one) => entry?.[one] !== undefined);
  if (!kind) return {};
  const of = entry[kind];
  const by = ['percent', 'atr', 'amount'].find((one) => Object.hasOwn(Object(of), one));
  return { entry: kind, entry_by: by ?? 'price', entry_of: shown(by ? of[by] : of), valid_bars: shown(entry.valid_bars) };
}

function typedSide(side) {
  const { kelly } = side.size ?? {};
  return {
    ...typed('size', kelly?.fraction === undefined ? side.size ?? { percent: 100 } : { kelly: kelly.fraction }), size_start: shown(kelly?.start_percent), ...typedEntry(side.entry),
    ...typed('stop', side.stop), ...typed('target', side.target), ...typed('trail', side.trail), trail_after: shown(side.trail?.after_r),
    max_bars: shown(side.max_bars), cooldown_bars: shown(side.cooldown_bars), max_position_percent: shown(side.max_position_percent),
  };
}

/** What the form begins with.
 * @param check what the service says of the rule, with its conditions as text */
export function typedRule({ rules, conditions }) {
  const sides = ['long', 'short'].filter((side) => rules[side]);
  const side = sides.length > 1 ? 'both' : sides[0];
  const of = sidesOf(side);
  return {
    given: { side, ties: rules.ties, level_from: rules.level_from, ...(rules.stable && { stable: 'on' }), ...Object.fromEntries(of.flatMap(([one, before]) => Object.entries(typedSide(rules[one])).map(([name, value]) => [before + name, value]))) },
    own: Object.fromEntries(of.flatMap(([one, before]) => ['enter', 'exit'].map((when) => [before + when, conditions.find((test) => test.side === one && test.when === when && !test.part)?.text ?? '']))),
  };
}
