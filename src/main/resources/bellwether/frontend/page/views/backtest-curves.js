// Equity of a run beside holding, the benchmark and chance, its drawdowns, and its months.
import '../draw/curve.js';
import '../draw/heat.js';
import { html, useMemo } from '../base/kit.js';
import { counted } from '../base/format.js';
import { Remote, useRemote } from '../base/remote.js';
import { change, numberOf, rowsOf } from './backtest-words.js';

const LARGE = 1e7;
const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
/** Column of the table of sessions, its name, and whether it is known on some sessions only. */
const LINES = [['equity', 'this run'], ['hold', 'buy and hold'], ['index', 'benchmark'], ['chance_low', 'chance, 5 % below', true], ['chance_high', 'chance, 5 % above', true]];

/** How far below its highest so far, in percent. */
function fallen(values) {
  let most = -Infinity;
  return values.map((value) => {
    if (value === null) return null;
    most = Math.max(most, value);
    return most > 0 ? (value / most - 1) * 100 : null;
  });
}

function curvesOf(rows, run) {
  const x = rows.map((row) => Date.parse(row.date) / 1000);
  const lines = LINES.map(([name, title, gaps]) => ({ name: name === 'index' ? run.doubts?.baselines.find((one) => one.name !== 'hold')?.name ?? title : title, gaps, values: rows.map((row) => numberOf(row[name])) }))
    .filter((line) => line.values.some((value) => value !== null));
  const most = Math.max(...lines.flatMap((line) => line.values.map((value) => Math.abs(value ?? 0))));
  const unit = most >= LARGE ? 1e6 : 1;
  const currency = run.prices?.currency ?? '';
  return {
    equity: { title: `Equity${currency ? ` in ${unit > 1 ? 'millions of ' : ''}${currency}` : ''}`, x, dates: true, unit: unit > 1 ? 'm' : '', series: lines.map((line) => ({ ...line, values: line.values.map((value) => (value === null ? null : value / unit)) })) },
    drawdown: { title: 'Drawdown in percent', x, dates: true, unit: '%', zero: true, series: lines.filter((line) => !line.gaps).map((line) => ({ ...line, values: fallen(line.values) })) },
  };
}

/** Returns of months, a row for each year. */
function monthsOf(returns) {
  const years = [...new Set(returns.months.map((one) => one.period.slice(0, 4)))];
  const known = new Map(returns.months.map((one) => [one.period, one.value]));
  const whole = new Map(returns.years.map((one) => [one.period, one.value]));
  return { title: 'Returns by month; the first and last may be parts of months', rows: years, columns: [...MONTHS, 'year'], format: (value) => change(value ?? null), span: 0.1,
    values: years.map((year) => [...MONTHS.map((month) => known.get(`${year}-${month}`) ?? null), whole.get(year) ?? null]) };
}

function Pictures({ csv, run }) {
  const rows = useMemo(() => rowsOf(csv), [csv]);
  const curves = useMemo(() => rows.length > 1 && curvesOf(rows, run), [rows, run]);
  const months = useMemo(() => run.metrics && monthsOf(run.metrics.returns), [run]);
  return html`${curves ? html`<h3>${curves.equity.title}</h3><curve-chart data=${curves.equity} />
      ${curves.equity.series.some((line) => line.gaps) && html`<p class="hint">Chance: the same trades at random times, of which nine in ten draws lie between its two lines.</p>`}
      <h3>${curves.drawdown.title}</h3><curve-chart data=${curves.drawdown} />` : html`<p>${counted(rows.length, 'session')}: too few for a curve.</p>`}
    ${months && html`<div class="scroll" tabindex="0" role="region" aria-label="Returns by month"><heat-map cells=${months} /></div>`}`;
}

export function Curves({ path, run }) {
  const answer = useRemote(`${path}/equity?format=csv&run=${run.run}`);
  return html`<${Remote} of=${answer} rows=${8}>${(csv) => html`<${Pictures} csv=${csv} run=${run} />`}<//>`;
}
