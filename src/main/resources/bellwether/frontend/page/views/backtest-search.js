// What came of many numbers: the map and the list of a sweep's combinations, and the windows of a walk-forward.
import '../draw/heat.js';
import { html, useMemo } from '../base/kit.js';
import { NONE, count, counted, number, words } from '../base/format.js';
import { Pages, Panel } from '../base/parts.js';
import { ENOUGH, change, paramsOf, part, ratio } from './backtest-words.js';

/** Of an objective, whatever it measures. */
const score = (x) => (x === null || x === undefined ? NONE : number(x, { digits: 3 }));

function mapOf({ heat_map: map, objective }) {
  const known = map.cells.flat().filter((x) => x !== null);
  const least = known.length ? Math.min(...known) : 0; // where all are gains, the least has no colour
  const others = map.others === 'at_best' ? `; others as the best has them: ${paramsOf(map.fixed)}` : map.others === 'median' ? '; the median over the others' : '';
  return { title: `${words(objective)} by ${words(map.column_parameter)} (columns) and ${words(map.row_parameter)} (rows)${others}; the stronger the colour, the further from ${least > 0 ? 'the least' : '0'}`, columns: map.columns.map((x) => `${map.column_parameter} ${number(x, { most: 6 })}`), rows: map.rows.map((x) => `${map.row_parameter} ${number(x, { most: 6 })}`),
    values: map.cells, format: (value) => score(value), base: least > 0 ? least : 0 };
}

function Neighbours({ of }) {
  if (!of.run) return html`<p class="quiet">No neighbour of the best was run${of.undefined ? `: ${of.undefined}` : ''}.</p>`;
  return html`<p>${counted(of.run, 'neighbour')} of the best ${of.run === 1 ? 'has' : 'have'} a median of ${score(of.median)}${of.ratio === null ? '' : `, ${part(of.ratio)} of the best’s`}${of.cliff ? html`: <span class="warn">a cliff, as it falls to less than half one step away</span>` : ''}${of.undefined ? html` <span class="quiet">(${of.undefined})</span>` : ''}.</p>`;
}

export function Sweep({ path, of, chosen, choose }) {
  const { sweep } = of;
  const map = useMemo(() => sweep?.heat_map && mapOf(sweep), [sweep]);
  if (!sweep) return null;
  return html`<${Panel} title="Combinations" wide aside=${`${counted(sweep.combinations, 'combination')}${sweep.sample ? ', a sample of more' : ''}, ranked by ${words(sweep.objective)}`}>
    <${Neighbours} of=${sweep.neighbours} />
    ${map ? html`<div class="scroll" tabindex="0" role="region" aria-label="Map of the combinations"><heat-map cells=${map} /></div>` : html`<p class="quiet">No map: it takes two parameters with several values, and at most 10,000 combinations of them.</p>`}
    <h3>All combinations, the best first</h3>
    <${Pages} path=${`${path}/grid?limit=20`} hint=${html`<p>No combination was run.</p>`}>${(items) => html`<div class="scroll" tabindex="0" role="region" aria-label="Combinations"><table><thead><tr><th scope="col">Numbers</th>${of.total > 1 && html`<th scope="col">Symbol</th>`}<th scope="col" class="num">${words(sweep.objective)}</th><th scope="col" class="num">Return</th><th scope="col" class="num phone-off">Sharpe</th><th scope="col" class="num phone-off">Drawdown</th><th scope="col" class="num">Trades</th></tr></thead>
      <tbody>${items.map((one) => html`<tr key=${one.run} class=${one.trades < ENOUGH ? 'few' : ''}><th scope="row"><button type="button" class="plain" data-row="" aria-pressed=${one.run === chosen} onClick=${() => choose(one.run)}>${paramsOf(one.params)}</button></th>${of.total > 1 && html`<td>${one.ticker}</td>`}
        <td class="num">${one.objective === null ? html`<span class="quiet">${one.undefined ?? NONE}</span>` : score(one.objective)}</td><td class="num">${change(one.figures?.total)}</td><td class="num phone-off">${ratio(one.figures?.sharpe)}</td><td class="num phone-off">${part(one.figures?.maximum_drawdown)}</td><td class="num">${count(one.trades)}${one.trades < ENOUGH ? ' too few' : ''}</td></tr>`)}</tbody></table></div>`}<//>
    <p class="hint">Each is a trial, and the best of many is partly luck. Open one to see its trades below.</p><//>`;
}

export function WalkForward({ path, of, chosen, choose }) {
  const objective = words(of.request.search?.objective ?? 'sharpe');
  return html`<${Panel} title="Walk-forward" wide aside=${`numbers chosen by ${objective} on one span, tried on the next`}>
    <ul class="list">${of.walk_forward.map((one) => html`<li key=${one.run}><span>${of.walk_forward.length > 1 ? html`<button type="button" class="plain" data-row="" aria-pressed=${one.run === chosen} onClick=${() => choose(one.run)}>${one.ticker}</button> ` : html`<strong>${one.ticker}</strong> `}${objective} ${score(one.train)} in training, ${score(one.test)} in the tests chained${one.ratio === null ? '' : `: ${part(one.ratio)} of it was left`}</span>
      <span class="under">${counted(one.windows, 'window')}${one.unchosen > 0 ? `, in ${count(one.unchosen)} of them nothing could be chosen` : ''}${one.last_sessions === null ? '' : `; the last has ${counted(one.last_sessions, 'session')} only`}${one.undefined ? html`; <span class="warn">${one.undefined}</span>` : ''}</span></li>`)}</ul>
    <${Pages} path=${`${path}/windows?limit=50`} hint=${html`<p>No window was run.</p>`}>${(items) => html`<div class="scroll" tabindex="0" role="region" aria-label="Windows"><table><thead><tr><th scope="col">Window</th><th scope="col" class="phone-off">Trained on</th><th scope="col">Tried on</th><th scope="col">Numbers</th><th scope="col" class="num">Training</th><th scope="col" class="num">Test</th><th scope="col" class="num phone-off">Return</th><th scope="col" class="num">Trades</th></tr></thead>
      <tbody>${items.map((one) => html`<tr key=${one.run}><th scope="row" class="nowrap">${of.walk_forward.length > 1 ? `${one.ticker} ` : ''}${count(one.window)}${one.shorter ? html` <span class="quiet">shorter</span>` : ''}</th><td class="phone-off nowrap">${one.trained.first} to ${one.trained.last}</td><td class="nowrap">${one.tested.first} to ${one.tested.last}</td>
        <td>${one.params ? paramsOf(one.params) : html`<span class="quiet">${one.undefined ?? 'none chosen'}</span>`}</td><td class="num">${score(one.objective.train)}</td><td class="num">${score(one.objective.test)}</td><td class="num phone-off">${change(one.figures?.total)}</td><td class="num">${count(one.figures?.trades)}</td></tr>`)}</tbody></table></div>`}<//><//>`;
}
