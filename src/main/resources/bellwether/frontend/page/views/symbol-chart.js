// The chart of a symbol with its readout, its controls and its table.
import { html, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from '../base/kit.js';
import { count, price, signed, percent } from '../base/format.js';
import { Stale, Trouble, useRemote } from '../base/remote.js';
import { barDate, placeOf } from '../draw/canvas.js';
import '../draw/price-chart.js';
import { decimalsOf } from '../draw/price-scales.js';
import { BarTable } from './symbol-bars.js';

const TIMEFRAMES = ['1m', '5m', '15m', '30m', '1h', '1d', '1wk', '1mo'];
const SPANS = [['3 m', 91], ['1 y', 365], ['5 y', 1826], ['all', Infinity]];
const QUIET = 500;
const DAY = 86_400;

/** The bar under the cursor, else the last; said politely, twice a second at most. */
function Readout({ data, digits, at }) {
  const index = at >= 0 && at < data.bars.time.length ? at : data.bars.time.length - 1;
  const { bars } = data;
  const [said, setSaid] = useState('');
  const before = bars.close[index - 1];
  const change = before ? (bars.close[index] / before - 1) * 100 : null;
  const when = barDate(bars.time[index], data.timeframe, data.zone);
  const partial = data.partial && index === bars.time.length - 1;
  const shown = (v) => price(v, digits);
  useEffect(() => {
    if (at < 0) return undefined;
    const timer = setTimeout(() => setSaid(`${when}, close ${shown(bars.close[index])}${change === null ? '' : `, ${signed(change, percent)}`}`), QUIET);
    return () => clearTimeout(timer);
  }, [index, data]);
  if (index < 0) return null;
  return html`<p class="readout"><time class="num">${when}</time>
    ${['open', 'high', 'low', 'close'].map((name) => html`<span><abbr title=${name}>${name[0].toUpperCase()}</abbr> <span class="num">${shown(bars[name][index])}</span></span>`)}
    <span><abbr title="volume, in the unit of the exchange">V</abbr> <span class="num">${count(bars.volume[index])}</span></span>
    ${change !== null && html`<span class=${change > 0 ? 'up' : change < 0 ? 'down' : 'flat'}><span aria-hidden="true">${change > 0 ? '▲' : change < 0 ? '▼' : ''}</span> <span class="num">${signed(change, (x) => percent(x, 2))}</span></span>`}
    ${partial && html`<span class="badge partial">bar not finished</span>`}
    <span class="unseen" role="status" aria-live="polite">${said}</span></p>`;
}

function Lines({ lines, data, set }) {
  const [open, setOpen] = useState(false);
  const catalogue = useRemote(open ? '/api/v1/indicators' : null);
  const add = (event) => {
    event.preventDefault();
    const field = event.target.elements.line;
    const typed = field.value.trim().toUpperCase().replace(/[\s(]+/, ':').replace(/\)$/, '');
    if (typed && !lines.includes(typed)) set([...lines, typed]);
    field.value = '';
  };
  const missing = data?.missing ?? [];
  return html`<details class="chooser" onToggle=${(event) => setOpen(event.target.open)}><summary>Lines <span class="num">${lines.length}</span></summary>${open && html`<div>
    <ul>${lines.map((line) => html`<li key=${line}><span>${line}</span><button type="button" class="plain" aria-label=${`Remove ${line}`} onClick=${() => set(lines.filter((one) => one !== line))}>remove</button></li>`)}</ul>
    <form onSubmit=${add}><label>Add a line<input name="line" list="indicators" placeholder="EMA:50" autocomplete="off" /></label>
      <datalist id="indicators">${(catalogue.data?.items ?? []).map((one) => html`<option value=${one.id.replaceAll('_', ':')}>${one.message}</option>`)}</datalist>
      <button disabled=${lines.length >= 8}>Add</button></form>
    ${missing.map((one) => html`<p class="hint">${one.line ? `${one.line}: ` : ''}${one.reason}</p>`)}
    <p class="hint">At most 8. An indicator of a scale of its own gets a pane.</p></div>`}</details>`;
}

/** Keeps the element's properties, and what it fires, in step with the view. */
function useChart({ bars, data, query, options, seen }) {
  const ref = useRef(null);
  const [at, setAt] = useState(-1);
  const first = useRef(null);
  const wanted = useRef(0);
  /** Shows so many days, and asks for the bars of them that are not here yet. */
  const span = useCallback((days) => {
    const { time } = ref.current.data.bars;
    const from = days === Infinity ? -Infinity : time.at(-1) - days * DAY;
    ref.current.show(Math.max(0, placeOf(time, from)), time.length - 1);
    wanted.current = time[0] > from && ref.current.data.has_more ? days : 0;
    if (wanted.current) bars.more();
  }, [bars.more]);
  useLayoutEffect(() => {
    const chart = ref.current;
    if (!chart || !data) return;
    chart.key = bars.key;
    chart.options = options;
    chart.data = data;
    if (first.current === bars.key) { if (wanted.current) span(wanted.current); return; }
    wanted.current = 0;
    first.current = bars.key;
    setAt(-1);
    const [from, to] = (query.get('v') ?? '').split('..').map((day) => Date.parse(`${day}T00:00:00Z`) / 1000);
    if (from < to) chart.show(Math.max(0, placeOf(data.bars.time, from)), Math.max(0, placeOf(data.bars.time, to + DAY - 1)));
    const day = Date.parse(`${query.get('at')}T00:00:00Z`) / 1000;
    if (day) chart.point(placeOf(data.bars.time, day + DAY - 1));
  }, [data, options, bars.key]);
  useEffect(() => {
    const chart = ref.current;
    if (!chart) return undefined;
    const point = (event) => setAt(event.detail.index);
    const moved = (event) => seen(chart, null, event.detail.kept);
    const more = () => bars.more();
    const mark = (event) => event.detail.mark.ref && seen(chart, event.detail.mark.ref);
    const free = () => { wanted.current = 0; };
    const handlers = { point, moved, more, mark, pointerdown: free, wheel: free, keydown: free };
    Object.entries(handlers).forEach(([name, handler]) => chart.addEventListener(name, handler, { passive: true }));
    return () => Object.entries(handlers).forEach(([name, handler]) => chart.removeEventListener(name, handler));
  }, [bars.more, seen, Boolean(data)]);
  return { ref, at, span };
}

/** What is not on the chart, and why; scans are made in a view of their own. */
function Missing({ of, data }) {
  return html`${of.line ? `${of.line}: ` : ''}${of.code === 'not_scanned' ? html`no scan has looked at the ${data.timeframe} bars yet; <a href="/app/alerts?tab=scans">Alerts</a> has scans` : of.reason}`;
}

export function ChartPart({ bars, lines, timeframe, query, change, levels, table, setTable, log, setLog, chart, pickMark }) {
  const data = useMemo(() => bars.data && (levels ? { ...bars.data, levels } : bars.data), [bars.data, levels]);
  const options = useMemo(() => ({ log }), [log]);
  const timer = useRef(0);
  const [sight, setSight] = useState(null);
  const seen = useCallback((element, ref, kept) => {
    if (ref) { pickMark(ref); return; }
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const { first, last } = element.range();
      const { time } = element.data.bars;
      if (last < first) return;
      setSight({ first, last, key: element.key });
      if (!kept || new URLSearchParams(location.search).has('v')) change({ v: `${barDate(time[first])}..${barDate(time[last])}` }, true);
    }, 250);
  }, [change, pickMark]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const { ref, at, span } = useChart({ bars, data, query, options, seen });
  const digits = useMemo(() => data && decimalsOf(data.bars.close), [data]);
  useEffect(() => { chart.current = ref.current; });
  const empty = data && !data.bars.time.length;
  return html`<section class="chart-part" aria-label="Prices">
    <div class="chart-tools">
      <label class="inline">Bars <select onChange=${(event) => change({ tf: event.target.value, v: null, at: null })}>
        ${[...new Set([...TIMEFRAMES, timeframe])].map((one) => html`<option key=${one} value=${one} selected=${one === timeframe}>${one}</option>`)}</select></label>
      <${Lines} lines=${lines} data=${data} set=${(list) => change({ lines: list.join(',') || 'none' })} />
      <span class="row spans">${SPANS.map(([name, days]) => html`<button type="button" disabled=${!data || empty} onClick=${() => span(days)}>${name}</button>`)}
        <button type="button" aria-label="Zoom in" disabled=${!data} onClick=${() => ref.current.zoom(0.6)}>+</button>
        <button type="button" aria-label="Zoom out" disabled=${!data} onClick=${() => ref.current.zoom(1.6)}>−</button></span>
      <button type="button" aria-pressed=${log} aria-keyshortcuts="l" onClick=${() => setLog(!log)}>log</button>
      <button type="button" aria-pressed=${table} aria-keyshortcuts="t" onClick=${() => setTable(!table)}>table</button>
    </div>
    ${data && !empty && html`<${Readout} data=${data} digits=${digits} at=${at} />`}
    ${bars.problem && data && html`<${Stale} at=${bars.at} problem=${bars.problem} retry=${bars.reload} />`}
    ${bars.problem && !data && html`<${Trouble} problem=${bars.problem} retry=${bars.reload} />`}
    ${!data && !bars.problem && html`<div class="outline tall" aria-busy="true" aria-label="Loading bars"><span></span><span></span><span></span></div>`}
    ${empty && html`<div class="empty"><p>No ${timeframe} bars are stored. <a href="/app/data">Import a file</a> or choose other bars.</p></div>`}
    <price-chart ref=${ref} hidden=${!data || empty} class=${data?.synthetic ? 'synthetic' : ''} />
    ${data && data.missing?.length > 0 && html`<p class="hint">${data.missing.map((one, i) => html`${i > 0 && ' · '}<${Missing} of=${one} data=${data} />`)}</p>`}
    ${table && data && !empty && html`<${BarTable} data=${data} digits=${digits} sight=${sight?.key === bars.key ? sight : ref.current?.range()} go=${(index) => ref.current.point(index)} />`}
  </section>`;
}
