// The last bars of all symbols, by columns; a field that a filter or a column names is loaded once.
import { send } from '../base/api.js';
import { dayOf } from '../lang/filter.js';
import { universeQuery } from './universe.js';

/** Passed by every symbol that has a sheet. */
export const ANY = 'close is known';
const TEXTS = ['ticker', 'name', 'as_of', 'delisted'];

/** The numbers that stand for a column's values: places of words, days of dates, 0 or 1 of flags. */
function numbers(values, field) {
  const of = { word: (v) => field.low.get(v.toLowerCase()) ?? NaN, date: dayOf, flag: Number }[field.type] ?? Number;
  return Float64Array.from(values, (value) => (value === null || value === undefined ? NaN : of(value)));
}

export class MarketRows {
  #columns = new Map();
  #texts = new Map();

  constructor(universe, fields, body) {
    this.universe = universe;
    this.fields = fields;
    this.n = body.columns.ticker.length;
    this.tickers = body.columns.ticker;
    this.state = { symbols: body.symbols.count, asOf: body.symbols.as_of, barless: body.symbols.without_bars.count, sheets: body.sheets, unknown: body.counts.unknown };
    this.value = (row, id) => this.#value(row, id);
    this.key = (row, id) => (this.#texts.has(id) ? this.#texts.get(id)[row] : this.#columns.get(id)?.[row] ?? null);
    this.#take(body.columns);
    this.hasNames = body.columns.name?.some((name) => name !== null) ?? false;
  }

  #take(columns) {
    for (const [id, values] of Object.entries(columns)) {
      if (TEXTS.includes(id)) this.#texts.set(id, values);
      else if (id === 'stale_sessions') this.#columns.set(id, Float64Array.from(values, (v) => v ?? NaN));
      else this.#columns.set(id, numbers(values, this.fields.known.get(id.toLowerCase())));
    }
  }

  has(id) { return this.#columns.has(id) || this.#texts.has(id); }

  column(id) { return this.#columns.get(id); }

  #value(row, id) {
    if (this.#texts.has(id)) return this.#texts.get(id)[row];
    const number = this.#columns.get(id)?.[row];
    if (number === undefined || Number.isNaN(number)) return null;
    const field = this.fields.known.get(id.toLowerCase());
    if (field?.type === 'word') return field.words[number];
    if (field?.type === 'date') return new Date(number * 86_400_000).toISOString().slice(0, 10);
    return field?.type === 'flag' ? (number ? 'yes' : 'no') : number;
  }

  /** Takes more fields in; symbols that have come since are left to the next load. */
  async add(ids, signal) {
    const missing = ids.filter((id) => !this.has(id));
    if (!missing.length) return this;
    const { columns } = await asked(this.universe, missing, signal);
    const places = new Map(columns.ticker.map((ticker, place) => [ticker, place]));
    const order = this.tickers.map((ticker) => places.get(ticker));
    this.#take(Object.fromEntries(missing.filter((id) => columns[id]).map((id) => [id, order.map((place) => columns[id][place])])));
    return this;
  }
}

async function asked(universe, ids, signal) {
  const query = new URLSearchParams({ q: ANY, ...universeQuery(universe), shape: 'columns', fields: ids.join(',') });
  const { body } = await send('GET', `/api/v1/screen?${query}`, undefined, { signal });
  return body;
}

export async function loadRows(universe, ids, fields, signal) {
  return new MarketRows(universe, fields, await asked(universe, ids, signal));
}
