// The three ways to show the symbols that pass: a table, a map, sectors.
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from '../base/kit.js';
import { get } from '../base/api.js';
import { computed, count, few, number, percent, price, signed, verdict } from '../base/format.js';
import { Panel } from '../base/parts.js';
import { Remote, useRemote } from '../base/remote.js';
import '../draw/heat.js';
import '../draw/long-table.js';
import '../draw/spark.js';
import '../draw/tree-map.js';
import { symbolPath } from './trail.js';
import { universeQuery } from './universe.js';

const sideOf = (value) => (value > 0 ? 'up' : value < 0 ? 'down' : '');
const change = (value) => signed(value, (x) => number(x, { digits: 2 }));
/** The last closes in small by ticker, each with the rows that it was asked for: with new rows it is asked for again, and shown until that comes. */
const sparks = new Map();

/** How a field is shown, by its type. */
function columnOf(field) {
  const base = { id: field.name, title: field.name, unit: '', help: field.meaning, type: 'number' };
  if (field.type === 'word') {
    const shown = field.words.includes('STRONG_BUY') ? (v) => (v === null ? '–' : `${verdict(v).mark} ${verdict(v).words}`) : (v) => v ?? '–';
    return { ...base, type: 'text', wide: 14, format: shown, side: field.words.includes('STRONG_BUY') ? (v) => verdict(v).side : undefined };
  }
  if (field.type === 'date') return { ...base, type: 'date', format: (v) => v ?? '–' };
  if (field.type === 'flag') return { ...base, type: 'text', wide: 5, format: (v) => v ?? '–' };
  if (field.type === 'price') return { ...base, format: (v) => price(v) };
  if (field.type === 'percent') return { ...base, unit: '%', format: field.name.startsWith('return') ? change : (v) => number(v, { digits: 2 }), side: field.name.startsWith('return') ? sideOf : undefined };
  const whole = /volume|OBV|^AD$|ADOSC/.test(field.name) && field.unit !== 'ratio';
  return { ...base, format: whole ? count : field.name.startsWith('score') ? (v) => signed(v, (x) => number(x, { digits: 3 })) : computed };
}

function tickerColumn(rows) {
  return { id: 'ticker', title: 'Ticker', type: 'text', bold: true, draw: (cell, value, row) => {
    let link = cell.firstChild;
    if (!link?.href) { link = document.createElement('a'); link.tabIndex = -1; cell.replaceChildren(link); }
    link.textContent = value;
    link.href = symbolPath(value);
    link.title = rows.value(row, 'name') ?? value;
  } };
}

const sparkColumn = (rows) => ({ id: 'spark', title: '60 bars', type: 'text', wide: 12, spare: true, format: () => '', draw: (cell, _, row) => {
  let line = cell.firstChild;
  if (!line) { line = document.createElement('spark-line'); cell.append(line); }
  const known = sparks.get(rows.tickers[row])?.item;
  line.values = known?.values ?? [];
  line.label = known ? `Closes of ${known.n} bars, ${price(known.low)} to ${price(known.high)}` : 'no closes yet';
} });

/** Asks for the shapes of the rows in sight that are not known yet. */
async function loadSparks(rows, tickers, done) {
  const missing = tickers.filter((ticker) => sparks.get(ticker)?.of !== rows && !ticker.includes(',')).slice(0, 200);
  if (!missing.length) return;
  missing.forEach((ticker) => sparks.set(ticker, { of: rows, item: sparks.get(ticker)?.item ?? null }));
  try {
    const { body } = await get(`/api/v1/sparklines?bars=60&tickers=${encodeURIComponent(missing.join(','))}`, { quiet: true });
    body.items.forEach((item) => sparks.set(item.ticker, { of: rows, item }));
    done();
  } catch {
    missing.forEach((ticker) => sparks.delete(ticker)); // the table is whole without them
  }
}

export function Table({ rows, order, columns, sort, setSort, pick, table, label }) {
  const [fit, setFit] = useState(null);
  const shown = useMemo(() => [tickerColumn(rows), ...(rows.hasNames ? [{ id: 'name', title: 'Name', type: 'text', most: 38, spare: true, format: (v) => v ?? '–' }] : []),
    sparkColumn(rows), ...columns.map(columnOf)], [rows, columns]);
  const now = useRef({});
  now.current = { pick, setSort, rows };
  useLayoutEffect(() => {
    const element = table.current;
    element.label = label;
    element.columns = shown;
    element.rows = rows;
    element.sort = sort;
    element.order = order;
  }, [rows, order, shown, sort, label]);
  useEffect(() => {
    const element = table.current;
    let timer = 0;
    const picked = (event) => now.current.pick(event.detail.row);
    const sorted = (event) => now.current.setSort(event.detail.sort);
    const fitted = (event) => setFit(event.detail);
    const seen = (event) => {
      clearTimeout(timer);
      const tickers = event.detail.rows.map((row) => now.current.rows.tickers[row]);
      timer = setTimeout(() => loadSparks(now.current.rows, tickers, () => table.current?.refresh()), 200);
    };
    const handlers = { pick: picked, sort: sorted, fit: fitted, seen };
    Object.entries(handlers).forEach(([name, handler]) => element.addEventListener(name, handler));
    return () => { clearTimeout(timer); Object.entries(handlers).forEach(([name, handler]) => element.removeEventListener(name, handler)); };
  }, []);
  return html`<long-table class="market-table" ref=${table} />
    ${fit && fit.shown.length < fit.all && html`<p class="hint">${fit.shown.length} of ${fit.all} columns have room here; Columns chooses which.</p>`}`;
}

export const COLOURS = ['return_1', 'return_5', 'return_20', 'return_60'];
const SPAN = { return_1: 4, return_5: 8, return_20: 15, return_60: 30 };

export function Market({ rows, chosen, by, setBy, pick }) {
  const ref = useRef(null);
  const [said, setSaid] = useState(null);
  const now = useRef(pick);
  now.current = pick;
  const { boxes, indices, sizeless } = useMemo(() => {
    const kept = [...chosen].filter((row) => !rows.tickers[row].startsWith('^'));
    const all = kept.map((row) => ({ id: row, title: rows.tickers[row], size: rows.value(row, 'dollar_volume'), value: rows.value(row, by), group: rows.value(row, 'sector') }));
    const sized = all.filter((box) => box.size > 0);
    return { boxes: sized, indices: chosen.length - kept.length, sizeless: kept.length - sized.length };
  }, [rows, chosen, by]);
  useLayoutEffect(() => {
    ref.current.format = (value) => (value === null ? '–' : `${change(value)} %`);
    ref.current.span = SPAN[by];
    ref.current.label = `${boxes.length} symbols by sector; size: turnover of the last bar; colour: ${by}. Arrow keys move, Enter opens; the table has the same.`;
    ref.current.boxes = boxes;
  }, [boxes, by]);
  useEffect(() => {
    const point = (event) => setSaid(event.detail.box);
    const picked = (event) => now.current(event.detail.id);
    const map = ref.current;
    map.addEventListener('point', point);
    map.addEventListener('pick', picked);
    return () => { map.removeEventListener('point', point); map.removeEventListener('pick', picked); };
  }, []);
  return html`<div class="row map-tools"><label class="inline">Colour <select onChange=${(event) => setBy(event.target.value)}>${COLOURS.map((one) => html`<option value=${one} selected=${one === by}>${one}</option>`)}</select></label>
      <span class="legend" aria-hidden="true"><span class="down">▼ −${SPAN[by]} %</span><i></i><span class="up">▲ +${SPAN[by]} %</span></span>
      <span role="status" class="num">${said ? `${said.title} ${said.value === null ? '–' : `${change(said.value)} %`}, turnover ${count(said.size)}` : ''}</span></div>
    <tree-map ref=${ref} />
    <p class="hint">Size: turnover of the last bar, in the unit of each price. Left out: ${count(indices)} indices, ${count(sizeless)} without turnover.</p>`;
}

export const GROUPS = [['sector', 'sectors'], ['exchange', 'exchanges'], ['watchlist', 'your watchlists']];
const VERDICTS = ['STRONG_BUY', 'BUY', 'HOLD', 'SELL', 'STRONG_SELL'];

/** @param text the filter where sheets decide it, else nothing: how many of each group pass it */
export function Sectors({ universe, text, by, setBy }) {
  const query = new URLSearchParams({ by, ...universeQuery(universe), ...(text ? { q: text } : {}) });
  const groups = useRemote(`/api/v1/groups?${query}`, { topics: ['bars'] });
  return html`<div class="row"><label class="inline">By <select onChange=${(event) => setBy(event.target.value)}>${GROUPS.map(([id, name]) => html`<option value=${id} selected=${id === by}>${name}</option>`)}</select></label></div>
    <${Remote} of=${groups} empty=${(data) => !data.items.length} hint="No group has a symbol here.">${(data) => html`<${Groups} items=${data.items} by=${by} />`}<//>`;
}

function Groups({ items, by }) {
  const ref = useRef(null);
  const sorted = useMemo(() => [...items].sort((a, b) => b.n - a.n), [items]);
  const name = (item) => item.group ?? `no ${by} stated`;
  const passing = sorted.some((item) => item.passing);
  useLayoutEffect(() => {
    ref.current.cells = {
      title: 'Median returns over so many bars, in percent; n: symbols whose verdict is known. A dash: no value is known.',
      rows: sorted.map((item) => `${name(item)} (n = ${count(item.known)}${few(item.known) ? `, ${few(item.known)}` : ''})`),
      columns: ['1 bar', '5 bars', '20 bars', '60 bars'],
      values: sorted.map((item) => ['1', '5', '20', '60'].map((bars) => item.median_returns[bars] ?? NaN)),
      format: (value) => (Number.isNaN(value) ? '–' : change(value)),
    };
  }, [sorted]);
  const share = (item) => (item.above_ema_200_percent === null ? '–' : few(item.above_ema_200_n) ? `${percent(item.above_ema_200_percent)} of ${item.above_ema_200_n}, too few` : percent(item.above_ema_200_percent));
  return html`<${Panel} title="Median returns"><div class="scroll" tabindex="0" role="region" aria-label="Median returns"><heat-map ref=${ref} /></div><//>
    <${Panel} title="Verdicts and breadth"><div class="scroll" tabindex="0" role="region" aria-label="Verdicts by group"><table>
    <caption>Verdicts on the last bar by the profile balanced, and breadth</caption>
    <thead><tr><th>Group</th><th class="num">symbols</th>${passing && html`<th class="num">pass</th>`}${VERDICTS.map((one) => html`<th class="num">${verdict(one).mark} ${verdict(one).words}</th>`)}
      <th class="num">above EMA 200</th><th class="num">with 52 weeks</th><th class="num">year highs</th><th class="num">lows</th></tr></thead>
    <tbody>${sorted.map((item) => html`<tr key=${name(item)}><th scope="row">${name(item)}</th><td class="num">${count(item.n)}</td>${passing && html`<td class="num">${count(item.passing?.passed ?? undefined)}</td>`}
      ${VERDICTS.map((one) => html`<td class="num">${count(item.verdicts[one] ?? 0)}</td>`)}<td class=${`num ${few(item.above_ema_200_n) ? 'quiet' : ''}`}>${share(item)}</td>
      <td class="num">${count(item.year_n)}</td><td class="num">${count(item.year_highs)}</td><td class="num">${count(item.year_lows)}</td></tr>`)}</tbody></table></div><//>`;
}
