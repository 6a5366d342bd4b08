// How often forecasts of how far prices move were right, and whether they did better than one without a model.
import { html } from '../base/kit.js';
import { Pick, changer } from '../base/address.js';
import { Known, Panel } from '../base/parts.js';
import { count, number, signed, words } from '../base/format.js';
import { Remote, useRemote } from '../base/remote.js';

const share = (x) => (x === null ? '–' : `${number(x * 100, { digits: 1 })} %`);
const skill = (x, shown) => (typeof x === 'number' ? html`<span class=${shown ? (x > 0 ? 'up' : 'down') : ''}>${signed(x, (y) => `${number(y * 100, { digits: 1 })} %`)}</span>` : '–');

function Kind({ kind }) {
  const { counts, coverage, losses } = kind;
  return html`<tr class=${kind.shown ? '' : 'quiet'}><th scope="row">${words(kind.model)}<div class="quiet">${kind.horizon === 1 ? '1 session' : `${kind.horizon} sessions`}, ${kind.made}</div></th><td><${Known} text=${kind.message} kind=${kind.why ? 'badge' : 'badge good'}>${kind.why ? words(kind.why) : 'better than chance'}<//></td>
    <td class="num">${count(counts.n)}</td><td class="num phone-off">${number(counts.effective_n, { digits: 1 })}</td><td class="num">${share(coverage.eighty)}</td><td class="num phone-off">${share(coverage.ninety_five)}</td><td class="num phone-off">${kind.thirds.map((one) => html`<div key=${one.third}>${one.third} ${share(one.eighty)} <span class="quiet">n ${count(one.n)}</span></div>`)}</td>
    <td class="num">${skill(losses.winkler_skill, kind.shown)}</td><td class="num phone-off">${skill(losses.pinball_skill, kind.shown)}</td><td class="num phone-off">${number(kind.p ?? undefined, { digits: 3 })}</td></tr>`;
}

export function Forecasts({ route, go }) {
  const synthetic = route.query.get('synthetic') === '1';
  const record = useRemote(`/api/v1/forecasts/record?synthetic=${synthetic}`);
  return html`<${Panel} title="Forecasts" wide aside="of how far prices move, not of their direction"><div class="form filters"><${Pick} title="Symbols" name="synthetic" value=${synthetic ? '1' : ''} of=${[['', 'real'], ['1', 'invented']]} change=${changer(route, go)} /></div>
    <${Remote} of=${record} empty=${({ items }) => !items.length} hint=${html`<p>No forecast of ${synthetic ? 'invented' : 'real'} symbols has met its outcome yet. ${record.data?.message}</p>`}>${(data) => html`<div class="scroll" tabindex="0" role="region" aria-label="Forecasts"><table><thead><tr><th scope="col">Model</th><th scope="col">State</th><th scope="col" class="num">n</th><th scope="col" class="num phone-off">Effective</th><th scope="col" class="num">Within 80 %</th><th scope="col" class="num phone-off">Within 95 %</th><th scope="col" class="num phone-off">Within 80 % by third</th><th scope="col" class="num">Skill</th><th scope="col" class="num phone-off">Skill of quantiles</th><th scope="col" class="num phone-off">p</th></tr></thead>
      <tbody>${data.items.map((kind) => html`<${Kind} key=${`${kind.made} ${kind.horizon} ${kind.model}`} kind=${kind} />`)}</tbody></table></div><p class="hint">${data.message} Skill: how much smaller the Winkler loss is than that of an interval of the same returns without a model, of quantiles the pinball loss likewise; nought or less is none. Live and replayed are never added up.</p>`}<//><//>`;
}
