// What has happened since the last visit, and how things are.
import { html, useEffect, useLayoutEffect, useRef, useState } from '../base/kit.js';
import { Badge, Moment, Panel, Progress, Ticker, Verdict, useTick } from '../base/parts.js';
import { ago, count, counted, date, moment, price, verdict, words } from '../base/format.js';
import { prefs } from '../base/prefs.js';
import { Remote, Trouble, useRemote } from '../base/remote.js';

const VISIT = 30 * 60_000;
const LONGEST = 365 * 86_400_000;
const SPANS = [['visit', 'Last visit'], ['day', '24 hours'], ['week', '7 days']];

/** The visit before this one. Pages opened within half an hour are one visit. */
function lastVisit() {
  if (prefs.problem) return null; // what is not known is not written over
  const now = Date.now();
  const visits = prefs.get('visits', {});
  if (visits.now && now - Date.parse(visits.now) < VISIT) return visits.before ?? null;
  prefs.set('visits', { now: new Date(now).toISOString(), before: visits.now ?? null });
  return visits.now ?? null;
}

function since(span, visited) {
  if (span === 'visit') return visited && Date.now() - Date.parse(visited) < LONGEST ? visited : null;
  return new Date(Math.floor(Date.now() / 60_000) * 60_000 - (span === 'week' ? 7 : 1) * 86_400_000).toISOString();
}

/** A part of the overview: its own age, its own problem, or what it has. */
function Part({ title, part, children }) {
  return html`<${Panel} title=${title} aside=${part.as_of && html`as of ${ago(part.as_of)}`}>${part.problem
    ? html`<${Trouble} problem=${{ title: 'Not available now.', detail: part.problem.message ?? part.problem.detail, errors: [] }} />` : children(part, part.items ?? [])}<//>`;
}

function Verdicts({ part }) {
  return html`<${Part} title="Verdicts changed" part=${part}>${(all, items) => html`
    <ul class="list">${items.map((one) => html`<li key=${one.analysis}>
      <span><${Ticker} name=${one.ticker} data-row="" /> <span class="quiet">${one.name ?? ''}</span></span><span class="end">as of ${date(one.as_of)}</span>
      <span class="under">${verdict(one.from).words} → <${Verdict} of=${one.to} score=${one.score} /> · ${one.profile}${one.why ? html` · ${one.why}` : ''}</span></li>`)}</ul>
    ${all.more > 0 && html`<p class="note">${count(all.more)} more have changed than are listed.</p>`}`}<//>`;
}

function Alerts({ part }) {
  return html`<${Part} title="Open alerts" part=${part}>${(all, items) => html`
    <ul class="list">${items.map((one) => html`<li key=${one.id}>
      <span>${one.ticker && html`<${Ticker} name=${one.ticker} data-row="" />`} ${one.title} ${one.priority !== 'normal' ? html`<${Badge} kind="stale">${one.priority}<//>` : ''}${one.late ? html` <${Badge} kind="stale">late<//>` : ''}</span><${Moment} at=${one.happened_at} /></li>`)}</ul>
    ${all.count > items.length && html`<p class="more"><a href="/app/alerts?state=open">All ${count(all.count)}</a></p>`}`}<//>`;
}

function Scans({ part }) {
  return html`<${Part} title="Scans" part=${part}>${(all, items) => html`
    <p class="quiet">${counted(all.passes, 'pass', 'passes')}, ${counted(all.detections, 'detection')}</p>
    <ul class="list">${items.map((one) => html`<li key=${one.id}><span>${one.name} <span class="quiet">${words(one.state)}</span></span><${Moment} at=${one.ended_at ?? one.began_at} />
      <span class="under">${count(one.swept)} of ${counted(one.symbols, 'symbol')}, ${counted(one.detections, 'detection')}, ${counted(one.alerts, 'alert')}${one.failed > 0 ? html`, <span class="down">${count(one.failed)} failed</span>` : ''}</span></li>`)}</ul>
    ${all.more > 0 && html`<p class="note">${counted(all.more, 'more pass', 'more passes')}.</p>`}`}<//>`;
}

const REACHED = { stop: 'down', target: 'up', entry: 'flat' };

function Plans({ part }) {
  return html`<${Part} title="Levels of plans reached" part=${part}>${(all, items) => html`
    <ul class="list">${items.map((one) => html`<li key=${one.analysis + one.reached}>
      <span><${Ticker} name=${one.ticker} data-row="" /> <span class="quiet">${one.side}</span> <strong class=${REACHED[one.reached]}>${one.reached}</strong> <span class="num">${price(one.level)}</span>${one.planned !== one.level ? html` <span class="quiet">planned as ${price(one.planned)} before a split</span>` : ''}</span><span class="end">${date(one.on)}</span>
      <span class="under">the bar reached ${price(one.price)} and closed at ${price(one.close)}${one.message ? html`. ${one.message}` : ''}</span></li>`)}</ul>
    ${all.count > items.length && html`<p class="note">${count(all.count - items.length)} more were reached than are listed.</p>`}
    ${all.more && html`<p class="note">Older plans than the newest ${count(all.plans)} were not looked at.</p>`}
    ${all.message && html`<p class="note">${all.message}</p>`}`}<//>`;
}

/** Whom a job is about, in few words. */
const whom = ({ request: of }) => of?.name ?? (of?.tickers?.length ? `${of.tickers.slice(0, 3).join(', ')}${of.tickers_count > 3 ? ', …' : ''}` : of?.watchlist?.name ?? (typeof of?.universe === 'string' ? of.universe : ''));

function Jobs({ part }) {
  const { running = [], ended = [], more_running: runs = 0, more_ended: ends = 0, at_least: least } = part;
  return html`<${Part} title="Jobs" part=${part}>${() => html`
    ${running.map((job) => html`<div class="job" key=${job.id}><div class="top"><a href=${`/app/jobs?id=${job.id}`} data-row="">${words(job.kind)}</a><span class="quiet">${count(job.done)} of ${count(job.total)}</span></div>
      <${Progress} of=${job.done} failed=${job.failed} total=${job.total} label=${`Progress of ${words(job.kind)}`} /></div>`)}
    <ul class="list">${ended.map((job) => html`<li key=${job.id}><span><a href=${`/app/jobs?id=${job.id}`} data-row="">${words(job.kind)}</a> <span class="quiet">${whom(job)}</span> ${words(job.state)}${job.failed > 0 ? html` <span class="down">${count(job.failed)} failed</span>` : ''}</span><${Moment} at=${job.finished_at} /></li>`)}</ul>
    ${runs + ends > 0 && html`<p class="more"><a href="/app/jobs">${least ? 'At least ' : ''}${[runs && `${count(runs)} more run`, ends && `${count(ends)} more ended`].filter(Boolean).join(', ')}</a></p>`}`}<//>`;
}

function Freshness({ part }) {
  return html`<${Part} title="Prices by exchange" part=${part}>${(all, items) => html`
    ${items.length > 0 && html`<div class="scroll" tabindex="0" role="region" aria-label="Prices by exchange"><table><thead><tr><th scope="col">Exchange</th><th scope="col">Newest bar</th><th scope="col" class="phone-off">Last session</th><th scope="col" class="num">Current</th><th scope="col" class="num">Stale</th></tr></thead>
    <tbody>${items.map((one) => html`<tr key=${one.exchange}><th scope="row" title=${one.name}>${one.exchange ?? 'unknown'}</th><td class="nowrap">${date(one.newest)}</td><td class="nowrap phone-off">${date(one.last_session)}</td>
      <td class="num">${count(one.current)}</td><td class="num">${one.stale > 0 ? html`<${Badge} kind="stale">${count(one.stale)} of ${count(one.symbols)}<//>` : count(one.stale)}${one.certain ? '' : '*'}</td></tr>`)}</tbody></table></div>`}
    ${items.some((one) => !one.certain) && html`<p class="note">* The calendar of the exchange is not known for these years: weekdays count as sessions, so the last session may have been a holiday.</p>`}
    ${all.synthetic > 0 && html`<p class="note">${count(all.synthetic)} <${Badge} kind="synthetic">synthetic<//> symbols are samples and have no exchange. <a href="/app/data">Import prices</a> of real ones.</p>`}`}<//>`;
}

function Providers({ part }) {
  return html`<${Part} title="Providers" part=${part}>${(_, items) => html`
    <ul class="list">${items.map((one) => html`<li key=${one.name}><span>${one.name} <${Badge} kind=${one.state === 'ready' ? 'good' : 'stale'}>${words(one.state)}<//></span><${Moment} at=${one.last_success_at} />
      ${one.last_error_message ? html`<span class="under">last error ${ago(one.last_error_at)}: ${one.last_error_message}</span>` : ''}</li>`)}</ul>`}<//>`;
}

const some = (part) => part.items?.length > 0;

/** What is shown, in this order; where there is nothing, a line says what would be. */
const PARTS = [
  ['verdicts', Verdicts, some, html`No verdict changed. <a href="/app/jobs?new=analysis">Analyse</a> symbols to have verdicts to compare.`],
  ['alerts', Alerts, some, html`No alert is open. <a href="/app/alerts">Rules</a> make them when a condition becomes true.`],
  ['plans', Plans, some, 'No entry, stop or target of your plans was touched by a bar.'],
  ['jobs', Jobs, (part) => part.running?.length > 0 || part.ended?.length > 0, html`No job runs, and none has ended. <a href="/app/jobs">All jobs</a>`],
  ['freshness', Freshness, (part) => some(part) || part.synthetic > 0, html`No prices are stored. <a href="/app/data">Import prices</a> to begin.`],
  ['scans', Scans, some, 'No scan of yours has looked.'],
  ['providers', Providers, some, html`No provider is configured: prices come from files only. The setting <code>PROVIDERS</code> names them.`],
];

/** No more columns than are filled: short parts beside a tall one leave the last empty. */
function useColumns() {
  const flow = useRef(null);
  const fit = () => {
    flow.current.style.columnCount = '';
    flow.current.style.columnCount = new Set([...flow.current.children].map((one) => one.offsetLeft)).size;
  };
  useLayoutEffect(fit);
  useEffect(() => {
    addEventListener('resize', fit);
    return () => removeEventListener('resize', fit);
  }, []);
  return flow;
}

function Parts({ parts }) {
  const flow = useColumns();
  const there = PARTS.filter(([name]) => parts[name]);
  const full = there.filter(([name, , has]) => parts[name].problem || has(parts[name]));
  const bare = there.filter((one) => !full.includes(one));
  return html`<div class="flow" ref=${flow}>${full.map(([name, Shown]) => html`<${Shown} key=${name} part=${parts[name]} />`)}
    ${bare.length > 0 && html`<${Panel} title="Nothing new"><ul class="list">${bare.map(([name, , , text]) => html`<li key=${name} class="quiet"><span>${text}</span></li>`)}</ul><//>`}</div>`;
}

function View({ route, go }) {
  const [visited, setVisited] = useState(() => (prefs.ready ? lastVisit() : undefined));
  useEffect(() => {
    if (visited !== undefined) return undefined;
    const take = () => prefs.ready && setVisited((known) => (known === undefined ? lastVisit() : known));
    take(); // they may have come since the first drawing
    return prefs.on(take);
  }, [visited]);
  useTick(30);
  const span = SPANS.some(([id]) => id === route.query.get('since')) ? route.query.get('since') : 'visit';
  const [from, setFrom] = useState({});
  useEffect(() => { if (visited !== undefined) setFrom({ span, at: since(span, visited) }); }, [span, visited]);
  const path = from.span === span ? `/api/v1/overview${from.at ? `?since=${encodeURIComponent(from.at)}` : ''}` : null;
  const overview = useRemote(path, { topics: ['jobs', 'alerts', 'scans', 'bars', 'analyses'] });
  return html`<div class="title"><h1 tabindex="-1">Today</h1>
    <div class="row"><span class="quiet">${overview.data ? html`${span === 'visit' && !from.at ? 'no visit before this one; ' : ''}since ${moment(overview.data.since)}` : ''}</span>
    <div class="tabs" role="group" aria-label="Since">${SPANS.map(([id, title]) => html`<button type="button" key=${id} aria-pressed=${span === id} onClick=${() => go(id === 'visit' ? '/' : `/?since=${id}`, { replace: true })}>${title}</button>`)}</div></div></div>
    <${Remote} of=${overview} rows=${8}>${({ parts }) => html`<${Parts} parts=${parts} />`}<//>`;
}

export default { title: 'Today', View };
