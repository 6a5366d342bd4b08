// What the service says of an order before it is placed: at which bar it fills, what speaks against it, and how many shares.
import { html } from '../base/kit.js';
import { number, price, words } from '../base/format.js';
import { Act, Badge } from '../base/parts.js';
import { barTime, shares } from './paper-words.js';

const METHODS = { amount: 'what is to be spent', fixed_risk: 'fixed risk', atr: 'average true range', half_kelly: 'half Kelly', limits: 'the limits of the portfolio' };
/** What the first bar does to an order, in the words of its kind. */
const FILLS = {
  market: 'fills at the open of the first bar that begins', limit: 'fills once the price goes through its limit, at the earliest in the bar that begins', stop: 'fills once its stop is touched, at the earliest in the bar that begins',
  stop_limit: 'is a limit once its stop is touched, at the earliest in the bar that begins', trailing: 'follows the price from the bar that begins', market_on_close: 'fills at the close of the session whose first bar begins',
};

/** How many shares, by each way to count them. */
export function Sizes({ of, take }) {
  return html`<p>A share is counted at <span class="num">${price(of.price)}</span>, the equity at <span class="num">${price(of.equity ?? undefined)}</span>. The order fills at another price.</p><div class="scroll" tabindex="0" role="region" aria-label="How many shares"><table><thead><tr><th scope="col">By</th><th scope="col" class="num">Shares</th><th scope="col" class="phone-off">How</th><th scope="col"><span class="unseen">Acts</span></th></tr></thead>
    <tbody>${of.methods.map((one) => html`<tr key=${one.method} class=${one.shares === null ? 'quiet' : ''}><th scope="row">${METHODS[one.method] ?? words(one.method)}${one.method === of.smallest && html` <${Badge}>smallest<//>`}</th><td class="num">${shares(one.shares)}</td><td class="phone-off">${one.reason ?? one.formula}</td>
      <td class="act-cell">${one.shares > 0 && html`<button type="button" onClick=${() => take(String(one.shares))}>Take ${shares(one.shares)}</button>`}</td></tr>`)}</tbody></table></div>`;
}

function Prices({ of: { prices, friction } }) {
  const exit = (value, stated) => html`${price(value ?? undefined)} ${value !== null && html`<span class="quiet">${stated ? 'given' : 'proposed'}</span>`}`;
  return html`<dl class="facts"><dt>Entry, estimated</dt><dd class="num">${price(prices.entry)}</dd><dt>Stop</dt><dd class="num">${exit(prices.stop, prices.stop_stated)}</dd><dt>Target</dt><dd class="num">${exit(prices.target, prices.target_stated)}</dd>
    <dt>Reward to risk</dt><dd class="num">${number(prices.reward_risk ?? undefined)}</dd><dt>Distance of the stop</dt><dd class="num">${prices.stop_atr === null ? prices.reason ?? '–' : `${number(prices.stop_atr)} ATR`}</dd>
    <dt>Spread, slippage</dt><dd><span class="num">${number(friction.spread_bps)}</span> bps, <span class="num">${number(friction.slippage_bps)}</span> bps <span class="hint">${friction.formula}</span></dd></dl>`;
}

function Origin({ of }) {
  return html`<p class="hint">Your closed paper trades of ${of.origin}: ${of.failure_percent === null ? `${number(of.n)}, ${of.reason ?? 'not known'}` : `${number(of.failures)} of ${number(of.n)} ended at nought or below (${number(of.failure_percent)} %)`}.</p>`;
}

export function Checked({ of, order, put, place }) {
  const { prices } = of;
  const proposed = { ...(!prices.stop_stated && prices.stop !== null && { stop: String(prices.stop) }), ...(!prices.target_stated && prices.target !== null && { target: String(prices.target) }) };
  return html`<div role="group" aria-label="Check of the order"><h3>${of.ticker}: what speaks against it</h3>
    <ul class="list">${of.refusals.map((one) => html`<li key=${one.code}><span class="bad"><b>would be refused</b> ${one.detail}</span></li>`)}
      ${of.warnings.map((one) => html`<li key=${one.code}><span class="warn"><b>${words(one.code)}</b> ${one.detail}</span></li>`)}
      ${of.halted && html`<li><span class="warn"><b>halted</b> The portfolio takes no orders that open.</span></li>`}
      ${!of.refusals.length && !of.warnings.length && !of.halted && html`<li>Nothing that is looked at.</li>`}</ul>
    <p><strong>It ${FILLS[order.type]} on ${barTime(of.works_from)}.</strong> Nothing fills at a price that is known now.</p>
    <${Prices} of=${of} />${of.origin && html`<${Origin} of=${of.origin} />`}
    <p class="row">${!of.refusals.length && html`<${Act} class="main" data-key="s" aria-keyshortcuts="s" does=${place}>Place the paper order<//>`}
      ${Object.keys(proposed).length > 0 && html`<button type="button" onClick=${() => put(proposed)}>Take the proposed exits</button>`}
      <span class="quiet" role="status">${of.refusals.length ? 'Change it, and check again.' : `Valid until ${barTime(of.expires_at)}.`}</span></p></div>`;
}
