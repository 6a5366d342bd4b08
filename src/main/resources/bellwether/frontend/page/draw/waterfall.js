// <water-fall>: contributions that add up to a score, each beginning where the one before ended.
//   .parts {title, value, words}[]   .total  what they add up to   .format(value)
// A list of rows: it reads as a table does.
export class WaterFall extends HTMLElement {
  #parts = [];
  #total = 0;
  #format = String;

  connectedCallback() { this.#draw(); }

  set parts(parts) {
    this.#parts = parts ?? [];
    this.#draw();
  }
  set total(total) {
    this.#total = total;
    this.#draw();
  }
  set format(format) { this.#format = format; }

  #draw() {
    if (!this.isConnected) return;
    let sum = 0;
    const steps = this.#parts.map(part => {
      const from = sum;
      sum += part.value;
      return {...part, from, to: sum};
    });
    const ends = [0, this.#total, ...steps.map(step => step.to)];
    const low = Math.min(...ends);
    const span = Math.max(...ends) - low || 1;
    const place = value => (100 * (value - low)) / span;
    const rows = steps.map(step => row(step.title, step.words, this.#format(step.value), place(step.from), place(step.to), place(0)));
    const total = row('sum', '', this.#format(this.#total), place(0), place(this.#total), place(0));
    total.className = 'sum';
    const list = document.createElement('ul');
    list.append(...rows, total);
    this.replaceChildren(list);
  }
}

function row(title, words, value, from, to, zero) {
  const item = document.createElement('li');
  const name = part('b', title);
  const bar = part('span', '');
  bar.className = 'bar';
  const fill = document.createElement('i');
  fill.dataset.side = to > from ? 'up' : to < from ? 'down' : 'none';
  fill.style.left = `${Math.min(from, to)}%`;
  fill.style.width = `${Math.abs(to - from)}%`;
  const axis = document.createElement('u');
  axis.style.left = `${zero}%`;
  bar.append(axis, fill);
  const number = part('span', value);
  number.className = 'num';
  item.append(name, bar, number);
  if (words) item.append(part('small', words));
  return item;
}

function part(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

customElements.define('water-fall', WaterFall);
