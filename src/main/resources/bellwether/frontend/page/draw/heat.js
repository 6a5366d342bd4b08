// <heat-map>: a table whose cells are coloured by their value around nought.
//   .cells {rows: string[], columns: string[], values: number[][], title, format(value), span, base}
//   base: the value without a colour, nought unless given
import {colours, onLook} from './canvas.js';

export class HeatMap extends HTMLElement {
  #cells = null;

  connectedCallback() {
    this.end = onLook(() => this.#draw());
    this.#draw();
  }

  disconnectedCallback() { this.end(); }

  set cells(cells) {
    this.#cells = cells;
    this.#draw();
  }

  #draw() {
    const cells = this.#cells;
    if (!cells || !this.isConnected) return;
    const look = colours(this);
    const base = cells.base ?? 0;
    const all = cells.values.flat().filter(Number.isFinite).map(value => Math.abs(value - base));
    const span = cells.span ?? Math.max(...all, 1e-9);
    const table = element('table', element('caption', cells.title));
    table.append(element('thead', element('tr', element('td', ''), ...cells.columns.map(column => head(column, 'col')))));
    table.append(element('tbody', ...cells.rows.map((row, i) => element('tr', head(row, 'row'), ...cells.values[i].map(value => {
      const cell = element('td', cells.format(value));
      cell.className = 'num';
      if (Number.isFinite(value)) {
        const share = Math.round(Math.min(1, Math.abs(value - base) / span) * 40);
        cell.style.backgroundColor = `color-mix(in srgb, ${value < base ? look.down : look.up} ${share}%, transparent)`;
      }
      return cell;
    })))));
    this.replaceChildren(table);
  }
}

function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

function head(text, scope) {
  const cell = element('th', text);
  cell.scope = scope;
  if (scope === 'col') cell.className = 'num';
  return cell;
}

customElements.define('heat-map', HeatMap);
