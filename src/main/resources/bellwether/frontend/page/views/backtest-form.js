// A new backtest: which rule, over what, on which terms; what the service says of the rule stands beside it before it is run.
import '../draw/style.js';
import { html, say, useEffect, useMemo, useRef, useState } from '../base/kit.js';
import { oneOf } from '../base/address.js';
import { get } from '../base/api.js';
import { Field, Send, useSending } from '../base/fields.js';
import { Later } from '../base/later.js';
import { counted } from '../base/format.js';
import { Remote, useRemote } from '../base/remote.js';
import { useOnce } from '../base/writes.js';
import { bodyOf, checkOf } from './backtest-body.js';
import { placesOf, textsOf } from './rule-body.js';
import { KINDS } from './backtest-words.js';
import { RuleSaid, useRuleCheck } from './backtest-said.js';
import { Symbols, THESE } from './universe-field.js';

const OWN = () => import('./backtest-rule.js').then((module) => module.OwnRule);
const PAUSE = 400;
const OBJECTIVES = ['sharpe', 'sortino', 'calmar', 'cagr', 'profit_factor', 'sqn'];
const MOST_COMPARED = 20;

/** Rules that can be run, for a choice of one. */
const choicesOf = ({ shipped, strategies, earlier }) => [
  ...shipped.map((one) => [`builtin:${one.name}`, one.title]),
  ...strategies.map((one) => [`strategy:${one.id}`, `strategy ${one.name}`]),
  ...earlier.map((one) => [`backtest:${one.id}`, `backtest ${one.request.name} of ${one.created_at.slice(0, 10)}`]),
];

/** All that the form offers, from one load. */
function useOffers() {
  const [offers, setOffers] = useState(null);
  const [problem, setProblem] = useState(null);
  const load = () => Promise.all(['/api/v1/backtests/builtin', '/api/v1/strategies?limit=200', '/api/v1/profiles', '/api/v1/backtests?limit=30'].map((path) => get(path))).then(
    ([shipped, strategies, profiles, earlier]) => { setProblem(null); setOffers({ shipped: shipped.body.items, strategies: strategies.body.items.filter((one) => one.rules), profiles: profiles.body.items, earlier: earlier.body.items.filter((one) => one.completed_at && ['single', 'sweep'].includes(one.request.kind)) }); },
    setProblem);
  useEffect(() => { load(); }, []);
  return { state: offers ? 'ready' : problem ? 'error' : 'loading', data: offers, problem, reload: load };
}

function Shipped({ form, rule, profiles, several }) {
  const patterns = useRemote(rule.choices.includes('pattern') ? '/api/v1/patterns' : null);
  return html`<p class="hint row-wide">${rule.meaning}</p>${Object.entries(rule.params).map(([name, usual]) => html`<${Field} key=${rule.name + name} form=${form} label=${name.replaceAll('_', ' ')} name=${`param.${name}`} pointer=${`/params/${name}`} inputmode="decimal" value=${usual.join(', ')} hint=${several ? `usual ${usual.join(', ')}; several values with commas` : `usual ${usual.join(', ')}`} />`)}
    ${rule.choices.includes('pattern') && html`<${Field} form=${form} label="Pattern" name="pattern" pointer="/pattern/name" list="pattern-names" hint="any bullish candlestick where empty" /><datalist id="pattern-names">${(patterns.data?.items ?? []).map((one) => html`<option key=${one.name} value=${one.name.toLowerCase()} />`)}</datalist><${Field} form=${form} label="Sign" name="sign" pointer="/pattern/sign" options=${['bullish', 'bearish']} value="bullish" />`}
    ${rule.choices.includes('profile') && html`<${Field} form=${form} label="Profile" name="profile" options=${profiles.map((one) => [one.name, one.title ?? one.name])} value="balanced" />`}`;
}

/** What belongs to some kinds only. */
function Kind({ form, kind }) {
  if (kind === 'portfolio') {
    return html`<${Field} form=${form} label="Positions at most" name="max_positions" pointer="/portfolio/max_positions" type="number" min="1" max="1000" value="10" /><${Field} form=${form} label="Rank" name="rank" pointer="/portfolio/rank" hint="a field such as ROC_126: the highest come first; by ticker where empty" />
      <${Field} form=${form} label="Rebalance" name="every" pointer="/portfolio/rebalance" options=${[['', 'never'], ['day', 'each day'], ['week', 'each week'], ['month', 'each month'], ['quarter', 'each quarter'], ['year', 'each year']]} value="" /><${Field} form=${form} label="Weights" name="weights" pointer="/portfolio/rebalance/weights" options=${[['equal', 'equal'], ['inverse_volatility', 'by inverse volatility']]} value="equal" hint="where it is rebalanced" />`;
  }
  if (kind !== 'sweep' && kind !== 'walk_forward') return null;
  return html`<${Field} form=${form} label="Best by" name="objective" pointer="/search/objective" options=${OBJECTIVES.map((one) => [one, one.replaceAll('_', ' ')])} value="sharpe" /><${Field} form=${form} label="Sample" name="sample" pointer="/search/sample" type="number" min="1" max="10000" hint="so many combinations by chance; all where empty" />
    ${kind === 'walk_forward' && html`<${Field} form=${form} label="Training, sessions" name="train" pointer="/search/train" type="number" min="60" max="10000" value="756" /><${Field} form=${form} label="Test, sessions" name="test" pointer="/search/test" type="number" min="5" max="2520" value="126" /><label class="check"><input type="checkbox" name="anchored" /> Training always from the first session</label>`}`;
}

function Terms({ form }) {
  return html`<details class="row-wide"><summary>Costs and execution</summary><div class="form"><${Field} form=${form} label="Costs" name="costs" placeholder="us_retail" hint="a cost preset; each symbol’s usual one where empty; none is costless" /><${Field} form=${form} label="Interest, % a year" name="risk_free" type="number" step="any" min="-10" max="100" hint="free of risk; 0 where empty" />
    <${Field} form=${form} label="Limits fill" name="limit" pointer="/execution/limit" options=${[['through', 'once passed'], ['touch', 'once reached']]} value="through" /><${Field} form=${form} label="Share of volume" name="volume_share" pointer="/execution/volume_share" type="number" step="any" min="0" max="1" hint="0 to 1, of a bar; 0 is without a cap" />
    <${Field} form=${form} label="Borrow fee, % a year" name="borrow_percent" pointer="/execution/borrow_percent" type="number" step="any" min="0" max="100" /><label class="check"><input type="checkbox" name="shorting" /> Allow shorts where a market does not</label><${Field} form=${form} label="Seed" name="seed" type="number" hint="of what is drawn by chance" /></div></details>`;
}

function Compared({ form, choices, first }) {
  const [n, setN] = useState(2);
  return html`${Array.from({ length: n }, (_, i) => html`<${Field} key=${i} form=${form} label=${`Rule ${i + 1}`} name=${`rule${i}`} pointer=${`/compare/${i}`} options=${choices} value=${i === 0 ? first : choices[i % choices.length]?.[0]} />`)}
    <p class="row">${n < MOST_COMPARED && html`<button type="button" onClick=${() => setN(n + 1)}>One more rule</button>`}${n > 2 && html`<button type="button" onClick=${() => setN(n - 1)}>One less</button>`}<span class="quiet">each with its usual numbers, over the same bars</span></p>`;
}

/** The rule that the address names, if any. */
const named = (query) => (query.get('strategy') ? `strategy:${query.get('strategy')}` : query.get('rule') ?? (query.has('enter') ? 'own' : null));
const offered = (rule, choices) => rule === 'own' || choices.some(([key]) => key === rule);

function Filled({ offers, query, go, write, cancel }) {
  const runnable = useMemo(() => choicesOf({ ...offers, earlier: [] }), [offers]);
  const choices = useMemo(() => choicesOf(offers), [offers]);
  const wanted = useMemo(() => named(query), []);
  const begin = useMemo(() => ({ kind: oneOf(query, 'kind', KINDS, 'single'), rule: offered(wanted, runnable) ? wanted : runnable[0][0] }), []);
  const [given, setGiven] = useState(begin);
  const [of, setOf] = useState(query.get('of') ?? THESE);
  const [tickers, setTickers] = useState(query.get('tickers') ?? '');
  const [own, setOwn] = useState({ enter: query.get('enter') ?? '', exit: query.get('exit') ?? '' });
  const box = useRef(null);
  const symbols = { of, tickers };
  const post = useOnce();
  const sending = useSending(async (all) => {
    const { body } = await post(all.kind === 'compare' ? '/api/v1/backtests/compare' : '/api/v1/backtests', bodyOf(all, own, symbols));
    say('The backtest runs');
    go(`/app/backtests?id=${(body.job ?? body).id}`);
  });
  const typed = () => {
    const fields = box.current && Object.fromEntries([...new FormData(box.current)].map(([name, value]) => [name, String(value)]));
    if (fields) setGiven((was) => ({ rule: was.rule, ...fields })); // a comparison has no field of one rule
  };
  const body = checkOf(given, own, symbols);
  const said = useRuleCheck(body);
  const form = { ...sending, problem: sending.problem ?? said?.problem, faults: sending.faults.length ? sending.faults : said?.problem?.errors ?? [], said: new Set() };
  const { kind, rule } = given;
  const shipped = offers.shipped.find((one) => `builtin:${one.name}` === rule);
  const several = kind === 'sweep' || kind === 'walk_forward';
  const places = rule === 'own' ? placesOf(...textsOf(given, own)) : [];
  useEffect(typed, [rule, kind, places.join()]); // fields have come or gone
  useEffect(() => { // the address begins the same form elsewhere
    const next = new URLSearchParams({ new: 1, kind, ...(kind !== 'compare' && { rule }), ...(of !== THESE && { of }), ...(tickers && { tickers }), ...(kind !== 'compare' && rule === 'own' && { enter: own.enter, exit: own.exit }) });
    const timer = setTimeout(() => write(next), PAUSE);
    return () => clearTimeout(timer);
  }, [kind, rule, of, tickers, own]);
  const faults = form.faults.filter((one) => /^\/(tickers|universe|watchlist)/.test(one.pointer ?? ''));
  faults.forEach((one) => form.said.add(one));
  return html`<form class="rule-form" ref=${box} onSubmit=${sending.submit} onInput=${typed} onChange=${typed} aria-label="New backtest">
    ${wanted && !offered(wanted, runnable) && html`<p class="warn" role="status">${wanted.replace(':', ' ')} is not there, or has no rules that could be run. Choose another.</p>`}
    <div class="form"><${Field} form=${form} label="Kind" name="kind" options=${Object.entries(KINDS)} value=${begin.kind} first hint=${several ? 'give a parameter several values' : ''} />
      ${kind === 'compare' ? html`<${Compared} form=${form} choices=${choices} first=${rule} />` : html`<${Field} form=${form} label="Rule" name="rule" pointer="/builtin" options=${[...runnable, ['own', 'a rule of my own']]} value=${rule} />`}
      ${shipped && kind !== 'compare' && html`<${Shipped} key=${rule} form=${form} rule=${shipped} profiles=${offers.profiles} several=${several} />`}
      ${rule === 'own' && kind !== 'compare' && html`<${Later} load=${OWN} form=${form} own=${own} setOwn=${setOwn} given=${given} places=${places} said=${said} />`}</div>
    ${kind !== 'compare' && html`<${RuleSaid} said=${said} />`}
    <div class="form"><${Symbols} of=${of} setOf=${setOf} tickers=${tickers} setTickers=${setTickers} fault=${faults.map((one) => one.detail).join('; ')} />
      <${Field} form=${form} label="From" name="from" type="date" hint="the first possible day where empty" /><${Field} form=${form} label="To" name="to" type="date" hint="the newest bar where empty" /><${Field} form=${form} label="Compare with" name="benchmark" placeholder="^GSPC" hint="a symbol beside buy and hold" />
      <${Field} form=${form} label="Cash" name="cash" type="number" min="1" step="any" value="100000" hint=${kind === 'portfolio' ? 'for all symbols together' : 'for each symbol'} /><${Kind} form=${form} kind=${kind} />${kind !== 'compare' && html`<${Field} form=${form} label="Name" name="name" maxlength="100" hint="the rule’s own where empty" />`}<${Terms} form=${form} /></div>
    <${Send} form=${form} also=${html`<button type="button" onClick=${cancel}>Cancel</button>`}>Run it<//>${said?.check && html`<p class="hint">${counted(said.check.combinations, 'trial')} more; of this rule without its numbers you have made ${counted(said.check.family.trials, 'trial')} so far.</p>`}</form>`;
}

/** @param write puts what was chosen into the address */
export function BacktestForm(props) {
  const offers = useOffers();
  return html`<${Remote} of=${offers}>${(data) => html`<${Filled} ...${props} offers=${data} />`}<//>`;
}
