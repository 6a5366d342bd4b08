// The field of the filter: what may follow as one types, what it means, and what is wrong with it.
import { html, useEffect, useMemo, useRef, useState } from '../base/kit.js';
import { send } from '../base/api.js';
import { complete, didYouMean } from '../lang/complete.js';
import { universeBody } from './universe.js';

const PAUSE = 350;

/** What the server says of a condition: in words, with what it takes. */
export function useCheck(text, universe) {
  const [said, setSaid] = useState({ text: '' });
  useEffect(() => {
    if (!text) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      send('POST', '/api/v1/screen/check', { q: text, universe: universeBody(universe) }, { signal: stop.signal }).then(
        ({ body }) => setSaid({ text, universe, ...body }),
        (problem) => problem.name !== 'AbortError' && setSaid({ text, universe, problem }),
      );
    }, PAUSE);
    return () => { clearTimeout(timer); stop.abort(); };
  }, [text, universe]);
  return said.text === text && said.universe === universe ? said : null;
}

/** The place of what is wrong, with what would be right. */
function Fault({ text, error, fields }) {
  const end = Math.max(error.end, error.at + 1);
  const typed = text.slice(error.at, error.end);
  const meant = error.meant ?? (/^\w[\w.]*$/.test(typed) && !fields.known.has(typed.toLowerCase())
    ? didYouMean(error.expected.length > 1 && !error.expected.includes('a field') ? error.expected : fields.names, typed) : null);
  return html`<p class="fault" role="status"><code>${text.slice(0, error.at)}<mark>${text.slice(error.at, end) || ' '}</mark>${text.slice(end)}</code>
    ${error.detail ? html` ${error.detail}` : html`${error.expected.length > 0 && html` Expected: ${error.expected.slice(0, 8).join(', ')}.`}${meant && html` Did you mean ${meant}?`}`}</p>`;
}

/** @param id of the field; of several on one view each has its own @param first whether the cursor is put into it when it comes */
export function FilterField({ id = 'filter', label = 'Filter', text, set, fields, understood, check, toRows, first = false, children }) {
  const field = useRef(null);
  useEffect(() => { if (first) field.current.focus(); }, []);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const [caret, setCaret] = useState(text.length);
  const offer = useMemo(() => (open ? complete(text, Math.min(caret, text.length), fields) : { items: [] }), [open, text, caret, fields]);
  const items = offer.items;
  const type = (event) => {
    set(event.target.value);
    setCaret(event.target.selectionStart);
    setAt(0);
    setOpen(true);
  };
  const accept = (item) => {
    const after = `${text.slice(0, offer.from)}${item.text} `;
    set(after + text.slice(offer.to).trimStart());
    setCaret(after.length);
    setOpen(false);
    requestAnimationFrame(() => { field.current?.focus(); field.current?.setSelectionRange(after.length, after.length); });
  };
  const key = (event) => {
    if (event.key === 'Escape' && open) { event.stopPropagation(); event.preventDefault(); setOpen(false); return; }
    if (event.key === ' ' && event.ctrlKey) { event.preventDefault(); setCaret(field.current.selectionStart); setOpen(true); return; }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && open && items.length) { event.preventDefault(); setAt((at + step + items.length) % items.length); return; }
    if (event.key === 'ArrowDown') { event.preventDefault(); toRows(); return; }
    if (event.key === 'Tab' && !event.shiftKey && open && items.length) { event.preventDefault(); accept(items[at]); return; }
    if (event.key === 'Enter') { event.preventDefault(); if (open && items.length && at > 0) accept(items[at]); else { setOpen(false); toRows(); } }
  };
  const wrong = understood?.valid === false || check?.valid === false;
  const errors = check?.valid === false ? check.errors.map((e) => ({ at: e.position ?? 0, end: (e.position ?? 0) + (e.length ?? text.length), expected: e.expected, detail: e.detail })) : understood?.errors ?? [];
  return html`<div class="filter">
    <label for=${id}>${label}</label>
    <div class="filter-field"><input id=${id} ref=${field} role="combobox" data-key=${id === 'filter' ? '/' : undefined} aria-keyshortcuts=${id === 'filter' ? '/' : undefined} spellcheck=${false} autocomplete="off" autocapitalize="off"
      placeholder="RSI_14 < 30 and close > SMA_200" value=${text} aria-autocomplete="list" aria-expanded=${open && items.length > 0} aria-controls=${`${id}-offer`}
      aria-activedescendant=${open && items.length ? `${id}-offer-${at}` : undefined} aria-invalid=${wrong} aria-describedby=${`${id}-says`}
      onInput=${type} onKeyDown=${key} onBlur=${() => setTimeout(() => setOpen(false), 150)} onClick=${() => setCaret(field.current.selectionStart)} />
    <ul id=${`${id}-offer`} class="filter-offer" role="listbox" aria-label="What may follow" hidden=${!open || !items.length}>${items.map((item, i) => html`
      <li key=${item.text} id=${`${id}-offer-${i}`} role="option" aria-selected=${i === at} onMouseDown=${(event) => { event.preventDefault(); accept(item); }}><code>${item.text}</code> <span class="quiet">${item.detail}</span></li>`)}</ul></div>
    ${children}
    <div id=${`${id}-says`} class="filter-says">${wrong && errors.slice(0, 3).map((error) => html`<${Fault} text=${text} error=${error} fields=${fields} />`)}
      ${!wrong && check?.words && html`<p class="hint">${check.words} ${check.cost?.by === 'bars' ? check.cost.words : ''}</p>`}
      ${check?.problem && html`<p class="fault">${check.problem.detail || check.problem.title}</p>`}</div></div>`;
}
