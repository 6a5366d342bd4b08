// Kinds of outcomes, such as those of a pattern, beside what no signal would have come to.
import { html } from '../base/kit.js';
import { Pick, changer, oneOf } from '../base/address.js';
import { Badge, Panel, Ticker } from '../base/parts.js';
import { count, counted, date, number, signed, words } from '../base/format.js';
import { Remote, useRemote } from '../base/remote.js';
import { Figure, Range } from './figures.js';

const BY = { pattern: 'pattern', symbol: 'symbol', timeframe: 'timeframe', origin: 'origin' };
const POLICIES = { barrier: '3 ATR, stop 2 ATR', sltp: '3 %, stop 2 %', horizon: 'third close' };
const WINDOWS = ['365', '90', '30'];
const UNKNOWN = { pattern: 'no pattern named', symbol: 'no symbol stored', timeframe: 'no timeframe', origin: 'no origin' };
const WHY = { too_few: 'too few', no_base: 'no base', no_variance: 'no variance' };

const share = (x) => `${number(x * 100, { digits: 0 })} %`;
const times = (x) => signed(x, (y) => `${number(y, { digits: 2 })} R`);
const points = (x) => signed(x, (y) => `${number(y * 100, { digits: 1 })} points`);
const reason = (why) => (why ? WHY[why] ?? words(why) : null);
const told = (of) => ({ ...of, message: reason(of.why) });

function Kind({ kind, by }) {
  const { base } = kind;
  const row = { among: kind.n, said: reason(kind.why) };
  return html`<tr class=${kind.why === 'too_few' ? 'quiet' : ''}><th scope="row">${kind.key === null ? UNKNOWN[by] : by === 'symbol' ? html`<${Ticker} name=${kind.key} />` : words(kind.key)}${kind.why && html` <${Badge}>${reason(kind.why)}<//>`}</th><td class="num">${count(kind.n)}</td><td class="num phone-off">${number(kind.effective_n, { digits: 1 })}</td><td class="num phone-off">${count(kind.dates)}</td>
    <td class="num"><${Figure} of=${{ ...told(kind.win_rate), n: kind.n }} as=${share} ...${row} /></td><td class="num phone-off">${kind.mean_r ? html`<${Figure} of=${{ ...told(kind.mean_r), n: kind.n }} as=${times} ...${row} />` : '–'}</td>
    <td class="num phone-off">${base ? share(base.rate) : '–'}</td><td class="num">${base ? html`<${Figure} of=${{ ...told(base.excess), n: base.n }} as=${points} ...${row} />` : '–'}</td><td class="phone-off">${base && html`<${Range} of=${base.excess} scale=${5} />`}</td>
    <td class="num phone-off">${base?.p == null ? '–' : html`${number(base.p, { digits: 3 })}<div class="quiet">adjusted ${number(base.p_adjusted, { digits: 3 })}</div>`}</td></tr>`;
}

function Kinds({ data }) {
  return html`<p class="hint">${counted(data.counted, 'outcome')} since ${date(data.from)}; ${counted(data.tested, 'kind')} tested, those under ${count(data.enough)} effective outcomes are too few. The base: the same symbols, side and policy without a signal of the kind. Below figures stand their 90 % intervals, over days, and n, where it is another.</p>
    <div class="scroll" tabindex="0" role="region" aria-label="Kinds of outcomes"><table><thead><tr><th scope="col">${words(data.by)}</th><th scope="col" class="num">n</th><th scope="col" class="num phone-off">Effective</th><th scope="col" class="num phone-off">Days</th><th scope="col" class="num">Won</th><th scope="col" class="num phone-off">Mean R</th><th scope="col" class="num phone-off">Base</th><th scope="col" class="num">Beyond base</th><th scope="col" class="phone-off"><span class="unseen">Interval beyond the base</span></th><th scope="col" class="num phone-off">p</th></tr></thead>
    <tbody>${data.items.map((kind) => html`<${Kind} key=${kind.key} kind=${kind} by=${data.by} />`)}</tbody></table></div>`;
}

export function Patterns({ route, go }) {
  const by = oneOf(route.query, 'by', BY, 'pattern');
  const policy = oneOf(route.query, 'ends', POLICIES, 'barrier');
  const days = oneOf(route.query, 'days', WINDOWS, '365');
  const change = changer(route, go);
  const kinds = useRemote(`/api/v1/pattern-performance?window=${days}&by=${by}&policy=${policy}`, { topics: ['outcomes'] });
  return html`<${Panel} title="Patterns" wide aside="what came of detections, alerts and trades"><div class="form filters"><${Pick} title="Group by" name="by" value=${by} of=${Object.entries(BY)} change=${change} /><${Pick} title="Ends at" name="ends" value=${policy} of=${Object.entries(POLICIES)} change=${change} /><${Pick} title="Days back" name="days" value=${days} of=${WINDOWS.map((one) => [one, one])} change=${change} /></div>
    <${Remote} of=${kinds} empty=${({ items }) => !items.length} hint=${html`<p>No outcome since ${kinds.data && date(kinds.data.from)} that ends at ${POLICIES[policy]} is final. Detections, alerts and trades count from the day on which they were made, once the bars that decide them are stored.</p><p><a href="/app/alerts?tab=scans">Scans</a> make detections.</p>`}>${(data) => html`<${Kinds} data=${data} />`}<//><//>`;
}
