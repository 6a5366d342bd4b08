// Every change of paper cash, the fills, and the trades that are closed; money paid in and out.
import { html, say, useState } from '../base/kit.js';
import { Problem } from '../base/api.js';
import { Field, Send, useSending } from '../base/fields.js';
import { count, date, number, parse, price, words } from '../base/format.js';
import { Opened } from '../base/later.js';
import { Badge, Pages, Panel, Ticker } from '../base/parts.js';
import { useOnce } from '../base/writes.js';
import { MOVES, gain, money, shares, side } from './paper-words.js';

function Flow({ portfolio, done }) {
  const post = useOnce();
  const form = useSending(async ({ amount, reference, way }) => {
    const value = parse(amount);
    if (value !== null && value <= 0) throw new Problem({ title: 'Not an amount', errors: [{ pointer: '/amount', detail: 'must be above 0: in or out says the way' }] });
    await post(`/api/v1/portfolios/${portfolio.id}/flows`, { amount: value === null ? amount : way === 'out' ? -value : value, reference: reference || null });
    say(`Paper money paid ${way}`);
    done();
  });
  return html`<details><summary>Pay paper money in or out</summary><form class="form" onSubmit=${form.submit}><${Field} form=${form} label="Way" name="way" options=${['in', 'out']} value="in" /><${Field} form=${form} label=${`Amount, ${portfolio.currency}`} name="amount" required inputmode="decimal" hint="out: at most what is free" />
    <${Field} form=${form} label="Note" name="reference" maxlength="200" /><${Send} form=${form}>Book it<//></form><p class="hint">It is no profit: returns leave it out.</p></details>`;
}

function Entries({ items }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Ledger"><table><thead><tr><th scope="col" class="num">No</th><th scope="col">Day</th><th scope="col">What</th><th scope="col">Symbol</th><th scope="col" class="num">Amount</th><th scope="col" class="phone-off">For</th></tr></thead>
    <tbody>${items.map((one) => html`<tr key=${one.sequence}><th scope="row" class="num">${count(one.sequence)}</th><td class="nowrap">${one.date}</td><td>${words(one.kind)}${one.flow ? html` <${Badge} title="Money in or out, which is no profit">flow<//>` : ''}</td><td>${one.ticker ? html`<${Ticker} name=${one.ticker} />` : ''}</td><td class=${`num ${side(one.amount)}`}>${gain(one.amount, one.currency)}</td><td class="phone-off">${one.reference}</td></tr>`)}</tbody></table></div>`;
}

function Fills({ items }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Fills"><table><thead><tr><th scope="col">Symbol</th><th scope="col">Day</th><th scope="col">Side</th><th scope="col" class="num">Shares</th><th scope="col" class="num">Price</th><th scope="col" class="num phone-off">Value</th><th scope="col" class="num phone-off">Costs</th><th scope="col" class="phone-off">Where</th></tr></thead>
    <tbody>${items.map((one) => html`<tr key=${one.id}><th scope="row"><${Ticker} name=${one.ticker} data-row="" /></th><td class="nowrap">${date(one.date)}</td><td>${one.side}</td><td class="num">${shares(one.quantity)}</td><td class="num">${price(one.price)}</td><td class="num phone-off">${money(one.value, one.currency)}</td><td class="num phone-off" title=${one.charges.map((charge) => `${words(charge.name)} ${number(charge.amount)}`).join(', ')}>${money(one.costs)}</td>
      <td class="phone-off">${words(one.phase)}${one.stated ? html` <${Badge} title="No bar shows that it could be had at this price">stated<//>` : ''}${one.assumed ? html` <${Badge} kind="stale" title="It rests on an assumption about the path of prices within the bar">assumed<//>` : ''}${one.late ? html` <${Badge} kind="stale" title="Its bar came after the others of its day">late<//>` : ''}${!one.stated && !one.volume_known ? html` <${Badge} title="The volume of its bar is not known, so nothing limited it">volume unknown<//>` : ''}</td></tr>`)}</tbody></table></div>`;
}

function Trades({ items, method }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Closed trades"><table><thead><tr><th scope="col">Symbol</th><th scope="col">Side</th><th scope="col" class="num">Shares</th><th scope="col" class="num phone-off">Entry</th><th scope="col" class="num phone-off">Exit</th><th scope="col">By</th><th scope="col" class="num phone-off">Days</th><th scope="col" class="num phone-off">Costs</th><th scope="col" class="num">Net</th></tr></thead>
    <tbody>${items.map((one) => html`<tr key=${one.n}><th scope="row"><${Ticker} name=${one.ticker} data-row="" /></th><td>${one.side}</td><td class="num">${shares(one.quantity)}</td><td class="num phone-off">${price(one.entry.price)}<div class="quiet">${one.entry.date}</div></td><td class="num phone-off">${price(one.exit.price)}<div class="quiet">${one.exit.date}</div></td><td>${words(one.exit_reason)}</td><td class="num phone-off">${count(one.days)}</td><td class="num phone-off">${money(one.costs)}</td><td class=${`num ${side(one.net)}`}>${gain(one.net, one.currency)}</td></tr>`)}</tbody></table></div>
    <p class="hint">Entries by ${method === 'average' ? 'average cost' : 'the oldest shares first'}. <a href="/app/journal">Journal</a> keeps what you write of them.</p>`;
}

const IMPORT = () => import('./paper-import.js').then((module) => module.TradeImport);

export function Ledger({ portfolio, may, reload }) {
  const [turn, setTurn] = useState(0);
  const path = `/api/v1/portfolios/${portfolio.id}`;
  const csv = (what) => html`All as <a href=${`${path}/${what}?format=csv`} download=${`${portfolio.name} ${what}.csv`}>CSV</a> <a href=${`${path}/${what}?format=parquet`} download=${`${portfolio.name} ${what}.parquet`}>Parquet</a>`;
  const booked = () => { setTurn((n) => n + 1); reload(); };
  return html`<${Panel} title="Closed paper trades" wide><${Pages} path=${`${path}/trades?limit=20`} topics=${MOVES} hint=${html`<p>No trade has been closed yet.</p>`}>${(items, _, of) => html`<${Trades} items=${items} method=${of.lot_method} />`}<//><//>
    <${Panel} title="Paper fills" wide aside=${csv('fills')}><${Pages} again=${turn} path=${`${path}/fills?limit=20`} topics=${MOVES} hint=${html`<p>Nothing has been filled yet.</p>`}>${(items) => html`<${Fills} items=${items} />`}<//>
      ${may && html`<${Opened} title="Import trades from a broker’s file" load=${IMPORT} portfolio=${portfolio} done=${booked} />`}<//>
    <${Panel} title="Paper ledger" wide aside=${csv('ledger')}><${Pages} again=${turn} path=${`${path}/ledger?limit=20`} topics=${MOVES} hint=${html`<p>No money has been booked yet.</p>`}>${(items) => html`<${Entries} items=${items} />`}<//>
      ${may && html`<${Flow} portfolio=${portfolio} done=${booked} />`}<//>`;
}
