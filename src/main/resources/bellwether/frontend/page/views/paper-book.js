// What a portfolio holds at market, and its orders: open ones with the bar they wait for, and those that have ended.
import { html, say, useState } from '../base/kit.js';
import { Act, Badge, Moment, Pages, Panel, Ticker, call } from '../base/parts.js';
import { date, number, price, words } from '../base/format.js';
import { Remote, useRemote } from '../base/remote.js';
import { useOnce } from '../base/writes.js';
import { MOVES, barTime, bracketWords, gain, money, multiple, orderWords, shares, side } from './paper-words.js';

/** Open orders of which each says at once what it waits for. */
const FEW_ORDERS = 5;

function Position({ position, may, close }) {
  return html`<tr><th scope="row"><${Ticker} name=${position.ticker} data-row="" />${position.stated && html` <${Badge} title="Shares of it were stated: its cost is what was stated">stated<//>`}</th>
    <td class="num">${shares(position.quantity)}</td><td class="num phone-off">${money(position.cost, position.currency)}</td>
    <td class="num">${price(position.mark ?? undefined)}<div class="quiet">${position.marked_on ? date(position.marked_on) : 'no bar yet'}</div></td><td class="num phone-off">${money(position.value, position.currency)}</td>
    <td class=${`num ${side(position.unrealised)}`}>${gain(position.unrealised)}</td><td class=${`num ${side(position.r)}`}>${position.r === null ? html`<span class="quiet" title=${position.r_reason}>–</span>` : multiple(position.r)}</td><td class="num phone-off">${gain(position.realised)}</td>
    ${may && html`<td class="act-cell"><${Act} confirm="At the next bar: sure?" does=${close}>Close<//></td>`}</tr>`;
}

function Positions({ portfolio, may, moved }) {
  const all = useRemote(`/api/v1/portfolios/${portfolio.id}/positions`, { topics: MOVES });
  const post = useOnce();
  const close = (position) => async () => {
    await post(`/api/v1/positions/${encodeURIComponent(position.id)}/close`);
    say(`${position.ticker}: a paper order closes it at the next bar`);
    moved();
    all.reload();
  };
  const unknown = (items) => [...new Set(items.filter((one) => one.r === null).map((one) => one.r_reason))];
  return html`<${Panel} title="Paper positions at market" wide aside="at the close of the newest matched bar"><${Remote} of=${all} empty=${({ items }) => !items.length} hint=${html`<p>Nothing is held. Orders that fill open positions.</p>`}>${({ items }) => html`
    <div class="scroll" tabindex="0" role="region" aria-label="Positions"><table><thead><tr><th scope="col">Symbol</th><th scope="col" class="num">Shares</th><th scope="col" class="num phone-off">Cost</th><th scope="col" class="num">Mark</th><th scope="col" class="num phone-off">Value</th><th scope="col" class="num" title="Value less cost, with the costs of opening">Profit</th><th scope="col" class="num" title="Profit in multiples of what was to be lost down to the first stop">R</th><th scope="col" class="num phone-off">Realised</th>${may && html`<th scope="col"><span class="unseen">Acts</span></th>`}</tr></thead>
      <tbody>${items.map((one) => html`<${Position} key=${one.id} position=${one} may=${may} close=${close(one)} />`)}</tbody></table></div>
    ${unknown(items).length > 0 && html`<p class="hint">No R where ${unknown(items).join('; ')}.</p>`}`}<//><//>`;
}

/** What an open order waits for, and what has happened to one. */
function Wait({ id }) {
  const order = useRemote(`/api/v1/orders/${id}`, { topics: MOVES });
  return html`<${Remote} of=${order} rows=${1}>${({ waiting, adjustments, ...one }) => html`
    ${waiting && html`<p><strong>${words(waiting.reason)}:</strong> ${waiting.detail}</p>`}
    ${adjustments.map((note) => html`<p key=${note.at + note.kind}>${words(note.kind)}, <${Moment} at=${note.at} />: ${note.detail}</p>`)}
    <p>${one.reserved > 0 ? `Reserves ${money(one.reserved)}. ` : ''}${one.origin ? `Placed by ${one.origin}. ` : ''}Strategy ${one.strategy}, ${words(one.tif)}${one.until ? ` until ${one.until}` : ''}.</p>`}<//>`;
}

const STATES = { filled: 'good', rejected: 'bad', expired: 'stale', cancelled: 'stale' };

function Order({ order, may, opened, cancel }) {
  const [open, setOpen] = useState(opened);
  const isOpen = ['accepted', 'working'].includes(order.state);
  const exits = bracketWords(order.bracket);
  return html`<li><span class="row"><${Ticker} name=${order.ticker} data-row="" /> <strong>${orderWords(order)}</strong> ${order.role !== 'entry' && html`<${Badge} title=${order.parent ? `Exit of ${order.parent}` : undefined}>${order.role}<//>`} <${Badge} kind=${STATES[order.state]}>${words(order.state)}<//>${order.cancel_requested_at && html` <${Badge} kind="stale">cancelled after the bar under way<//>`}</span>
    ${may && isOpen && !order.cancel_requested_at ? html`<${Act} does=${cancel}>Cancel<//>` : html`<${Moment} at=${order.changed_at} />`}
    <div class="under">${order.filled > 0 ? `Filled ${shares(order.filled)} at ${price(order.average_value)} a share. ` : ''}${exits && `Exits: ${exits}. `}${order.reason ? `Ended: ${words(order.reason)}. ` : ''}${isOpen && order.works_from ? `Meets the first bar that begins on ${barTime(order.works_from)} or later. ` : ''}
      <details open=${open} onToggle=${(event) => setOpen(event.currentTarget.open)}><summary>${isOpen ? 'What it waits for' : 'What happened to it'}, ${order.id}</summary>${open && html`<${Wait} id=${order.id} />`}</details></div></li>`;
}

function Orders({ portfolio, may, open, moved, turn }) {
  const cancel = (order) => async () => {
    const { body } = await call('POST', `/api/v1/orders/${order.id}/cancel`)();
    say(`${order.ticker}: ${body.cancel_requested_at ? 'cancelled once the bar under way is matched' : 'cancelled'}`);
    moved();
  };
  return html`<${Panel} title=${open ? 'Open paper orders' : 'Ended paper orders'} wide aside=${!open && html`<a href=${`/api/v1/portfolios/${portfolio.id}/orders?format=csv`} download>All as CSV</a>`}>
    <${Pages} again=${turn} path=${`/api/v1/portfolios/${portfolio.id}/orders?open=${open}&limit=20`} topics=${MOVES} hint=${html`<p>${open ? 'No order waits.' : 'No order has ended yet.'}</p>`}>${(items) => html`<ul class="list">${items.map((one) => html`<${Order} key=${one.id + one.state} order=${one} may=${may} opened=${open && items.length <= FEW_ORDERS} cancel=${cancel(one)} />`)}</ul>`}<//><//>`;
}

/** Symbols whose orders wait, as their price jumped like a split that nobody recorded. */
function Holds({ portfolio, may }) {
  const holds = useRemote(`/api/v1/portfolios/${portfolio.id}/holds`, { topics: MOVES });
  const held = (holds.data?.items ?? []).filter((one) => one.state === 'held');
  if (!held.length) return null;
  const dismiss = (one) => async () => { await call('POST', `/api/v1/portfolios/${portfolio.id}/holds/${encodeURIComponent(one.ticker)}/dismiss`)(); say(`${one.ticker}: no split`); holds.reload(); };
  return html`<${Panel} title="Suspected splits" wide><ul class="list">${held.map((one) => html`<li key=${one.ticker + one.date}><span><${Ticker} name=${one.ticker} /> ${one.ratio} on ${one.date}: its paper orders wait until the split is recorded in <a href="/app/data">Data</a>, or dismissed.</span>${may && html`<${Act} confirm="It was no split: sure?" does=${dismiss(one)}>Dismiss<//>`}</li>`)}</ul><//>`;
}

export function Book({ portfolio, may }) {
  const [turn, setTurn] = useState(0);
  const moved = () => setTurn((n) => n + 1);
  return html`<${Holds} portfolio=${portfolio} may=${may} /><${Positions} portfolio=${portfolio} may=${may} moved=${moved} />
    <${Orders} open portfolio=${portfolio} may=${may} moved=${moved} turn=${turn} /><${Orders} open=${false} portfolio=${portfolio} may=${may} moved=${moved} turn=${turn} />`;
}
