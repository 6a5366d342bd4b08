// One symbol: its bars, its verdict with the reasons, and what one does with it. The address holds
// the timeframe, the lines, the bars in sight and the analysis that is shown as it was then.
import '../draw/style.js';
import { html, useCallback, useEffect, useMemo, useRef, useState } from '../base/kit.js';
import { counted, date, number } from '../base/format.js';
import { Later } from '../base/later.js';
import { prefs } from '../base/prefs.js';
import { Trouble, useRemote } from '../base/remote.js';
import { useBars } from './bars.js';
import { Analyse, Order, Watch } from './symbol-acts.js';
import { ChartPart } from './symbol-chart.js';
import { Doubts, NotAnalysed } from './symbol-doubts.js';
import { History, Notes, Plan, VerdictLine, Why, WouldChange } from './symbol-verdict.js';
import { symbolPath, trail } from './trail.js';

const EVIDENCE = () => import('./symbol-record.js').then((module) => module.Evidence);
const APPEARANCES = () => import('./symbol-record.js').then((module) => module.Appearances);
const USUAL = 'EMA:50,EMA:200,RSI:14';

/** How old the bars are, as far as it is known; stale by the rule of the service, as everywhere. */
function ageOf(data, analysis) {
  if (!data || data.synthetic) return analysis?.stale ? { words: `stale ${analysis.days_old} d`, why: `The last bar is of ${date(analysis.as_of)}.` } : null;
  if (!data.stale) return null;
  const sessions = data.stale_sessions;
  return sessions === null ? { words: 'stale, sessions unknown', why: `The last bar is of ${date(data.as_of)}; the holidays of ${data.exchange ?? 'the exchange'} since are not known, so weekdays count.` }
    : { words: `stale ${counted(sessions, 'session')}`, why: `Sessions of ${data.exchange ?? 'the exchange'} that ended since the last bar of ${date(data.as_of)}.` };
}

/** How many shares of now one of a day is. */
const sharesSince = (splits, day) => splits.filter((split) => split.ex_date > day).reduce((shares, split) => shares * split.ratio, 1);

/** The prices of a plan on the scale of the chart's bars. */
function levelsOf(analysis, splits) {
  const { plan } = analysis;
  const trade = plan.side === 'none' ? plan.then : plan;
  if (!trade) return [];
  const shares = sharesSince(splits, analysis.as_of);
  return [['entry', trade.entry?.price], ['stop', trade.stop], ['target', trade.target]].filter(([, price]) => price != null)
    .map(([kind, price]) => ({ kind, price: price / shares, as_of: analysis.as_of, ref: analysis.id }));
}

function useLetters(keys) {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const down = (event) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || target.isContentEditable
        || ['INPUT', 'TEXTAREA', 'SELECT', 'LONG-TABLE'].includes(target.tagName) || document.querySelector('dialog[open]')) return;
      const letter = /^[a-z[\]]$/i.test(event.key);
      if (letter && !prefs.get('keys', true)) return;
      const onChart = target.tagName === 'PRICE-CHART';
      const does = now.current(event.key, onChart || ['BODY', 'MAIN'].includes(target.tagName), onChart);
      if (does) { event.preventDefault(); does(); }
    };
    addEventListener('keydown', down);
    return () => removeEventListener('keydown', down);
  }, []);
}

function View({ route, go, session }) {
  const { ticker } = route.params;
  const { query } = route;
  const timeframe = query.get('tf') ?? '1d';
  const listed = query.get('lines') ?? prefs.get('lines', USUAL);
  const lines = useMemo(() => (listed === 'none' ? [] : listed.split(',').filter(Boolean)), [listed]);
  const then = query.get('then');
  const [table, setTable] = useState(false);
  const [watching, setWatching] = useState(false);
  const chart = useRef(null);
  const path = `/api/v1/stocks/${encodeURIComponent(ticker)}`;
  const bars = useBars(ticker, timeframe, lines);
  const newest = useRemote(`${path}/analyses?limit=1&view=full`, { topics: ['analyses'] });
  const history = useRemote(`${path}/analyses?limit=50&view=summary`, { topics: ['analyses'] });
  const past = useRemote(then ? `/api/v1/analyses/${encodeURIComponent(then)}` : null);
  const last = newest.data?.items[0] ?? null;
  const analysis = then ? past.data : last;

  const change = useCallback((values, replace = false) => {
    const url = new URL(location.href);
    Object.entries(values).forEach(([name, value]) => (value === null ? url.searchParams.delete(name) : url.searchParams.set(name, value)));
    if (values.lines !== undefined) prefs.set('lines', values.lines);
    go(url.pathname + url.search, { replace });
  }, [go]);
  const pickMark = useCallback((id) => change({ then: id }), [change]);
  const splits = bars.data?.splits;
  const levels = useMemo(() => (then && analysis && splits ? levelsOf(analysis, splits) : null), [then, analysis, splits]);
  const shares = then && analysis && splits ? sharesSince(splits, analysis.as_of) : 1;
  const log = query.get('log') === '1';
  const setLog = (on) => change({ log: on ? '1' : null }, true);
  const step = (by) => { const next = trail.beside(ticker, by); return next && (() => go(symbolPath(next) + keptQuery(query))); };

  useLetters((key, free, onChart) => {
    const element = chart.current;
    const at = element ? (element.at < 0 ? element.range().last : element.at) : -1;
    const page = element ? Math.max(1, Math.round((element.to - element.from) * 0.9)) : 0;
    const everywhere = { l: () => setLog(!log), t: () => setTable(!table), w: () => setWatching(!watching), '[': step(-1), ']': step(1),
      a: () => document.querySelector('main [data-key="a"]')?.click(), o: () => document.querySelector('main [data-key="o"]')?.click() }[key];
    if (everywhere || !element || !free) return everywhere;
    const chartKeys = { ArrowLeft: () => element.point(at - 1), ArrowRight: () => element.point(at + 1), '+': () => element.zoom(0.7), '=': () => element.zoom(0.7), '-': () => element.zoom(1.4) };
    const pages = { PageUp: () => element.pan(-page), PageDown: () => element.pan(page), Home: () => element.point(0), End: () => element.point(Infinity) };
    return chartKeys[key] ?? (onChart ? pages[key] : undefined);
  });

  const place = trail.place(ticker);
  const refresh = () => { newest.reload(); history.reload(); bars.reload(); };
  const name = bars.data?.name;
  return html`<div class="symbol">
    <header class="symbol-head"><h1 tabindex="-1">${ticker}</h1> ${name && html`<bdi class="name">${name}</bdi>`}
      <${VerdictLine} analysis=${analysis} bars=${bars} stale=${ageOf(bars.data, analysis)} />
      <span class="acts">${place && html`<span class="quiet num">${place.at} of ${place.of}</span>
        <button type="button" aria-label="Previous of the list" aria-keyshortcuts="[" disabled=${!step(-1)} onClick=${() => step(-1)?.()}>‹</button>
        <button type="button" aria-label="Next of the list" aria-keyshortcuts="]" disabled=${!step(1)} onClick=${() => step(1)?.()}>›</button>`}
        <${Order} ticker=${ticker} plan=${then ? null : last?.plan} session=${session} />
        <${Watch} ticker=${ticker} session=${session} open=${watching} setOpen=${setWatching} /></span></header>
    ${then && html`<p class="then note" role="status">As it was on ${date(analysis?.as_of)}.${shares === 1 ? '' : ` Its prices are of before a split: one share of then is ${number(shares)} now, and the chart divides them by that.`} <button type="button" onClick=${() => change({ then: null })}>Back to now</button></p>`}
    <${ChartPart} bars=${bars} lines=${lines} timeframe=${timeframe} query=${query} change=${change} levels=${levels} table=${table} setTable=${setTable}
      log=${log} setLog=${setLog} chart=${chart} pickMark=${pickMark} />
    <div class="symbol-side">
      ${bars.data && html`<${Doubts} key=${`doubts ${ticker}`} ticker=${ticker} />`}
      <${Analyse} key=${ticker} ticker=${ticker} timeframe=${timeframe} last=${last} session=${session} done=${refresh} />
      ${newest.problem && !newest.data && newest.problem.code !== bars.problem?.code && html`<${Trouble} problem=${newest.problem} retry=${newest.reload} />`}
      ${past.problem && html`<${Trouble} problem=${past.problem} retry=${past.reload} />`}
      ${newest.data && !last && html`<${NotAnalysed} bars=${bars.data} />`}
      ${analysis && html`<${Plan} analysis=${analysis} then=${then} /><${Why} analysis=${analysis} /><${Later} key=${`evidence ${analysis.id}`} load=${EVIDENCE} id=${analysis.id} session=${session} after=${query.get('after')} change=${change} /><${WouldChange} analysis=${analysis} /><${Notes} analysis=${analysis} />`}
      ${history.data?.items.length > 0 && html`<${History} history=${history} shown=${then ?? last?.id} pick=${(id) => change({ then: id })} />`}
      ${bars.data && html`<${Later} key=${`appearances ${ticker}`} load=${APPEARANCES} ticker=${ticker} />`}
    </div></div>`;
}

/** What of the address goes along to the next symbol. */
function keptQuery(query) {
  const kept = new URLSearchParams([...query].filter(([name]) => ['tf', 'lines', 'log', 'after'].includes(name)));
  return kept.size ? `?${kept}` : '';
}

export default { title: 'Symbol', View };
