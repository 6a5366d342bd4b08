// What a form of a backtest asks for: the body of the request, from what was typed.
import { universeOf } from './universe-field.js';

/** A number where one was typed, nothing where nothing was, else the text, which the service refuses by name. */
const numeric = (text) => {
  const typed = (text ?? '').trim();
  return typed === '' ? undefined : Number.isNaN(Number(typed)) ? typed : Number(typed);
};
const text = (typed) => (typed?.trim() ? typed.trim() : undefined);
/** Several values of a parameter, `10, 20`. */
const values = (typed) => (typed ?? '').split(/[\s,;]+/).filter(Boolean).map((one) => numeric(one));
const some = (object) => (Object.values(object).some((value) => value !== undefined) ? object : undefined);
/** `{percent: 5}` of a kind and its number; nothing for none. */
const level = (kind, value) => (kind ? { [kind]: numeric(value) } : undefined);

/** The names in braces of conditions, in their order. */
export const placesOf = (...texts) => [...new Set(texts.flatMap((one) => [...(one ?? '').matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map(([, name]) => name)))];

const paramsOf = (given) => {
  const named = Object.entries(given).filter(([name, typed]) => name.startsWith('param.') && typed.trim()).map(([name, typed]) => [name.slice(6), values(typed)]);
  return named.length ? Object.fromEntries(named) : undefined;
};

/** A rule of one's own. */
function ownRule(given, { enter, exit }) {
  const side = {
    enter: enter.trim(), exit: text(exit), size: level(given.size ?? 'percent', given.size_of ?? '95'), stop: level(given.stop, given.stop_of), target: level(given.target, given.target_of),
    trail: level(given.trail, given.trail_of), max_bars: numeric(given.max_bars), cooldown_bars: numeric(given.cooldown_bars), max_position_percent: numeric(given.max_position_percent),
  };
  const params = paramsOf(given);
  return {
    name: text(given.name) ?? 'My rule', ...(params && { params: Object.fromEntries(placesOf(enter, exit).filter((name) => params[name]).map((name) => [name, params[name]])) }),
    timeframe: given.timeframe, [given.side ?? 'long']: side, ...(given.at_end && given.at_end !== 'keep' && { at_end: given.at_end }), ...(given.fill === 'same_close' && { fill: 'same_close' }), ...(given.stable !== undefined && { stable: true }),
  };
}

/** One of `rules`, `builtin`, `strategy` and `backtest`, by the key that the choice of rules has. */
export function ruleOf(key, given, own) {
  if (key === 'own') return { rules: ownRule(given, own) };
  const at = key.indexOf(':');
  return { [key.slice(0, at)]: key.slice(at + 1) };
}

/** What a rule that ships lets one choose beside. */
const choicesOf = (given) => ({ params: paramsOf(given), pattern: text(given.pattern) && { name: given.pattern.trim(), sign: given.sign }, profile: text(given.profile) });

/** The body of `POST /backtests/check`; nothing before there is a rule. */
export function checkOf(given, own, symbols) {
  const lacks = given.rule === 'own' && (!own.enter.trim() || placesOf(own.enter, own.exit).some((name) => !given[`param.${name}`]?.trim()));
  if (given.kind === 'compare' || lacks) return null;
  const universe = universeOf(symbols.of, symbols.tickers);
  return { ...ruleOf(given.rule, given, own), ...(given.rule.startsWith('builtin:') && choicesOf(given)), tickers: universe?.tickers?.slice(0, 20), from: text(given.from), to: text(given.to) };
}

/** The body of `POST /backtests`, of a comparison that of `POST /backtests/compare`. */
export function bodyOf(given, own, symbols) {
  const universe = universeOf(symbols.of, symbols.tickers);
  const rule = given.kind === 'compare' ? { compare: Object.entries(given).filter(([name]) => /^rule\d+$/.test(name)).map(([, key]) => ruleOf(key, {}, own)) }
    : { ...ruleOf(given.rule, given, own), ...(given.rule.startsWith('builtin:') && choicesOf(given)), kind: given.kind, name: text(given.name) };
  const searches = given.kind === 'sweep' || given.kind === 'walk_forward';
  return {
    ...rule, ...(typeof universe === 'string' ? { universe } : universe), from: text(given.from), to: text(given.to), benchmark: text(given.benchmark)?.toUpperCase(),
    cash: numeric(given.cash), costs: text(given.costs), risk_free: given.risk_free?.trim() ? numeric(String(Number((numeric(given.risk_free) / 100).toPrecision(15)))) : undefined,
    portfolio: given.kind === 'portfolio' ? { max_positions: numeric(given.max_positions), rank: text(given.rank), rebalance: given.every ? { every: given.every, weights: given.weights, band_percent: numeric(given.band_percent) } : undefined } : undefined,
    search: searches ? { objective: given.objective, sample: numeric(given.sample), ...(given.kind === 'walk_forward' && { train: numeric(given.train), test: numeric(given.test), anchored: given.anchored !== undefined }) } : undefined,
    execution: some({ limit: given.limit && given.limit !== 'through' ? given.limit : undefined, volume_share: numeric(given.volume_share), shorting: given.shorting === undefined ? undefined : true, borrow_percent: numeric(given.borrow_percent) }),
    seed: numeric(given.seed),
  };
}
