// <price-chart>: bars with lines, marks and levels on uPlot's scales; indicators of their own scale in
// panes below, with one cursor. It takes columns and draws: it fetches nothing and knows no clock.
//   .data     the answer of GET /api/v1/stocks/{ticker}/chart
//   .key      what the data are of; the range in sight is kept while it stays the same
//   .options  {log, plan: true shows the levels}
//   .at       the bar under the cursor
// Fires point {index, bar}, moved {from, to, n, kept} as numbers of bars, kept: they have other places, mark {mark}, more {before}.
import uPlot from '../vendor/uplot.js';
import {price} from '../base/format.js';
import {barDate, colours, onLook, placeOf} from './canvas.js';
import {gestures} from './gestures.js';
import {drawBars, drawLevels, drawMarks, drawVolume} from './price-hooks.js';
import {pane} from './price-pane.js';
import {clamped, decimalsOf, flatLines, panesOf} from './price-scales.js';

const FIRST_SIGHT = 180;
const FEWEST = 8;

export class PriceChart extends HTMLElement {
  #data = null;
  #key = null;
  #options = {};
  #panes = [];
  #built = '';
  #asked = 0;
  #ends = [];
  #drawn = [];
  from = 0;
  to = 0;
  at = -1;

  connectedCallback() {
    if (!this.hasAttribute('tabindex')) this.tabIndex = 0;
    this.setAttribute('role', 'group');
    this.setAttribute('aria-roledescription', 'price chart');
    const sizes = new ResizeObserver(() => this.#resize());
    sizes.observe(this);
    this.#ends = [onLook(() => this.#redraw()), () => sizes.disconnect()];
    this.#ask();
  }

  disconnectedCallback() {
    cancelAnimationFrame(this.#asked);
    this.#asked = 0;
    this.#ends.forEach(end => end());
    this.#clear();
  }

  get key() { return this.#key; }
  set key(key) { this.#key = key; }
  get options() { return this.#options; }
  set options(options) { this.#options = options ?? {}; this.#ask(); }
  get data() { return this.#data; }
  set data(data) {
    const before = this.#data;
    const same = before && before.key === this.#key && before.bars.time.length;
    this.#data = data && {...flatLines(data), key: this.#key, decimals: decimalsOf(data.bars.close)};
    if (!data) return this.#clear();
    const n = data.bars.time.length;
    if (same && n) this.#keep(before.bars.time, data.bars.time);
    else {
      this.at = -1;
      this.#show(Math.max(0, n - FIRST_SIGHT), Math.max(0, n - 1));
    }
    this.#ask();
  }

  /** The same bars stay in sight when bars are added before or behind them, or the first are gone. */
  #keep(before, now) {
    const shift = now[0] > before[0] ? -placeOf(before, now[0]) : placeOf(now, before[0]);
    const atEnd = this.to >= before.length - 1.5;
    const by = atEnd ? now.length - before.length : shift;
    const pointed = this.at >= 0;
    if (pointed) this.at = Math.max(-1, Math.min(now.length - 1, this.at + shift));
    this.#show(this.from + by, this.to + by);
    if (!shift && !by) return;
    if (pointed) this.#say();
    this.#moved(true);
  }

  #show(from, to) {
    const n = this.#data?.bars.time.length ?? 0;
    [this.from, this.to] = clamped(from, to, n, FEWEST);
    this.#ask();
  }

  /** The bars in sight, as whole numbers of bars. */
  range() {
    const n = this.#data?.bars.time.length ?? 0;
    return {first: Math.max(0, Math.ceil(this.from - 0.5)), last: Math.min(n - 1, Math.floor(this.to + 0.5))};
  }

  show(from, to) {
    this.#show(from, to);
    this.#moved();
  }

  pan(bars) { this.show(this.from + bars, this.to + bars); }

  zoom(factor, around = (this.from + this.to) / 2) {
    this.show(around - (around - this.from) * factor, around + (this.to - around) * factor);
  }

  /** Puts the cursor on a bar, and the bar in sight. */
  point(index) {
    const n = this.#data?.bars.time.length ?? 0;
    if (!n) return;
    this.at = Math.max(0, Math.min(n - 1, index));
    if (this.at < this.from) this.pan(Math.floor(this.at - this.from));
    if (this.at > this.to) this.pan(Math.ceil(this.at - this.to));
    this.#ask();
    this.#say();
  }

  #say() {
    const bars = this.#data.bars;
    const bar = Object.fromEntries(Object.keys(bars).map(name => [name, bars[name][this.at]]));
    for (const pane of this.#panes) pane.say(this.at);
    this.#fire('point', {index: this.at, bar});
  }

  #moved(kept = false) {
    const n = this.#data?.bars.time.length ?? 0;
    this.#fire('moved', {from: this.from, to: this.to, n, kept});
    if (this.from <= (this.to - this.from) * 0.25 && this.#data?.has_more) {
      this.#fire('more', {before: this.#data.bars.time[0]});
    }
  }

  #fire(name, detail) { this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true})); }

  #ask() {
    if (!this.isConnected) return;
    this.#asked ||= requestAnimationFrame(() => {
      this.#asked = 0;
      this.#frame();
    });
  }

  #frame() {
    const data = this.#data;
    if (!data || !this.clientWidth) return;
    const logged = Boolean(this.#options.log) && data.bars.low.every(low => low > 0);
    const form = JSON.stringify([logged, data.lines?.map(line => [line.id, line.pane])]);
    if (form !== this.#built) {
      this.#build(logged);
      this.#built = form;
    } else if (this.#panes[0]?.of !== data) {
      this.#fill(data);
    }
    this.#label();
    this.#redraw();
    if (this.at >= 0) this.#cursor();
  }

  #redraw() {
    this.look = colours(this);
    for (const {plot, height} of this.#panes) {
      plot.batch(() => {
        const [min, max] = height();
        plot.setScale('x', {min: this.from - 0.5, max: this.to + 0.5});
        plot.setScale('y', {min, max});
      });
    }
  }

  #cursor() {
    const {plot} = this.#panes[0];
    plot.setCursor({left: plot.valToPos(this.at, 'x'), top: plot.cursor.top ?? 0}, false);
    for (const pane of this.#panes.slice(1)) pane.plot.setCursor({left: pane.plot.valToPos(this.at, 'x'), top: -10}, false);
    for (const pane of this.#panes) pane.say(this.at);
  }

  #clear() {
    this.#panes.forEach(pane => pane.plot.destroy());
    this.#panes = [];
    this.#built = '';
    this.replaceChildren();
  }

  #build(logged) {
    this.#clear();
    this.look = colours(this);
    this.logged = logged;
    const data = this.#data;
    const sync = uPlot.sync(`bars-${Math.random()}`);
    const panes = panesOf(data);
    const most = data.bars.high.reduce((a, b) => Math.max(a, b), 0);
    this.axis = Math.max(52, 14 + 7.2 * price(most, data.decimals).length);
    const parts = {above: plot => this.#above(plot), underneath: plot => this.#underneath(plot), hovered: plot => this.#hovered(plot)};
    panes.forEach((lines, i) => this.#panes.push(pane(this, lines, parts, {main: i === 0, last: i === panes.length - 1, sync})));
    this.#fill(data);
    this.#resize();
    gestures(this.#panes[0].plot.over, {
      pan: pixels => this.pan(-pixels * this.#perPixel()),
      zoom: (factor, pixel) => this.zoom(factor, this.from + pixel * this.#perPixel()),
      tap: (x, y) => this.#tap(x, y),
    });
  }

  #perPixel() { return (this.to - this.from + 1) / Math.max(1, this.#panes[0].plot.over.clientWidth); }

  #tap(x, y) {
    const near = this.#drawn.filter(one => Math.hypot(one.x - x - this.#left(), one.y - y - this.#top()) < 12);
    if (near.length) this.#fire('mark', {mark: near.at(-1).mark});
  }

  #left() { return this.#panes[0].plot.bbox.left / (devicePixelRatio || 1); }
  #top() { return this.#panes[0].plot.bbox.top / (devicePixelRatio || 1); }

  #fill(data) {
    const places = Float64Array.from(data.bars.time, (_, i) => i);
    for (const pane of this.#panes) {
      pane.of = data;
      pane.plot.setData([places, data.bars.close], false);
      pane.say(this.at);
    }
  }

  #underneath(plot) {
    const range = this.range();
    drawVolume(plot, this.#data, range, this.look);
    drawBars(plot, this.#data, range, this.look, this.logged);
  }

  #above(plot) {
    this.#drawn = drawMarks(plot, this.#data, this.range(), this.look, this.logged);
    const levels = this.#options.plan === false ? [] : this.#data.levels ?? [];
    drawLevels(plot, levels, this.look, this.logged, value => price(value));
  }

  #hovered(plot) {
    const index = plot.cursor.idx;
    if (index == null || index === this.at || plot.cursor.left < 0 || !plot.cursor.event) return;
    this.at = index;
    this.#say();
  }

  #resize() {
    if (!this.#panes.length || !this.clientWidth) return this.#ask();
    for (const {plot, box} of this.#panes) plot.setSize({width: this.clientWidth, height: Math.max(60, box.clientHeight)});
    this.#ask();
  }

  #label() {
    const {first, last} = this.range();
    const {ticker, bars, timeframe, zone} = this.#data;
    const span = last < first ? 'no bars' : `${barDate(bars.time[first], timeframe, zone)} to ${barDate(bars.time[last], timeframe, zone)}`;
    this.setAttribute('aria-label', `${ticker}, ${timeframe}: ${span}. Arrow keys move by bar; t shows the bars as a table.`);
  }
}

customElements.define('price-chart', PriceChart);
