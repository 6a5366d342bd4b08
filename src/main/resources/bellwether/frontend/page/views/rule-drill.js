// What a fire drill found: how often a rule would have fired, and what followed beside what follows any bar.
import { html } from '../base/kit.js';
import { inWords } from '../base/api.js';
import { count, counted, date, number, percent, price, signed } from '../base/format.js';
import { Ticker } from '../base/parts.js';

const ENOUGH = 30;
const SHOWN = 20;
const UNTRIED = 'Not tried: no bar of these symbols lies in these years. Ask for more years, or import newer prices.';
/** No bar was looked at, which is not the same as never having fired. */
const untried = (drill) => (drill.one ? drill.one.bars === 0 : drill.page?.items.every((one) => one.bars === 0));
const change = (value) => (value === null || value === undefined ? '–' : `${signed(value, (x) => number(x, { digits: 2 }))} %`);

function Followed({ followed, base }) {
  const few = followed.after_5.n < ENOUGH;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="What followed"><table class=${few ? 'few' : ''}><thead><tr><th scope="col">After</th><th scope="col" class="num">n</th><th scope="col" class="num">median</th><th scope="col" class="num">mean</th><th scope="col" class="num">higher</th><th scope="col" class="num">median of all bars</th><th scope="col" class="num">higher, all bars</th></tr></thead>
    <tbody>${[1, 5, 20].map((bars) => {
    const then = followed[`after_${bars}`];
    const any = base[`after_${bars}`];
    return html`<tr key=${bars}><th scope="row">${counted(bars, 'bar')}</th><td class="num">${count(then.n)}</td><td class="num">${change(then.median)}</td><td class="num">${change(then.mean)}</td><td class="num">${percent(then.up, 0)}</td><td class="num">${change(any.median)}</td><td class="num">${percent(any.up, 0)}</td></tr>`;
  })}</tbody></table></div>${few && html`<p class="hint">Too few to say what follows: ${count(followed.after_5.n)} of the ${ENOUGH} that are wanted.</p>`}`;
}

const often = (found) => (found.fires === 0 ? 'It would never have fired' : `It would have fired ${counted(found.fires, 'time')}, ${count(found.sent)} of them sent,`);

function One({ found }) {
  const newest = found.items.slice(-SHOWN).reverse();
  return html`<p><strong>${often(found)}</strong> on <${Ticker} name=${found.ticker} /> from ${date(found.from)} to ${date(found.to)}, ${counted(found.bars, 'bar')}${found.unknown > 0 ? `; unknown on ${count(found.unknown)}` : ''}.</p>
    ${found.fires > 0 && html`<${Followed} followed=${found.followed} base=${found.base} />
    <div class="scroll" tabindex="0" role="region" aria-label="Bars on which it would have fired"><table><thead><tr><th scope="col">Bar</th><th scope="col" class="num">Close</th><th scope="col">Values</th><th scope="col" class="num">after 5</th><th scope="col" class="num">after 20</th></tr></thead>
      <tbody>${newest.map((fire) => html`<tr key=${fire.bar}><th scope="row" class="nowrap">${date(fire.bar)}${fire.held_by ? html` <span class="quiet">held by ${fire.held_by}</span>` : ''}</th><td class="num">${price(fire.close)}</td>
        <td>${fire.tests.flatMap((test) => test.values).map((value) => html`<span class="nowrap"><code>${value.name}</code> ${number(value.now)}${typeof value.before === 'number' ? ` (was ${number(value.before)})` : ''} </span>`)}</td>
        <td class="num">${change(fire.after_5)}</td><td class="num">${change(fire.after_20)}</td></tr>`)}</tbody></table></div>
    ${found.fires > newest.length && html`<p class="hint">The newest ${count(newest.length)} of ${count(found.fires)}.</p>`}`}`;
}

function Many({ page, failed }) {
  const fires = page.items.reduce((sum, one) => sum + one.fires, 0);
  const most = [...page.items].sort((a, b) => b.fires - a.fires).slice(0, SHOWN);
  return html`<p><strong>${fires === 0 ? 'It would never have fired' : `It would have fired ${counted(fires, 'time')}`}</strong> on ${counted(page.items.length, 'symbol')}${page.has_more ? ' of those that come first by name' : ''}${failed > 0 ? `; ${count(failed)} could not be drilled` : ''}.</p>
    ${fires > 0 && html`<div class="scroll" tabindex="0" role="region" aria-label="Symbols by how often it would have fired"><table><thead><tr><th scope="col">Symbol</th><th scope="col" class="num">fires</th><th scope="col" class="num">sent</th><th scope="col" class="num">median after 5</th><th scope="col" class="num">of all bars</th><th scope="col">from</th></tr></thead>
      <tbody>${most.map((one) => html`<tr key=${one.ticker}><th scope="row"><${Ticker} name=${one.ticker} /></th><td class="num">${count(one.fires)}</td><td class="num">${count(one.sent)}</td><td class="num">${change(one.followed.after_5.median)}</td><td class="num">${change(one.base.after_5.median)}</td><td class="nowrap">${date(one.from)}</td></tr>`)}</tbody></table></div>
    ${page.items.length > most.length && html`<p class="hint">The ${count(most.length)} with the most.</p>`}`}`;
}

/** What was found, in a sentence; empty while it runs. */
export function drillWords(drill) {
  if (!drill || drill.busy || drill.job) return '';
  if (drill.problem) return inWords(drill.problem);
  if (untried(drill)) return UNTRIED;
  const fires = drill.one ? drill.one.fires : drill.page.items.reduce((sum, one) => sum + one.fires, 0);
  return fires === 0 ? 'It would never have fired' : `It would have fired ${counted(fires, 'time')}`;
}

export function DrillResult({ drill }) {
  if (drill.busy) return html`<p class="quiet">Drilling…</p>`;
  if (drill.problem) return html`<p class="fault">${inWords(drill.problem)}</p>`;
  if (untried(drill)) return html`<p><strong>${UNTRIED}</strong></p>`;
  if (drill.job) return html`<p class="quiet">Drilling ${count(drill.job.done)} of ${count(drill.job.total)} symbols…</p>`;
  return drill.one ? html`<${One} found=${drill.one} />` : html`<${Many} page=${drill.page} failed=${drill.failed} />`;
}
