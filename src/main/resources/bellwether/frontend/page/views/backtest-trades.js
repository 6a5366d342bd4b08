// The closed trades of a run: on the bars of their symbol, and one by one.
import { html, useEffect, useMemo, useRef, useState } from '../base/kit.js';
import { NONE, count, counted, date, number, price, words } from '../base/format.js';
import { Badge, Ticker } from '../base/parts.js';
import { Remote, useRemote } from '../base/remote.js';
import { barDate, placeOf } from '../draw/canvas.js';
import '../draw/price-chart.js';
import { decimalsOf } from '../draw/price-scales.js';
import { change, numberOf, rowsOf } from './backtest-words.js';

const MOST = 5000;
const SHOWN = 20;
const DAY = 86_400;
const OPTIONS = {};

const tradeOf = (row) => ({ ...row, bought: row.direction !== 'short', from: Date.parse(row.entry_on) / 1000, to: Date.parse(row.exit_on) / 1000 });

/** The place of the bar that a day begins with, or of the next one; -1 before the first day. */
function placeOfDay(times, day) {
  const at = placeOf(times, day);
  return times[at] === day || at === times.length - 1 || (at < 0 && times[0] >= day + DAY) ? at : at + 1;
}

/** The bars of one symbol with ▲ where it bought and ▼ where it sold. */
function TradeChart({ ticker, trades, run, timeframe, chosen }) {
  const last = run.prices?.last ?? trades.at(-1).exit_on;
  const bars = Math.min(MOST, Math.max(60, (run.ticker && run.prices?.bars) || MOST));
  const before = new Date((Date.parse(last) / 1000 + DAY) * 1000).toISOString();
  const answer = useRemote(`/api/v1/stocks/${encodeURIComponent(ticker)}/chart?timeframe=${timeframe}&last=${bars}&before=${before}`);
  const ref = useRef(null);
  const [at, setAt] = useState(-1);
  const marks = useMemo(() => trades.flatMap((one) => [
    { time: one.from, kind: 'trade', side: one.bought ? 'up' : 'down', name: `${one.bought ? 'bought' : 'sold short'} at ${price(Number(one.entry_price))}` },
    { time: one.to, kind: 'trade', side: one.bought ? 'down' : 'up', name: `${one.bought ? 'sold' : 'bought back'} at ${price(Number(one.exit_price))}: ${words(one.reason)}, ${change(numberOf(one.returned))}` },
  ]).sort((a, b) => a.time - b.time), [trades]);
  const data = useMemo(() => answer.data && { ...answer.data, marks: marks.map((one) => ({ ...one, time: answer.data.bars.time[placeOfDay(answer.data.bars.time, one.time)] ?? one.time })), levels: [], has_more: false }, [answer.data, marks]);
  useEffect(() => {
    const chart = ref.current;
    if (!chart || !data?.bars.time.length) return;
    const fresh = chart.key !== `${ticker} ${timeframe}`;
    chart.key = `${ticker} ${timeframe}`;
    chart.options = OPTIONS;
    chart.data = data;
    if (fresh) chart.show(0, data.bars.time.length - 1);
  }, [data]);
  useEffect(() => {
    if (!chosen || !data || chosen.ticker !== ticker) return;
    const place = (time) => placeOfDay(data.bars.time, time);
    const room = Math.max(10, place(chosen.to) - place(chosen.from));
    ref.current?.show(Math.max(0, place(chosen.from) - room), Math.min(data.bars.time.length - 1, place(chosen.to) + room));
    ref.current?.point(place(chosen.from));
  }, [chosen, data]);
  const said = (now) => {
    const time = now.bars.time[at];
    const here = data.marks.filter((one) => placeOf(now.bars.time, one.time) === at);
    return time === undefined ? `▲ bought, ▼ sold: ${counted(trades.length, 'trade')}. Marks that would cover each other are drawn once; the table has all.`
      : `${barDate(time, timeframe)}, close ${price(now.bars.close[at], decimalsOf(now.bars.close))}${here.length ? `: ${here.map((one) => one.name).join('; ')}` : ''}`;
  };
  return html`<${Remote} of=${answer} empty=${(now) => !now.bars.time.length} hint="The bars that it was run over are no longer stored.">${(now) => html`<p class="quiet" aria-live="polite">${said(now)}</p>
    <price-chart class=${`drill-chart${now.synthetic ? ' synthetic' : ''}`} ref=${ref} onpoint=${(event) => setAt(event.detail.index)} />
    <p class="hint"><a href=${`/app/s/${encodeURIComponent(ticker)}?tf=${timeframe}&v=${trades[0].entry_on}..${trades.at(-1).exit_on}`}>${ticker} in Symbol</a>${timeframe === '1d' ? '' : '; marks stand on the first bar of their day'}${barDate(now.bars.time[0], '1d') > trades[0].entry_on ? `; the chart begins on ${barDate(now.bars.time[0], '1d')}, the table has what is before` : ''}</p>`}<//>`;
}

const excursion = (percent) => (percent === '' ? NONE : `${number(Number(percent), { digits: 1 })} %`);

function Table({ trades, many, choose, chosen }) {
  const [shown, setShown] = useState(SHOWN);
  const newest = useMemo(() => [...trades].reverse(), [trades]);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Closed trades"><table><thead><tr>${many && html`<th scope="col">Symbol</th>`}<th scope="col">In</th><th scope="col">Out</th><th scope="col" class="phone-off">Why out</th><th scope="col" class="num phone-off">Bars</th><th scope="col" class="num">Net</th><th scope="col" class="num">Return</th><th scope="col" class="num phone-off">R</th><th scope="col" class="num phone-off" title="How far the price went against it, of the entry price">Against</th><th scope="col" class="num phone-off" title="How far the price went for it, of the entry price">For</th></tr></thead>
      <tbody>${newest.slice(0, shown).map((one, i) => html`<tr key=${trades.length - i}>${many && html`<th scope="row"><${Ticker} name=${one.ticker} /></th>`}
        <td class="nowrap"><button type="button" class="plain" data-row="" title="Show on the chart" aria-pressed=${chosen === one} onClick=${() => choose(one)}>${date(one.entry_on)}</button> <span class="num phone-off">${price(Number(one.entry_price))}</span>${one.bought ? '' : html` <${Badge}>short<//>`}</td><td class="nowrap">${date(one.exit_on)} <span class="num phone-off">${price(Number(one.exit_price))}</span></td>
        <td class="phone-off">${words(one.reason)}${one.assumed === 'true' ? html` <${Badge} kind="stale" title="One of its fills rests on an assumption about the path of prices within a bar">assumed<//>` : ''}</td><td class="num phone-off">${count(Number(one.bars))}</td><td class="num">${number(Number(one.net), { digits: 2 })}</td><td class="num">${change(numberOf(one.returned))}</td>
        <td class="num phone-off">${number(numberOf(one.r) ?? undefined)}</td><td class="num phone-off">${excursion(one.mae_percent)}</td><td class="num phone-off">${excursion(one.mfe_percent)}</td></tr>`)}</tbody></table></div>
    ${newest.length > shown && html`<p class="more"><button type="button" onClick=${() => setShown(shown + 5 * SHOWN)}>Show more</button> <span class="quiet">the newest ${count(shown)} of ${count(newest.length)}</span></p>`}`;
}

function TradeList({ csv, of, run }) {
  const trades = useMemo(() => rowsOf(csv).map(tradeOf), [csv]);
  const tickers = useMemo(() => [...new Set(trades.map((one) => one.ticker))].sort(), [trades]);
  const [picked, setPicked] = useState(null);
  const [chosen, setChosen] = useState(null);
  const ticker = chosen?.ticker ?? picked ?? tickers[0];
  const mine = useMemo(() => trades.filter((one) => one.ticker === ticker).sort((a, b) => a.from - b.from), [trades, ticker]);
  const rules = of.request.rules;
  const timeframe = rules[run.run % rules.length]?.template.timeframe ?? '1d';
  if (!trades.length) return html`<p>No trade was closed${run.open.length ? `; ${counted(run.open.length, 'position')} ${run.open.length === 1 ? 'was' : 'were'} still held at the end` : ''}.</p>`;
  return html`${tickers.length > 1 && html`<label class="inline">Chart of <select onChange=${(event) => { setPicked(event.currentTarget.value); setChosen(null); }}>${tickers.map((one) => html`<option key=${one} value=${one} selected=${one === ticker}>${one}</option>`)}</select></label>`}
    <${TradeChart} key=${ticker} ticker=${ticker} trades=${mine} run=${run} timeframe=${timeframe} chosen=${chosen} />
    <${Table} trades=${trades} many=${tickers.length > 1 || !run.ticker} choose=${setChosen} chosen=${chosen} />`;
}

export function Trades({ path, of, run }) {
  const answer = useRemote(`${path}/trades?format=csv&run=${run.run}`);
  return html`<${Remote} of=${answer} rows=${6}>${(csv) => html`<${TradeList} csv=${csv} of=${of} run=${run} />`}<//>`;
}
