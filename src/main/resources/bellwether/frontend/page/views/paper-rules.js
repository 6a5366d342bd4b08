// The form of a strategy's rules: begun from nothing, from a rule that ships, from a backtest, or from what it has.
import { html, say, useEffect, useRef, useState } from '../base/kit.js';
import { get, send } from '../base/api.js';
import { Field, Send, useSending } from '../base/fields.js';
import { Panel } from '../base/parts.js';
import { Remote } from '../base/remote.js';
import { write } from '../base/writes.js';
import { OwnRule } from './backtest-rule.js';
import { RuleSaid, useRuleCheck } from './backtest-said.js';
import { enters, ownRule, typedRule } from './rule-body.js';

const FIRST = 20;

/** What the service is asked to say in words: the rule that the address names, of a backtest as the run had it. */
async function asked(source) {
  const [kind, id, run] = source.split(':');
  if (kind !== 'backtest') return { [kind]: id };
  const path = `/api/v1/backtests/${encodeURIComponent(id)}`;
  const [of, runs] = await Promise.all([get(path), get(`${path}/runs?run=${encodeURIComponent(run)}`)]);
  const { rules } = of.body.request;
  const params = Object.entries(runs.body.items[0].params).map(([name, value]) => [name, [value]]);
  return { rules: { ...rules[run % rules.length].template, ...(params.length && { params: Object.fromEntries(params) }) } };
}

async function read(edit, source) {
  const [strategy, shipped] = await Promise.all([edit === 'new' ? null : get(`/api/v1/strategies/${encodeURIComponent(edit)}`, { fresh: true }), get('/api/v1/backtests/builtin')]);
  const from = source ? await asked(source) : strategy?.body.rules ? { strategy: edit } : null;
  const check = from && (await send('POST', '/api/v1/backtests/check', from)).body;
  return { strategy: strategy?.body ?? null, etag: strategy?.etag, check, shipped: shipped.body.items };
}

/** What the form begins with, and the tag of the strategy that it shows. */
function useBegin(edit, source) {
  const [now, setNow] = useState({});
  const load = () => {
    let over = false;
    setNow({});
    read(edit, source).then((data) => over || setNow({ data }), (problem) => over || setNow({ problem }));
    return () => { over = true; };
  };
  useEffect(load, [edit, source]);
  return { state: now.data ? 'ready' : now.problem ? 'error' : 'loading', data: now.data, problem: now.problem, reload: load };
}

const symbolsOf = (text) => text.split(/[\s,;]+/).filter(Boolean).map((one) => one.toUpperCase());

/** What rules of a backtest have that paper cannot do as they say. */
function Differs({ rules, tape }) {
  const all = [rules.timeframe && rules.timeframe !== tape && `They were made for bars of ${rules.timeframe}; here they decide on bars of ${tape}, so they are other rules.`, rules.fill === 'same_close' && 'They filled at the close that decided; here at the next open.', rules.detail_timeframe && `They looked inside a bar by those of ${rules.detail_timeframe}; here they do not.`, rules.at_end && 'What they did at the end of the backtest has no effect here.'].filter(Boolean);
  return all.length > 0 && html`<ul class="note warn">${all.map((one) => html`<li key=${one}>${one}</li>`)}</ul>`;
}

function Form({ portfolio, begun, query, change, reload, done }) {
  const { strategy, check, shipped } = begun;
  const begin = check ? typedRule(check) : { given: {}, own: {} };
  const [given, setGiven] = useState(begin.given);
  const [own, setOwn] = useState({ enter: '', exit: '', ...begin.own });
  const [moved, setMoved] = useState(false);
  const box = useRef(null);
  const source = query.get('rules') ?? '';
  const bodyOf = (all) => ownRule({ ...all, timeframe: portfolio.tape }, own);
  const sending = useSending(async (all) => {
    const body = { name: all.name, symbols: symbolsOf(all.symbols), rules: bodyOf(all), active: all.active !== undefined };
    if (strategy) await write({ etag: begun.etag, reload: () => setMoved(true) }, 'PATCH', `/api/v1/strategies/${strategy.id}`, body);
    else await send('POST', '/api/v1/strategies', { portfolio: portfolio.id, ...body });
    say(`Strategy ${all.name} is ${strategy ? 'changed' : 'made'}`);
    done();
  });
  const typed = () => box.current && setGiven(Object.fromEntries([...new FormData(box.current)].map(([name, value]) => [name, String(value)])));
  useEffect(typed, [given.side]); // fields have come or gone
  const said = useRuleCheck(enters(given, own) ? { rules: bodyOf(given), tickers: given.symbols ? symbolsOf(given.symbols).slice(0, FIRST) : undefined } : null);
  const form = { ...sending, problem: sending.problem ?? said?.problem, faults: sending.faults.length ? sending.faults : said?.problem?.errors ?? [], said: new Set() };
  const sources = [['', strategy?.rules ? 'what it has' : 'no rules'], ...shipped.map((one) => [`builtin:${one.name}`, one.title]), ...(source.startsWith('backtest:') ? [[source, 'those of the backtest']] : [])];
  return html`<form class="rule-form" ref=${box} onSubmit=${sending.submit} onInput=${typed} onChange=${typed} aria-label="Rules of the strategy">
    <div class="form"><label>Begin with <select data-first="" onChange=${(event) => { event.stopPropagation(); change({ rules: event.currentTarget.value }); }}>${sources.map(([one, title]) => html`<option key=${one} value=${one} selected=${one === source}>${title}</option>`)}</select><span class="hint">another choice replaces what is typed</span></label>
      <${Field} form=${form} label="Name" name="name" required maxlength="60" value=${strategy?.name ?? check?.name.slice(0, 60)} /><${Field} form=${form} label="Symbols" name="symbols" required value=${(strategy?.symbols.join(', ') || query.get('symbols')) ?? ''} autocapitalize="characters" placeholder="AAPL, MSFT" hint="at most 200, of those that are stored" />
      <${OwnRule} form=${form} own=${own} setOwn=${setOwn} given=${given} places=${[]} said=${sending.problem ? null : said} begin=${begin.given} paper /></div>
    ${check && html`<${Differs} rules=${check.rules} tape=${portfolio.tape} />`}<${RuleSaid} said=${said} />${said?.check && html`<p class="hint">What it says of the end is for backtests: on paper there is none.</p>`}
    <label class="check"><input type="checkbox" name="active" defaultChecked=${strategy?.active} /> Active: its rules order on paper from the next bar on</label>
    ${moved && html`<p class="warn" role="status">It was changed elsewhere since this form was opened. <button type="button" onClick=${reload}>Show what it is now</button> What is typed here is lost then.</p>`}
    <${Send} form=${form} also=${html`<button type="button" onClick=${done}>Cancel</button>`}>${strategy ? 'Save the rules' : 'Make the strategy'}<//></form>`;
}

export function RulesForm({ portfolio, query, change, done }) {
  const edit = query.get('edit') ?? 'new';
  const begun = useBegin(edit, query.get('rules'));
  const title = edit === 'new' ? 'New strategy with rules' : `Rules of ${begun.data?.strategy?.name ?? edit}`;
  return html`<${Panel} title=${title} wide aside=${`decides at the close of each bar of ${portfolio.tape}; orders meet the next one`}>
    ${portfolio.tape === 'quote' ? html`<p>Orders of ${portfolio.name} meet quotes, and rules decide on bars: make a portfolio whose orders meet bars.</p><p class="row"><button type="button" onClick=${done}>Close</button></p>` : html`<${Remote} of=${begun} rows=${6}>${(data) => html`<${Form} key=${edit + (query.get('rules') ?? '')} portfolio=${portfolio} begun=${data} query=${query} change=${change} reload=${begun.reload} done=${done} />`}<//>`}<//>`;
}
