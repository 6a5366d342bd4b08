// Every figure of a run with the reason where it has none, and its tests for look-ahead, warm-up and assumptions.
import { html, say } from '../base/kit.js';
import { send } from '../base/api.js';
import { NONE, count, counted, number, words } from '../base/format.js';
import { Act } from '../base/parts.js';
import { ENOUGH, change, part, ratio } from './backtest-words.js';

const PARTS = new Set(['exposure', 'mean_gross_exposure', 'volatility', 'maximum', 'mean', 'under_water', 'win_rate', 'kelly', 'tracking_error', 'ulcer']);
const CHANGES = new Set(['total', 'cagr', 'alpha', 'var_95', 'cvar_95']);
const COUNTS = new Set(['sessions', 'count', 'wins_in_a_row', 'losses_in_a_row', 'final_equity', 'largest_win', 'largest_loss', 'gross', 'net', 'money']);
const GROUPS = { span: 'Span', returns: 'Returns', ratios: 'Ratios', risk: 'Shape of the returns', drawdown: 'Drawdowns', trades: 'Trades', costs: 'Costs' };
/** Groups that few trades make worthless. */
const COUNTED = ['ratios', 'trades'];

const written = (name, value) => (typeof value === 'string' ? value : PARTS.has(name) ? part(value) : CHANGES.has(name) ? change(value) : COUNTS.has(name) ? count(value) : name === 'percent' ? `${number(value)} %` : ratio(value));

/** Single figures of a group, those of its parts under names such as `expectancy.r`. */
const flat = (group, before = '') => Object.entries(group).flatMap(([name, value]) => (Array.isArray(value) ? [] : value && typeof value === 'object' && !('date' in value) && name !== 'components' ? flat(value, `${before}${name}.`)
  : value && typeof value === 'object' ? [] : [[`${before}${name}`, name, value]]));

function Group({ name, of, undefineds, few }) {
  const grey = few && COUNTED.includes(name);
  return html`<section><h3>${GROUPS[name]}${grey ? html` <span class="quiet">too few trades</span>` : ''}</h3><dl class=${`facts${grey ? ' quiet' : ''}`}>${flat(of).map(([path, short, value]) => html`<dt key=${path}>${words(path)}</dt><dd>${value === null ? html`<span class="quiet">${NONE} ${undefineds[path] ?? undefineds[short] ?? ''}</span>` : written(short, value)}</dd>`)}
    ${name === 'returns' && ['best', 'worst'].map((end) => html`<dt key=${end}>${end} session</dt><dd>${of[end] ? `${change(of[end].value)} on ${of[end].date}` : html`<span class="quiet">${NONE}</span>`}</dd>`)}
    ${name === 'costs' && Object.entries(of.components).map(([charge, amount]) => html`<dt key=${charge}>${words(charge)}</dt><dd>${number(amount, { digits: 2 })}</dd>`)}</dl></section>`;
}

const Table = ({ label, heads, rows }) => html`<div class="scroll" tabindex="0" role="region" aria-label=${label}><table><caption>${label}</caption><thead><tr>${heads.map((one, i) => html`<th scope="col" key=${one} class=${i ? 'num' : ''}>${one}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr key=${row[0]}>${row.map((cell, i) => (i ? html`<td class="num">${cell}</td>` : html`<th scope="row">${cell}</th>`))}</tr>`)}</tbody></table></div>`;

export function Metrics({ run }) {
  const { metrics } = run;
  const few = metrics.trades.count < ENOUGH;
  return html`<details><summary>Each figure, or why it has no value</summary><div class="panels">${Object.keys(GROUPS).map((name) => html`<${Group} key=${name} name=${name} of=${metrics[name]} undefineds=${metrics.undefined} few=${few} />`)}</div>
    ${metrics.drawdown.largest.length > 0 && html`<${Table} label="Largest drawdowns" heads=${['Begin', 'Depth', 'Low', 'Recovery', 'Days']} rows=${metrics.drawdown.largest.map((one) => [one.start, part(one.depth), one.low, one.recovery ?? 'not yet', count(one.days)])} />`}
    ${metrics.trades.groups.length > 0 && html`<${Table} label="Trades by exit, direction and symbol" heads=${['Group', 'Trades', 'Won', 'Net']} rows=${metrics.trades.groups.map((one) => [`${one.by} ${words(one.name)}`, count(one.count), count(one.wins), count(one.net)])} />`}</details>`;
}

function Ahead({ proof: { look_ahead: ahead, warm_up: warm } }) {
  const worst = warm.steps.filter((step) => step.undefined === null && (step.trades > 0 || step.values.length > 0)).at(-1);
  return html`<dt>Look-ahead</dt><dd>${ahead.clean === null ? html`<span class="quiet">not tried: ${ahead.undefined}</span>` : ahead.clean ? `none: cut after ${count(ahead.cuts)} of ${count(ahead.deciding_bars)} deciding bars, every order was the same` : html`<span class="bad">it looks ahead</span>: ${ahead.differences[0].what} ${ahead.differences[0].name} on ${ahead.differences[0].date} was ${ahead.differences[0].whole} with later bars and ${ahead.differences[0].cut} without`}</dd>
    <dt>Warm-up</dt><dd>${warm.steps.every((step) => step.undefined !== null) ? html`<span class="quiet">not tried: ${warm.steps[0]?.undefined}</span>` : worst ? `with a history of ${counted(worst.bars, 'more bar')} ${counted(worst.trades, 'entry or exit', 'entries and exits')} differ` : `longer histories change no trade (${counted(warm.warm_up, 'bar')} needed)`}</dd>`;
}

function Bounded({ bounds }) {
  const of = (name) => bounds.differences.find((one) => one.figure === name);
  const total = of('total');
  return html`<dt>Worst and best</dt><dd>${total ? `return ${change(total.worst)} to ${change(total.best)}, as run ${change(total.usual)}, by what prices may have done within a bar` : html`<span class="quiet">unknown</span>`}</dd>`;
}

/** Tests that are made on request, and kept with the run. */
export function Proofs({ path, run, may, done }) {
  const ask = (what, said) => async () => { await send('POST', `${path}/${what}`, { run: run.run }); say(said); done(); };
  return html`${(run.proof || run.bounds) && html`<dl class="facts">${run.proof && html`<${Ahead} proof=${run.proof} />`}${run.bounds && html`<${Bounded} bounds=${run.bounds} />`}</dl>`}
    ${may && html`<p class="row">${!run.proof && html`<${Act} does=${ask('proof', 'Tested for look-ahead')} title="Cuts the history after 50 deciding bars, and begins it later">Test for look-ahead<//>`}${!run.bounds && html`<${Act} does=${ask('bounds', 'Worst and best case are known')} title="Makes it again with each assumption about the path of prices within a bar at its worst and at its best">Worst and best case<//>`}</p>`}`;
}
