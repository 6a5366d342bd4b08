// The three ways to show the symbols that pass: a table, a map, sectors.
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from '../base/kit.js';
import { get } from '../base/api.js';
import { count, number, percent, price, signed, verdict } from '../base/format.js';
import '../draw/heat.js';
import '../draw/long-table.js';
import '../draw/spark.js';
import '../draw/tree-map.js';
import { symbolPath } from './trail.js';

const sideOf = (value) => (value > 0 ? 'up' : value < 0 ? 'down' : '');
const change = (value) => signed(value, (x) => number(x, { digits: 2 }));
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
  return { ...base, format: whole ? count : field.name.startsWith('score') ? (v) => signed(v, (x) => number(x, { digits: 3 })) : (v) => number(v, { digits: 2 }) };
}

function tickerColumn(rows) {
  return { id: 'ticker', title: 'Ticker', type: 'text', draw: (cell, value, row) => {
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
  const known = sparks.get(rows.tickers[row]);
  line.values = known?.values ?? [];
  line.label = known ? `Closes of ${known.n} bars, ${price(known.low)} to ${price(known.high)}` : 'no closes yet';
} });

/** Asks for the shapes of the rows in sight that are not known yet. */
async function loadSparks(tickers, done) {
  const missing = tickers.filter((ticker) => !sparks.has(ticker) && !/[,&]/.test(ticker)).slice(0, 200);
  if (!missing.length) return;
  missing.forEach((ticker) => sparks.set(ticker, null));
  try {
    const { body } = await get(`/api/v1/sparklines?bars=60&tickers=${encodeURIComponent(missing.join(','))}`, { quiet: true });
    body.items.forEach((item) => sparks.set(item.ticker, item));
    done();
  } catch {
    missing.forEach((ticker) => sparks.delete(ticker)); // the table is whole without them
  }
}

export function Table({ rows, order, columns, sort, setSort, pick, table, label }) {
  const [fit, setFit] = useState(null);
  const shown = useMemo(() => [tickerColumn(rows), ...(rows.has('name') ? [{ id: 'name', title: 'Name', type: 'text', wide: 22, spare: true, format: (v) => v ?? '–' }] : []),
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
      timer = setTimeout(() => loadSparks(tickers, () => table.current?.refresh()), 200);
    };
    const handlers = { pick: picked, sort: sorted, fit: fitted, seen };
    Object.entries(handlers).forEach(([name, handler]) => element.addEventListener(name, handler));
    return () => { clearTimeout(timer); Object.entries(handlers).forEach(([name, handler]) => element.removeEventListener(name, handler)); };
  }, []);
  return html`<long-table class="market-table" ref=${table} />
    ${fit && fit.shown.length < fit.all && html`<p class="hint">${fit.shown.length} of ${fit.all} columns have room here; Columns chooses which.</p>`}`;
}

const BY = ['return_1', 'return_5', 'return_20', 'return_60'];
const SPAN = { return_1: 4, return_5: 8, return_20: 15, return_60: 30 };

export function Market({ rows, chosen, by, setBy, pick }) {
  const ref = useRef(null);
  const [said, setSaid] = useState(null);
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
    const picked = (event) => pick(event.detail.id);
    ref.current.addEventListener('point', point);
    ref.current.addEventListener('pick', picked);
  }, []);
  return html`<div class="row map-tools"><label class="inline">Colour <select onChange=${(event) => setBy(event.target.value)}>${BY.map((one) => html`<option selected=${one === by}>${one}</option>`)}</select></label>
      <span class="legend" aria-hidden="true"><span class="down">▼ −${SPAN[by]} %</span><i></i><span class="up">▲ +${SPAN[by]} %</span></span>
      <span role="status" class="num">${said ? `${said.title} ${said.value === null ? '–' : `${change(said.value)} %`}, turnover ${count(said.size)}` : ''}</span></div>
    <tree-map ref=${ref} />
    <p class="hint">Size: turnover of the last bar, in the unit of each price. Left out: ${count(indices)} indices, ${count(sizeless)} without turnover.</p>`;
}

const median = (values) => {
  const known = values.filter((v) => !Number.isNaN(v)).sort();
  return known.length ? (known[(known.length - 1) >> 1] + known[known.length >> 1]) / 2 : NaN;
};

/** Over the symbols that pass: medians by sector, each with how many it is of. */
export function Sectors({ rows, chosen }) {
  const ref = useRef(null);
  const groups = useMemo(() => {
    const by = Map.groupBy([...chosen], (row) => rows.value(row, 'sector') ?? 'no sector stated');
    return [...by].sort((a, b) => b[1].length - a[1].length);
  }, [rows, chosen]);
  useLayoutEffect(() => {
    const of = (list, id) => Float64Array.from(list, (row) => rows.column(id)?.[row] ?? NaN);
    ref.current.cells = {
      title: 'Medians over the symbols that pass, in percent; n is how many they are. A dash: no value is known.',
      rows: groups.map(([title, list]) => `${title} (n = ${count(list.length)}${list.length < 30 ? ', too few' : ''})`),
      columns: BY,
      values: groups.map(([, list]) => BY.map((id) => median(of(list, id)))),
      format: (value) => (Number.isNaN(value) ? '–' : change(value)),
    };
  }, [groups]);
  const verdicts = (list, side) => list.filter((row) => verdict(rows.value(row, 'verdict')).side === side && rows.value(row, 'verdict')).length;
  return html`<heat-map ref=${ref} />
    <table><caption>Verdicts on the last bar, as the field “verdict” says them</caption><thead><tr><td></td><th class="num">n</th><th class="num">▲ buy</th><th class="num">● hold</th><th class="num">▼ sell</th><th class="num">buy share</th></tr></thead>
      <tbody>${groups.map(([title, list]) => html`<tr><th scope="row">${title}</th><td class="num">${count(list.length)}</td>${['up', 'flat', 'down'].map((side) => html`<td class="num">${count(verdicts(list, side))}</td>`)}
        <td class="num">${list.length < 30 ? html`<span class="quiet">too few</span>` : percent((100 * verdicts(list, 'up')) / list.length)}</td></tr>`)}</tbody></table>`;
}
