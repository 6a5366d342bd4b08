// Background work: what runs, how fast, how long it will take, what failed and why.
import { covers, html, say, useEffect, useRef, useState } from '../base/kit.js';
import { inWords, send } from '../base/api.js';
import { on } from '../base/events.js';
import { Act, Badge, Moment, Pages, Panel, Progress, Ticker, Verdict, call, useTick } from '../base/parts.js';
import { useCapital } from '../base/capital.js';
import { ago, bytes, count, counted, duration, number, percent, price, words } from '../base/format.js';
import { Opened } from '../base/later.js';
import { Remote, useRemote } from '../base/remote.js';
import { KINDS as TRIES, symbolsOf } from './backtest-words.js';

const FIT = () => import('./fit.js').then((module) => module.Fit);
const STATES = ['', 'processing', 'queued', 'paused', 'completed', 'failed', 'cancelled'];
const ACTS = { queued: ['pause', 'cancel'], processing: ['pause', 'cancel'], paused: ['resume', 'cancel'] };
const KINDS = { completed: 'good', failed: 'bad', cancelled: 'stale', paused: 'stale' };
const MOVES = ['state', 'total', 'done', 'failed', 'cancelled', 'percent', 'settled_percent', 'rate_per_second', 'eta_seconds'];

/** What the job was asked for, in a line. */
function about({ kind, request }) {
  if (kind === 'analysis') {
    const names = request.tickers?.slice(0, 4).join(', ');
    const whom = request.universe ? `universe ${request.universe}` : request.watchlist ? `list ${request.watchlist.name}`
      : names ? `${names}${request.tickers_count > 4 ? ` and ${count(request.tickers_count - 4)} more` : ''}` : '';
    return [whom, request.profile, request.timeframe, request.capital && `capital ${count(request.capital)}`].filter(Boolean).join(' · ');
  }
  if (kind === 'backtest') return [request.name, symbolsOf(request), TRIES[request.kind]].filter(Boolean).join(' · ');
  return Object.entries(request ?? {}).filter(([, value]) => ['string', 'number'].includes(typeof value)).slice(0, 4)
    .map(([name, value]) => `${words(name)} ${/bytes|size/.test(name) ? bytes(value) : value}`).join(' · ');
}

/** Progress as it is told, laid over what was read. */
function useMoves() {
  const [moves, setMoves] = useState({});
  useEffect(() => on('jobs', ({ name, data }) => {
    if (!data) return;
    const ended = name === 'job.ended';
    if (ended) say(`${words(data.kind ?? 'job')}: ${words(data.state)}, ${count(data.done)} of ${count(data.total)} done${data.failed > 0 ? `, ${count(data.failed)} failed` : ''}`);
    setMoves((all) => ({ ...all, [data.id]: { ...all[data.id], ...data, seen: ended ? 0 : Date.now() } }));
  }), []);
  return (job) => {
    const move = moves[job.id];
    if (!move || job.finished_at) return job;
    return { ...job, ...Object.fromEntries(MOVES.filter((name) => name in move).map((name) => [name, move[name]])), seen: move.seen };
  };
}

function Figures({ job }) {
  const left = job.total - job.done - job.failed - job.cancelled;
  return html`<span class="quiet"><span class="num">${count(job.done)}</span> of <span class="num">${count(job.total)}</span> done
    ${job.failed > 0 ? html` · <span class="down">${count(job.failed)} failed</span>` : ''}${job.cancelled > 0 ? html` · ${count(job.cancelled)} cancelled` : ''}
    ${job.rate_per_second ? html` · ${number(job.rate_per_second, { digits: job.rate_per_second < 10 ? 1 : 0 })} a second` : ''}
    ${left > 0 && job.eta_seconds !== null && job.eta_seconds !== undefined && job.state === 'processing' ? html` · about ${duration(job.eta_seconds)} left` : ''}
    ${job.seen ? html` · seen ${ago(new Date(job.seen).toISOString())}` : ''}</span>`;
}

function Failures({ reasons }) {
  return html`<h3>Failed, by reason</h3><ul class="list">${reasons.map((one) => html`<li key=${one.code}><span><a href=${`/docs/problems#${one.code}`} target="_blank" rel="noreferrer">${words(one.code)}</a></span><span class="end">${count(one.count)}</span>
    <span class="under">${one.examples.slice(0, 3).map((example) => html`<span><strong>${example.key}</strong> ${example.message} </span>`)}</span></li>`)}</ul>`;
}

/** The best of what an analysis found. */
function Results({ job }) {
  const results = useRemote(job.kind === 'analysis' && job.done > 0 ? `/api/v1/jobs/${job.id}/results?view=summary&sort=-score&limit=10` : null, { topics: ['jobs'] });
  if (job.kind !== 'analysis' || !job.done) return null;
  return html`<h3>Highest scores</h3><${Remote} of=${results} empty=${({ items }) => !items.length} hint="None was stored.">${({ items, has_more }) => html`
    <div class="scroll" tabindex="0" role="region" aria-label="Highest scores"><table><thead><tr><th scope="col">Symbol</th><th scope="col">Verdict</th><th scope="col">As of</th><th scope="col" class="num">Entry</th><th scope="col" class="num">Stop</th><th scope="col" class="num">Target</th></tr></thead>
    <tbody>${items.map((one) => html`<tr key=${one.id}><th scope="row"><${Ticker} name=${one.ticker} /></th><td><${Verdict} of=${one.verdict} score=${one.score} /></td>
      <td class="nowrap">${one.as_of} ${one.synthetic ? html`<${Badge} kind="synthetic">synthetic<//> ` : ''}${one.stale ? html`<${Badge} kind="stale">stale ${count(one.days_old)} d<//>` : ''}</td>
      <td class="num">${price(one.entry ?? one.plan?.entry)}</td><td class="num">${price(one.stop ?? one.plan?.stop)}</td><td class="num">${price(one.target ?? one.plan?.target)}</td></tr>`)}</tbody></table></div>
    ${has_more ? html`<p class="quiet">The ten highest of ${count(job.done)}. <a href="/app/market">All in Market</a></p>` : ''}
    <p><a href=${`/api/v1/jobs/${job.id}/results.xlsx`} download>All as a workbook (xlsx)</a></p><${Opened} title="What fits into one portfolio" load=${FIT} id=${job.id} />`}<//>`;
}

function Details({ job }) {
  const whole = useRemote(`/api/v1/jobs/${job.id}`, { topics: ['jobs'] });
  return html`<${Remote} of=${whole}>${(now) => html`<dl class="facts">
      <dt>Id</dt><dd><code>${now.id}</code></dd><dt>Asked</dt><dd>${about(now) || '–'}</dd>${now.kind === 'backtest' && html`<dt>Result</dt><dd><a href=${`/app/backtests?id=${now.id}`}>Backtest</a></dd>`}<dt>Created</dt><dd><${Moment} at=${now.created_at} /></dd>
      ${now.finished_at && html`<dt>Ended</dt><dd><${Moment} at=${now.finished_at} />, after ${duration((new Date(now.finished_at) - new Date(now.started_at ?? now.created_at)) / 1000)}</dd>`}</dl>
    ${now.failure_reasons?.length > 0 && html`<${Failures} reasons=${now.failure_reasons} />`}<${Results} job=${now} />`}<//>`;
}

function Job({ job, session, opened, toggle, changed }) {
  const may = covers(session, 'trader');
  const acts = [...(ACTS[job.state] ?? []), ...(job.failed > 0 ? ['retry'] : [])];
  const act = (verb) => async () => { await call('POST', `/api/v1/jobs/${job.id}/${verb}`)(); say(`${words(job.kind)}: ${verb}`); changed(); };
  return html`<li class="job"><div class="top"><span class="row"><button type="button" class="plain" data-row="" aria-expanded=${opened} onClick=${toggle}><strong>${words(job.kind)}</strong></button>
      <${Badge} kind=${KINDS[job.state]}>${words(job.state)}<//> <span class="quiet">${about(job)}</span></span><${Moment} at=${job.finished_at ?? job.created_at} /></div>
    ${job.finished_at ? '' : html`<${Progress} of=${job.done} failed=${job.failed} total=${job.total} label=${`Progress: ${percent(job.percent)}`} />`}
    <div class="top"><${Figures} job=${job} />${may && acts.length > 0 && html`<span class="row">${acts.map((verb) => html`<${Act} key=${verb} does=${act(verb)} confirm=${verb === 'cancel' ? 'Cancel it: sure?' : undefined}>${verb[0].toUpperCase() + verb.slice(1)}<//>`)}</span>`}</div>
    ${opened && html`<${Details} job=${job} />`}</li>`;
}

function NewAnalysis({ list, done, close }) {
  const profiles = useRemote('/api/v1/profiles');
  const [fault, setFault] = useState('');
  const first = useRef(null);
  const given = useCapital();
  const named = useRemote(list && `/api/v1/watchlists/${encodeURIComponent(list)}`);
  useEffect(() => first.current?.focus(), []);
  const submit = async (event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const capital = given.value;
    const tickers = String(form.get('tickers') ?? '').split(/[\s,;]+/).filter(Boolean);
    if (capital === null) { setFault('Capital: write a number, such as 100000.'); return; }
    try {
      const { body } = await send('POST', '/api/v1/analyses', { ...(list ? { watchlist: list } : tickers.length ? { tickers } : { universe: form.get('universe') }), capital, profile: form.get('profile') || undefined });
      given.keep();
      done(body.id ?? body.job?.id);
    } catch (problem) {
      setFault(inWords(problem));
    }
  };
  return html`<${Panel} title="New analysis" wide><form class="form" onSubmit=${submit}>
    ${list ? html`<${Remote} of=${named} rows=${1}>${(one) => html`<p>The ${counted(one.entries, 'symbol')} of the watchlist <strong>${one.name}</strong>.</p>`}<//>` : html`<label>Symbols <input name="tickers" autocomplete="off" spellcheck="false" placeholder="none: the universe" ref=${first} /><span class="hint">separated by spaces or commas</span></label>
    <label>Universe <select name="universe"><option value="all">all: every real symbol</option><option value="synthetic">synthetic: the samples</option></select><span class="hint">counts when no symbols are given</span></label>`}
    <label>Capital <input required ...${given.field} /><span class="hint">in each symbol’s own currency</span></label>
    <label>Profile <select name="profile">${(profiles.data?.items ?? [{ name: 'balanced', title: 'balanced' }]).map((one) => html`<option value=${one.name} key=${one.name}>${one.title || one.name}</option>`)}</select></label>
    <p class="row"><button class="main" data-key="s">Analyse</button><button type="button" onClick=${close}>Close</button><span class="fault" role="alert">${fault}</span></p></form><//>`;
}

function View({ route, go, session }) {
  const state = STATES.includes(route.query.get('state')) ? route.query.get('state') ?? '' : '';
  const open = route.query.get('id');
  const isNew = route.query.get('new') === 'analysis';
  const move = useMoves();
  useTick(10);
  const address = (changes) => {
    const query = new URLSearchParams(route.query);
    Object.entries(changes).forEach(([name, value]) => (value ? query.set(name, value) : query.delete(name)));
    return `/app/jobs${query.size ? `?${query}` : ''}`;
  };
  return html`<div class="title"><h1 tabindex="-1">Jobs</h1>${covers(session, 'trader') && html`<button type="button" class="main" data-key="n" onClick=${() => go(address({ new: isNew ? '' : 'analysis' }), { replace: true })}>New analysis</button>`}</div>
    ${isNew && html`<${NewAnalysis} close=${() => go(address({ new: '' }), { replace: true })} list=${route.query.get('watchlist')} done=${(id) => go(address({ new: '', watchlist: '', id }), { replace: true })} />`}
    <${Panel} title="Background work" wide aside=${html`<label class="check">State <select value=${state} data-key="/" onChange=${(event) => go(address({ state: event.currentTarget.value }), { replace: true })}>${STATES.map((one) => html`<option value=${one} key=${one}>${one || 'any'}</option>`)}</select></label>`}>
      <${Pages} key=${state} path=${`/api/v1/jobs?limit=30${state ? `&state=${state}` : ''}`} topics=${['jobs']} hint=${html`<p>${state ? `No job is ${state}.` : 'No job has run yet.'} Analyses, imports, refreshes, backtests and screens run as jobs.</p>`}>${(items, anew) => html`
        <ul>${items.map((job) => html`<${Job} key=${job.id} job=${move(job)} session=${session} opened=${open === job.id} changed=${anew}
          toggle=${() => go(address({ id: open === job.id ? '' : job.id }), { replace: true })} />`)}</ul>`}<//><//>`;
}

export default { title: 'Jobs', View };
