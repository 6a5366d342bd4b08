// What has happened since the last visit, and how things are.
import { html, useEffect, useState } from '../base/kit.js';
import { Badge, Moment, Panel, Progress, Ticker, Verdict, useTick } from '../base/parts.js';
import { ago, count, date, moment, price, verdict, words } from '../base/format.js';
import { prefs } from '../base/prefs.js';
import { Remote, Trouble, useRemote } from '../base/remote.js';

const VISIT = 30 * 60_000;
const SPANS = [['visit', 'Last visit'], ['day', '24 hours'], ['week', '7 days']];

/** The visit before this one. Pages opened within half an hour are one visit. */
function lastVisit() {
  const now = Date.now();
  const visits = prefs.get('visits', {});
  if (visits.now && now - Date.parse(visits.now) < VISIT) return visits.before ?? null;
  prefs.set('visits', { now: new Date(now).toISOString(), before: visits.now ?? null });
  return visits.now ?? null;
}

function since(span, visited) {
  if (span === 'visit') return visited;
  return new Date(Math.floor(Date.now() / 60_000) * 60_000 - (span === 'week' ? 7 : 1) * 86_400_000).toISOString();
}

/** A part of the overview: its own age, its own problem, or what it has. */
function Part({ title, part, more, empty, children }) {
  const items = part?.items ?? [];
  return html`<${Panel} title=${title} aside=${part?.as_of && html`as of ${ago(part.as_of)}`}>
    ${!part ? html`<p class="empty">This service does not report it.</p>`
    : part.problem ? html`<${Trouble} problem=${{ title: part.problem.title ?? 'Not available', detail: part.problem.detail ?? String(part.problem) }} />`
      : empty(part) ? html`<div class="empty">${more}</div>` : children(part, items)}<//>`;
}

const none = (part) => !(part.items?.length);

function Verdicts({ part }) {
  return html`<${Part} title="Verdicts changed" part=${part} empty=${none} more=${html`<p>No verdict of yours changed. <a href="/app/jobs?new=analysis">Analyse</a> symbols to have verdicts to compare.</p>`}>${(_, items) => html`
    <ul class="list">${items.map((one) => html`<li key=${one.analysis}>
      <span><${Ticker} name=${one.ticker} data-row="" /> <span class="quiet">${one.name ?? ''}</span></span><${Moment} at=${one.at} />
      <span class="under">${one.from ? html`${verdict(one.from).words} → ` : ''}<${Verdict} of=${one.to} score=${one.score} />${one.why ? html` · ${one.why}` : ''}</span></li>`)}</ul>
    ${part.more && html`<p class="note">More have changed than are listed.</p>`}`}<//>`;
}

function Alerts({ part }) {
  return html`<${Part} title="Open alerts" part=${part} empty=${none} more=${html`<p>No alert is open. <a href="/app/alerts">Rules</a> make alerts when a condition becomes true.</p>`}>${(all, items) => html`
    <ul class="list">${items.map((one) => html`<li key=${one.id}>
      <span><${Ticker} name=${one.ticker} data-row="" /> ${one.title ?? one.rule_name ?? words(one.kind)}</span><${Moment} at=${one.created_at ?? one.at ?? one.fired_at} />
      ${one.message ? html`<span class="under">${one.message}</span>` : ''}</li>`)}</ul>
    ${all.count > items.length && html`<p class="more"><a href="/app/alerts">All ${count(all.count)}</a></p>`}`}<//>`;
}

function Scans({ part }) {
  const passes = part?.passes ?? part?.items ?? [];
  const found = part?.detections ?? [];
  const listed = Array.isArray(found) ? found : [];
  return html`<${Part} title="Scans" part=${part} empty=${() => !(Array.isArray(passes) ? passes.length : passes) && !listed.length} more=${html`<p>No scan has looked. A scan looks at each new bar of its symbols for patterns.</p>`}>${() => html`
    <p>${count(Array.isArray(passes) ? passes.length : passes)} passes, ${count(Array.isArray(found) ? found.length : found)} detections.</p>
    <ul class="list">${listed.map((one) => html`<li key=${one.id}><span><${Ticker} name=${one.ticker} /> ${words(one.pattern ?? one.name)}</span><${Moment} at=${one.detected_at ?? one.at} /></li>`)}</ul>`}<//>`;
}

const REACHED = { stop: 'down', target: 'up', entry: 'flat' };

function Plans({ part }) {
  return html`<${Part} title="Levels of plans reached" part=${part} empty=${none} more=${html`<p>No entry, stop or target of your plans was touched by a bar since.</p>`}>${(_, items) => html`
    <ul class="list">${items.map((one) => html`<li key=${one.analysis + one.reached}>
      <span><${Ticker} name=${one.ticker} data-row="" /> <strong class=${REACHED[one.reached]}>${one.reached}</strong> <span class="num">${price(one.level)}</span></span><span class="end">${date(one.on)}</span>
      ${one.price !== undefined && one.price !== null ? html`<span class="under">bar reached ${price(one.price)}</span>` : ''}</li>`)}</ul>
    <p class="note">A daily bar proves that its range touched the level, not in which order or at which price one would have traded.</p>`}<//>`;
}

function Jobs({ part }) {
  const running = part?.running ?? [];
  const ended = part?.ended ?? [];
  return html`<${Part} title="Jobs" part=${part} empty=${() => !running.length && !ended.length} more=${html`<p>No job runs, and none has ended since. <a href="/app/jobs">All jobs</a></p>`}>${() => html`
    ${running.map((job) => html`<div class="job" key=${job.id}><div class="top"><a href=${`/app/jobs?id=${job.id}`} data-row="">${words(job.kind)}</a><span class="quiet">${count(job.done)} of ${count(job.total)}</span></div>
      <${Progress} of=${job.done} failed=${job.failed} total=${job.total} label=${`Progress of ${words(job.kind)}`} /></div>`)}
    <ul class="list">${ended.map((job) => html`<li key=${job.id}><span><a href=${`/app/jobs?id=${job.id}`} data-row="">${words(job.kind)}</a> ${words(job.state)}${job.failed > 0 ? html` <span class="down">${count(job.failed)} failed</span>` : ''}</span><${Moment} at=${job.finished_at} /></li>`)}</ul>`}<//>`;
}

function Freshness({ part }) {
  return html`<${Part} title="Prices by exchange" part=${part} empty=${none} more=${html`<p>No prices are stored. <a href="/app/data">Import prices</a></p>`}>${(_, items) => html`
    <div class="scroll" tabindex="0" role="region" aria-label="Prices by exchange"><table><thead><tr><th scope="col">Exchange</th><th scope="col">Newest bar</th><th scope="col">Last session</th><th scope="col" class="num">Current</th><th scope="col" class="num">Stale</th></tr></thead>
    <tbody>${items.map((one) => html`<tr key=${one.exchange}><th scope="row">${one.exchange ?? 'unknown'}</th><td class="nowrap">${date(one.newest)}</td><td class="nowrap">${date(one.last_session)}</td>
      <td class="num">${count(one.current)}</td><td class="num">${one.stale > 0 ? html`<${Badge} kind="stale">${count(one.stale)} of ${count(one.symbols)}<//>` : count(one.stale)}</td></tr>`)}</tbody></table></div>`}<//>`;
}

function Providers({ part }) {
  return html`<${Part} title="Providers" part=${part} empty=${none} more=${html`<p>No provider is configured: prices come from files only. The setting <code>PROVIDERS</code> names them.</p>`}>${(_, items) => html`
    <ul class="list">${items.map((one) => html`<li key=${one.name}><span>${one.name} <${Badge} kind=${one.state === 'ready' ? 'good' : 'stale'}>${words(one.state)}<//></span><${Moment} at=${one.last_success_at} />
      ${one.last_error_message ? html`<span class="under">last error ${ago(one.last_error_at)}: ${one.last_error_message}</span>` : ''}</li>`)}</ul>`}<//>`;
}

function View({ route, go }) {
  const [visited, setVisited] = useState(prefs.ready ? lastVisit() : undefined);
  useEffect(() => {
    if (visited !== undefined) return undefined;
    return prefs.on(() => prefs.ready && setVisited((known) => (known === undefined ? lastVisit() : known)));
  }, [visited]);
  useTick(30);
  const span = SPANS.some(([id]) => id === route.query.get('since')) ? route.query.get('since') : 'visit';
  const [from, setFrom] = useState({});
  useEffect(() => { if (visited !== undefined) setFrom({ span, at: since(span, visited) }); }, [span, visited]);
  const path = from.span === span ? `/api/v1/overview${from.at ? `?since=${encodeURIComponent(from.at)}` : ''}` : null;
  const overview = useRemote(path, { topics: ['jobs', 'alerts', 'scans', 'bars', 'analyses'] });
  return html`<div class="title"><h1 tabindex="-1">Today</h1>
    <div class="row"><span class="quiet">${overview.data ? html`since ${moment(overview.data.since)}` : ''}</span>
    <div class="tabs" role="group" aria-label="Since">${SPANS.map(([id, title]) => html`<button type="button" key=${id} aria-pressed=${span === id} onClick=${() => go(id === 'visit' ? '/' : `/?since=${id}`, { replace: true })}>${title}</button>`)}</div></div></div>
    <${Remote} of=${overview} rows=${8}>${({ parts }) => html`<div class="panels">
      <${Verdicts} part=${parts.verdicts} /><${Alerts} part=${parts.alerts} /><${Plans} part=${parts.plans} /><${Jobs} part=${parts.jobs} />
      <${Freshness} part=${parts.freshness} /><${Scans} part=${parts.scans} /><${Providers} part=${parts.providers} /></div>`}<//>`;
}

export default { title: 'Today', View };
