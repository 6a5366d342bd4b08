// What came of what was said: plans by the bars that followed, signals by what followed earlier ones, forecasts, models.
import { html } from '../base/kit.js';
import { Pick, changer, oneOf } from '../base/address.js';
import { Later, Tabs } from '../base/later.js';
import { Badge, Known, Pages, Panel, Ticker, Verdict } from '../base/parts.js';
import { count, counted, date, number, signed, words } from '../base/format.js';
import { Remote, useRemote } from '../base/remote.js';
import { Figure, Range } from './figures.js';
import { Share } from './share.js';

const TABS = { plans: 'Plans', patterns: 'Patterns', signals: 'Signals', forecasts: 'Forecasts', models: 'Models' };
const PARTS = { patterns: () => import('./patterns.js').then((module) => module.Patterns), signals: () => import('./signals.js').then((module) => module.Signals), forecasts: () => import('./forecasts.js').then((module) => module.Forecasts), models: () => import('./models.js').then((module) => module.Models) };
const GROUPS = { verdict: 'verdict', profile: 'profile', voter: 'agreeing voter', sector: 'sector', month: 'month', regime: 'regime', method: 'entry method' };
const STATES = ['', 'waiting', 'entered', 'target', 'stop', 'time', 'delisted', 'not_entered', 'void', 'none'];
const stateWords = (one) => (one === 'none' ? 'no plan' : words(one));
const VERDICTS = ['', 'STRONG_BUY', 'BUY', 'HOLD', 'SELL', 'STRONG_SELL'];
const DAY = /^\d{4}-\d\d-\d\d$/;

const times = (x) => signed(x, (y) => `${number(y, { digits: 2 })} R`);
const share = (x) => (x === null ? '–' : `${number(x * 100, { digits: 0 })} %`);
const points = (x) => signed(x, (y) => `${number(y, { digits: 1 })} %`);

/** How the mean of the trades stands to that of random entries. */
function Chance({ of: { drawn, p, message } }) {
  return p === null ? (drawn ? html`<${Known} text=${message} kind="quiet">no p<//>` : html`<span class="quiet">–</span>`) : html`p ${number(p, { digits: 3 })}<div class="quiet nowrap">n ${count(drawn)}</div>`;
}

function Cell({ cell, name }) {
  const row = { among: cell.closed, said: cell.too_few };
  return html`<tr class=${cell.too_few ? 'quiet' : ''}><th scope="row">${name}${cell.too_few && html`<div><${Known} text=${cell.too_few} kind="badge">too few<//></div>`}</th>
    <td class="num">${count(cell.n)}</td><td class="num phone-off">${number(cell.size.effective_n, { digits: 1 })}</td><td class="num phone-off">${count(cell.entered)}</td><td class="num">${count(cell.closed)}</td>
    <td class="num phone-off"><${Figure} of=${cell.hit_rate} as=${share} ...${row} /></td><td class="num"><${Figure} of=${cell.mean_r} as=${times} ...${row} /></td><td class="phone-off"><${Range} of=${cell.mean_r} /></td>
    <td class="num phone-off">${times(cell.median_r)}</td><td class="num phone-off"><${Figure} of=${cell.beyond_percent} as=${points} ...${row} /></td><td class="num phone-off"><${Chance} of=${cell.chance} /></td></tr>`;
}

function Cells({ cells, by, label }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${label}><table><thead><tr><th scope="col">${by}</th><th scope="col" class="num">Plans</th><th scope="col" class="num phone-off">Effective</th><th scope="col" class="num phone-off">Entered</th><th scope="col" class="num">Ended</th>
    <th scope="col" class="num phone-off">With a gain</th><th scope="col" class="num">Mean R</th><th scope="col" class="phone-off"><span class="unseen">Interval of the mean R</span></th><th scope="col" class="num phone-off">Median R</th><th scope="col" class="num phone-off">Beyond market</th><th scope="col" class="num phone-off">Random entries</th></tr></thead>
    <tbody>${cells.map(([name, cell]) => html`<${Cell} key=${cell.key} cell=${cell} name=${name} />`)}</tbody></table></div>`;
}

/** In words, whether there is any skill to see. */
function sentence({ all }, since) {
  if (!all.closed) return `Of ${counted(all.n, 'plan')} since ${since} no trade has ended yet: nothing is known of them.`;
  if (all.too_few) return `${counted(all.closed, 'trade')} ended since ${since}, which says little (${all.too_few}).`;
  const { value, low, high } = all.mean_r;
  const p = all.chance?.p ?? null;
  const so = low === null ? 'It has no interval' : low <= 0 && high >= 0 ? 'Its interval holds nought' : `Its interval lies ${low > 0 ? 'above' : 'below'} nought`;
  const beside = p === null ? `they are not compared with random entries (${all.chance?.message ?? 'none are drawn'})` : `beside random entries p is ${number(p, { digits: 3 })}${low > 0 && p <= 0.05 ? ', so there is a gain beyond chance' : ', so no skill is seen'}`;
  return `${counted(all.closed, 'trade')} ended since ${since} at ${times(value)} in the mean. ${so}; ${beside}.`;
}

function nameOf(by, key) {
  return by === 'verdict' ? html`<${Verdict} of=${key} />` : key === '' || key === null ? 'not known' : ['month', 'sector', 'profile'].includes(by) ? key : words(key);
}

/** Verdicts from the strongest to buy down; else as the service has them. */
const inOrder = ({ by, items }) => (by === 'verdict' ? [...items].sort((one, other) => VERDICTS.indexOf(one.key) - VERDICTS.indexOf(other.key)) : items);

function Board({ board, chosen, session }) {
  const since = board.from ?? 'the first';
  const states = Object.entries(board.all.states).filter(([, n]) => n > 0);
  return html`<p>${sentence(board, since)} ${board.house && html`<strong>It is not what was said.</strong>`}</p>
    ${board.survivorship?.survivors_only && html`<p class="note"><${Badge} kind="stale">survivors only<//> ${board.survivorship.message}</p>`}
    <${Cells} label="Plans by what they are grouped by" by=${GROUPS[board.by]} cells=${[...inOrder(board).map((cell) => [nameOf(board.by, cell.key), cell]), ['all', board.all]]} />
    <p class="hint">R: gain after costs in multiples of the planned stop distance. Below figures stand their ${number(board.level * 100)} % intervals, by dates; n, where it is not that of the ended ones. Effective: plans that share no day with another of their symbol, overlapping ones in part. Beyond market: beyond the index of the exchange, or all of its symbols, over the same bars. Random entries: 200 a plan, p = (1 + as good or better) ÷ 201. States: ${states.map(([state, n]) => `${stateWords(state)} ${count(n)}`).join(', ')}. ${board.message}</p>
    ${board.deciles.length > 0 && html`<details><summary>By how high the score was</summary><${Cells} label="Trades by score" by="Tenth, weakest first" cells=${board.deciles.map((cell) => [cell.key, cell])} /></details>`}
    <p class="row"><${Share} key=${JSON.stringify(chosen)} what=${{ scoreboard: chosen }} session=${session} /></p>`;
}

/** Why the board is empty, by what it was asked for. */
function Hint({ board: { from, house }, verdict, change }) {
  const what = `${house ? 'recomputed ' : ''}plan${verdict ? ` of verdict ${words(verdict).toLowerCase()}` : ''}`;
  return html`<p>${house && !verdict && !from ? 'No month-end plan has been recomputed yet; that is done each night for stored symbols.' : `No ${what} is on the board${from ? ` whose last bar is of ${from} or later` : ''}.`}</p>
    <p>${house ? '' : html`Plans of daily analyses are marked each night, from the day of the first analysis on. `}<a href="/app/jobs?new=analysis">Analyse symbols</a>${verdict && html` or <button type="button" onClick=${() => change({ verdict: '' })}>look at all verdicts</button>`}${from && html` or <button type="button" onClick=${() => change({ from: house ? '' : '2000-01-01' })}>look at all years</button>`}</p>`;
}

/** A plan's end, by the one who said it. */
function Plan({ plan }) {
  const side = plan.r > 0 ? 'up' : plan.r < 0 ? 'down' : '';
  return html`<tr><th scope="row" class="nowrap"><${Ticker} name=${plan.ticker} data-row="" /></th><td class="nowrap">${plan.analysis ? html`<a href=${`/app/s/${encodeURIComponent(plan.ticker)}?then=${plan.analysis}`}>${date(plan.as_of)}</a>` : date(plan.as_of)}</td><td><${Verdict} of=${plan.verdict} /></td>
    <td>${stateWords(plan.state)}${plan.made_late ? html` <${Known} text="Made after the next bar had begun: its first bar is a later one." kind="badge">made late<//>` : ''}${plan.message ? html` <span class="quiet">${plan.message}</span>` : ''}</td><td class=${`num ${side}`}>${times(plan.r)}</td>
    <td class="num phone-off">${times(plan.adverse_r)}</td><td class="num phone-off">${times(plan.favourable_r)}</td><td class="num phone-off">${points(plan.return_percent)}</td><td class="num phone-off">${points(plan.against_percent)}</td><td class="num phone-off">${number(plan.p ?? undefined, { digits: 3 })}</td></tr>`;
}

function Plans({ query, state, setState }) {
  return html`<${Panel} title="Plan by plan" wide aside=${html`<label class="check">State <select value=${state} onChange=${(event) => setState(event.currentTarget.value)}>${STATES.map((one) => html`<option key=${one} value=${one}>${one ? stateWords(one) : 'any'}</option>`)}</select></label>`}>
    <${Pages} key=${query + state} path=${`/api/v1/scoreboard/plans?limit=20${query}${state && `&state=${state}`}`} topics=${['scoreboard']} hint=${html`<p>${state ? `None of those above is ${stateWords(state)}.` : 'No plan.'}</p>`}>${(items) => html`<div class="scroll" tabindex="0" role="region" aria-label="Plans"><table><thead><tr><th scope="col">Symbol</th><th scope="col">Last bar</th><th scope="col">Said</th><th scope="col">Came of it</th><th scope="col" class="num">R</th><th scope="col" class="num phone-off">Worst</th><th scope="col" class="num phone-off">Best</th><th scope="col" class="num phone-off">Return</th><th scope="col" class="num phone-off">Market</th><th scope="col" class="num phone-off">p</th></tr></thead>
      <tbody>${items.map((plan) => html`<${Plan} key=${plan.analysis ?? plan.ticker + plan.as_of} plan=${plan} />`)}</tbody></table></div><p class="hint">Worst and best: the largest moves against it and in its favour. p: beside 200 random entries.</p>`}<//><//>`;
}

function Scores({ route, go, session }) {
  const { query } = route;
  const by = oneOf(query, 'by', GROUPS, 'verdict');
  const house = query.get('house') === '1';
  const from = DAY.test(query.get('from') ?? '') ? query.get('from') : '';
  const verdict = oneOf(query, 'verdict', VERDICTS, '');
  const state = oneOf(query, 'state', STATES, '');
  const change = changer(route, go);
  const filter = `${house ? '&house=true' : ''}${from && `&from=${from}`}${verdict && `&verdict=${verdict}`}`;
  const chosen = { by, ...(house && { house }), ...(from && { from }), ...(verdict && { verdict }) };
  const board = useRemote(`/api/v1/scoreboard?by=${by}${filter}`, { topics: ['scoreboard'] });
  return html`<${Panel} title="Plans" wide aside="each plan held against the bars that followed, with costs">
      <div class="form filters"><${Pick} title="Group by" name="by" value=${by} of=${Object.entries(GROUPS)} change=${change} data-key="/" /><${Pick} title="Verdict" name="verdict" value=${verdict} of=${VERDICTS.map((one) => [one, one ? words(one).toLowerCase() : 'any'])} change=${change} />
        <${Pick} title="Whose" name="house" value=${house ? '1' : ''} of=${[['', 'my analyses'], ['1', 'recomputed']]} change=${change} />
        <label>Since <input type="date" value=${from} onChange=${(event) => change({ from: event.currentTarget.value })} /><span class="hint">${house ? 'all' : 'the last 365 days'} where empty</span></label></div>
      <${Remote} of=${board} empty=${({ all }) => all.n === 0} hint=${board.data && html`<${Hint} board=${board.data} verdict=${verdict} change=${change} />`}>${(data) => html`<${Board} board=${data} chosen=${chosen} session=${session} />`}<//><//>
    <${Plans} query=${filter} state=${state} setState=${(one) => change({ state: one })} />`;
}

function View(props) {
  const tab = oneOf(props.route.query, 'tab', TABS, 'plans');
  return html`<div class="title"><h1 tabindex="-1">Scoreboard</h1></div>
    <${Tabs} of=${TABS} at=${tab} open=${(one) => props.go(one === 'plans' ? '/app/scoreboard' : `/app/scoreboard?tab=${one}`, { replace: true })} />
    ${PARTS[tab] ? html`<${Later} key=${tab} load=${PARTS[tab]} ...${props} />` : html`<${Scores} ...${props} />`}`;
}

export default { title: 'Scoreboard', View };
