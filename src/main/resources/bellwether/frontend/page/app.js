// The shell: which view is shown, how one gets to another, who is signed in, and the keys.
import { Component, html, render, say, who, useCallback, useEffect, useRef, useState } from './base/kit.js';
import { Problem, forget, get, onUnauthorised } from './base/api.js';
import { on, stream, tellOthers } from './base/events.js';
import { keepFocus } from './base/focus.js';
import { prefs } from './base/prefs.js';
import { Trouble } from './base/remote.js';

const VIEWS = [
  { name: '', href: '/', title: 'Today', keys: 'g t', load: () => import('./views/today.js') },
  { name: 'market', title: 'Market', keys: 'g m', load: () => import('./views/market.js') },
  { name: 'watchlists', title: 'Watchlists', short: 'Watch', keys: 'g w', load: () => import('./views/watchlists.js') },
  { name: 'alerts', title: 'Alerts', keys: 'g a', load: () => import('./views/alerts.js') },
  { name: 'paper', title: 'Paper', keys: 'g p', load: () => import('./views/paper.js') },
  { name: 'backtests', title: 'Backtests', short: 'Tests', keys: 'g b', load: () => import('./views/backtests.js') },
  { name: 'scoreboard', title: 'Scoreboard', short: 'Scores', keys: 'g r', load: () => import('./views/scoreboard.js') },
  { name: 'journal', title: 'Journal', keys: 'g n', load: () => import('./views/journal.js') },
  { name: 'jobs', title: 'Jobs', keys: 'g j', load: () => import('./views/jobs.js') },
  { name: 'data', title: 'Data', keys: 'g d', load: () => import('./views/data.js') },
  { name: 'settings', title: 'Settings', keys: 'g e', load: () => import('./views/settings.js') },
].map((view) => ({ href: `/app/${view.name}`, ...view }));
const SYMBOL = { name: 's', title: 'Symbol', load: () => import('./views/symbol.js') };
const LAST_SYMBOL = 'g s';
const FOOT = ['', 'market', 'watchlists', 'alerts', 'paper'];

/** The view that an address names, or null. */
function match(address) {
  const url = new URL(address, location.origin);
  const [, app, name = '', item] = url.pathname.split('/');
  const route = { path: url.pathname, params: {}, query: url.searchParams };
  if (url.pathname === '/') return { view: VIEWS[0], route };
  if (app !== 'app') return null;
  if (name === SYMBOL.name && item) {
    try {
      return { view: SYMBOL, route: { ...route, params: { ticker: decodeURIComponent(item) } } };
    } catch {
      return { view: null, route };
    }
  }
  const view = VIEWS.find((one) => one.name === name && name !== '');
  return view && item === undefined ? { view, route } : { view: null, route };
}

/** What lies over the views is loaded when it is opened for the first time. */
function Over(props) {
  const [dialogs, setDialogs] = useState(null);
  useEffect(() => { import('./base/dialogs.js').then(setDialogs, props.lost); }, []);
  return dialogs && html`<${dialogs.Over} ...${props} />`;
}

/** Keeps the shell when a view breaks. */
class Boundary extends Component {
  constructor() {
    super();
    this.state = { cause: null };
  }

  componentDidCatch(cause) {
    this.setState({ cause });
  }

  componentDidUpdate(before) {
    if (before.at !== this.props.at && this.state.cause) this.setState({ cause: null });
  }

  render({ children }, { cause }) {
    if (!cause) return children;
    return html`<div class="trouble" role="alert"><h1 tabindex="-1">This view has a fault</h1><p>${String(cause.message ?? cause)}</p>
      <p class="row"><button type="button" onClick=${() => location.reload()}>Reload</button><a href="/">Today</a></p></div>`;
  }
}

function NotThere({ route }) {
  return html`<h1 tabindex="-1">No such view</h1><p>The page has no view at <code>${route.path}</code>.</p>
    <p><a href="/">Today</a> shows what has happened; <kbd>Ctrl</kbd> <kbd>K</kbd> finds symbols, lists and views.</p>`;
}

/** Loads a view when it is opened for the first time. */
function View({ found, go, session }) {
  const [loaded, setLoaded] = useState({ view: null });
  useEffect(() => {
    found.view?.load().then(
      (module) => setLoaded({ view: found.view, of: module.default }),
      (cause) => { console.error(cause); setLoaded({ view: found.view, problem: new Problem({ title: 'This view could not be loaded.', detail: 'The service may have been updated: reload the page.' }) }); },
    );
  }, [found.view]);
  const now = loaded.view === found.view ? loaded : {};
  const title = now.of?.title ?? found.view?.title ?? 'No such view';
  const text = typeof title === 'function' ? title(found.route) : found.route.params.ticker ? `${found.route.params.ticker}` : title;
  useEffect(() => { document.title = `${text} · Bellwether`; }, [text]);
  if (!found.view) return html`<${NotThere} route=${found.route} />`;
  if (now.problem) return html`<h1 tabindex="-1">${text}</h1><${Trouble} problem=${now.problem} retry=${() => location.reload()} />`;
  if (!now.of) return html`<div class="outline" aria-busy="true" aria-label="Loading"><span></span><span></span><span></span></div>`;
  return html`<${now.of.View} route=${found.route} go=${go} session=${session} />`;
}

function Head({ at, session, open }) {
  const [state, setState] = useState(stream.state);
  useEffect(() => on('stream', (event) => setState(event.name)), []);
  const words = { live: 'live', polling: 'each 15 s', waiting: 'not live' }[state];
  return html`<header class="head"><a class="skip" href="#main">Skip to content</a>
    <a class="brand" href="/"><img src=${new URL('./icon.svg', import.meta.url).pathname} alt="" width="20" height="20" /> <span>Bellwether</span></a>
    <nav aria-label="Views">${VIEWS.map((view) => html`<a key=${view.name} href=${view.href} title=${`Keys ${view.keys}`} aria-current=${at === view.name ? 'page' : undefined}>${view.title}</a>`)}</nav>
    <button type="button" class="find" onClick=${() => open('palette')} aria-keyshortcuts="Control+K"><span>Go to</span> <kbd>Ctrl K</kbd></button>
    <span class=${`pulse ${state}`} title=${`Live events: ${words}`}><span class="unseen">Live events: ${words}</span></span>
    <button type="button" class="who" onClick=${() => open('who')} aria-haspopup="dialog">${who(session)}</button></header>`;
}

function Foot({ at, more }) {
  return html`<nav class="foot" aria-label="Main views">${FOOT.map((name) => VIEWS.find((view) => view.name === name)).map((view) => html`
    <a key=${view.name} href=${view.href} aria-current=${at === view.name ? 'page' : undefined}>${view.short ?? view.title}</a>`)}
    <button type="button" onClick=${more} aria-haspopup="dialog">More</button></nav>`;
}

const typing = (target) => target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);

/** Moves the focus among the rows of the view. */
function row(step) {
  const rows = [...document.querySelectorAll('main [data-row]')];
  const next = rows[rows.indexOf(document.activeElement) + step] ?? (step > 0 ? rows[0] : rows.at(-1));
  next?.focus();
  return Boolean(next);
}

const press = (name) => { const one = document.querySelector(`main [data-key="${name}"]`); one?.matches('input, select, textarea') ? one.focus() : one?.click(); return Boolean(one); };

function useKeys({ go, open, shown, pushed, symbol }) {
  const held = useRef('');
  useEffect(() => {
    const down = (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') { event.preventDefault(); shown || open('palette'); return; }
      if (shown || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.key === 'Escape') { typing(event.target) ? event.target.blur() : pushed.current > 0 && history.back(); return; }
      if (typing(event.target) || !prefs.get('keys', true)) return;
      const chord = held.current ? `${held.current} ${event.key}` : '';
      held.current = event.key === 'g' ? 'g' : '';
      const view = VIEWS.find((one) => one.keys === chord);
      const done = view ? (go(view.href), true)
        : chord === LAST_SYMBOL ? (symbol.current ? go(symbol.current) : open('palette'), true)
          : event.key === '/' ? press('/') || (open('palette'), true)
            : event.key === '?' ? (open('help'), true)
              : event.key === 'j' ? row(1) : event.key === 'k' ? row(-1)
                : /^[ns]$/.test(event.key) ? press(event.key) : false;
      if (done) event.preventDefault();
    };
    addEventListener('keydown', down);
    return () => removeEventListener('keydown', down);
  }, [go, open, shown]);
}

function useAddress() {
  const [address, setAddress] = useState(location.href);
  const pushed = useRef(history.state?.depth ?? 0); // views of this page that lie behind
  const go = useCallback((href, { replace = false } = {}) => {
    const url = new URL(href, location.origin);
    if (url.href === location.href) return;
    if (!replace) pushed.current += 1;
    history[replace ? 'replaceState' : 'pushState']({ depth: pushed.current }, '', url);
    if (!replace) scrollTo(0, 0);
    setAddress(url.href);
  }, []);
  useEffect(() => {
    const stamp = () => history.replaceState({ depth: pushed.current }, '');
    stamp();
    const back = ({ state }) => {
      if (state) pushed.current = state.depth;
      else stamp(); // a jump within the view
      setAddress(location.href);
    };
    const click = (event) => {
      const link = event.target.closest?.('a[href]');
      if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (link.target || link.hasAttribute('download') || link.origin !== location.origin || link.hash || !match(link.href)) return;
      event.preventDefault();
      go(link.href);
    };
    addEventListener('popstate', back);
    document.addEventListener('click', click);
    return () => { removeEventListener('popstate', back); document.removeEventListener('click', click); };
  }, [go]);
  return { address, go, pushed };
}

function App() {
  const { address, go, pushed } = useAddress();
  const [session, setSession] = useState(null);
  const [shown, setShown] = useState(null);
  const [, setTurn] = useState(0);
  const [lost, setLost] = useState(false);
  const asker = useRef(null);
  const owner = useRef(null);
  const found = match(address) ?? { view: null, route: { path: location.pathname, params: {}, query: new URLSearchParams() } };
  const at = found.view?.name;

  const meet = useCallback(async () => {
    const early = prefs.load(true);
    try {
      const { body } = await get('/api/v1/session', { fresh: true });
      owner.current = body.owner ?? owner.current;
      setSession(body);
    } catch (problem) {
      setSession({ problem }); // without a role: nothing is offered that takes one
    }
    if (!(await early)) await prefs.load();
  }, []);
  /** After a sign-in, here or in another tab: the calls that wait go on, and nothing of another caller stays. */
  const goOn = useCallback(async () => {
    const now = await get('/api/v1/session', { fresh: true, quiet: true }).catch(() => null);
    if (owner.current && now?.body.owner !== undefined && now.body.owner !== owner.current) { location.reload(); return; }
    asker.current?.(true);
    asker.current = null;
    meet();
    dispatchEvent(new Event('signed-in'));
  }, [meet]);
  const signedIn = useCallback((yes) => {
    setShown(null);
    if (yes) { goOn(); say('Signed in'); tellOthers('signed-in'); return; }
    asker.current?.(false);
    asker.current = null;
  }, [goOn]);
  useEffect(() => {
    const elsewhere = () => { // one sign-in serves all tabs
      forget();
      setShown((what) => (what === 'sign-in' ? null : what));
      goOn();
    };
    const shownAgain = ({ persisted }) => persisted && location.reload(); // as it was may be another's by now
    addEventListener('signed-in-elsewhere', elsewhere);
    addEventListener('pageshow', shownAgain);
    return () => { removeEventListener('signed-in-elsewhere', elsewhere); removeEventListener('pageshow', shownAgain); };
  }, [goOn]);
  useEffect(() => {
    onUnauthorised(() => new Promise((answer) => { asker.current = answer; setShown('sign-in'); }));
    const off = prefs.on(() => setTurn((n) => n + 1));
    meet();
    addEventListener('session-changed', meet);
    return off;
  }, []);

  useEffect(() => { // the service was in trouble when it was asked who calls
    if (!session?.problem || session.problem.status === 401) return undefined;
    const timer = setTimeout(meet, (session.problem.retryAfter ?? 10) * 1000);
    return () => clearTimeout(timer);
  }, [session]);

  const look = prefs.get('look', 'auto');
  useEffect(() => {
    if (look === 'auto') delete document.documentElement.dataset.look;
    else document.documentElement.dataset.look = look;
    document.documentElement.dataset.pair = prefs.get('pair', 'blue-orange');
  });

  const first = useRef(true);
  useEffect(() => { // a new view begins at its heading, also for those who hear it
    if (first.current) { first.current = false; return; }
    const main = document.getElementById('main');
    main.focus({ preventScroll: true });
    const timer = setTimeout(() => say(document.title), 150);
    return () => clearTimeout(timer);
  }, [found.route.path]);

  const close = useCallback(() => setShown(null), []);
  const symbol = useRef(null);
  if (found.view === SYMBOL) symbol.current = found.route.path;
  useKeys({ go, open: setShown, shown, pushed, symbol });
  return html`<${Head} at=${at} session=${session} open=${setShown} />
    ${lost && html`<div class="trouble" role="alert"><p>A dialog could not be loaded. The service may have been updated: reload the page.</p><p class="row"><button type="button" onClick=${() => location.reload()}>Reload</button></p></div>`}
    <main id="main" tabindex="-1"><${Boundary} at=${found.route.path}><${View} found=${found} go=${go} session=${session} /><//></main>
    <${Foot} at=${at} more=${() => setShown('palette')} />
    ${shown && html`<${Over} what=${shown} views=${VIEWS} session=${session} go=${go} close=${close} signedIn=${signedIn} lost=${() => { setLost(true); signedIn(false); }} ended=${() => { tellOthers('signed-out'); location.reload(); }} />`}`;
}

// a file that misses where it can be dropped must not take the place of the page
['dragover', 'drop'].forEach((name) => addEventListener(name, (event) => event.dataTransfer?.types.includes('Files') && event.preventDefault()));

const place = document.getElementById('app');
place.textContent = '';
render(html`<${App} />`, place);
keepFocus();
