// Rules over history: the runs, what speaks against each, the form for the next one, and how much has been tried so far.
import { covers, html, useRef, useState } from '../base/kit.js';
import { Later } from '../base/later.js';
import { Badge, Moment, Pages, Panel } from '../base/parts.js';
import { count, counted, number, words } from '../base/format.js';
import { KINDS, STATES, symbolsOf } from './backtest-words.js';

const RESULT = () => import('./backtest-result.js').then((module) => module.Result);
const FORM = () => import('./backtest-form.js').then((module) => module.BacktestForm);
const PATH = '/app/backtests';
/** What of an address begins a new backtest. */
const BEGINS = ['new', 'rule', 'strategy', 'tickers', 'of', 'kind', 'enter', 'exit'];

function Listed({ run }) {
  const { request } = run;
  return html`<li><span class="row"><a class="ticker" href=${`/app/backtests?id=${run.id}`} data-row="">${request.name}</a> <${Badge}>${KINDS[request.kind] ?? words(request.kind)}<//>
      <${Badge} kind=${STATES[run.state]}>${words(run.state)}<//></span><${Moment} at=${run.finished_at ?? run.created_at} />
    <div class="under">${symbolsOf(request)}${request.symbols.from || request.symbols.to ? `, ${request.symbols.from ?? 'the first bar'} to ${request.symbols.to ?? request.symbols.day}` : ''}${request.rules.length > 1 ? `: ${request.rules.map((rule) => rule.label).join(', ')}` : ''}${run.failed > 0 ? html`; <span class="warn">${count(run.failed)} of ${count(run.total)} could not be run</span>` : ''}</div></li>`;
}

/** Families of rules by how often they were tried; the count is never reset. */
function Trials() {
  const [open, setOpen] = useState(false);
  return html`<details onToggle=${(event) => setOpen(event.currentTarget.open)}><summary>Trials so far</summary>${open && html`
    <p class="hint">Each distinct rule with its numbers and data is a trial, each combination of a sweep too; none is ever taken off. The best of many is partly luck: the DSR of a run says how much.</p>
    <${Pages} path="/api/v1/backtests/trials?limit=20" topics=${['jobs']} hint=${html`<p>Nothing was tried yet.</p>`}>${(items) => html`<div class="scroll" tabindex="0" role="region" aria-label="Trials by rule"><table><thead><tr><th scope="col">Rule without its numbers</th><th scope="col" class="num">Trials</th><th scope="col" class="num">Best Sharpe ratio a session</th><th scope="col">Last</th></tr></thead>
      <tbody>${items.map((one) => html`<tr key=${one.family}><th scope="row"><code title=${one.family}>${one.family.slice(0, 10)}</code></th><td class="num">${count(one.count)}</td><td class="num">${one.best === null ? 'none' : number(one.best, { digits: 3 })}</td><td><${Moment} at=${one.last} /></td></tr>`)}</tbody></table></div>`}<//>`}</details>`;
}

function List({ query, go, session }) {
  const may = covers(session, 'trader');
  const making = BEGINS.some((name) => query.has(name));
  const form = useRef({ n: 0 });
  if (form.current.address !== String(query)) form.current = { n: form.current.n + 1, address: String(query) }; // another one than the form has written
  const write = (next) => { form.current.address = String(next); go(`${PATH}?${next}`, { replace: true }); };
  return html`${may && making && html`<${Panel} title="New backtest" wide><${Later} key=${form.current.n} load=${FORM} query=${query} go=${go} write=${write} cancel=${() => go(PATH, { replace: true })} /><//>`}
    <${Panel} title="Backtests" wide aside=${may && !making && html`<button type="button" data-key="n" aria-keyshortcuts="n" onClick=${() => go(`${PATH}?new=1`, { replace: true })}>New backtest</button>`}>
      <${Pages} path="/api/v1/backtests?limit=20" topics=${['jobs']} hint=${html`<p>No rule was run over history yet.${may ? ' A new backtest takes a rule that ships, or one of your own in the words of Market’s filter.' : ''}</p>`}>${(items) => html`<ul class="list">${items.map((one) => html`<${Listed} key=${one.id} run=${one} />`)}</ul>`}<//>
      <${Trials} /><//>`;
}

function View({ route, go, session }) {
  const id = route.query.get('id');
  return html`<div class="title"><h1 tabindex="-1">Backtests</h1>${id ? html`<a class="ticker" href="/app/backtests">All backtests</a>` : html`<span class="quiet">what a rule would have done, with what speaks against it; the past is no forecast</span>`}</div>
    ${id ? html`<${Later} key=${id} load=${RESULT} id=${id} query=${route.query} go=${go} session=${session} />` : html`<${List} query=${route.query} go=${go} session=${session} />`}`;
}

export default { title: 'Backtests', View };
