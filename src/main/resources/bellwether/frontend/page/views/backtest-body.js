// What a form of a backtest asks for: the body of the request, from what was typed.
import { enters, numeric, ownRule, paramsOf, placesOf, text, textsOf } from './rule-body.js';
import { universeOf } from './universe-field.js';

const some = (object) => (Object.values(object).some((value) => value !== undefined) ? object : undefined);

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
  const lacks = given.rule === 'own' && (!enters(given, own) || placesOf(...textsOf(given, own)).some((name) => !given[`param.${name}`]?.trim()));
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
