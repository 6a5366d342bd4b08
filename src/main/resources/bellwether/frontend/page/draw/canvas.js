// What all pictures share: colours of the look, one frame for many changes, dates of bars.
const NAMES = ['ink', 'ink-2', 'paper', 'paper-2', 'line', 'accent', 'up', 'down', 'warn', 'bad',
  'curve-1', 'curve-2', 'curve-3', 'curve-4', 'curve-5', 'curve-6'];
const WHITE = {ink: '#111', 'ink-2': '#444', paper: '#fff', 'paper-2': '#f2f2f2', line: '#bbb', accent: '#111',
  up: '#0b57a4', down: '#b34700', warn: '#7a5b00', bad: '#a01515',
  'curve-1': '#7a3b9c', 'curve-2': '#00695c', 'curve-3': '#8a5a00', 'curve-4': '#374f9e', 'curve-5': '#8d2350', 'curve-6': '#4d6216'};
let printing = false;
const pictures = new Set();

/** The colours as they are now, by the names of the CSS variables; those of paper while printing. */
export function colours(element) {
  if (printing) return WHITE;
  const style = getComputedStyle(element);
  return Object.fromEntries(NAMES.map(name => [name, style.getPropertyValue(`--${name}`).trim() || WHITE[name]]));
}

/** Calls `redraw` whenever the look changes or is printed; the answer ends that. */
export function onLook(redraw) {
  pictures.add(redraw);
  return () => pictures.delete(redraw);
}

const all = () => pictures.forEach(redraw => redraw());
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', all);
matchMedia('(forced-colors: active)').addEventListener('change', all);
new MutationObserver(all).observe(document.documentElement, {attributes: true, attributeFilter: ['data-look', 'data-pair', 'class']});
addEventListener('beforeprint', () => {
  printing = true;
  all();
});
addEventListener('afterprint', () => {
  printing = false;
  all();
});

/** A canvas that fills its element, drawn once a frame however often it is asked for. */
export class Picture extends HTMLElement {
  #asked = 0;
  #ends = [];

  connectedCallback() {
    if (!this.canvas) {
      this.canvas = document.createElement('canvas');
      this.canvas.setAttribute('aria-hidden', 'true');
      this.append(this.canvas);
    }
    const sizes = new ResizeObserver(() => this.ask());
    sizes.observe(this);
    this.#ends = [onLook(() => this.paint()), () => sizes.disconnect()];
    this.ask();
  }

  disconnectedCallback() {
    cancelAnimationFrame(this.#asked);
    this.#asked = 0;
    this.#ends.forEach(end => end());
  }

  ask() {
    this.#asked ||= requestAnimationFrame(() => {
      this.#asked = 0;
      this.paint();
    });
  }

  paint() {
    if (!this.isConnected || !this.canvas) return;
    const ratio = devicePixelRatio || 1;
    const {clientWidth: width, clientHeight: height} = this;
    if (this.canvas.width !== Math.round(width * ratio)) this.canvas.width = Math.round(width * ratio);
    if (this.canvas.height !== Math.round(height * ratio)) this.canvas.height = Math.round(height * ratio);
    const ink = this.canvas.getContext('2d');
    ink.setTransform(ratio, 0, 0, ratio, 0, 0);
    ink.clearRect(0, 0, width, height);
    if (width && height) this.draw(ink, width, height, colours(this));
  }
}

const formats = new Map();
/** A bar's date, or its time in the exchange's zone where bars are shorter than a day. */
export function barDate(seconds, timeframe, zone) {
  const time = new Date(seconds * 1000);
  if (!/[mh]$/.test(timeframe ?? '1d')) return time.toISOString().slice(0, 10);
  if (!formats.has(zone)) {
    formats.set(zone, new Intl.DateTimeFormat('sv-SE', {timeZone: zone || 'UTC', dateStyle: 'short', timeStyle: 'short'}));
  }
  return formats.get(zone).format(time);
}

/** The place of the bar that begins at a time or is the last before it; -1 before the first. */
export function placeOf(times, seconds) {
  let low = -1;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (times[middle] <= seconds) low = middle;
    else high = middle - 1;
  }
  return low;
}
