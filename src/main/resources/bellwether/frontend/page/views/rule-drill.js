// What a fire drill found: how often a rule would have fired, and what followed beside what follows any bar.
import { html, useState } from '../base/kit.js';
import { inWords } from '../base/api.js';
import { count, counted, date, figure, number, percent, price, signed } from '../base/format.js';
import { Ticker } from '../base/parts.js';
import { Remote, useRemote } from '../base/remote.js';
import { DrillChart } from './drill-chart.js';

const ENOUGH = 30;
const SHOWN = 20;
const UNTRIED = 'Not tried: no bar of these symbols lies in these years. Ask for more years, or import newer prices.';
/** No bar was looked at, which is not the same as never having fired. */
const untried = (drill) => (drill.one ? drill.one.bars === 0 : drill.page?.totals.symbols > 0 && drill.page.totals.bars === 0);
const change = (value) => (value === null || value === undefined ? '–' : `${signed(value, (x) => number(x, { digits: 2 }))} %`);

const within = ({ up, up_low: low, up_high: high }) => (up === null ? '–' : `${percent(up, 0)} (${number(low, { digits: 0 })} to ${percent(high, 0)})`);

function Followed({ followed, base }) {
  const rows = [1, 5, 20].map((bars) => ({ bars, then: followed[`after_${bars}`], any: base[`after_${bars}`] }));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="What followed"><table><thead><tr><th scope="col">After</th><th scope="col" class="num">n</th><th scope="col" class="num">median</th><th scope="col" class="num phone-off">mean</th><th scope="col" class="num">higher (90 % interval)</th><th scope="col" class="num">median of all bars</th><th scope="col" class="num">higher, all bars</th></tr></thead>
    <tbody>${rows.map(({ bars, then, any }) => html`<tr key=${bars} class=${then.n < ENOUGH ? 'few' : ''}><th scope="row">${counted(bars, 'bar')}</th><td class="num">${count(then.n)}${then.n < ENOUGH ? ' too few' : ''}</td><td class="num">${change(then.median)}</td><td class="num phone-off">${change(then.mean)}</td><td class="num">${within(then)}</td><td class="num">${change(any.median)}</td><td class="num">${percent(any.up, 0)}</td></tr>`)}</tbody></table></div>
    ${rows.some(({ then }) => then.n < ENOUGH) && html`<p class="hint">Under ${ENOUGH} cases say too little of what follows.</p>`}`;
}

/** How long was looked at, in years. */
const years = ({ from, to }) => (from && to ? ` in ${number((Date.parse(to) - Date.parse(from)) / 31_557_600_000, { digits: 1 })} years` : '');
const often = (found) => (found.fires === 0 ? `It would never have fired${years(found)}` : `It would have fired ${counted(found.fires, 'time')}${years(found)}`);

/** @param items newest first */
function Fires({ items, total, choose }) {
  const newest = items.slice(0, SHOWN);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Bars on which it would have fired"><table><thead><tr><th scope="col">Bar</th><th scope="col" class="num">Close</th><th scope="col">Values</th><th scope="col" class="num">after 5</th><th scope="col" class="num">after 20</th></tr></thead>
      <tbody>${newest.map((fire) => html`<tr key=${fire.bar}><th scope="row" class="nowrap"><button type="button" class="plain" title="Show on the chart" onClick=${() => choose(fire)}>${date(fire.bar)}</button>${fire.held_by ? html` <span class="quiet">held by ${fire.held_by}</span>` : ''}</th><td class="num">${price(fire.close)}</td>
        <td>${fire.tests.flatMap((test) => test.values).map((value) => html`<span class="nowrap"><code>${value.name}</code> ${figure(value.now)}${typeof value.before === 'number' ? ` (was ${figure(value.before)})` : ''} </span>`)}</td>
        <td class="num">${change(fire.after_5)}</td><td class="num">${change(fire.after_20)}</td></tr>`)}</tbody></table></div>
    ${total > newest.length && html`<p class="hint">The newest ${count(newest.length)} of ${count(total)}.</p>`}`;
}

function One({ found }) {
  const [chosen, setChosen] = useState(null);
  return html`<p><strong>${often(found)}</strong>${found.fires > 0 ? ` (${count(found.sent)} sent)` : ''} on <${Ticker} name=${found.ticker} />, ${date(found.from)} to ${date(found.to)}, ${counted(found.bars, 'bar')}${found.unknown > 0 ? `; unknown on ${count(found.unknown)}` : ''}.</p>
    ${found.fires > 0 && html`<${DrillChart} key=${found.ticker} found=${found} chosen=${chosen} /><${Followed} followed=${found.followed} base=${found.base} />
    ${found.fires > found.items.length && html`<p class="hint">The newest ${count(found.items.length)} of ${count(found.fires)} are marked.</p>`}
    <${Fires} items=${found.items} total=${found.fires} choose=${setChosen} />`}`;
}

/** One symbol of a job: its newest fires are read when it is opened. */
function Opened({ job, summary }) {
  const fires = useRemote(`/api/v1/drills/${job}/fires/${encodeURIComponent(summary.ticker)}?limit=200`);
  const found = fires.data && { ...summary, items: fires.data.items };
  return html`<${Remote} of=${fires}>${() => html`<${One} found=${found} />`}<//>`;
}

/** Why a job says nothing of some symbols. */
const lacking = ({ state, failed, cancelled }) => [failed > 0 && `${count(failed)} could not be drilled`, state === 'cancelled' && `the job was cancelled${cancelled > 0 ? ` before ${counted(cancelled, 'symbol')}` : ''}`, state === 'failed' && 'the job failed'].filter(Boolean).join('; ');

const sum = ({ fires, symbols }) => (symbols === 0 ? 'No symbol was drilled' : fires === 0 ? 'It would never have fired' : `It would have fired ${counted(fires, 'time')}`);

function Many({ page, job }) {
  const [open, setOpen] = useState(null);
  const { fires, symbols } = page.totals;
  const most = [...page.items].sort((a, b) => b.fires - a.fires).slice(0, SHOWN);
  return html`<p><strong>${sum(page.totals)}</strong> on ${counted(symbols, 'symbol')}${lacking(job) && html`; <span class="warn">${lacking(job)}</span>`}.</p>
    ${fires > 0 && html`<div class="scroll" tabindex="0" role="region" aria-label="Symbols by how often it would have fired"><table><thead><tr><th scope="col">Symbol</th><th scope="col" class="num">fires</th><th scope="col" class="num">sent</th><th scope="col" class="num">median after 5</th><th scope="col" class="num">of all bars</th><th scope="col">from</th></tr></thead>
      <tbody>${most.map((one) => html`<tr key=${one.ticker}><th scope="row"><button type="button" class="plain" aria-pressed=${open === one.ticker} onClick=${() => setOpen(open === one.ticker ? null : one.ticker)}>${one.ticker}</button></th><td class="num">${count(one.fires)}${one.fires < ENOUGH ? ' too few' : ''}</td><td class="num">${count(one.sent)}</td><td class="num">${change(one.followed.after_5.median)}</td><td class="num">${change(one.base.after_5.median)}</td><td class="nowrap">${date(one.from)}</td></tr>`)}</tbody></table></div>
    ${page.items.length > most.length && html`<p class="hint">The ${count(most.length)} with the most${page.has_more ? ` of the ${count(page.items.length)} that come first by name` : ''}.</p>`}
    ${open && html`<${Opened} key=${open} job=${job.id} summary=${page.items.find((one) => one.ticker === open)} />`}`}`;
}

/** What was found, in a sentence; empty while it runs. */
export function drillWords(drill) {
  if (!drill || drill.busy || (drill.job && !drill.page)) return '';
  if (drill.problem) return inWords(drill.problem);
  if (untried(drill)) return UNTRIED;
  return `${sum(drill.one ?? drill.page.totals)}${drill.page && lacking(drill.job) ? `; ${lacking(drill.job)}` : ''}`;
}

export function DrillResult({ drill }) {
  if (drill.busy) return html`<p class="quiet">Drilling…</p>`;
  if (drill.problem) return html`<p class="fault">${inWords(drill.problem)}</p>`;
  if (untried(drill)) return html`<p><strong>${UNTRIED}</strong></p>`;
  if (drill.one) return html`<${One} found=${drill.one} />`;
  if (drill.page) return html`<${Many} page=${drill.page} job=${drill.job} />`;
  return html`<p class="quiet">Drilling ${count(drill.job.done)} of ${count(drill.job.total)} symbols…${drill.job.state === 'paused' && html` The job is paused: <a href=${`/app/jobs?id=${drill.job.id}`}>Jobs</a> resumes it.`}</p>`;
}
