// What stands beside the filter: saved screens, the columns, the universe, sheets that are missing.
import { covers, html, useEffect, useRef, useState } from '../base/kit.js';
import { inWords, send } from '../base/api.js';
import { count, date, number } from '../base/format.js';
import { Act, Known, Ticker } from '../base/parts.js';
import { passes, useRemote } from '../base/remote.js';
import { ANY } from './market-rows.js';
import { universeBody } from './universe.js';

/** Asks for the name, with the cursor in the field when it comes. */
function NameForm({ save, cancel }) {
  const field = useRef(null);
  useEffect(() => field.current.focus(), []);
  return html`<form class="row" onSubmit=${save}><label class="inline">Name <input name="name" required maxlength="60" autocomplete="off" ref=${field} /></label>
    <button class="main">Save</button><button type="button" onClick=${cancel}>Cancel</button></form>`;
}

export function Screens({ text, valid, universe, choose, session }) {
  const screens = useRemote('/api/v1/screens?limit=200');
  const [naming, setNaming] = useState(false);
  const [fault, setFault] = useState('');
  const items = screens.data?.items ?? [];
  const save = async (event) => {
    event.preventDefault();
    try {
      await send('POST', '/api/v1/screens', { name: event.target.elements.name.value.trim(), q: text, universe: universeBody(universe) });
      setNaming(false);
      setFault('');
      screens.reload();
    } catch (problem) {
      setFault(problem.detail || problem.title);
    }
  };
  return html`<div class="chips">${items.map((screen) => html`<button key=${screen.id} type="button" class="chip" aria-pressed=${screen.q === text} disabled=${Boolean(screen.broken)} title=${screen.broken ?? screen.words} onClick=${() => choose(screen)}>${screen.name}</button>`)}
    ${screens.problem && html`<span class="fault">Saved screens: ${screens.problem.detail || screens.problem.title}</span>`}
    ${covers(session, 'trader') && !naming && html`<button type="button" class="plain" data-key="s" aria-keyshortcuts="s" disabled=${!valid} onClick=${() => setNaming(true)}>Save this filter</button>`}
    ${covers(session, 'trader') && valid && html`<a class="plain" href=${`/app/alerts?${new URLSearchParams({ when: text.trim(), of: universe })}`}>Alert me of it</a> <a class="plain" href=${`/app/backtests?${new URLSearchParams({ new: 1, enter: text.trim(), of: universe })}`}>Backtest it</a>`}
    ${naming && html`<${NameForm} save=${save} cancel=${() => setNaming(false)} />`}
    ${fault && html`<p class="fault" role="alert">${fault}</p>`}</div>`;
}

export function Columns({ fields, ids, set }) {
  const [open, setOpen] = useState(false);
  const add = (event) => {
    event.preventDefault();
    const typed = event.target.elements.field.value.trim().toLowerCase();
    const field = fields.known.get(typed);
    if (field && !ids.includes(field.name)) set([...ids, field.name]);
    event.target.reset();
  };
  const move = (i, by) => { const next = [...ids]; next.splice(i + by, 0, ...next.splice(i, 1)); set(next); };
  return html`<details class="chooser" onToggle=${(event) => setOpen(event.target.open)}><summary>Columns <span class="num">${ids.length}</span></summary>${open && html`<div>
    <ul>${ids.map((id, i) => html`<li key=${id}><span title=${fields.known.get(id.toLowerCase())?.meaning}>${id}</span><span class="nowrap">
      <button type="button" class="plain" disabled=${i === 0} aria-label=${`${id} earlier`} onClick=${() => move(i, -1)}>↑</button>
      <button type="button" class="plain" aria-label=${`Remove ${id}`} onClick=${() => set(ids.filter((one) => one !== id))}>remove</button></span></li>`)}</ul>
    <form onSubmit=${add}><label>Add a column<input name="field" list="all-fields" placeholder="EMA_50" autocomplete="off" /></label>
      <datalist id="all-fields">${[...fields.known.values()].filter((field) => field.on_sheet || /^[a-z]/.test(field.name)).map((field) => html`<option value=${field.name}>${field.meaning}</option>`)}</datalist><button>Add</button></form>
    <p class="hint">Where there is no room the last are left out; no number is cut.</p></div>`}</details>`;
}

export function Universe({ value, set }) {
  const lists = useRemote('/api/v1/watchlists?limit=200');
  const names = ['all', 'synthetic', ...(lists.data?.items ?? []).map((list) => `watchlist:${list.name}`)];
  return html`<label class="inline">Of <select onChange=${(event) => set(event.target.value)}>${[...new Set([...names, value])].map((one) => html`<option key=${one} value=${one} selected=${one === value}>${one}</option>`)}</select></label>`;
}

/** How the sheets stand, and a job that makes those which are missing or behind. */
export function Sheets({ rows, universe, session, reload }) {
  const { symbols, sheets, asOf, barless, unknown } = rows.state;
  const behind = sheets.missing + sheets.behind;
  const [going, setGoing] = useState(false);
  const make = async () => {
    const { status } = await send('POST', '/api/v1/screen', { q: ANY, universe: universeBody(universe), limit: 1 }, { headers: { Prefer: 'wait=10' } });
    setGoing(status === 202);
    reload();
  };
  return html`<span class="quiet">Last bars up to <span class="num">${date(asOf)}</span></span>
    ${barless > 0 && html`<span class="quiet">${count(barless)} without daily bars</span>`}
    ${unknown > 0 && !behind && html`<span class="quiet">${count(unknown)} without a close</span>`}
    ${behind > 0 && html`<${Known} text=${sheets.message} kind="badge stale">${[sheets.missing > 0 && `Only ${count(symbols - sheets.missing)} of ${count(symbols)} symbols were looked at`, sheets.behind > 0 && `${count(sheets.behind)} are behind their bars`].filter(Boolean).join('; ')}<//>
      ${covers(session, 'trader') && (going ? html`<span class="quiet" role="status">A <a href="/app/jobs">job</a> looks at them; the table follows.</span>` : html`<${Act} does=${make}>Bring up to date<//>`)}`}`;
}

/** A condition that sheets do not decide takes a job over the stored bars, which is followed. */
export function ByBars({ text, universe, take, session }) {
  const [job, setJob] = useState(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    if (!job) return undefined;
    const stop = new AbortController();
    const ask = (path) => send('GET', path, undefined, { signal: stop.signal });
    const look = async () => {
      const { body } = await ask(`/api/v1/jobs/${job.id}`);
      if (['completed', 'failed', 'cancelled'].includes(body.state)) take((await ask(`/api/v1/screen/results/${job.id}?shape=columns`)).body);
      else setJob(body);
    };
    const timer = setTimeout(() => look().catch((problem) => { if (stop.signal.aborted) return; setFault(passes(problem) ? '' : inWords(problem)); setJob(passes(problem) ? { ...job } : null); }), 1500);
    return () => { clearTimeout(timer); stop.abort(); }; // of another filter or universe there is another
  }, [job]);
  const start = async () => {
    setFault('');
    const { status, body } = await send('POST', '/api/v1/screen', { q: text, universe: universeBody(universe), fields: ['close'], shape: 'columns' }, { headers: { Prefer: 'wait=5' } });
    if (status === 200 && body.columns) take(body);
    else setJob(body.job ?? body);
  };
  if (!covers(session, 'trader')) return session?.role && html`<span class="hint">This filter takes a job, and that the role trader.</span>`;
  return job ? html`<span class="quiet">${count(job.done)} of ${count(job.total)}</span> <a href="/app/jobs">Jobs</a>` : html`<${Act} does=${start}>Look at the stored bars<//>${fault && html`<span class="fault" role="alert">${fault}</span>`}`;
}

export function Nearest({ items, pick }) {
  if (!items.length) return null;
  return html`<section class="panel nearest"><header><h2>Nearly pass</h2><span class="aside">nearest first, by the distance from the bound over the usual spread of the field</span></header><ul class="list">${items.map((item) => html`
    <li key=${item.ticker}><span><${Ticker} name=${item.ticker} data-row onClick=${pick} /> ${item.misses.map((miss) => miss.words).join('; ')}</span>
      <span class="num end">${number(item.cost, { digits: 2 })}</span></li>`)}</ul></section>`;
}
