// One run of a backtest: findings first, then its figures beside those of holding and of chance, then its pictures and trades.
import { covers, html, useState } from '../base/kit.js';
import { get, send } from '../base/api.js';
import { Later } from '../base/later.js';
import { Act, Badge, Panel } from '../base/parts.js';
import { NONE, count, counted, date, figure, number, price, words } from '../base/format.js';
import { Remote, useRemote } from '../base/remote.js';
import { useOnce } from '../base/writes.js';
import { ENOUGH, change, costsOf, paramsOf, part, ratio } from './backtest-words.js';

const LEVELS = { critical: 'bad', serious: 'bad', warning: 'stale' };
const METRICS = () => import('./backtest-metrics.js').then((module) => module.Metrics);
const PROOFS = () => import('./backtest-metrics.js').then((module) => module.Proofs);
const CURVES = () => import('./backtest-curves.js').then((module) => module.Curves);
const TRADES = () => import('./backtest-trades.js').then((module) => module.Trades);

/** Figures of a run and of its baselines: name, title, how it is written, whether few trades make it worthless, its interval. */
const FIGURES = [
  ['total', 'Return over the span', change], ['cagr', 'Return a year', change, false, 'cagr'], ['volatility', 'Volatility a year', part], ['sharpe', 'Sharpe ratio', ratio, true, 'sharpe'],
  ['sortino', 'Sortino ratio', ratio, true], ['maximum_drawdown', 'Largest drawdown', part, false, 'drawdown'], ['trades', 'Closed trades', count], ['win_rate', 'Trades that won', part, true, 'win_rate'],
  ['profit_factor', 'Profit factor', ratio, true], ['costs', 'Costs', count], ['final_equity', 'Equity at the end', count],
];

export function Findings({ of }) {
  return html`<ul class="list findings">${of.map((one) => html`<li key=${one.code}><span><${Badge} kind=${LEVELS[one.severity]}>${one.severity}<//> ${one.message}</span><span class="under"><strong>What to do:</strong> ${one.remedy}</span></li>`)}</ul>`;
}

/** A value, or why there is none. */
const Value = ({ value, why, as }) => (value === null || value === undefined ? html`<span class="quiet">${NONE}${why ? html`<br />${why}` : ''}</span>` : as(value));

function Interval({ of, as }) {
  if (!of) return null;
  return of.low === null || of.high === null ? of.undefined && html`<div class="quiet">no interval: ${of.undefined}</div>` : html`<div class="quiet nowrap">${as(of.low)} to ${as(of.high)}</div>`;
}

function Figures({ run, currency }) {
  const { figures, doubts } = run;
  const others = (doubts?.baselines ?? []).map((one) => ({ ...one, title: one.name === 'hold' ? 'Buy and hold' : one.name }));
  const few = figures.trades < ENOUGH;
  const bounds = { ...doubts?.intervals, win_rate: doubts?.win_rate };
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Figures"><table><caption>Money in ${currency ?? 'the run’s currency'}, after costs. ${doubts ? 'Under a figure: its 90 % interval.' : ''}</caption><thead><tr><th scope="col">Figure</th><th scope="col" class="num">This run</th>${others.map((one) => html`<th scope="col" class="num" key=${one.name}>${one.title}</th>`)}</tr></thead>
      <tbody>${FIGURES.map(([name, title, as, counts, interval]) => html`<tr key=${name} class=${few && counts ? 'few' : ''}><th scope="row">${title}${few && counts ? html` <span class="quiet">too few</span>` : ''}</th>
        <td class="num"><${Value} value=${figures[name]} why=${figures.undefined[name]} as=${as} />${interval && figures[name] !== null && html`<${Interval} of=${bounds[interval]} as=${as} />`}</td>
        ${others.map((one) => html`<td class="num quiet" key=${one.name}>${one.figures ? as(one.figures[name]) : NONE}</td>`)}</tr>`)}</tbody></table></div>
    ${few && html`<p class="hint">${counted(figures.trades, 'closed trade')}: fewer than ${ENOUGH} say too little, so ratios are grey.</p>`}
    ${others.filter((one) => one.undefined).map((one) => html`<p class="hint">${one.title}: ${one.undefined}.</p>`)}
    ${others.filter((one) => one.missing > 0).map((one) => html`<p class="hint">${one.title} had no price on ${counted(one.missing, 'session')} and kept its last one.</p>`)}`;
}

const AMONG = { family: ['this rule', 'of this rule with any numbers'], owner: ['all rules', 'of all your rules'] };

/** What chance and the number of trials make of it. */
function Doubts({ doubts: { chance, evidence }, trials, chained }) {
  const middle = chance?.quantiles.filter((one) => one.probability === 0.05 || one.probability === 0.5 || one.probability === 0.95) ?? [];
  return html`<dl class="facts"><dt>Random entries</dt><dd>${chance && chance.p !== null ? html`${count(chance.as_good)} of ${count(chance.draws)} draws of as many trades at random times did as well: p ${number(chance.p, { digits: 3 })}. The closed trades brought ${change(chance.total)}${middle.length === 3 ? `; random ones ${change(middle[0].total)} to ${change(middle[2].total)} in nine of ten draws, ${change(middle[1].total)} in the middle` : ''}.` : html`<span class="quiet">not drawn${chance?.undefined ? `: ${chance.undefined}` : chained ? ' for tests that are chained' : ''}</span>`}</dd>
    <dt>PSR</dt><dd>${evidence && evidence.above_zero !== null ? html`${part(evidence.above_zero)}: how probable it is that the true Sharpe ratio is above 0, by ${counted(evidence.sessions, 'session')}` : html`<span class="quiet">unknown${evidence?.undefined ? `: ${evidence.undefined}` : ': the returns decide nothing, or the backtest is not completed'}</span>`}</dd>
    ${(evidence?.deflated ?? []).map((one) => html`<dt key=${one.among}>DSR, ${AMONG[one.among]?.[0] ?? one.among}</dt><dd>${one.probability === null ? html`<span class="quiet">unknown${one.undefined ? `: ${one.undefined}` : ''}</span>` : part(one.probability)}: that it is above what the best of ${counted(one.trials, 'trial')} ${AMONG[one.among]?.[1] ?? ''} reaches by luck</dd>`)}
    <dt>Trials so far</dt><dd>${trials === null ? html`<span class="quiet">counted when the backtest is completed</span>` : `${counted(trials, 'rule or combination', 'rules and combinations')} of yours, ${trials === 1 ? 'this one' : 'these'} included`}</dd></dl>`;
}

/** Why a run has no findings, by what it is a part of. */
const UNJUDGED = {
  sweep: 'Combinations are not judged one by one: run the rule by itself with these numbers for its findings.',
  walk_forward: 'Windows are not judged one by one, only the tests chained.',
};

/** What the rule says, how often each of its tests was true, and why signals gave no order. */
function Rule({ of, run }) {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState(null);
  const { template } = of.request.rules[run.run % of.request.rules.length];
  const chosen = Object.entries(run.params).map(([name, value]) => [name, [value]]);
  const look = (event) => {
    if (!event.currentTarget.open || open) return;
    setOpen(true);
    send('POST', '/api/v1/backtests/check', { rules: { ...template, ...(chosen.length && { params: Object.fromEntries(chosen) }) } }).then(({ body }) => setSaid(body.sentences), () => setSaid([]));
  };
  const times = Object.entries(run.times_true);
  const skipped = Object.entries(run.skipped);
  return html`<details onToggle=${look}><summary>The rule, and how often it spoke</summary>
    ${said?.length > 0 && html`<ul class="plain-list">${said.map((one) => html`<li key=${one}>${one}</li>`)}</ul>`}
    ${said?.length === 0 && html`<pre class="said"><code>${JSON.stringify(template, null, 1)}</code></pre>`}
    ${times.length > 0 && html`<h3>Bars on which each test was true</h3><dl class="facts">${times.map(([test, n]) => html`<dt key=${test}><code>${test}</code></dt><dd>${count(n)}</dd>`)}</dl>`}
    ${skipped.length > 0 && html`<h3>Signals without an order</h3><dl class="facts">${skipped.map(([reason, n]) => html`<dt key=${reason}>${words(reason)}</dt><dd>${count(n)}</dd>`)}</dl>`}
    ${run.open.length > 0 && html`<h3>Held at the end, valued at the last close</h3><dl class="facts">${run.open.map((one) => html`<dt key=${one.ticker}>${one.ticker}</dt><dd>${figure(one.quantity)} at ${price(one.price)}</dd>`)}</dl>`}</details>`;
}

export function RunView({ path, of, run, session, reload, go }) {
  const post = useOnce();
  const { figures, prices } = run;
  const title = of.runs.length > 1 || of.total > 1 ? run.label : 'Result';
  const findings = run.findings;
  if (!figures) return html`<${Panel} title=${title} wide><p>Nothing was run${run.undefined ? `: ${run.undefined}` : ''}.</p>${findings.length > 0 && html`<${Findings} of=${findings} />`}<//>`;
  const judged = run.doubts !== null;
  const may = covers(session, 'trader');
  const chained = of.request.kind === 'walk_forward';
  const alone = async () => {
    const { body } = await get(`${path}/request`);
    const { search, universe, watchlist, ...rest } = body;
    const made = await post('/api/v1/backtests', { ...rest, kind: 'single', tickers: [run.ticker], rules: { ...body.rules, params: Object.fromEntries(Object.entries(run.params).map(([name, value]) => [name, [value]])) } });
    go(`/app/backtests?id=${(made.body.job ?? made.body).id}`);
  };
  const bare = chained && !of.walk_forward.some((one) => one.run === run.run); // a window has no curve
  return html`<${Panel} title=${`${title}: what speaks against it`} wide aside=${html`${paramsOf(run.params)} ${prices?.synthetic ? html`<${Badge} kind="synthetic">synthetic<//>` : ''}`}>
      ${findings.length > 0 ? html`<${Findings} of=${findings} />` : html`<p>${judged && of.completed_at ? 'Nothing that is looked for. That does not prove the rule.' : UNJUDGED[of.request.kind] ?? 'Not judged: that comes once the whole backtest is completed.'}</p>${may && of.request.kind === 'sweep' && html`<p class="row"><${Act} does=${alone}>Run it by itself<//></p>`}`}
      ${may && !chained && of.completed_at && html`<p class="row"><a class="button" href=${`/app/paper?tab=strategies&edit=new&rules=${encodeURIComponent(`backtest:${of.id}:${run.run}`)}${run.ticker ? `&symbols=${encodeURIComponent(run.ticker)}` : ''}`}>Use these rules on paper</a></p>`}
      ${prices && html`<p class="hint">${date(prices.deciding)} to ${date(prices.last)}; ${counted(prices.bars, 'bar')} from ${date(prices.first)} on; ${costsOf(prices.costs)}; ${prices.sources.join(', ')}.</p>`}<//>
    <div class="panels"><${Panel} title="Figures"><${Figures} run=${run} currency=${prices?.currency} /><//>
      ${judged && html`<${Panel} title="Chance and trials"><${Doubts} doubts=${run.doubts} trials=${of.trials} chained=${chained} />${!chained && html`<${Later} load=${PROOFS} path=${path} run=${run} may=${may && Boolean(of.completed_at)} done=${reload} />`}<//>`}</div>
    ${!bare && html`<${Panel} title="Equity and drawdown" wide><${Later} load=${CURVES} path=${path} run=${run} /><//>`}
    <${Panel} title="Trades" wide><${Later} load=${TRADES} path=${path} of=${of} run=${run} /><//>
    <${Panel} title="All figures" wide>${run.metrics ? html`<${Later} load=${METRICS} run=${run} />` : html`<p class="quiet">${of.request.kind === 'sweep' ? 'Only the best combinations keep all figures. Run the rule by itself with these numbers for the rest.' : 'It keeps no more than the figures above.'}</p>`}<${Rule} of=${of} run=${run} /><//>`;
}
