// Order of a column, computed once: sorting any choice of rows by it is then one pass.
const kept = new WeakMap();

/**
 * @param rows {n, value(row, id), key(row, id)?}: sorted by the key where there is one; the ranks are kept as long as it is
 * @returns the rank of each row, unknown values last; equal values share one
 */
function ranks(rows, id, down) {
  if (!kept.has(rows)) kept.set(rows, new Map());
  const columns = kept.get(rows);
  const key = `${down ? '-' : ''}${id}`;
  if (!columns.has(key)) columns.set(key, computed(rows, id, down));
  return columns.get(key);
}

function computed(rows, id, down) {
  const value = rows.key ?? rows.value;
  const values = Array.from({length: rows.n}, (_, row) => value(row, id));
  const places = Uint32Array.from({length: rows.n}, (_, row) => row);
  const numeric = values.every(value => value == null || typeof value !== 'string');
  if (!numeric) values.forEach((value, row) => { values[row] = value == null ? null : String(value).toLowerCase(); });
  const sign = down ? -1 : 1;
  places.sort((a, b) => {
    const x = values[a];
    const y = values[b];
    const unknown = (x == null || Number.isNaN(x)) - (y == null || Number.isNaN(y));
    if (unknown) return unknown;
    const order = x == null || Number.isNaN(x) ? 0 : numeric ? x - y : x < y ? -1 : x > y ? 1 : 0;
    return sign * order || a - b;
  });
  const order = new Uint32Array(rows.n);
  places.forEach((row, place) => { order[row] = place; });
  return order;
}

/** The chosen rows in the order of a column. @param sort an id, with `-` before it for the greatest first */
export function ordered(rows, chosen, sort) {
  const down = sort.startsWith('-');
  const order = ranks(rows, down ? sort.slice(1) : sort, down);
  const slots = new Int32Array(rows.n).fill(-1);
  for (const row of chosen) slots[order[row]] = row;
  return slots.filter(row => row >= 0);
}
