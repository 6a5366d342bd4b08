// Paper money: portfolios, what they hold and have ordered, what came of it, and how much they may lose.
import { covers, html, useState } from '../base/kit.js';
import { oneOf } from '../base/address.js';
import { Later, Tabs } from '../base/later.js';
import { Badge, Panel } from '../base/parts.js';
import { count, date } from '../base/format.js';
import { Remote, useRemote } from '../base/remote.js';
import { Book } from './paper-book.js';
import { MOVES, barTime, money, orderWords } from './paper-words.js';

const TABS = { book: 'Positions and orders', performance: 'Performance', risk: 'Risk', strategies: 'Strategies', ledger: 'Ledger' };
const PARTS = {
  performance: () => import('./paper-performance.js').then((module) => module.Performance),
  risk: () => import('./paper-risk.js').then((module) => module.Risk),
  strategies: () => import('./paper-strategies.js').then((module) => module.Strategies),
  ledger: () => import('./paper-ledger.js').then((module) => module.Ledger),
};
const TICKET = () => import('./paper-ticket.js').then((module) => module.Ticket);
const CREATION = () => import('./paper-creation.js').then((module) => module.Creation);
/** What of the address belongs to the ticket. */
const TICKET_FIELDS = ['ticker', 'side', 'type', 'limit', 'trigger', 'trail', 'quantity', 'spend', 'stop', 'target', 'tif', 'until', 'strategy', 'allow', 'origin', 'new'];

const COSTS = { none: 'without costs', null: 'each symbol’s usual costs' };

/** What the portfolio is worth, and what stands against it. */
function Account({ of: portfolio, toRisk }) {
  const { currency } = portfolio;
  return html`<${Panel} title=${`${portfolio.name}, paper`} wide aside=${`${portfolio.id}, ${portfolio.tape === 'quote' ? 'quotes' : `bars of ${portfolio.tape}`}, ${COSTS[portfolio.costs] ?? `costs ${portfolio.costs}`}${portfolio.shorting ? ', shorts' : ''}`}>
    ${portfolio.state !== 'active' && html`<p class="note"><${Badge} kind="bad">${portfolio.state}<//> ${portfolio.state === 'ruined' ? 'Its equity was nought or less: all is closed, and no more orders are taken.' : html`Orders that open are refused. <button type="button" onClick=${toRisk}>Why, and resume</button>`}</p>`}
    <dl class="figures"><div><dt>Equity</dt><dd>${money(portfolio.equity, currency)}</dd></div>
      ${portfolio.cash.map((one) => html`<div key=${one.currency}><dt>Cash, of which free</dt><dd>${money(one.amount, one.currency)} <span class="quiet">${money(one.free)}</span></dd></div>`)}
      <div><dt>Positions</dt><dd>${count(portfolio.positions)}</dd></div><div><dt>Open orders</dt><dd>${count(portfolio.open_orders)}</dd></div></dl>
    <p class="hint">${portfolio.missing.length ? html`<${Badge} kind="stale">equity unknown<//> No exchange rate of ${portfolio.missing.join(', ')} is stored. ` : ''}${portfolio.oldest_mark ? `Oldest mark in it: the close of ${date(portfolio.oldest_mark)}. ` : ''}${portfolio.matched_to ? `Matched with the bars that began ${barTime(portfolio.matched_to)}.` : 'No bar has met its orders yet.'}</p><//>`;
}

function Choice({ list, id, choose }) {
  const known = list.items.some((one) => one.id === id);
  return html`<label class="check">Portfolio <select value=${id} data-key="/" onChange=${(event) => choose(event.currentTarget.value)}>${!known && html`<option value=${id}>${id}</option>`}${list.items.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}, ${one.currency}</option>`)}</select></label>`;
}

/** Says of an order that was just placed what it waits for. */
function Placed({ order }) {
  return html`<p class="note" role="status"><${Badge} kind="good">accepted<//> Paper order ${order.id}: ${orderWords(order)} ${order.ticker}. ${order.works_from ? `It meets the first bar that begins on ${barTime(order.works_from)} or later.` : ''}</p>`;
}

function View({ route, go, session }) {
  const { query } = route;
  const may = covers(session, 'trader');
  const list = useRemote('/api/v1/portfolios?limit=200', { topics: MOVES });
  const id = query.get('portfolio') ?? list.data?.items[0]?.id ?? null;
  const one = useRemote(id && `/api/v1/portfolios/${encodeURIComponent(id)}`, { topics: MOVES });
  const [placed, setPlaced] = useState(null);
  const tab = oneOf(query, 'tab', TABS, 'book');
  const change = (values, replace = true) => {
    const next = new URLSearchParams(query);
    Object.entries(values).forEach(([name, value]) => (value ? next.set(name, value) : next.delete(name)));
    go(`/app/paper${next.size ? `?${next}` : ''}`, { replace });
  };
  const closed = Object.fromEntries(TICKET_FIELDS.map((name) => [name, '']));
  const creates = query.get('new') === 'portfolio' || (list.data && !list.data.items.length);
  const tickets = !creates && (query.get('new') === 'order' || query.has('ticker'));
  const made = (portfolio) => { list.reload(); change({ new: '', portfolio: portfolio.id }); };
  const done = (order) => { setPlaced(order); change({ ...closed, tab: '' }); one.reload(); };
  return html`<div class="title"><h1 tabindex="-1">Paper</h1><span class="row"><${Badge} title="Orders are matched here with stored prices">paper money: no order leaves this service<//>
      ${list.data?.items.length > 0 && html`<${Choice} list=${list.data} id=${id} choose=${(next) => change({ portfolio: next, strategy: '' })} />`}
      ${may && list.data?.items.length > 0 && html`<button type="button" class=${tickets ? '' : 'main'} data-key=${tickets || creates ? undefined : 'n'} aria-expanded=${tickets} onClick=${() => (tickets ? change(closed) : change({ new: 'order' }))}>New order</button><button type="button" aria-expanded=${creates} onClick=${() => change({ new: creates ? '' : 'portfolio' })}>New portfolio</button>`}</span></div>
    ${creates && may && html`<${Later} load=${CREATION} done=${made} close=${list.data?.items.length ? () => change({ new: '' }) : null} />`}
    <${Remote} of=${list} empty=${({ items }) => !items.length} hint=${html`<p>No portfolio yet: an account of paper money, whose orders meet the bars that come. ${may ? '' : 'Creating one takes the role trader.'}</p>`}>${() => html`<${Remote} of=${one}>${(portfolio) => html`
      ${tickets && may && html`<${Later} key=${id} load=${TICKET} portfolio=${portfolio} query=${query} change=${change} close=${() => change(closed)} done=${done} />`}
      ${tickets && !may && session?.role && html`<p class="hint">Ordering takes the role trader.</p>`}
      ${placed?.portfolio === id && !tickets && html`<${Placed} order=${placed} />`}
      <${Account} of=${portfolio} toRisk=${() => change({ tab: 'risk' })} />
      <${Tabs} of=${TABS} at=${tab} open=${(next) => change({ tab: next === 'book' ? '' : next })} />
      ${PARTS[tab] ? html`<${Later} key=${tab + id} load=${PARTS[tab]} portfolio=${portfolio} may=${may} query=${query} change=${change} reload=${one.reload} />` : html`<${Book} key=${id} portfolio=${portfolio} may=${may} />`}`}<//>`}<//>`;
}

export default { title: 'Paper', View };
