// Parts that are loaded when they are first wanted.
import { html, useEffect, useState } from './kit.js';

/** @param load gives the part; the other properties are its own */
export function Later({ load, ...props }) {
  const [Part, setPart] = useState(null);
  const [lost, setLost] = useState(false);
  useEffect(() => { load().then((part) => setPart(() => part), () => setLost(true)); }, []);
  return lost ? html`<p class="fault" role="alert">This part could not be loaded. Reload the page.</p>` : Part ? html`<${Part} ...${props} />` : html`<div aria-busy="true"></div>`;
}

/** What is opened by hand, and loaded then. */
export function Opened({ title, ...props }) {
  const [open, setOpen] = useState(false);
  return html`<details onToggle=${(event) => setOpen(event.currentTarget.open)}><summary>${title}</summary>${open && html`<${Later} ...${props} />`}</details>`;
}

/** Buttons, one for each part of a view. */
export function Tabs({ of, at, open }) {
  return html`<div class="tabs" role="group" aria-label="Parts">${Object.entries(of).map(([one, title]) => html`<button type="button" key=${one} aria-pressed=${one === at} onClick=${() => open(one)}>${title}</button>`)}</div>`;
}
