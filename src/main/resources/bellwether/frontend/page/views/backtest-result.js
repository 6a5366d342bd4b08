// One backtest: how far it is, what speaks against it before anything else, and what it found.
import '../draw/style.js';
import { covers, html, say, useEffect, useRef, useState } from '../base/kit.js';
import { get } from '../base/api.js';
import { on } from '../base/events.js';
import { Later } from '../base/later.js';
import { Act, Badge, Pages, Panel, Progress, call } from '../base/parts.js';
import { count, counted, moment, words } from '../base/format.js';
import { Remote, useRemote } from '../base/remote.js';
import { useOnce } from '../base/writes.js';
import { Findings, RunView } from './backtest-run.js';
import { ENOUGH, KINDS, STATES, change, costsOf, part, ratio, symbolsOf } from './backtest-words.js';

const SEARCHES = { sweep: () => import('./backtest-search.js').then((module) => module.Sweep), walk_forward: () => import('./backtest-search.js').then((module) => module.WalkForward) };
const AGAIN = 2500;
const NOT_OVER = ['queued', 'processing', 'cancelling', 'paused'];
const MOVES = ['state', 'total', 'done', 'failed', 'cancelled'];

/** The backtest as it is now: events say how far it is, and it is read again until it is judged as a whole. */
function useBacktest(path, id) {
  const [over, setOver] = useState(false);
  const [move, setMove] = useState({});
  const answer = useRemote(path, { topics: over ? [] : ['jobs'] });
  const { data, at } = answer;
  const waits = data && !data.completed_at && (NOT_OVER.includes(data.state) || (data.state === 'completed'));
  useEffect(() => on('jobs', ({ data: moved }) => moved?.id === id && setMove(moved)), [id]);
  useEffect(() => {
    if (!data) return undefined;
    setOver(!waits);
    if (!waits) return undefined;
    const timer = setTimeout(answer.reload, AGAIN);
    return () => clearTimeout(timer);
  }, [data, at, waits]);
  const ended = useRef(null);
  useEffect(() => {
    if (data && ended.current === true && !waits) say(`${data.request.name}: ${words(data.state)}`);
    ended.current = Boolean(waits);
  }, [waits, Boolean(data)]);
  const now = data && NOT_OVER.includes(data.state) ? { ...data, ...Object.fromEntries(MOVES.filter((name) => name in move).map((name) => [name, move[name]])) } : data;
  return { ...answer, now, waits };
}

function Failed({ of }) {
  return html`<div class="trouble" role="status"><p>${counted(of.failed, 'part')} of ${count(of.total)} could not be run:</p>
    <ul>${of.failure_reasons.flatMap((reason) => reason.examples.map((one) => html`<li key=${reason.code + one.key}><strong>${one.key}</strong> ${one.message} <a href=${`/docs/problems#${reason.code}`} target="_blank" rel="noreferrer">${words(reason.code)}</a></li>`))}</ul></div>`;
}

/** What can be had of it elsewhere. */
function Files({ path, run }) {
  const table = (name, title) => html`<a class="button" href=${`${path}/${name}?format=csv${run === null || name === 'findings' ? '' : `&run=${run}`}`} download=${`${name}.csv`}>${title}</a>`;
  return html`<p class="row files"><a class="button" href=${`${path}/report.html`} target="_blank" rel="noreferrer">Report</a> ${table('trades', 'Trades as CSV')} ${run !== null && table('equity', 'Equity as CSV')} ${table('findings', 'Findings as CSV')} <a class="button" href=${path} target="_blank" rel="noreferrer">All of it as JSON</a></p>`;
}

function Head({ of, path, go, may, reload }) {
  const { request } = of;
  const post = useOnce();
  const again = (newest) => async () => {
    const { body } = await get(`${path}/request`);
    const { to, ...rest } = body;
    const made = await post(request.kind === 'compare' ? '/api/v1/backtests/compare' : '/api/v1/backtests', newest ? rest : body);
    go(`/app/backtests?id=${(made.body.job ?? made.body).id}`);
  };
  const running = NOT_OVER.includes(of.state);
  return html`<p class="row"><${Badge}>${KINDS[request.kind] ?? words(request.kind)}<//> <${Badge} kind=${STATES[of.state]}>${words(of.state)}<//> <span>${symbolsOf(request)}</span>
      <span class="quiet">${request.symbols.from ?? 'first possible day'} to ${request.symbols.to ?? request.symbols.day}; cash ${count(request.money.cash)}; ${request.money.costs ? costsOf(request.money.costs) : 'costs as usual for each symbol'}</span></p>
    ${running && html`<${Progress} of=${of.done} failed=${of.failed} total=${of.total} label="Progress of the backtest" /><p class="quiet" aria-live="polite">${of.state === 'queued' ? 'Waits for a worker' : of.state === 'paused' ? html`Paused: <a href="/app/jobs">Jobs</a> resumes it` : 'Runs'}: ${count(of.done)} of ${counted(of.total, 'part')} done${of.failed > 0 ? `, ${count(of.failed)} failed` : ''}.</p>`}
    ${of.state === 'completed' && !of.completed_at && html`<p class="quiet" aria-live="polite">All parts have been run; findings over all of them are on their way.</p>`}
    ${of.state === 'cancelled' && html`<p class="warn">Cancelled: ${count(of.cancelled)} of ${counted(of.total, 'part')} were not run.</p>`}
    ${may && html`<p class="row">${running ? html`<${Act} confirm="Cancel it: sure?" does=${async () => { await call('POST', `/api/v1/jobs/${of.id}/cancel`)(); reload(); }}>Cancel<//>` : html`<${Act} does=${again(false)} title="The same request over the bars that are stored now; counts as a trial where they are others">Run again<//>${request.symbols.to && html`<${Act} does=${again(true)} title=${`The same rules and terms, not only to ${request.symbols.to}; counts as a trial`}>Run it up to the newest bar<//>`}`}</p>`}
    ${of.failed > 0 && html`<${Failed} of=${of} />`}`;
}

/** All runs beside each other; one is looked at below. */
function Runs({ path, chosen, choose }) {
  return html`<${Pages} path=${`${path}/runs?limit=20`} topics=${['jobs']} hint=${html`<p>No run has ended yet.</p>`}>${(items) => html`<div class="scroll" tabindex="0" role="region" aria-label="Runs"><table><thead><tr><th scope="col">Run</th><th scope="col" class="num">Return</th><th scope="col" class="num phone-off">Hold</th><th scope="col" class="num">Sharpe</th><th scope="col" class="num phone-off">Drawdown</th><th scope="col" class="num">Trades</th><th scope="col" class="phone-off">Worst finding</th></tr></thead>
    <tbody>${items.map((run) => html`<tr key=${run.run} class=${run.figures && run.figures.trades < ENOUGH ? 'few' : ''}><th scope="row"><button type="button" class="plain" data-row="" aria-pressed=${run.run === chosen} onClick=${() => choose(run.run)}>${run.label}</button></th>
      ${run.figures ? html`<td class="num">${change(run.figures.total)}</td><td class="num phone-off">${change(run.doubts?.baselines.find((one) => one.name === 'hold')?.figures?.total)}</td><td class="num">${ratio(run.figures.sharpe)}</td><td class="num phone-off">${part(run.figures.maximum_drawdown)}</td><td class="num">${count(run.figures.trades)}${run.figures.trades < ENOUGH ? ' too few' : ''}</td>` : html`<td colspan="5">not run: ${run.undefined}</td>`}
      <td class="phone-off">${run.findings[0]?.message ?? ''}</td></tr>`)}</tbody></table></div>`}<//>`;
}

/** Which run is shown where the address names none. */
const first = (of) => (of.request.kind === 'walk_forward' ? of.walk_forward[0]?.run ?? null : of.runs[0]?.run ?? null);

/** A run that is not among those of the document is read by itself. */
function Chosen({ path, of, run, session, reload, go }) {
  const here = of.runs.find((one) => one.run === run);
  const other = useRemote(here ? null : `${path}/runs?run=${run}`);
  const show = (found) => html`<${RunView} key=${run} path=${path} of=${of} run=${found} session=${session} go=${go} reload=${() => { reload(); other.reload(); }} />`;
  return here ? show(here) : html`<${Remote} of=${other}>${({ items }) => show(items[0])}<//>`;
}

export function Result({ id, query, go, session }) {
  const path = `/api/v1/backtests/${encodeURIComponent(id)}`;
  const answer = useBacktest(path, id);
  const may = covers(session, 'trader');
  const choose = (run) => go(`/app/backtests?id=${encodeURIComponent(id)}&run=${run}`, { replace: true });
  return html`<${Remote} of=${answer} rows=${6}>${() => {
    const of = answer.now;
    const run = /^\d{1,6}$/.test(query.get('run') ?? '') ? Number(query.get('run')) : first(of);
    const search = SEARCHES[of.request.kind];
    return html`<${Panel} title=${of.request.name} wide aside=${html`asked ${moment(of.created_at)}`}><${Head} of=${of} path=${path} go=${go} may=${may} reload=${answer.reload} />
        ${of.completed_at && html`<${Files} path=${path} run=${run} />`}<//>
      ${of.completed_at && of.findings.length > 0 && html`<${Panel} title="What speaks against all of it" wide><${Findings} of=${of.findings} /><//>`}
      ${search && of.completed_at && html`<${Later} load=${search} path=${path} of=${of} chosen=${run} choose=${choose} />`}
      ${!search && (of.total > 1 || of.runs.length > 1) && html`<${Panel} title="Runs" wide aside="open one to see it below"><${Runs} key=${of.completed_at} path=${path} chosen=${run} choose=${choose} /><//>`}
      ${run !== null && html`<${Chosen} path=${path} of=${of} run=${run} session=${session} go=${go} reload=${answer.reload} />`}
      ${run === null && !answer.waits && of.state !== 'completed' && html`<${Panel} title="Nothing was run" wide><p>${of.failed > 0 ? 'Every part failed; the reasons are above.' : 'It ended before any part was run.'}</p><//>`}`;
  }}<//>`;
}
