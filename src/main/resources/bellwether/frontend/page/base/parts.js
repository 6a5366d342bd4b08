// Pieces that several views are built of.
import { html, useEffect, useState } from './kit.js';
import { Problem, send } from './api.js';
import { ago, count, moment, number, signed, verdict } from './format.js';
import { Remote, useRemote } from './remote.js';

/** A heading, what belongs beside it, and what it is about. */
export function Panel({ title, aside, wide, children }) {
  return html`<section class=${`panel${wide ? ' wide' : ''}`}><header><h2>${title}</h2>${aside && html`<div class="aside">${aside}</div>`}</header>${children}</section>`;
}

/** @param kind synthetic, stale, partial, adjusted, bad, good */
export const Badge = ({ kind, title, children }) => html`<span class=${`badge ${kind ?? ''}`} title=${title}>${children}</span>`;

export function Verdict({ of, score }) {
  const { words, mark, side } = verdict(of);
  return html`<span class=${`verdict ${side}`}><span aria-hidden="true">${mark}</span> ${words}${score !== undefined && score !== null ? html` <span class="num">${signed(score, (x) => number(x, { digits: 3 }))}</span>` : ''}</span>`;
}

/** How long ago, with the moment for those who look closer. */
export const Moment = ({ at, zone }) => (at ? html`<time datetime=${at} title=${moment(at, zone)}>${ago(at)}</time>` : html`<span class="quiet">never</span>`);

export function Progress({ of, total, failed = 0, label, text }) {
  const share = (n) => ({ width: `${total > 0 ? (100 * n) / total : 0}%` });
  return html`<div class="progress" role="progressbar" aria-label=${label} aria-valuemin="0" aria-valuemax=${total} aria-valuenow=${of + failed}
    aria-valuetext=${text ?? `${count(of)} done, ${count(failed)} failed, of ${count(total)}`}><i style=${share(of)}></i><b style=${share(failed)}></b></div>`;
}

/** A link to a symbol's view. */
export const Ticker = ({ name, ...others }) => html`<a class="ticker" href=${`/app/s/${encodeURIComponent(name)}`} ...${others}>${name}</a>`;

/** A button that does something, says so, and shows the problem beside itself. */
export function Act({ does, children, confirm, ...others }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const [sure, setSure] = useState(!confirm);
  const click = async () => {
    if (busy) return;
    if (!sure) { setSure(true); return; }
    setBusy(true);
    setProblem(null);
    try {
      await does();
    } catch (cause) {
      setProblem(cause instanceof Problem ? cause : new Problem({ title: String(cause) }));
    } finally {
      setBusy(false);
      setSure(!confirm);
    }
  };
  return html`<span class="act"><button type="button" aria-disabled=${busy || undefined} onClick=${click} onBlur=${() => setSure(!confirm)} ...${others}>${sure && confirm ? confirm : children}</button>
    ${problem && html`<span class="fault" role="alert">${problem.detail || problem.title}</span>`}</span>`;
}

/** A call that changes something, as `Act` wants it. */
export const call = (method, path, body, options) => () => send(method, path, body, options);

/** Shows itself anew now and then, so that ages stay true. */
export function useTick(seconds) {
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || setTick((n) => n + 1), seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds]);
}

/** A list by pages; what shows it gets all that were read, and how to begin anew. */
export function Pages({ path, topics, empty = ({ items }) => !items.length, hint, children }) {
  const first = useRemote(path, { topics });
  const [more, setMore] = useState(null);
  const load = async () => {
    const { body } = await send('GET', (more ?? first.data).next);
    setMore((was) => ({ ...body, items: [...(was?.items ?? []), ...body.items] }));
  };
  const anew = () => { setMore(null); first.reload(); };
  const show = [].concat(children)[0];
  return html`<${Remote} of=${first} empty=${empty} hint=${hint}>${(page) => html`${show([...page.items, ...(more?.items ?? [])], anew, page)}
    ${(more ?? page).has_more && html`<p class="more"><${Act} does=${load}>Show more<//></p>`}`}<//>`;
}
