// How a portfolio uses its limits, what each sector and position may lose down to the stops, and the halt.
import { html, say } from '../base/kit.js';
import { send } from '../base/api.js';
import { Field, Send, useSending } from '../base/fields.js';
import { count, number, parse, percent, words } from '../base/format.js';
import { Opened } from '../base/later.js';
import { Badge, Moment, Panel, Ticker } from '../base/parts.js';
import { Remote, useRemote } from '../base/remote.js';
import { MOVES, money, shares } from './paper-words.js';

const LIMITS = {
  risk_percent: 'Loss of one order', position_percent: 'One symbol', sector_percent: 'One sector', heat_percent: 'Heat: loss of all to their stops', positions: 'Positions',
  day_loss_percent: 'Loss of the day', week_loss_percent: 'Loss of the week',
};
const CORRELATIONS = () => import('./correlations.js').then((module) => module.Correlations);
const MODES = [['block', 'block: refuse orders that open'], ['cancel', 'cancel: also those that wait'], ['flatten', 'flatten: also close all positions']];
const REQUIRED = [['false', 'no'], ['true', 'yes']];
const WIDTH = 120;

/** How much of what is allowed is used; the figures beside it say the same. */
function Use({ used, most }) {
  if (used === null || !(most > 0)) return null;
  const width = WIDTH * Math.max(0, Math.min(1, used / most));
  return html`<svg class="use" viewBox=${`0 0 ${WIDTH} 10`} width=${WIDTH} height="10" aria-hidden="true"><rect class="whole" width=${WIDTH} height="10" rx="3" /><rect width=${width} height="10" rx="3" /></svg>`;
}

const figure = (limit, x) => (x === null ? '–' : limit === 'positions' ? count(x) : percent(x, 2));

function Uses({ uses, currency }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Limits used"><table><thead><tr><th scope="col">Limit</th><th scope="col" class="num">Used</th><th scope="col" class="num">Of</th><th scope="col" class="phone-off"><span class="unseen">Picture</span></th><th scope="col" class="num phone-off">Amount</th><th scope="col" class="phone-off">By</th></tr></thead>
    <tbody>${uses.map((one) => html`<tr key=${one.limit} class=${one.most === null ? 'quiet' : ''}><th scope="row">${LIMITS[one.limit] ?? words(one.limit)}${one.reached && html` <${Badge} kind="bad">reached<//>`}</th><td class="num">${one.used === null ? 'not known' : figure(one.limit, one.used)}</td><td class="num">${one.most === null ? 'off' : figure(one.limit, one.most)}</td>
      <td class="phone-off"><${Use} used=${one.used} most=${one.most} /></td><td class="num phone-off">${money(one.amount, currency)}</td><td class="phone-off">${one.of ?? (one.since ? `since ${one.since}` : '')}</td></tr>`)}</tbody></table></div>`;
}

/** Sectors with what they hold and may lose. A loss that is not known of one position is not known of its sector. */
function bySector({ sectors, positions }) {
  const loss = (of) => of.reduce((sum, one) => (sum === null || one.loss === null ? null : sum + one.loss), 0);
  return sectors.map((sector) => {
    const stated = positions.some((one) => one.sector === sector.sector); // else it is the row of those without one
    const own = positions.filter((one) => (stated ? one.sector === sector.sector : one.sector === null));
    return { ...sector, n: own.length, loss: loss(own) };
  });
}

function Sectors({ risk }) {
  const { currency, equity, limits } = risk;
  const rows = bySector(risk);
  return html`<${Panel} title="Heat by sector" wide aside="what is held and ordered, and its loss from the last mark down to the stops">${rows.length ? html`<div class="scroll" tabindex="0" role="region" aria-label="Heat by sector"><table><thead><tr><th scope="col">Sector</th><th scope="col" class="num phone-off">Positions</th><th scope="col" class="num">Value</th><th scope="col" class="num">Of equity</th><th scope="col" class="phone-off"><span class="unseen">Picture</span></th><th scope="col" class="num">May lose</th><th scope="col" class="num phone-off">Of equity</th><th scope="col" class="phone-off"><span class="unseen">Picture</span></th></tr></thead>
      <tbody>${rows.map((one) => html`<tr key=${one.sector}><th scope="row">${one.sector}</th><td class="num phone-off">${count(one.n)}</td><td class="num">${money(one.value, currency)}</td><td class="num">${percent(one.percent ?? undefined, 2)}</td><td class="phone-off"><${Use} used=${one.percent} most=${limits.sector_percent ?? 100} /></td>
        <td class="num">${one.loss === null ? 'not known' : money(one.loss, currency)}</td><td class="num phone-off">${one.loss !== null && equity ? percent((100 * one.loss) / equity, 2) : '–'}</td><td class="phone-off"><${Use} used=${one.loss !== null && equity ? (100 * one.loss) / equity : null} most=${limits.heat_percent ?? 100} /></td></tr>`)}</tbody></table></div>` : html`<p class="empty">Nothing is held or ordered.</p>`}<//>`;
}

function Positions({ risk: { positions, currency } }) {
  return positions.length > 0 && html`<${Panel} title="Heat by position" wide><div class="scroll" tabindex="0" role="region" aria-label="Heat by position"><table><thead><tr><th scope="col">Symbol</th><th scope="col" class="phone-off">What</th><th scope="col" class="num">Shares</th><th scope="col" class="num phone-off">Value</th><th scope="col" class="num">May lose</th><th scope="col" class="num">Without a stop</th></tr></thead>
    <tbody>${positions.map((one) => html`<tr key=${`${one.strategy} ${one.ticker} ${one.order}`}><th scope="row"><${Ticker} name=${one.ticker} data-row="" /></th><td class="phone-off">${one.order ? `order ${one.order}` : 'position'}</td><td class="num">${shares(one.quantity)}</td><td class="num phone-off">${money(one.value, currency)}</td><td class="num">${one.loss === null ? html`<span class="quiet" title=${one.unknown}>not known</span>` : money(one.loss, currency)}</td><td class="num">${one.shares_without_stop ? html`<span class="warn">${shares(one.shares_without_stop)}</span>` : '0'}</td></tr>`)}</tbody></table></div>
    <p class="hint">A share without a stop counts with its whole value. Prices may jump over a stop: these are losses at the stops, not the largest possible.</p><//>`;
}

function Halt({ portfolio, risk, done }) {
  const form = useSending(async ({ mode, reason }) => {
    await send('POST', `/api/v1/portfolios/${portfolio.id}/${risk.halted ? 'resume' : 'halt'}`, risk.halted ? { reason } : { mode, reason });
    say(risk.halted ? 'Resumed' : 'Halted');
    done();
  });
  return html`<form class="form" onSubmit=${form.submit}>${!risk.halted && html`<${Field} form=${form} label="How" name="mode" options=${MODES} value="block" />`}
    <${Field} form=${form} label="Reason" name="reason" required maxlength="200" hint="kept, and noted in the audit log" /><${Send} form=${form}>${risk.halted ? 'Resume the portfolio' : 'Halt the portfolio'}<//></form>`;
}

function Limits({ portfolio, risk, done }) {
  const value = (name) => (risk.limits[name] === null ? '' : number(risk.limits[name], { most: 4 }));
  const form = useSending(async (given) => {
    const changed = Object.keys(LIMITS).filter((name) => given[name] !== value(name)).map((name) => [name, given[name] ? parse(given[name]) ?? given[name] : null]);
    await send('PATCH', `/api/v1/portfolios/${portfolio.id}/risk`, { ...Object.fromEntries(changed), require_check: given.require_check === 'true' });
    say('The limits are changed');
    done();
  });
  return html`<details><summary>Change the limits</summary><form class="form" key=${JSON.stringify(risk.limits)} onSubmit=${form.submit}>${Object.entries(LIMITS).map(([name, label]) => html`<${Field} key=${name} form=${form} label=${`${label}${name === 'positions' ? '' : ', %'}`} name=${name} value=${value(name)} inputmode="decimal" hint="empty: off" />`)}
    <${Field} form=${form} label="A check before each order" name="require_check" options=${REQUIRED} value=${String(risk.limits.require_check)} /><${Send} form=${form}>Change the limits<//></form></details>`;
}

export function Risk({ portfolio, may, reload }) {
  const all = useRemote(`/api/v1/portfolios/${portfolio.id}/risk`, { topics: MOVES });
  const done = () => { all.reload(); reload(); };
  return html`<${Remote} of=${all}>${(risk) => html`
    <${Panel} title="Limits used" wide aside="judged before an order that opens; one that only reduces passes"><${Uses} uses=${risk.uses} currency=${risk.currency} />
      ${risk.unknown.length > 0 && html`<p class="hint">Not known: ${risk.unknown.join('; ')}.</p>`}${may && html`<${Limits} portfolio=${portfolio} risk=${risk} done=${done} />`}<//>
    <${Panel} title="Halt" wide>${risk.halt ? html`<p><${Badge} kind="bad">halted<//> ${words(risk.halt.mode)}, by ${risk.halt.by}, <${Moment} at=${risk.halt.since} />: ${risk.halt.reason}</p>` : html`<p class="hint">Not halted. A halt refuses paper orders that open; what reduces passes.</p>`}${may && html`<${Halt} key=${risk.halted} portfolio=${portfolio} risk=${risk} done=${done} />`}<//>
    <${Sectors} risk=${risk} /><${Positions} risk=${risk} />
    ${risk.positions.length > 0 && html`<${Panel} title="Correlations of what is held" wide><${Opened} title="Show them" load=${CORRELATIONS} tickers=${[...new Set(risk.positions.map((one) => one.ticker))].sort()} /><//>`}`}<//>`;
}
