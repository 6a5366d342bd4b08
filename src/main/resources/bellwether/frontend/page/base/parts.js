// Pieces that several views are built of.
import { html, useEffect, useMemo, useState } from './kit.js';
import { Problem, get, send } from './api.js';
import { ago, count, moment, number, signed, verdict } from './format.js';
import { Remote, useRemote } from './remote.js';

/** A heading, what belongs beside it, and what it is about. */
export function Panel({ title, aside, wide, children }) {
  return html`<section class=${`panel${wide ? ' wide' : ''}`}><header><h2>${title}</h2>${aside && html`<div class="aside">${aside}</div>`}</header>${children}</section>`;
}

/** @param kind synthetic, stale, partial, adjusted, bad, good */
export const Badge = ({ kind, title, children }) => html`<span class=${`badge ${kind ?? ''}`} title=${title}>${children}</span>`;

/** What is to be known of something besides, which a tap or Enter opens, and which is printed. */
export const Known = ({ text, kind = '', children }) => (text ? html`<details class="known"><summary><span class=${kind}>${children}</span></summary><span class="quiet">${text}</span></details>` : children);

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

const NONE = [];

/** Goes on in a list by so many pages. */
async function goOn(more, pages) {
  const now = { ...more, items: [...more.items] };
  while (now.pages < pages && now.next) {
    const { body } = await get(now.next);
    now.items.push(...body.items);
    now.next = body.next;
    now.pages += 1;
  }
  return now;
}

/** A list by pages. Once the first was read again, the others are too, and all change at once. */
export function usePages(path, topics) {
  const first = useRemote(path, { topics });
  const [kept, setKept] = useState(null);
  const { data, at } = first;
  const begun = useMemo(() => data && { path, of: data, at, items: data.items, next: data.next, pages: 0 }, [data, at]);
  const all = kept?.path === path ? kept : begun;
  useEffect(() => {
    if (!data || !kept || (kept.path === path && kept.at === at)) return undefined;
    let over = false;
    goOn(begun, kept.path === path ? kept.pages : 0).then((now) => over || setKept(now), () => over || setKept(null));
    return () => { over = true; };
  }, [at, kept]);
  return { ...first, items: all?.items ?? NONE, next: all?.next, of: all?.of, load: async () => setKept(await goOn(all, all.pages + 1)) };
}

/** What shows it gets all that were read, and how to start again.
 * @param again moves when it is to be read again by what stands beside it */
export function Pages({ path, topics, again = 0, empty = ({ items }) => !items.length, hint, children }) {
  const all = usePages(path, topics);
  useEffect(() => { if (again) all.reload(); }, [again]);
  const show = [].concat(children)[0];
  return html`<${Remote} of=${all} empty=${empty} hint=${hint}>${() => html`${show(all.items, all.reload, all.of)}
    ${all.next && html`<p class="more"><${Act} does=${all.load}>Show more<//></p>`}`}<//>`;
}
