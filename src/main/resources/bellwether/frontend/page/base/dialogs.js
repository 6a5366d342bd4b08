// What lies over the views: the sign-in, the palette, the list of keys.
import { html, useEffect, useRef, useState, who } from './kit.js';
import { Problem, forget, get, send, signIn } from './api.js';
import { toMain } from './focus.js';
import { Act } from './parts.js';
import { prefs } from './prefs.js';

/** A modal dialog of the browser's own: it keeps the focus, and gives it back. */
function Dialog({ label, close, children, kind = '' }) {
  const box = useRef(null);
  useEffect(() => {
    box.current.showModal();
    box.current.querySelector('[data-first]')?.focus();
    const shown = box.current;
    return () => { shown.close(); setTimeout(toMain); };
  }, []);
  return html`<dialog ref=${box} class=${kind} aria-label=${label} onCancel=${(event) => { event.preventDefault(); close(); }}
    onClick=${(event) => event.target === box.current && close()}>${children}</dialog>`;
}

function SignIn({ done }) {
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    setBusy(true);
    try {
      await send('POST', '/api/v1/session', { key: String(form.get('key')).trim(), stay: form.get('stay') !== null }, { quiet: true });
      forget();
      done(true);
    } catch (cause) {
      setProblem(cause instanceof Problem ? cause : new Problem({ title: String(cause) }));
      setBusy(false);
    }
  };
  return html`<${Dialog} label="Sign in" kind="sign-in" close=${() => done(false)}>
    <form onSubmit=${submit}>
      <h2>Sign in</h2>
      <p>With an API key of this service. It is exchanged for a session and not kept in the browser.</p>
      <label>API key <input name="key" type="password" required autocomplete="off" spellcheck="false" data-first
        aria-invalid=${problem ? 'true' : undefined} aria-describedby="sign-in-fault" /></label>
      <label class="check"><input name="stay" type="checkbox" /> Stay signed in on this device, for 7 days at most</label>
      <p id="sign-in-fault" class="fault" role="alert">${problem && (problem.detail || problem.title)}</p>
      <p class="row"><button class="main" aria-disabled=${busy || undefined}>Sign in</button>
        <button type="button" onClick=${() => done(false)}>Not now</button></p>
    </form><//>`;
}

const KINDS = {
  symbol: (id) => `/app/s/${encodeURIComponent(id)}`,
  watchlist: (id) => `/app/watchlists?list=${encodeURIComponent(id)}`,
  screen: (id) => `/app/market?screen=${encodeURIComponent(id)}`,
  rule: (id) => `/app/alerts?rule=${encodeURIComponent(id)}`,
  portfolio: (id) => `/app/paper?portfolio=${encodeURIComponent(id)}`,
  scan: (id) => `/app/alerts?scan=${encodeURIComponent(id)}`,
  strategy: (id) => `/app/backtests?strategy=${encodeURIComponent(id)}`,
  backtest: (id) => `/app/backtests?id=${encodeURIComponent(id)}`,
};

/** What the service finds, once the typing rests. */
function useFound(text) {
  const [found, setFound] = useState({ text: '', items: [], meant: [], problem: null });
  useEffect(() => {
    if (!text) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => get(`/api/v1/search?q=${encodeURIComponent(text)}&limit=12`, { signal: stop.signal }).then(
      ({ body }) => setFound({ text, items: body.items, meant: [body.did_you_mean ?? []].flat(), problem: null }),
      (problem) => problem.name !== 'AbortError' && setFound({ text, items: [], meant: [], problem }),
    ), 120);
    return () => { clearTimeout(timer); stop.abort(); };
  }, [text]);
  return found;
}

function Palette({ views, go, close }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const typed = text.trim();
  const found = useFound(typed);
  const fits = (title) => title.toLowerCase().includes(typed.toLowerCase());
  const lines = [
    ...(typed ? found.items.map((item) => ({
      href: KINDS[item.kind](item.id), title: item.title ?? item.id, detail: item.detail, kind: item.kind, name: item.id,
    })) : []),
    ...views.filter((view) => fits(view.title)).map((view) => ({ href: view.href, title: view.title, kind: 'view', detail: view.keys })),
  ];
  const chosen = Math.min(at, lines.length - 1);
  const open = (line) => { if (line) { close(); go(line.href); } };
  const key = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && lines.length) {
      event.preventDefault();
      setAt((chosen + step + lines.length) % lines.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open(lines[chosen]);
    }
  };
  return html`<${Dialog} label="Go to" kind="palette" close=${close}>
    <input type="text" role="combobox" aria-label="Symbol, list, screen, rule or view" placeholder="Symbol, list, screen, rule or view" data-first
      spellcheck="false" autocomplete="off" aria-expanded="true" aria-controls="palette-lines" aria-autocomplete="list"
      aria-activedescendant=${lines.length ? `line-${chosen}` : undefined} value=${text} onKeyDown=${key}
      onInput=${(event) => { setText(event.currentTarget.value); setAt(0); }} />
    <ul id="palette-lines" role="listbox" aria-label="What was found">${lines.map((line, i) => html`<li key=${line.href} id=${`line-${i}`} role="option" aria-selected=${i === chosen}
      onClick=${() => open(line)} onMouseMove=${() => i !== chosen && setAt(i)}><span class="kind">${line.kind}</span> <strong>${line.title}</strong>
      ${line.detail ? html` <span class="quiet">${line.detail}</span>` : ''}</li>`)}</ul>
    <p class="quiet" role="status">${found.problem ? found.problem.detail || found.problem.title
    : typed && found.text === typed && !found.items.length
      ? html`Nothing stored is called “${typed}”.${found.meant.length ? html` Did you mean ${found.meant.map((one) => html`<button type="button" onClick=${() => setText(one.id ?? one)}>${one.id ?? one}</button> `)}?` : ''}`
      : '↑ ↓ to choose, Enter to open, Esc to close'}</p><//>`;
}

const KEYS = [
  ['Ctrl K', 'go to a symbol, list, screen, rule or view'], ['/', 'to the filter of the view, or go to'],
  ['j  k', 'next and previous row'], ['Enter', 'open the row'], ['n', 'new'], ['s', 'save'], ['Esc', 'close, or back'], ['?', 'this list'],
];

function Help({ views, on, close }) {
  const rows = [...views.filter((view) => view.keys).map((view) => [view.keys, view.title]), ...KEYS];
  return html`<${Dialog} label="Keys" kind="help" close=${close}><h2>Keys</h2>
    ${on ? '' : html`<p class="warn">Single letters are turned off in Settings.</p>`}
    <table><tbody>${rows.map(([keys, what]) => html`<tr><th scope="row">${keys.split(' ').filter(Boolean).map((one) => html`<kbd>${one}</kbd> `)}</th><td>${what}</td></tr>`)}</tbody></table>
    <p class="row"><button type="button" onClick=${close}>Close</button></p><//>`;
}

/** Who one is, and the views that the foot of a phone has no room for. */
function Who({ views, session, close, ended }) {
  const signOut = async () => {
    try {
      await send('DELETE', '/api/v1/session', undefined, { quiet: true });
    } catch (problem) {
      if (problem.status !== 401) throw problem; // else the cookie would stay, and nobody would know
    }
    forget();
    ended();
  };
  return html`<${Dialog} label="Account and views" kind="account" close=${close}><h2>${who(session)}</h2>
    <nav aria-label="All views" onClick=${close}>${views.map((view) => html`<a key=${view.name} href=${view.href}>${view.title}</a>`)}<a href="/docs" target="_blank" rel="noreferrer">API</a></nav>
    <p class="row">${session?.by === 'cookie' && html`<${Act} does=${signOut}>Sign out<//>`}
      ${session && !session.role && html`<button type="button" class="main" onClick=${() => { close(); signIn(); }}>Sign in</button>`}
      <button type="button" onClick=${close}>Close</button></p>${session?.version && html`<p class="quiet">Version ${session.version}</p>`}<//>`;
}

export function Over({ what, views, session, go, close, signedIn, ended }) {
  switch (what) {
    case 'sign-in': return html`<${SignIn} done=${signedIn} />`;
    case 'palette': return html`<${Palette} views=${views} go=${go} close=${close} />`;
    case 'help': return html`<${Help} views=${views} on=${prefs.get('keys', true)} close=${close} />`;
    default: return html`<${Who} views=${views} session=${session} close=${close} ended=${ended} />`;
  }
}
