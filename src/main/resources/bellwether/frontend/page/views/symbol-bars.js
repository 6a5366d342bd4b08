// The bars in sight as a table, with their lines and marks.
import { html, useEffect, useLayoutEffect, useMemo, useRef } from '../base/kit.js';
import { computed, count, price } from '../base/format.js';
import { barDate, placeOf } from '../draw/canvas.js';
import '../draw/long-table.js';

export function BarTable({ data, digits, sight, go }) {
  const ref = useRef(null);
  const end = data.bars.time.length - 1;
  const [first, last] = sight && sight.last <= end ? [sight.first, sight.last] : [Math.max(0, end - 179), end];
  const parts = useMemo(() => {
    const { bars, lines, marks, timeframe, zone } = data;
    const words = new Map();
    for (const mark of marks) {
      const at = placeOf(bars.time, mark.time);
      words.set(at, [...(words.get(at) ?? []), mark.side ? `${mark.name} ${mark.side === 'up' ? '▲' : '▼'}` : mark.name]);
    }
    const value = (row, id) => (id === 'time' ? bars.time[row] : id === 'marks' ? (words.get(row) ?? []).join(', ') : bars[id]?.[row] ?? lines.find((line) => line.id === id)?.values[row] ?? null);
    const columns = [
      { id: 'time', title: timeframe === '1d' ? 'Date' : 'Begins', type: 'date', format: (at) => barDate(at, timeframe, zone) },
      ...['open', 'high', 'low', 'close'].map((id) => ({ id, title: id, unit: data.currency ?? '', type: 'number', format: (v) => price(v, digits) })),
      { id: 'volume', title: 'volume', type: 'number', format: count },
      ...lines.map((line) => ({ id: line.id, title: line.name ?? line.id, type: 'number', format: (v) => (line.unit === 'price' ? price(v ?? undefined, digits) : computed(v ?? undefined)) })),
      { id: 'marks', title: 'Marks', type: 'text', wide: 14, format: (text) => text || '' },
    ];
    return { rows: { n: bars.time.length, value }, columns };
  }, [data]);
  useLayoutEffect(() => {
    const table = ref.current;
    table.label = `Bars of ${data.ticker} in sight, ${last - first + 1} rows; sorted by time, newest first`;
    table.columns = parts.columns;
    table.rows = parts.rows;
    table.sort = '-time';
    table.order = Int32Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => last - i);
  }, [parts, first, last]);
  useEffect(() => {
    const pick = (event) => go(event.detail.row);
    ref.current.addEventListener('pick', pick);
    ref.current.scrollIntoView({ block: 'nearest' });
    return () => ref.current?.removeEventListener('pick', pick);
  }, []);
  return html`<long-table class="bar-table" ref=${ref} />`;
}
