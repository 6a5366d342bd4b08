// What a view shows of the service, in five states: loading, empty, error, stale, offline. What is there stays while it
// is asked for again, and stays when that fails.
import { html, useCallback, useEffect, useRef, useState } from './kit.js';
import { get } from './api.js';
import { on } from './events.js';
import { ago } from './format.js';

const SETTLE = 800;
const AGAIN = 10;

/** Whether the same call may succeed a little later. */
export const passes = (problem) => problem.code === 'offline' || problem.status === 429 || problem.status >= 500;

/** Live events, and what else may have changed an answer: the way is back, or another caller asks. */
export function onMoved(topics, later) {
  const offs = topics.map((topic) => on(topic, later));
  ['online', 'signed-in'].forEach((name) => addEventListener(name, later));
  return () => {
    offs.forEach((off) => off());
    ['online', 'signed-in'].forEach((name) => removeEventListener(name, later));
  };
}

/** Asks again by itself, once the service or the way to it may be back; in a tab out of sight once that is looked at. */
export function useAgain(problem, load) {
  const now = useRef(load);
  now.current = load;
  useEffect(() => {
    if (!problem || !passes(problem)) return undefined;
    let due = false;
    const look = () => { if (due && !document.hidden) { due = false; now.current(); } };
    const timer = setTimeout(() => { due = true; look(); }, (problem.retryAfter ?? AGAIN) * 1000);
    document.addEventListener('visibilitychange', look);
    return () => { clearTimeout(timer); document.removeEventListener('visibilitychange', look); };
  }, [problem]);
}

/** One answer, or those of several paths that stand on a line each. */
const ask = (path, options) => Promise.all(path.split('\n').map((one) => get(one, options)))
  .then((all) => (all.length > 1 ? { body: { items: all.flatMap(({ body }) => body.items) }, at: all[0].at } : all[0]));

/** @param options.topics live events after which it is asked for again */
export function useRemote(path, { topics = [] } = {}) {
  const [now, setNow] = useState({ path, data: null, etag: null, problem: null, at: null, busy: Boolean(path) });
  const turn = useRef(0);
  const stop = useRef(null);

  const load = useCallback((fresh) => {
    stop.current?.abort();
    if (!path) return;
    const mine = turn.current += 1;
    stop.current = new AbortController();
    setNow((was) => (was.path === path ? { ...was, busy: true } : { path, data: null, etag: null, problem: null, at: null, busy: true }));
    ask(path, { signal: stop.current.signal, fresh }).then(
      ({ body, etag = null, at }) => mine === turn.current && setNow({ path, data: body, etag, problem: null, at, busy: false }),
      (problem) => mine === turn.current && problem.name !== 'AbortError' && setNow((was) => ({ ...was, problem, busy: false })),
    );
  }, [path]);

  useEffect(() => {
    load(false);
    return () => { turn.current += 1; stop.current?.abort(); };
  }, [load]);

  useEffect(() => {
    let timer = 0;
    const later = () => { timer ||= setTimeout(() => { timer = 0; load(false); }, SETTLE); };
    const off = onMoved(topics, later);
    return () => { off(); clearTimeout(timer); };
  }, [load, topics.join()]);

  useAgain(now.path === path ? now.problem : null, () => load(false));

  const mine = now.path === path ? now : { data: null, etag: null, problem: null, at: null, busy: Boolean(path) };
  const state = mine.data !== null ? 'ready' : mine.problem ? (mine.problem.code === 'offline' ? 'offline' : 'error') : 'loading';
  return { state, data: mine.data, etag: mine.etag, problem: mine.problem, at: mine.at, busy: mine.busy, stale: mine.data !== null && mine.problem !== null, reload: () => load(true) };
}

/** The problem's own words, what to quote of it, and another try. */
export function Trouble({ problem, retry }) {
  const faults = (problem.errors ?? []).filter((one) => !problem.detail?.includes(one.detail));
  return html`<div class="trouble" role="alert">
    <p>${problem.detail || problem.title}</p>
    ${faults.length > 0 && html`<ul>${faults.map((one) => html`<li>${one.pointer ? html`<code>${one.pointer}</code> ` : ''}${one.detail}</li>`)}</ul>`}
    <p class="row">${retry && html`<button type="button" onClick=${retry}>Try again</button>`}
      ${problem.requestId && html`<span class="quiet">request <code>${problem.requestId}</code></span>`}</p>
  </div>`;
}

/** What is shown is of an earlier moment, and why. */
export function Stale({ at, problem, retry }) {
  return html`<div class="stale-line" role="status"><span>Not refreshed${at ? html`; read <time datetime=${new Date(at).toISOString()}>${ago(new Date(at).toISOString())}</time>` : ''}: ${problem.detail || problem.title}</span>
    <button type="button" onClick=${retry}>Try again</button></div>`;
}

export function Remote({ of, empty, hint, rows = 3, children }) {
  if (of.state === 'loading') {
    return html`<div class="outline" aria-busy="true" aria-label="Loading">${Array.from({ length: rows }, () => html`<span></span>`)}</div>`;
  }
  if (of.state !== 'ready') return html`<${Trouble} problem=${of.problem} retry=${of.reload} />`;
  const show = [].concat(children)[0];
  return html`${of.stale && html`<${Stale} at=${of.at} problem=${of.problem} retry=${of.reload} />`}
    ${empty?.(of.data) ? html`<div class="empty">${hint}</div>` : show(of.data)}`;
}
