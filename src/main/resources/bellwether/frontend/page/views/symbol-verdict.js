// What an analysis says of a symbol: the plan or why there is none, why, what would change it, and
// the verdicts before it.
import { html, useMemo } from '../base/kit.js';
import { ago, computed, count, date, decimals, few, number, price, signed, words } from '../base/format.js';
import { Known, Panel, Verdict } from '../base/parts.js';
import { Trouble } from '../base/remote.js';
import '../draw/waterfall.js';

const score = (value) => signed(value, (x) => number(x, { digits: 3 }));
const lower = (verdict) => (verdict ?? '').toLowerCase().replaceAll('_', ' ');

function Trade({ plan }) {
  const row = (name, value, note) => html`<div><dt>${name}</dt><dd class="num">${value}${note ? html` <small>${note}</small>` : ''}</dd></div>`;
  const digits = plan.tick ? Math.max(2, decimals(plan.tick)) : undefined;
  const money = (value) => (value === null || value === undefined ? '–' : `${number(value, { digits: 2 })} ${plan.currency ?? ''}`);
  return html`<dl class="plan">
    ${row(plan.side === 'short' ? 'Sell short' : 'Buy', plan.shares === null ? 'size unknown' : `${number(plan.shares, { most: 8 })} shares`, plan.lot === 1 ? '' : `lots of ${number(plan.lot, { most: 8 })}`)}
    ${row('Entry', price(plan.entry?.price, digits), plan.entry?.method ? words(plan.entry.method) : '')}
    ${row('Stop', price(plan.stop, digits), plan.stop_method)}
    ${row('Target', price(plan.target, digits), plan.reward_risk ? `${number(plan.reward_risk)} : 1` : '')}
    ${row('Position', money(plan.position_value))}
    ${row('At risk', money(plan.capital_at_risk), plan.risk_percent ? `${number(plan.risk_percent)} % of the capital at most` : '')}
  </dl><p class="hint">${plan.message}. Prices in ${plan.price_unit ?? 'an unknown unit'}; costs assumed at ${number(plan.cost_percent)} % a side.</p>`;
}

export function Plan({ analysis, then }) {
  const { plan } = analysis;
  const past = plan.then;
  return html`<${Panel} title="Plan" aside=${plan.side !== 'none' && !plan.actionable ? 'cannot be traded as it stands' : `for ${number(analysis.capital)} ${analysis.currency ?? ''}`}>
    ${plan.side === 'none'
      ? html`<p class="no-plan">${plan.message}</p>${past && html`<p class="hint">On that day it would have been:</p><${Trade} plan=${past} />`}`
      : html`${(then || !plan.actionable) && html`<p class="note">${then ? `Prices of ${date(analysis.as_of)}: not current.` : 'The size is unknown, so this is no order.'}</p>`}<${Trade} plan=${plan} />`}
  <//>`;
}

export function Why({ analysis }) {
  const counted = analysis.reasons.filter((reason) => reason.contribution !== 0);
  const quiet = analysis.reasons.filter((reason) => reason.contribution === 0);
  const parts = useMemo(() => counted.map((reason) => ({ title: words(reason.voter), value: reason.contribution, words: reason.message })), [analysis.id]);
  const { act, strong } = analysis.profile_numbers?.thresholds ?? {};
  return html`<${Panel} title="Why" aside=${act ? `buy from ${score(act)}, strong from ${score(strong)}` : null}>
    <water-fall parts=${parts} total=${analysis.score} format=${score} />
    ${quiet.length > 0 && html`<details><summary>${quiet.length} neutral</summary><ul class="plain-list">${quiet.map((reason) => html`<li><b>${words(reason.voter)}</b> ${reason.message}</li>`)}</ul></details>`}
    ${analysis.not_counted.length > 0 && html`<details><summary>${analysis.not_counted.length} did not vote</summary><ul class="plain-list">${analysis.not_counted.map((one) => html`<li><b>${words(one.voter)}</b> ${one.message}</li>`)}</ul></details>`}
  <//>`;
}

function Change({ to }) {
  const flips = to.alone.length ? to.alone : to.together;
  return html`<li><p>${lower(to.verdict)} starts at ${score(to.score)}, ${number(Math.abs(to.gap), { digits: 3 })} ${to.gap > 0 ? 'above' : 'below'} the score.</p>
    <ul>${to.close !== null && html`<li>a close of <b class="num">${price(to.close)}</b></li>`}
      ${flips.map((flip, i) => html`<li>${!to.alone.length && i ? 'and ' : i || to.close !== null ? 'or ' : ''}${words(flip.voter)} at <b class="num">${computed(flip.needed)}</b> <span class="quiet num">(now ${computed(flip.now)})</span></li>`)}
      ${to.close === null && html`<li class="quiet">no close within three ATR</li>`}</ul></li>`;
}

export function WouldChange({ analysis }) {
  const { higher, lower: below } = analysis.would_change ?? {};
  if (!higher && !below) return null;
  return html`<${Panel} title="What would change it"><ul class="changes">${[higher, below].filter(Boolean).map((to) => html`<${Change} key=${to.verdict} to=${to} />`)}</ul><//>`;
}

export function Notes({ analysis }) {
  const regime = analysis.regime?.message;
  const agreement = analysis.confluence?.message;
  const strength = analysis.relative_strength;
  return html`<${Panel} title="Around it"><ul class="plain-list">
    ${regime && html`<li><b>regime</b> ${regime}</li>`}
    ${agreement && html`<li><b>longer bars</b> ${agreement}</li>`}
    ${strength && html`<li><b>relative strength</b> ${strength.percentile === null ? strength.unknown : `${number(strength.percentile, { digits: 0 })} of 100 among ${count(strength.universe)} symbols${few(strength.universe) ? `: ${few(strength.universe)}` : ''}`}</li>`}
    ${analysis.warnings.map((warning) => html`<li class="warn"><b>${words(warning.code)}</b> ${warning.message.replace(`${warning.code}: `, '')}</li>`)}</ul>
    <details><summary>Made from</summary><dl class="facts">
      <dt>bars</dt><dd class="num">${count(analysis.data_quality.bars)}, ${date(analysis.data_quality.first_on)} to ${date(analysis.data_quality.last_on)}</dd>
      <dt>sources</dt><dd>${(analysis.sources ?? []).join(', ')}</dd><dt>profile</dt><dd>${analysis.profile}</dd>
      <dt>made</dt><dd>${ago(analysis.created_at)}, formulas ${analysis.formula_version}</dd><dt>id</dt><dd><code>${analysis.id}</code></dd></dl></details><//>`;
}

/** The verdicts there were, each with its day; one is shown as it was then. */
export function History({ history, shown, pick }) {
  const items = history.data?.items ?? [];
  return html`<${Panel} title="Verdicts" aside=${items.length ? `${items.length}${history.data.has_more ? ' newest' : ''}` : null}>
    ${history.problem && html`<${Trouble} problem=${history.problem} retry=${history.reload} />`}
    <ol class="verdicts">${items.map((one, i) => html`<li key=${one.id}><button type="button" class="plain" aria-pressed=${one.id === shown} onClick=${() => pick(i === 0 ? null : one.id)}>
      <span class="num">${date(one.as_of)}</span> <${Verdict} of=${one.verdict} /> <span class="num">${score(one.score)}</span>
      <span class="quiet num">close ${price(one.last_close)}</span></button></li>`)}</ol>
    ${items.length > 1 && html`<p class="hint">A click shows the analysis as it was then.</p>`}<//>`;
}

/** The head's figure: what it is, of when, and in what light. */
export function VerdictLine({ analysis, bars, stale }) {
  const data = bars.data;
  return html`${analysis && html`<${Verdict} of=${analysis.verdict} /> <span class="num">${score(analysis.score)}</span> <span class="quiet">${analysis.profile}, as of <span class="num">${date(analysis.as_of)}</span></span>`}
    ${(data?.synthetic ?? analysis?.synthetic) && html`<${Known} text="Made-up bars: not of any market." kind="badge synthetic">synthetic<//>`}
    ${stale && html`<${Known} text=${stale.why} kind="badge stale">${stale.words}<//>`}
    ${data?.partial && html`<${Known} text="The last bar’s session has not ended: it may still change." kind="badge partial">partial bar<//>`}
    ${data?.adjusted && html`<${Known} text="Prices before splits are in the shares of today." kind="badge">adjusted<//>`}`;
}
