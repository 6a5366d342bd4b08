// The field in which one says which symbols a rule or a scan looks at.
import { html } from '../base/kit.js';
import { useRemote } from '../base/remote.js';
import { universeBody, universeText } from './universe.js';

export const THESE = 'these';

/** As the body of a request has it; undefined where no ticker is typed. */
export function universeOf(of, tickers) {
  if (of !== THESE) return universeBody(of);
  const named = tickers.split(/[\s,;]+/).filter(Boolean).map((one) => one.toUpperCase());
  return named.length ? { tickers: named } : undefined;
}

/** What the field begins with for a universe of the API: the choice, and the tickers where it is of some. */
export const chosen = (universe) => (universe.tickers ? [THESE, universe.tickers.join(', ')] : [universeText(universe), '']);

export function Symbols({ of, setOf, tickers, setTickers, fault }) {
  const lists = useRemote('/api/v1/watchlists?limit=200');
  const names = ['all', 'synthetic', ...(lists.data?.items ?? []).map((list) => `watchlist:${list.name}`), ...(of === THESE ? [] : [of])].filter((name, at, all) => all.indexOf(name) === at);
  return html`<label>Symbols <select onChange=${(event) => setOf(event.currentTarget.value)}><option value=${THESE} selected=${of === THESE}>these</option>${names.map((one) => html`<option key=${one} value=${one} selected=${one === of}>${one}</option>`)}</select>${fault && of !== THESE && html`<span class="fault" role="alert">${fault}</span>`}</label>
    ${of === THESE && html`<label>Tickers <input value=${tickers} placeholder="AAPL, MSFT" autocomplete="off" autocapitalize="characters" spellcheck=${false} aria-invalid=${Boolean(fault)} onInput=${(event) => setTickers(event.currentTarget.value)} />${fault && html`<span class="fault" role="alert">${fault}</span>`}</label>`}`;
}
