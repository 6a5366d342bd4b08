// What followed earlier signals of the kinds that an analysis shows, what came of its plan, and where else the symbol
// has appeared.
import { html } from '../base/kit.js';
import { Badge, Moment, Pages, Panel } from '../base/parts.js';
import { count, date, number, percent, signed, words } from '../base/format.js';
import { Remote, useRemote } from '../base/remote.js';
import { Share } from './share.js';

const HORIZONS = [5, 10, 20];
const points = (x) => signed(x, (y) => `${number(y, { digits: 2 })} %`);
const times = (x) => signed(x, (y) => `${number(y, { digits: 2 })} R`);

function Card({ card, day }) {
  return html`<tr class=${card.state === 'too_few' ? 'quiet' : ''}><th scope="row">${card.member ?? 'all symbols'}<div><${Badge} kind=${card.state === 'evidence' ? 'good' : ''}>${words(card.state)}<//></div>${card.data_day !== day && html`<div class="quiet nowrap">of ${date(card.data_day)}</div>`}</th><td class="num">${count(card.n)}<div class="quiet">eff. ${number(card.effective_n, { digits: 1 })}</div></td>
    <td class="num">${percent(card.hit_percent, 0)}<div class="quiet">any bar ${percent(card.base_percent, 0)}</div></td><td class="num">${points(card.mean_percent)}${card.low_percent !== null && html`<div class="quiet">${points(card.low_percent)} to ${points(card.high_percent)}</div>`}${card.q !== null && html`<div class="quiet">q ${number(card.q, { digits: 3 })}</div>`}</td></tr>`;
}

/** `vote:rsi:bullish` in words. */
function Signal({ name }) {
  const [kind, of, direction] = name.split(':');
  return html`${words(kind)} ${words(of).toLowerCase()} <span class=${direction === 'bullish' ? 'up' : 'down'}><span aria-hidden="true">${direction === 'bullish' ? '▲' : '▼'}</span> ${direction}</span>`;
}

function Signals({ evidence, after, change }) {
  const horizon = HORIZONS.includes(Number(after)) ? Number(after) : 10;
  const shown = evidence.signals.map((one) => ({ ...one, cards: one.cards.filter((card) => card.horizon === horizon) })).filter((one) => one.cards.length);
  if (!shown.length && !evidence.signals.length) return html`<p class="quiet">${evidence.message}</p>`;
  return html`<p class="row"><label class="check">After <select value=${String(horizon)} onChange=${({ currentTarget: { value } }) => change({ after: value === '10' ? null : value }, true)}>${HORIZONS.map((one) => html`<option key=${one} value=${String(one)}>${one} bars</option>`)}</select></label></p>
    ${shown.map((one) => html`<h3 key=${one.signal}><${Signal} name=${one.signal} /></h3><div class="scroll" tabindex="0" role="region" aria-label=${`Evidence of ${one.signal}`}><table><thead><tr><th scope="col">Over</th><th scope="col" class="num">n</th><th scope="col" class="num">Right</th><th scope="col" class="num">Excess</th></tr></thead><tbody>${one.cards.map((card) => html`<${Card} key=${card.scope} card=${card} day=${evidence.data_day} />`)}</tbody></table></div>`)}
    <p class="hint">Intervals are of 90 %, by dates; eff.: independent dates; excess: mean return in the direction of the signal beyond the symbol’s own mean. ${evidence.message}${evidence.data_day ? ` By data up to ${date(evidence.data_day)}.` : ''}</p>`;
}

function Outcome({ of }) {
  return html`<${Remote} of=${of}>${({ plan, message }) => html`<p>${plan ? html`${words(plan.state)}${plan.r !== null ? html`, <strong class=${`num ${plan.r < 0 ? 'down' : 'up'}`}>${times(plan.r)}</strong>` : ''}${plan.entered ? html`; entered ${date(plan.entered.on)}` : ''}${plan.exited ? html`, left ${date(plan.exited.on)}` : ''}. ` : ''}<span class="quiet">${message} ${plan?.message ?? ''}</span></p>`}<//>`;
}

/** Of one analysis: evidence, and what came of its plan. */
export function Evidence({ id, session, after, change }) {
  const whole = useRemote(`/api/v1/analyses/${encodeURIComponent(id)}`);
  const outcome = useRemote(`/api/v1/analyses/${encodeURIComponent(id)}/outcome`, { topics: ['scoreboard'] });
  return html`<${Panel} title="Evidence" aside="what followed earlier signals"><${Remote} of=${whole} empty=${({ evidence }) => !evidence} hint=${html`<p>This analysis has none.</p>`}>${({ evidence }) => html`<${Signals} evidence=${evidence} after=${after} change=${change} />`}<//>
    <h3>What came of the plan</h3><${Outcome} of=${outcome} /><p class="row"><a class="button" href=${`/api/v1/analyses/${id}/report`} target="_blank" rel="noreferrer">Report</a><a class="button" href="/app/scoreboard">Scoreboard</a><${Share} what=${{ analysis: id }} session=${session} /></p><//>`;
}

const LINKS = { job: () => '/app/jobs', alert: (one, ticker) => `/app/alerts?about=${encodeURIComponent(ticker)}`, screen: (one) => `/app/market?screen=${encodeURIComponent(one.id)}`, analysis: (one, ticker) => `/app/s/${encodeURIComponent(ticker)}?then=${one.id}` };

/** Where the symbol has appeared: analyses, detections, alerts, screens, jobs. */
export function Appearances({ ticker }) {
  return html`<${Panel} title="Appearances" aside="the newest first"><${Pages} path=${`/api/v1/stocks/${encodeURIComponent(ticker)}/appearances?kinds=detection,alert,screen,job&limit=8`} topics=${['analyses', 'alerts', 'scans', 'screens']} hint=${html`<p>In no job, detection, alert or tracked screen yet.</p>`}>${(items) => html`<ul class="list">${items.map((one) => html`<li key=${one.kind + one.id + one.at}>
    <span>${LINKS[one.kind] ? html`<a href=${LINKS[one.kind](one, ticker)}>${one.kind}</a>` : one.kind} ${one.kind === 'detection' ? words(one.name) : one.name ?? ''} <span class="quiet">${one.said ? words(one.said).toLowerCase() : ''}${one.place !== null ? `, place ${count(one.place)} of ${count(one.of)}` : ''}</span></span><${Moment} at=${one.at} /></li>`)}</ul>`}<//><//>`;
}
