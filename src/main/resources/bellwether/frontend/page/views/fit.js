// What of an analysis fits into one portfolio, within its limits, and why the rest is left out.
import { html, say, useState } from '../base/kit.js';
import { send } from '../base/api.js';
import { Field, Send, useSending } from '../base/fields.js';
import { count, counted, number, parse, percent, signed, words } from '../base/format.js';
import { Badge, Ticker } from '../base/parts.js';
import { prefs } from '../base/prefs.js';
import { useRemote } from '../base/remote.js';
import { money, shares } from './paper-words.js';

const LIMITS = { heat_percent: ['Heat, %', 'lost in all if every stop is hit; 6 where empty'], position_percent: ['One position, %', '20 where empty'], sector_percent: ['One sector, %', '30 where empty'], correlation: ['Correlation at most', 'above it two are one bet; 0.8 where empty'], positions: ['Positions at most', '10 where empty'] };
const BOUNDS = { plan: 'its plan', cash: 'the cash', heat: 'the heat', position: 'the position limit', sector: 'the sector limit' };
const FIRST = 50;

function Taken({ rows, currency }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Taken"><table><thead><tr><th scope="col">Symbol</th><th scope="col">Side</th><th scope="col" class="num">Shares</th><th scope="col" class="num">Value</th><th scope="col" class="num phone-off">Loss to the stop</th><th scope="col" class="phone-off">Bound by</th><th scope="col" class="phone-off">Closest</th></tr></thead>
    <tbody>${rows.slice(0, FIRST).map((one) => html`<tr key=${one.ticker}><th scope="row"><${Ticker} name=${one.ticker} /> ${one.synthetic ? html`<${Badge} kind="synthetic">synthetic<//>` : ''}</th><td>${one.side}</td><td class="num">${shares(one.shares)}</td><td class="num">${money(one.value, currency)}</td><td class="num phone-off">${money(one.loss, currency)}</td><td class="phone-off">${BOUNDS[one.bound_by] ?? words(one.bound_by)}</td>
      <td class="phone-off">${one.closest ? html`${one.closest.ticker} ${signed(one.closest.correlation, (x) => number(x, { digits: 2 }))} <span class="quiet">n ${count(one.closest.n)}</span>` : '–'}${one.unknown_correlations.length ? html`<div class="quiet">not known with ${one.unknown_correlations.join(', ')}</div>` : ''}</td></tr>`)}</tbody></table></div>`;
}

function Result({ of }) {
  const { job, used, currency } = of;
  return html`<p>${counted(of.taken.length, 'plan')} taken; then ${counted(used.positions, 'position')}, ${money(used.cash_left, currency ?? '')} of cash left, heat ${percent(used.heat_percent, 2)} (${money(used.heat, currency ?? '')}). Nothing is ordered.</p>
    ${job.pending + job.failed + job.cancelled > 0 && html`<p class="warn">Of ${counted(job.total, 'symbol')} of the job ${count(job.pending)} were not analysed yet, ${count(job.failed)} failed, ${count(job.cancelled)} were cancelled.</p>`}
    ${of.taken.length > 0 && html`<${Taken} rows=${of.taken} currency=${currency ?? ''} />`}
    ${of.left_out.length > 0 && html`<details><summary>Left out: ${Object.entries(of.reasons).map(([reason, n]) => `${words(reason)} ${count(n)}`).join(', ')}</summary><ul class="list">${of.left_out.slice(0, FIRST).map((one) => html`<li key=${one.ticker}><span><${Ticker} name=${one.ticker} /> ${one.message}</span><span class="end">${words(one.reason)}</span></li>`)}</ul>${of.left_out.length > FIRST && html`<p class="quiet">The first ${FIRST} of ${count(of.left_out.length)}.</p>`}</details>`}
    <p class="hint">Limits: heat ${percent(of.limits.heat_percent)}, position ${percent(of.limits.position_percent)}, sector ${percent(of.limits.sector_percent)}, correlation ${number(of.limits.correlation)}, ${counted(of.limits.positions, 'position')}; under ${percent(of.limits.least_percent)} a position is too small.${of.rates.map((one) => ` ${one.from} to ${one.to} at ${number(one.rate, { most: 4 })}, the close of ${one.symbol} of ${one.date}.`).join('')}</p>`;
}

/** A number as one writes it, else the text, which the service refuses by name. */
const typed = (text) => (text ? parse(text) ?? text : null);

export function Fit({ id }) {
  const portfolios = useRemote('/api/v1/portfolios?limit=200');
  const [found, setFound] = useState(null);
  const form = useSending(async (all) => {
    const { body } = await send('POST', `/api/v1/jobs/${id}/fit`, { ...(all.portfolio ? { portfolio: all.portfolio } : { capital: typed(all.capital) }), side: all.side, ...Object.fromEntries(Object.keys(LIMITS).map((name) => [name, typed(all[name])])) });
    setFound(body);
    say(`${counted(body.taken.length, 'plan')} taken, ${count(body.left_out.length)} left out`);
  }, true);
  return html`<form class="form" onSubmit=${form.submit}><${Field} form=${form} label="Into" name="portfolio" options=${[['', 'a capital'], ...(portfolios.data?.items ?? []).map((one) => [one.id, `${one.name}, ${one.currency}: filled up`])]} value="" />
    <${Field} form=${form} label="Capital" name="capital" inputmode="decimal" value=${String(prefs.get('capital', ''))} hint="not of a portfolio: its equity counts" /><${Field} form=${form} label="Sides" name="side" options=${['long', 'short', 'both']} value="long" />
    ${Object.entries(LIMITS).map(([name, [label, hint]]) => html`<${Field} key=${name} form=${form} label=${label} name=${name} inputmode="decimal" hint=${hint} />`)}<${Send} form=${form}>Choose what fits<//></form>
    ${portfolios.problem && html`<p class="fault">Portfolios: ${portfolios.problem.detail}</p>`}${found && html`<${Result} of=${found} />`}`;
}
