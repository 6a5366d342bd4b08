// Symbols that are on no list and not held, with the facts that speak for a look.
import { html } from '../base/kit.js';
import { Badge, Panel, Ticker } from '../base/parts.js';
import { count, counted, words } from '../base/format.js';
import { Remote, useRemote } from '../base/remote.js';

const why = ({ looked, stale }) => (looked > 0 ? html`<p>None of ${counted(looked, 'symbol')} that were looked at; of ${count(stale)} the newest bar is more than 7 days old.</p>`
  : html`<p>No symbol was looked at yet: <a href="/app/market">Market</a>, scans and tracked screens do that.</p>`);

export function WorthALook() {
  const found = useRemote('/api/v1/recommendations?limit=50', { topics: ['screens', 'watchlists', 'portfolios', 'analyses'] });
  return html`<${Panel} title="Worth a look" wide aside="on none of your lists and not held; no advice"><${Remote} of=${found}>${(of) => (of.items.length ? html`<ul class="list">${of.items.map((one) => html`<li key=${one.ticker}>
    <span><${Ticker} name=${one.ticker} data-row="" />${one.synthetic && html` <${Badge} kind="synthetic">synthetic<//>`}</span>
    <span class="under">${one.reasons.map((reason) => html`<span key=${reason.code}><b>${words(reason.code)}</b> ${reason.message} </span>`)}</span></li>`)}</ul>` : why(of))}<//><//>`;
}
