// <spark-line>: the shape of some closes, without axes.  .values from 0 to 1000  .label in words
const SVG = 'http://www.w3.org/2000/svg';

export class SparkLine extends HTMLElement {
  #values = [];

  connectedCallback() { this.setAttribute('role', 'img'); }

  set label(label) { this.setAttribute('aria-label', label); }
  set values(values) {
    if (values === this.#values) return;
    this.#values = values ?? [];
    this.#draw();
  }

  #draw() {
    const known = this.#values.map((value, i) => [i, value]).filter(([, value]) => Number.isFinite(value));
    if (known.length < 2) return this.replaceChildren();
    if (!this.line) {
      this.picture = document.createElementNS(SVG, 'svg');
      this.picture.setAttribute('viewBox', '0 0 100 24');
      this.picture.setAttribute('preserveAspectRatio', 'none');
      this.picture.setAttribute('aria-hidden', 'true');
      this.line = document.createElementNS(SVG, 'polyline');
      this.picture.append(this.line);
    }
    if (!this.firstChild) this.append(this.picture);
    const step = 100 / (this.#values.length - 1);
    this.line.setAttribute('points', known.map(([i, value]) => `${(i * step).toFixed(1)},${(22.5 - value * 0.021).toFixed(1)}`).join(' '));
    this.dataset.side = known.at(-1)[1] >= known[0][1] ? 'up' : 'down';
  }
}

customElements.define('spark-line', SparkLine);
