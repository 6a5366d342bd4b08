// <long-table>: a table of any length with as many rows of nodes as are in sight. Row n lies in slot
// n mod m, so that scrolling writes only the rows that come in.
//   .columns   [{id, title, unit, type, align, format(value, row), wide, most, bold, spare, help}]; numbers are never cut:
//              columns that have no room are left out, from the last
//   .rows      {n, value(row, id)}   .order  the rows to show, in their order   .sort  'id' or '-id'
//   .selected  the place in the order, -1 for none   .label
//   .refresh() writes the rows in sight again
// Fires pick {row}, sort {sort}, fit {shown, all}, seen {rows}.
import {digitWidth, fitting, longest, textOf} from './widths.js';

const OVERSCAN = 6;
/** How much wider than a digit the capitals of a bold column are. */
const BOLD = 1.25;

export class LongTable extends HTMLElement {
  #columns = [];
  #shown = [];
  #rows = {n: 0, value: () => null};
  #order = new Int32Array(0);
  #slots = [];
  #selected = -1;
  #held = null;
  #asked = 0;
  #widths = new Map();
  #sort = '';

  connectedCallback() {
    if (!this.body) this.#frame();
    this.sizes = new ResizeObserver(() => this.#layout());
    this.sizes.observe(this);
    this.#layout();
  }

  disconnectedCallback() {
    this.sizes.disconnect();
    cancelAnimationFrame(this.#asked);
    this.#asked = 0;
  }

  set columns(columns) {
    if (columns === this.#columns) return;
    this.#columns = columns;
    this.#widths.clear();
    this.#layout();
  }
  get columns() { return this.#columns; }
  set rows(rows) {
    if (rows === this.#rows) return;
    this.#rows = rows;
    this.#widths.clear();
    this.#layout();
  }
  set order(order) {
    if (order === this.#order) return;
    this.#order = order;
    this.#selected = this.#placeOfHeld();
    this.style.setProperty('--rows', order.length);
    this.#ask(true);
  }
  get order() { return this.#order; }

  /** Where the selected row has gone; if it is no longer among them, what took its place. */
  #placeOfHeld() {
    const value = row => this.#rows.value(row, this.#columns[0]?.id);
    const place = this.#selected < 0 || value(this.#order[this.#selected]) === this.#held ? this.#selected : this.#order.findIndex(row => value(row) === this.#held);
    return Math.min(place < 0 ? this.#selected : place, this.#order.length - 1);
  }

  set sort(sort) {
    this.#sort = sort ?? '';
    this.#heads();
  }
  set selected(place) { this.#select(place, false); }
  get selected() { return this.#selected; }
  /** Writes the rows in sight again, as when what a column draws has come. */
  refresh() { this.#ask(true); }
  set label(label) { this.setAttribute('aria-label', label); }

  #frame() {
    this.setAttribute('role', 'grid');
    this.tabIndex = 0;
    this.head = document.createElement('div');
    this.head.className = 'long-head';
    this.head.setAttribute('role', 'row');
    this.head.setAttribute('aria-rowindex', '1');
    this.body = document.createElement('div');
    this.body.className = 'long-body';
    this.body.setAttribute('role', 'rowgroup');
    this.append(this.head, this.body);
    this.addEventListener('scroll', () => this.#ask(false), {passive: true});
    this.addEventListener('keydown', event => this.#key(event));
    this.body.addEventListener('click', event => {
      const slot = event.target.closest('[role=row]');
      if (!slot || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.#select(Number(slot.dataset.place), false);
      this.#pick();
    });
    this.head.addEventListener('click', event => {
      const id = event.target.closest('[data-id]')?.dataset.id;
      if (id) this.#fire('sort', {sort: this.#nextSort(id)});
    });
  }

  #nextSort(id) {
    const column = this.#columns.find(one => one.id === id);
    const first = column.type === 'text' ? id : `-${id}`;
    const second = column.type === 'text' ? `-${id}` : id;
    return this.#sort === first ? second : first;
  }

  /** Which columns have room, and how wide they are: as their longest text. */
  #layout() {
    if (!this.isConnected || !this.clientWidth || !this.#columns.length) return;
    this.high = 0; // a turned phone has other rows
    const digit = digitWidth(this.head);
    const width = column => {
      if (!this.#widths.has(column.id)) this.#widths.set(column.id, longest(column, this.#rows));
      return Math.ceil(this.#widths.get(column.id) * digit * (column.bold ? BOLD : 1) + 18);
    };
    this.#shown = fitting(this.#columns, width, this.clientWidth);
    const widest = this.#shown.reduce((a, b) => ((b.type === 'text' && b.id !== this.#columns[0].id) ? b : a), null);
    const tracks = this.#shown.map(column => (column === widest ? `minmax(${width(column)}px, 1fr)` : `${width(column)}px`));
    this.style.setProperty('--tracks', tracks.join(' ') + (widest ? '' : ' 1fr'));
    this.#slots.forEach(slot => slot.remove());
    this.#slots = [];
    this.#heads();
    this.#ask(true);
    this.#fire('fit', {shown: this.#shown.map(column => column.id), all: this.#columns.length});
  }

  #heads() {
    if (!this.head) return;
    this.head.replaceChildren(...this.#shown.map((column, i) => {
      const cell = document.createElement('div');
      cell.setAttribute('role', 'columnheader');
      cell.setAttribute('aria-colindex', String(i + 1));
      cell.className = column.type === 'text' || column.type === 'date' ? '' : 'right';
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset.id = column.id;
      const way = this.#sort === column.id ? 'ascending' : this.#sort === `-${column.id}` ? 'descending' : 'none';
      cell.setAttribute('aria-sort', way);
      button.textContent = `${column.title}${column.unit ? ` ${column.unit}` : ''}${way === 'ascending' ? ' ↑' : way === 'descending' ? ' ↓' : ''}`;
      button.title = column.help ?? column.title;
      cell.append(button);
      return cell;
    }));
  }

  #ask(again) {
    if (again) this.#slots.forEach(slot => { slot.dataset.place = ''; });
    if (!this.isConnected) return;
    this.#asked ||= requestAnimationFrame(() => {
      this.#asked = 0;
      this.#paint();
    });
  }

  get #high() { return this.high ||= parseFloat(getComputedStyle(this).getPropertyValue('--row')) || 28; }

  #paint() {
    if (!this.#shown.length) return;
    const {length} = this.#order;
    const high = this.#high;
    const inSight = Math.ceil(this.clientHeight / high);
    const most = Math.min(length, inSight + 2 * OVERSCAN);
    this.body.style.height = `${length * high}px`;
    this.setAttribute('aria-rowcount', String(length + 1));
    this.setAttribute('aria-colcount', String(this.#shown.length));
    while (this.#slots.length < most) this.#slots.push(this.#slot());
    while (this.#slots.length > most) this.#slots.pop().remove();
    const first = Math.max(0, Math.min(length - most, Math.floor(this.scrollTop / high) - OVERSCAN));
    let widened = false;
    for (let place = first; place < first + most; place++) {
      const slot = this.#slots[place % most];
      if (slot.dataset.place !== String(place)) widened = this.#write(slot, place) || widened;
      slot.setAttribute('aria-selected', String(place === this.#selected));
    }
    if (widened) this.#layout();
    else this.#fire('seen', {rows: Array.from(this.#order.subarray(first, first + most))});
  }

  #slot() {
    const slot = document.createElement('div');
    slot.setAttribute('role', 'row');
    slot.id = `row-${Math.random().toString(36).slice(2)}`;
    for (const column of this.#shown) {
      const cell = document.createElement('div');
      cell.setAttribute('role', 'gridcell');
      cell.className = column.type === 'text' ? 'text' : column.type === 'date' ? 'num' : 'num right';
      slot.append(cell);
    }
    this.body.append(slot);
    return slot;
  }

  #write(slot, place) {
    const row = this.#order[place];
    let widened = false;
    slot.dataset.place = String(place);
    slot.setAttribute('aria-rowindex', String(place + 2));
    slot.style.transform = `translateY(${place * this.#high}px)`;
    this.#shown.forEach((column, i) => {
      const cell = slot.children[i];
      const value = this.#rows.value(row, column.id);
      const text = textOf(column, value, row);
      if (column.draw) column.draw(cell, value, row);
      else if (cell.textContent !== text) cell.textContent = text;
      if (column.side) cell.dataset.side = column.side(value) ?? '';
      if (column.type === 'text' && !column.draw) cell.title = text;
      if (!column.wide && text.length > this.#widths.get(column.id) && text.length <= (column.most ?? Infinity)) {
        this.#widths.set(column.id, text.length);
        widened = true;
      }
    });
    return widened;
  }

  #select(place, quiet) {
    this.#selected = Math.max(-1, Math.min(this.#order.length - 1, place));
    this.#held = this.#rows.value(this.#order[this.#selected], this.#columns[0]?.id);
    if (this.#selected >= 0 && !quiet && this.body) {
      const top = this.#selected * this.#high;
      const room = this.clientHeight - this.head.offsetHeight - this.#high;
      if (top < this.scrollTop) this.scrollTop = top;
      if (top > this.scrollTop + room) this.scrollTop = top - room;
    }
    this.#paintNow();
  }

  #paintNow() {
    if (!this.body || !this.isConnected) return;
    this.#paint();
    const slot = this.#slots.find(one => one.dataset.place === String(this.#selected));
    if (slot) this.setAttribute('aria-activedescendant', slot.id);
    else this.removeAttribute('aria-activedescendant');
  }

  #key(event) {
    if (event.target !== this || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(this.clientHeight / this.#high) - 2);
    const to = {ArrowDown: this.#selected + 1, j: this.#selected + 1, ArrowUp: this.#selected - 1, k: this.#selected - 1,
      PageDown: this.#selected + page, PageUp: this.#selected - page, Home: 0, End: this.#order.length - 1}[event.key];
    if (to === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (to === undefined) this.#pick();
    else this.#select(Math.max(0, to), false);
  }

  #pick() {
    if (this.#selected >= 0) this.#fire('pick', {row: this.#order[this.#selected]});
  }

  #fire(name, detail) { this.dispatchEvent(new CustomEvent(name, {detail})); }
}

customElements.define('long-table', LongTable);
