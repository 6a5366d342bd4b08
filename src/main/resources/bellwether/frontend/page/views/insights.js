// What closed trades show together, each figure with the trades that it is known of.
import { html } from '../base/kit.js';
import { Badge, Known, Panel } from '../base/parts.js';
import { count, counted, number, signed, words } from '../base/format.js';
import { Remote, useRemote } from '../base/remote.js';

const GROUPS = { by_tag: 'Tag', by_emotion: 'Emotion', by_setup: 'Pattern of the entry', by_weekday: 'Weekday of the entry' };
const times = (spread, sign = true) => (spread.mean === null ? '–' : html`${sign ? signed(spread.mean) : number(spread.mean)} R`);
const of = (spread, n) => (spread.n === n ? '' : html`<div class="quiet">of ${count(spread.n)}</div>`);

function Groups({ title, groups, name }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${title}><table><thead><tr><th scope="col">${title}</th><th scope="col" class="num">Trades</th><th scope="col" class="num phone-off">Won</th><th scope="col" class="num phone-off">Lost</th><th scope="col" class="num">Mean R</th><th scope="col" class="num phone-off">Median R</th><th scope="col" class="num phone-off">Went against</th><th scope="col" class="num phone-off">Went for</th></tr></thead>
    <tbody>${groups.map((one) => html`<tr key=${one.key} class=${one.too_few ? 'quiet' : ''}><th scope="row">${one.key === null ? 'none' : name === 'by_tag' || name === 'by_emotion' ? one.key : words(one.key)} ${one.too_few && html`<${Known} text="Fewer than 30 trades of which R is known." kind="badge">too few<//>`}</th><td class="num">${count(one.n)}</td><td class="num phone-off">${count(one.wins)}</td><td class="num phone-off">${count(one.losses)}</td>
      <td class="num">${times(one.r)}${of(one.r, one.n)}</td><td class="num phone-off">${one.r.median === null ? '–' : html`${signed(one.r.median)} R`}</td><td class="num phone-off">${times(one.mae, false)}${of(one.mae, one.n)}</td><td class="num phone-off">${times(one.mfe, false)}${of(one.mfe, one.n)}</td></tr>`)}</tbody></table></div>`;
}

function Finding({ finding: { message, these, others } }) {
  const mean = (group) => (group.r.mean === null ? 'R unknown' : `${signed(group.r.mean)} R in the mean of ${count(group.r.n)}`);
  return html`<li><span>${message} ${these.too_few && html`<${Badge}>too few<//>`}</span><span></span><span class="under">These: ${mean(these)}. All others: ${mean(others)}.</span></li>`;
}

const LACKS = [['without_risk', 'no planned stop, so no R'], ['without_path', 'bars lack between entry and exit'], ['without_time', 'only the days known']];

export function Insights() {
  const insights = useRemote('/api/v1/journal/insights', { topics: ['journal', 'portfolios'] });
  return html`<${Panel} title="Insights" wide aside="of closed trades; R: profit after costs in multiples of the planned risk"><${Remote} of=${insights} empty=${({ all }) => all.n === 0} hint=${html`<p>No trade has been closed yet. Trades of your portfolios show here, by the tags and emotions of your entries.</p>`}>${(data) => html`
    <${Groups} title="All" groups=${[data.all]} />
    <p class="hint">${LACKS.filter(([name]) => data[name] > 0).map(([name, text]) => `${counted(data[name], 'trade')}: ${text}`).join('; ')}</p>
    <h3>Habits</h3>${data.findings.length ? html`<ul class="list">${data.findings.map((one) => html`<${Finding} key=${one.code} finding=${one} />`)}</ul>` : html`<p class="quiet">None found: more than 5 trades on a day, an entry within 30 minutes of a loss, or more than half closed by the stop.</p>`}
    ${Object.entries(GROUPS).filter(([name]) => data[name].length).map(([name, title]) => html`<h3>${title}</h3><${Groups} key=${name} name=${name} title=${title} groups=${data[name]} />`)}`}<//><//>`;
}
