// What a portfolio has earned, its equity beside an index, and where its profit came from.
import '../draw/style.js';
import '../draw/curve.js';
import { html, useEffect, useMemo, useState } from '../base/kit.js';
import { get } from '../base/api.js';
import { count, date, words } from '../base/format.js';
import { Badge, Panel } from '../base/parts.js';
import { prefs } from '../base/prefs.js';
import { Remote, Trouble, useRemote } from '../base/remote.js';
import { MOVES, gain, money, part, side } from './paper-words.js';

const GROUPS = ['symbol', 'strategy', 'origin', 'pattern', 'confidence', 'sector', 'currency'];
/** Pages of 200 days. */
const MOST_PAGES = 20;

/** The whole curve, page by page. */
function useCurve(first) {
  const [curve, setCurve] = useState(null);
  useEffect(() => {
    if (!first) return undefined;
    const stop = new AbortController();
    const read = async () => {
      const items = [...first.items];
      let { next } = first;
      for (let pages = 1; next && pages < MOST_PAGES; pages++) {
        const { curve: more } = (await get(next, { signal: stop.signal })).body;
        items.push(...more.items);
        next = more.next;
      }
      return { items, cut: Boolean(next) };
    };
    read().then(setCurve, (problem) => stop.signal.aborted || setCurve({ problem }));
    return () => stop.abort();
  }, [first]);
  return curve;
}

const hundred = (value) => (value === null ? null : value * 100);

function picture(days, benchmark) {
  const line = (name, of) => ({ name, values: days.map(of) });
  return { title: `Equity of the paper portfolio${benchmark ? ` and ${benchmark.ticker}` : ''}`, dates: true, unit: '', x: days.map((one) => Date.parse(one.day) / 1000), series: [line('portfolio', (one) => hundred(one.index)), ...(benchmark && benchmark.return !== null ? [line(benchmark.ticker, (one) => hundred(one.benchmark_index))] : [])] };
}

function Curve({ report }) {
  const curve = useCurve(report.curve);
  const data = useMemo(() => curve?.items && picture(curve.items, report.benchmark), [curve]); // the same is not drawn again
  if (curve?.problem) return html`<${Trouble} problem=${curve.problem} />`;
  if (!curve) return html`<div class="outline" aria-busy="true" aria-label="Loading"><span></span></div>`;
  const days = curve.items;
  const incomplete = days.filter((one) => one.missing.length);
  return html`${days.length > 1 ? html`<curve-chart data=${data} /><p class="hint">100 at the opening, without what was paid in or out.${curve.cut ? ` The first ${count(days.length)} days; the API has all.` : ''}</p>` : html`<p class="hint">A curve needs two valued days; there ${days.length === 1 ? 'is one' : 'are none'}.</p>`}
    ${incomplete.length > 0 && html`<p class="hint"><${Badge} kind="stale">gaps<//> On ${count(incomplete.length)} days a price or rate was missing, the last time on ${date(incomplete.at(-1).day)}: ${incomplete.at(-1).missing.join(', ')}.</p>`}`;
}

function Rate({ name, of, value = of.return }) {
  return html`<tr><th scope="row">${name}</th><td class=${`num ${side(value)}`}>${value === null ? '–' : part(value)}</td><td class="num phone-off">${of.annualised === undefined || of.annualised === null ? '–' : part(of.annualised)}</td><td class="num">${count(of.n)}</td><td class="quiet">${of.reason ?? ''}</td></tr>`;
}

function Figures({ report: { currency, profit, opening, closing, time_weighted: weighted, money_weighted: internal, drawdown, volatility, benchmark, flows } }) {
  return html`<dl class="figures"><div><dt>Profit</dt><dd class=${side(profit)}>${gain(profit, currency)}</dd></div><div><dt>Equity</dt><dd>${closing ? money(closing.equity, currency) : '–'}</dd></div><div><dt>Paid in, out</dt><dd>${money(flows.in)}, ${money(flows.out)}</dd></div></dl>
    <p class="hint">${closing ? `${opening ? `From ${date(opening.day)}` : 'From the beginning'} to ${date(closing.day)}, at the closes of matched days.` : 'No day has been valued yet: a day is valued once its bars have met the portfolio.'}${flows.transfers > 0 ? ` ${count(flows.transfers)} of the flows are stated shares.` : ''}</p>
    <div class="scroll" tabindex="0" role="region" aria-label="Returns"><table><thead><tr><th scope="col">Return</th><th scope="col" class="num">Whole</th><th scope="col" class="num phone-off">A year</th><th scope="col" class="num">n</th><th scope="col"><span class="unseen">Why it is not known</span></th></tr></thead><tbody>
      <${Rate} name="Time-weighted" of=${weighted} /><${Rate} name="Money-weighted" of=${internal} />
      <${Rate} name=${html`Deepest fall${drawdown.peak ? html`<div class="quiet">${date(drawdown.peak)} to ${date(drawdown.trough)}</div>` : ''}`} of=${drawdown} value=${drawdown.depth === null ? null : -Math.abs(drawdown.depth)} /><${Rate} name="Deviation from one day to the next" of=${volatility} value=${volatility.of_spans} />
      ${benchmark && html`<${Rate} name=${html`${benchmark.ticker} with the same flows${benchmark.synthetic ? html` <${Badge} kind="synthetic">synthetic<//>` : ''}<div class="quiet">${benchmark.dividends ? `${count(benchmark.dividends)} dividends reinvested` : 'without dividends'}${benchmark.converted ? ', converted' : ''}</div>`} of=${{ ...benchmark, n: weighted.n }} /><${Rate} name="Beyond it" of=${{ n: weighted.n, reason: null }} value=${benchmark.excess} />`}</tbody></table></div>`;
}

function Attribution({ portfolio, by, change }) {
  const all = useRemote(`/api/v1/portfolios/${portfolio.id}/attribution?by=${by}`, { topics: MOVES });
  return html`<${Panel} title="Where the profit came from" wide aside=${html`<label class="check">By <select value=${by} onChange=${(event) => change({ by: event.currentTarget.value })}>${GROUPS.map((one) => html`<option key=${one} value=${one}>${one}</option>`)}</select></label>`}>
    <${Remote} of=${all} empty=${({ groups }) => !groups.length} hint=${html`<p>Nothing has been earned or lost yet.</p>`}>${({ groups, currency, profit }) => html`<div class="scroll" tabindex="0" role="region" aria-label="Profit by group"><table><thead><tr><th scope="col">${words(by)}</th><th scope="col" class="num">Profit</th><th scope="col" class="num">Of the return</th></tr></thead>
      <tbody>${groups.map((one) => html`<tr key=${one.key}><th scope="row">${one.key}</th><td class=${`num ${side(one.amount)}`}>${gain(one.amount, currency)}</td><td class="num">${one.contribution === null ? '–' : part(one.contribution)}</td></tr>`)}
      <tr><th scope="row">all</th><td class=${`num ${side(profit)}`}>${gain(profit, currency)}</td><td></td></tr></tbody></table></div>`}<//><//>`;
}

export function Performance({ portfolio, query, change }) {
  const benchmark = query.get('benchmark') ?? prefs.get('benchmark', '');
  const report = useRemote(`/api/v1/portfolios/${portfolio.id}/performance?limit=200${benchmark ? `&benchmark=${encodeURIComponent(benchmark)}` : ''}`, { topics: MOVES });
  const compare = (event) => {
    event.preventDefault();
    const next = new FormData(event.currentTarget).get('benchmark').trim().toUpperCase();
    prefs.set('benchmark', next);
    change({ benchmark: next });
  };
  return html`<${Panel} title="Paper performance" wide><form class="row" onSubmit=${compare}><label class="inline">Compare with <input name="benchmark" defaultValue=${benchmark} placeholder="^GSPC" size="10" autocomplete="off" spellcheck="false" data-key="/" /></label><button>Compare</button></form>
      <${Remote} of=${report}>${(data) => html`<${Figures} report=${data} /><${Curve} report=${data} />`}<//><//>
    <${Attribution} portfolio=${portfolio} by=${GROUPS.includes(query.get('by')) ? query.get('by') : 'symbol'} change=${change} />`;
}
