// Widths of a table's columns in characters, so that no number is ever cut.
export const textOf = (column, value, row) => (column.format ? column.format(value, row) : String(value ?? '–'));

/** Of the head, the extremes and some rows; a row that comes in may still widen its column. */
export function longest(column, rows) {
  const title = (column.title.length + (column.unit ? column.unit.length + 1 : 0)) * 0.95 + 2;
  if (column.wide) return Math.max(title, column.wide);
  let least = Infinity;
  let most = -Infinity;
  let characters = title;
  for (let row = 0; row < rows.n; row++) {
    const value = rows.value(row, column.id);
    if (typeof value !== 'number') continue;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const take = (value, row) => { characters = Math.max(characters, textOf(column, value, row).length); };
  if (least <= most) [least, most].forEach(value => take(value, 0));
  for (let row = 0; row < rows.n; row += Math.max(1, Math.floor(rows.n / 150))) take(rows.value(row, column.id), row);
  return Math.min(characters, column.most ?? Infinity);
}

/** The columns that have room, the first always; from the last they are left out, `spare` ones first. */
export function fitting(columns, width, room) {
  let used = 0;
  const fits = column => {
    if (column !== columns[0] && used + width(column) > room) return false;
    used += width(column);
    return true;
  };
  const kept = new Set([...columns.filter(column => !column.spare), ...columns.filter(column => column.spare)].filter(fits));
  return columns.filter(column => kept.has(column));
}

/** How wide a digit is where the probe stands. */
export function digitWidth(parent) {
  const probe = document.createElement('span');
  probe.className = 'num';
  probe.textContent = '0'.repeat(50);
  parent.append(probe);
  const width = probe.getBoundingClientRect().width / 50;
  probe.remove();
  return width || 8;
}
