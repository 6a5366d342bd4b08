// <tree-map>: boxes as large as their size, by group, coloured by a value around nought.
//   .boxes {id, title, size, value, group}[]; boxes without a size are left out   .format(value)
//   .span  the value that has the full colour   .label
// Fires pick {id}, point {box}. Arrow keys go from box to box, Enter picks.
import {Picture} from './canvas.js';
import {squarified} from './squares.js';

const HEAD = 18;

export class TreeMap extends Picture {
  #boxes = [];
  #placed = [];
  #heads = [];
  #at = -1;

  connectedCallback() {
    super.connectedCallback();
    this.tabIndex = 0;
    this.setAttribute('role', 'application');
    this.setAttribute('aria-roledescription', 'tree map');
    if (this.heard) return;
    this.heard = true;
    this.addEventListener('pointermove', event => this.#point(this.#under(event)));
    this.addEventListener('click', event => {
      this.#point(this.#under(event));
      if (event.detail) this.#pick();
    });
    this.addEventListener('keydown', event => this.#key(event));
  }

  set boxes(boxes) {
    this.#boxes = boxes;
    this.#placed = [];
    this.#at = -1;
    this.ask();
  }
  get boxes() { return this.#boxes; }
  set label(label) { this.setAttribute('aria-label', label); }
  set format(format) { this.words = format; }
  set span(span) {
    this.full = span;
    this.ask();
  }

  /** Groups first, then the boxes in each; the greatest at the upper left. */
  #place(width, height) {
    const form = `${width} ${height}`;
    if (this.#placed.length && this.form === form) return;
    this.form = form;
    const groups = [...Map.groupBy(this.#boxes.filter(box => box.size > 0), box => box.group ?? 'no sector stated')]
      .map(([title, boxes]) => ({title, boxes, size: boxes.reduce((sum, box) => sum + box.size, 0)}))
      .sort((a, b) => b.size - a.size);
    this.#placed = [];
    this.#heads = [];
    const areas = squarified(groups, {x: 0, y: 0, width, height});
    for (const {item, x, y, width: wide, height: high} of areas) {
      const head = groups.length > 1 && high > 3 * HEAD && wide > 60 ? HEAD : 0;
      if (head) this.#heads.push({title: item.title, x, y, width: wide});
      const boxes = item.boxes.sort((a, b) => b.size - a.size);
      this.#placed.push(...squarified(boxes, {x: x + 1, y: y + head, width: wide - 2, height: high - head - 1}));
    }
  }

  draw(ink, width, height, look) {
    this.#place(width, height);
    const shades = shadesOf(look);
    const full = this.full || 1;
    ink.textBaseline = 'top';
    for (const {item, x, y, width: wide, height: high} of this.#placed) {
      const share = item.value == null ? null : Math.max(-1, Math.min(1, item.value / full));
      ink.fillStyle = share == null ? look['paper-2'] : shades[Math.round(share * STEPS) + STEPS];
      ink.fillRect(x, y, Math.max(0.5, wide - 1), Math.max(0.5, high - 1));
    }
    this.#names(ink, look);
    ink.fillStyle = look.ink;
    ink.font = '600 12px system-ui, sans-serif';
    for (const {title, x, y, width: wide} of this.#heads) ink.fillText(cut(ink, title, wide - 8), x + 3, y + 3);
    const at = this.#placed[this.#at];
    if (!at) return;
    ink.strokeStyle = look.ink;
    ink.lineWidth = 2;
    ink.strokeRect(at.x + 1, at.y + 1, Math.max(2, at.width - 3), Math.max(2, at.height - 3));
  }

  #names(ink, look) {
    ink.font = '11px system-ui, sans-serif';
    for (const {item, x, y, width, height} of this.#placed) {
      if (width < 38 || height < 18) continue;
      const share = Math.abs(item.value ?? 0) / (this.full || 1);
      ink.fillStyle = share > 0.62 ? look.paper : look.ink;
      if (ink.measureText(item.title).width > width - 6) continue;
      ink.fillText(item.title, x + 3, y + 3);
      const words = this.words(item.value);
      if (height > 32 && ink.measureText(words).width < width - 6) ink.fillText(words, x + 3, y + 17);
    }
  }

  #under(event) {
    const {left, top} = this.getBoundingClientRect();
    const x = event.clientX - left;
    const y = event.clientY - top;
    return this.#placed.findIndex(box => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height);
  }

  #point(at) {
    if (at === this.#at || at < 0) return;
    this.#at = at;
    const {item} = this.#placed[at];
    this.dispatchEvent(new CustomEvent('point', {detail: {box: item}}));
    this.title = `${item.title} ${this.words(item.value)}`;
    this.ask();
  }

  #pick() {
    const at = this.#placed[this.#at];
    if (at) this.dispatchEvent(new CustomEvent('pick', {detail: {id: at.item.id}}));
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key];
    if (!way && event.key !== 'Enter') return;
    event.preventDefault();
    if (!way) this.#pick();
    else this.#point(this.#at < 0 ? 0 : this.#next(way));
  }

  /** The nearest box on that side. */
  #next([right, down]) {
    const middle = box => [box.x + box.width / 2, box.y + box.height / 2];
    const [x, y] = middle(this.#placed[this.#at]);
    let best = this.#at;
    let least = Infinity;
    this.#placed.forEach((box, i) => {
      const [a, b] = middle(box);
      const along = (a - x) * right + (b - y) * down;
      const aside = Math.abs((a - x) * down) + Math.abs((b - y) * right);
      if (along > 0.5 && along + 2 * aside < least) {
        least = along + 2 * aside;
        best = i;
      }
    });
    return best;
  }
}

const STEPS = 24;
/** From the colour of falls over paper to the colour of rises. */
function shadesOf(look) {
  const probe = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = colour => {
    probe.fillStyle = colour;
    probe.fillRect(0, 0, 1, 1);
    return [...probe.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };
  const [down, paper, up] = [look.down, look['paper-2'], look.up].map(rgb);
  return Array.from({length: 2 * STEPS + 1}, (_, i) => {
    const share = Math.abs(i - STEPS) / STEPS;
    const end = i < STEPS ? down : up;
    return `rgb(${paper.map((from, c) => Math.round(from + (end[c] - from) * (0.12 + 0.78 * share) * (i === STEPS ? 0 : 1))).join(' ')})`;
  });
}

function cut(ink, text, width) {
  if (ink.measureText(text).width <= width) return text;
  let end = text.length;
  while (end > 1 && ink.measureText(`${text.slice(0, end)}…`).width > width) end--;
  return `${text.slice(0, end)}…`;
}

customElements.define('tree-map', TreeMap);
