// What followed earlier signals of a kind, beyond what the same symbols did anyway.
import { html } from '../base/kit.js';
import { Pick, changer, oneOf } from '../base/address.js';
import { Known, Pages, Panel } from '../base/parts.js';
import { count, date, number, percent, signed, words } from '../base/format.js';
import { Range } from './figures.js';

const STATE = { evidence: 'good', no_evidence: '', too_few: '' };
const points = (x) => signed(x, (y) => `${number(y, { digits: 2 })} %`);
const SCOPES = [['universe', 'all symbols'], ['sector', 'sectors']];
const STATES = [['', 'any'], ['evidence', 'evidence'], ['no_evidence', 'no evidence'], ['too_few', 'too few']];

export function CardRow({ card, name, title }) {
  const { excess, rates, size, test } = card;
  return html`<tr class=${card.state === 'too_few' ? 'quiet' : ''}><th scope="row">${name}<span class="unseen">, ${card.direction}</span> <span class=${card.direction === 'bullish' ? 'up' : 'down'} aria-hidden="true">${card.direction === 'bullish' ? '▲' : '▼'}</span>${title && html`<div class="quiet">${title}</div>`}</th>
    <td><${Known} text=${card.message} kind=${`badge ${STATE[card.state] ?? ''}`}>${words(card.state)}<//></td><td class="num">${count(size.n)}</td><td class="num phone-off">${number(size.effective_n, { digits: 1 })}</td>
    <td class="num phone-off">${percent(rates.hit_percent)}<div class="quiet">any bar ${percent(rates.base_percent)}</div></td><td class="num">${points(excess.mean_percent)}${excess.low_percent !== null && html`<div class="quiet nowrap">${points(excess.low_percent)} to ${points(excess.high_percent)}</div>`}</td>
    <td class="phone-off"><${Range} of=${{ value: excess.mean_percent / 5, low: excess.low_percent === null ? null : excess.low_percent / 5, high: excess.high_percent === null ? null : excess.high_percent / 5 }} /></td><td class="num phone-off">${test ? html`${number(test.p, { digits: 3 })}<div class="quiet">q ${number(test.q, { digits: 3 })}</div>` : '–'}</td></tr>`;
}

function Cards({ items, of }) {
  if (!items.length) return html`<div class="empty"><p>${of.data_day ? 'No such card. ' : ''}${of.message.replaceAll('`', '')}</p></div>`;
  return html`<p class="hint">By data up to ${date(of.data_day)}. Excess: the return in the direction of the signal, less what the same symbol did after all its bars; under it the ${number(of.level * 100)} % interval, by dates. q: p corrected for all tests of the scope; above 0.1 there is no evidence.${of.survivorship?.survivors_only ? ` ${of.survivorship.message}` : ''}</p>
    <div class="scroll" tabindex="0" role="region" aria-label="Signals"><table><thead><tr><th scope="col">Signal</th><th scope="col">State</th><th scope="col" class="num">n</th><th scope="col" class="num phone-off">Effective</th><th scope="col" class="num phone-off">Right</th><th scope="col" class="num">Mean excess</th><th scope="col" class="phone-off"><span class="unseen">Interval of the excess</span></th><th scope="col" class="num phone-off">p</th></tr></thead>
    <tbody>${items.map((card) => html`<${CardRow} key=${`${card.signal} ${card.scope} ${card.sector} ${card.horizon}`} card=${card} name=${`${words(card.kind)} ${words(card.name).toLowerCase()}`} title=${[card.sector, `${card.horizon} bars`].filter(Boolean).join(', ')} />`)}</tbody></table></div>`;
}

const HORIZONS = ['10', '5', '20'];
const values = (pairs) => pairs.map(([value]) => value);

export function Signals({ route, go }) {
  const scope = oneOf(route.query, 'over', values(SCOPES), 'universe');
  const horizon = oneOf(route.query, 'after', HORIZONS, '10');
  const state = oneOf(route.query, 'state', values(STATES), '');
  const change = changer(route, go);
  const path = `/api/v1/evidence?limit=30&scope=${scope}&horizon=${horizon}${state && `&state=${state}`}`;
  return html`<${Panel} title="Signals" wide aside="what followed patterns, votes, verdicts and tracked screens"><div class="form filters"><${Pick} title="Over" name="over" value=${scope} of=${SCOPES} change=${change} /><${Pick} title="After" name="after" value=${horizon} of=${HORIZONS.map((one) => [one, `${one} bars`])} change=${change} /><${Pick} title="State" name="state" value=${state} of=${STATES} change=${change} /></div>
    <${Pages} key=${path} path=${path} empty=${() => false}>${(items, reload, of) => html`<${Cards} items=${items} of=${of} />`}<//><//>`;
}
