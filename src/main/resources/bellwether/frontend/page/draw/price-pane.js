// One pane of the price chart: a uPlot with its lines, their names and values above it.
import uPlot from '../vendor/uplot.js';
import {computed, figure, price} from '../base/format.js';
import {barDate} from './canvas.js';
import {inside} from './price-hooks.js';
import {drawLines} from './price-lines.js';
import {extent, ticks} from './price-scales.js';

const STEPS = [1, 2, 3, 5, 8, 12, 20, 30, 50, 75, 100, 150, 200, 300, 500, 1000, 2000, 5000, 10000, 20000];
/** Half of a date, which is not to be cut at the edge. */
const ROOM = 36;
const FONT = '11px system-ui, sans-serif';

/** @param parts what the chart draws: `underneath` and `above` the lines of the main pane */
export function pane(chart, lines, parts, {main, last, sync}) {
  const box = document.createElement('div');
  box.className = main ? 'pane main' : 'pane own';
  const title = document.createElement('p');
  title.className = 'pane-title';
  box.append(title);
  chart.append(box);
  const plot = new uPlot(options(chart, lines, parts, {main, last, sync}), [[0], [null]], box);
  sync.sub(plot);
  const keys = lines.map((line, i) => {
    const key = document.createElement('span');
    key.className = `key curve-${(i % 6) + 1}`;
    title.append(key);
    return key;
  });
  const say = at => keys.forEach((key, i) => {
    const {values, name, id} = valuesOf(chart, lines[i]);
    const shown = shownValue(values[at < 0 ? values.length - 1 : at], lines[i], chart.data.decimals);
    key.textContent = `${name ?? id} ${shown}`;
  });
  const height = () => extent(chart.data, lines, chart.range(), main, chart);
  return {plot, box, lines, main, say, height, of: null};
}

const valuesOf = (chart, line) => chart.data.lines.find(one => one.id === line.id) ?? {...line, values: []};
const shownValue = (value, line, decimals) => (line.unit === 'price' ? price(value ?? undefined, decimals) : computed(value ?? undefined));

function options(chart, lines, parts, {main, last, sync}) {
  const axis = {stroke: () => chart.look['ink-2'], font: FONT, ticks: {show: false},
    grid: {stroke: () => chart.look.line, width: 0.5}};
  const dates = (plot, places) => places.map(place => {
    const {bars, timeframe, zone} = chart.data;
    const cut = plot.valToPos(place, 'x') < ROOM || plot.valToPos(place, 'x') > plot.width - chart.axis - ROOM / 4;
    return cut || bars.time[place] === undefined ? '' : barDate(bars.time[place], timeframe, zone);
  });
  const values = (_, ticks) => ticks.map(tick => (tick == null ? '' : main ? price(tick, chart.data.decimals) : figure(tick)));
  return {
    width: Math.max(50, chart.clientWidth), height: 100, legend: {show: false}, padding: [6, 0, last ? 0 : 4, 4],
    cursor: {drag: {x: false, y: false}, points: {show: false}, y: main, sync: {key: sync.key, setSeries: false}},
    scales: {
      x: {time: false, range: () => [chart.from - 0.5, chart.to + 0.5]},
      y: {auto: false, distr: main && chart.logged ? 3 : 1, range: (_, low, high) => [low ?? 1, high ?? 2]},
    },
    axes: [
      {...axis, show: last, size: 22, gap: 4, space: 100, incrs: STEPS, values: dates},
      {...axis, side: 1, size: () => chart.axis, gap: 6, values, filter: (_, all) => all,
        splits: (plot, _, low, high) => ticks(low, high, (plot.height - (last ? 30 : 8)) / (main ? 40 : 22), main && chart.logged)},
    ],
    // drawn by the hooks: the cursor needs one series only
    series: [{}, {scale: 'y', auto: false, paths: () => null, points: {show: false}}],
    hooks: main
      ? {drawAxes: [parts.underneath], draw: [plot => curves(plot, chart, lines), parts.above], setCursor: [parts.hovered]}
      : {draw: [plot => bounds(plot, chart, lines), plot => curves(plot, chart, lines)]},
  };
}

const curves = (plot, chart, lines) => drawLines(plot, lines.map(line => valuesOf(chart, line).values), chart.range(), chart.look, plot.scales.y.distr === 3);

/** The levels that an indicator is read by, such as 30 and 70. */
function bounds(plot, chart, lines) {
  inside(plot, ink => {
    ink.fillStyle = chart.look['ink-2'];
    for (const level of lines[0].levels ?? []) {
      ink.fillRect(plot.bbox.left, Math.round(plot.valToPos(level, 'y', true)), plot.bbox.width, 1);
    }
  });
}
