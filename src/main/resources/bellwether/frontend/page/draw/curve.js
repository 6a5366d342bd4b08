// <curve-chart>: curves over dates or numbers on uPlot, with the same values as a table below.
//   .data {title, x: number[], dates: bool, unit, series: [{name, values, dash, gaps}], zero: bool}; gaps: drawn over where values are unknown
import uPlot from '../vendor/uplot.js';
import {number} from '../base/format.js';
import {colours, onLook} from './canvas.js';

const DASHES = [[], [6, 3], [2, 3], [8, 3, 2, 3]];
const MOST_ROWS = 400;

export class CurveChart extends HTMLElement {
  #data = null;

  connectedCallback() {
    const sizes = new ResizeObserver(() => this.plot?.setSize({width: this.clientWidth, height: this.#high()}));
    sizes.observe(this);
    this.ends = [onLook(() => this.#look()), () => sizes.disconnect()];
    this.#draw();
  }

  disconnectedCallback() {
    this.ends.forEach(end => end());
    this.plot?.destroy();
    this.plot = null;
  }

  set data(data) {
    if (data === this.#data) return;
    this.#data = data;
    this.#draw();
  }

  #high() { return Math.max(180, Math.round(Math.min(320, this.clientWidth * 0.4))); }

  #look() {
    this.look = colours(this);
    this.plot?.redraw(false);
  }

  #words(value) { return `${number(value ?? undefined)}${this.#data.unit ? ` ${this.#data.unit}` : ''}`; }
  #place(x) { return this.#data.dates ? new Date(x * 1000).toISOString().slice(0, 10) : number(x); }

  #draw() {
    const data = this.#data;
    if (!data || !this.isConnected) return;
    this.plot?.destroy();
    this.look = colours(this);
    const read = document.createElement('p');
    read.className = 'pane-title';
    const axis = {stroke: () => this.look['ink-2'], font: '11px system-ui, sans-serif', ticks: {show: false}, grid: {stroke: () => this.look.line, width: 0.5}};
    this.replaceChildren(read);
    this.plot = new uPlot({
      width: Math.max(50, this.clientWidth), height: this.#high(), legend: {show: false}, cursor: {drag: {x: true, y: false}},
      scales: {x: {time: false}, ...(data.zero ? {y: {range: (_, low, high) => [Math.min(0, low), Math.max(0, high)]}} : {})},
      axes: [{...axis, size: 24, space: 90, values: (_, ticks) => ticks.map(x => this.#place(x))},
        {...axis, size: 64, values: (_, ticks) => ticks.map(y => this.#words(y))}],
      series: [{}, ...data.series.map((one, i) => ({width: 1.5, dash: one.dash ?? DASHES[i % 4], spanGaps: one.gaps === true, points: {show: false},
        stroke: () => this.look[`curve-${(i % 6) + 1}`]}))],
      hooks: {setCursor: [plot => this.#read(read, plot.cursor.idx)]},
    }, [data.x, ...data.series.map(one => one.values)], this);
    this.#read(read, null);
    this.append(this.#table());
  }

  #read(line, index) {
    const at = index ?? this.#data.x.length - 1;
    line.replaceChildren(...[this.#place(this.#data.x[at]), ...this.#data.series.map(one => `${one.name} ${this.#words(one.values[at])}`)].map((text, i) => {
      const part = document.createElement('span');
      part.className = i ? `key curve-${((i - 1) % 6) + 1}` : '';
      part.textContent = text;
      return part;
    }));
  }

  /** Each step-th value where there are many; the last always. */
  #table() {
    const {x, series, title} = this.#data;
    const step = Math.ceil(x.length / MOST_ROWS);
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = step > 1 ? `${title} as a table, one in ${step} of ${number(x.length)} values` : `${title} as a table`;
    details.append(summary);
    details.addEventListener('toggle', () => {
      if (!details.open || details.children.length > 1) return;
      const table = document.createElement('table');
      const line = (cell, texts) => {
        const row = table.insertRow();
        texts.forEach(text => {
          const made = document.createElement(cell);
          made.textContent = text;
          row.append(made);
        });
      };
      line('th', [this.#data.dates ? 'date' : 'value', ...series.map(one => one.name)]);
      x.forEach((at, i) => (i % step === 0 || i === x.length - 1) && line('td', [this.#place(at), ...series.map(one => this.#words(one.values[i]))]));
      details.append(table);
    });
    return details;
  }
}

customElements.define('curve-chart', CurveChart);
