// Learners of one's own rows: what each learns from, whether it may speak, and its record beside the base rate.
import { html, say, useState } from '../base/kit.js';
import { send } from '../base/api.js';
import { count, counted, date, few, number, words } from '../base/format.js';
import { Act, Badge, Moment, Panel } from '../base/parts.js';
import { Remote, useRemote } from '../base/remote.js';

const PATH = '/api/v1/learners';
const RULES = { dates: 'Days of record', daily_auc: 'Daily AUC', base_loss: 'Log loss below the base rate’s', calibration_error: 'Calibration error', leaks: 'Leaks', live_skill: 'Skill since it speaks' };
const DAYS = 10;
const four = (x) => number(x ?? undefined, { digits: 4 });
const share = (x) => (x === null ? html`<span class="quiet">no label yet</span>` : `${number(x * 100, { digits: 1 })} %`);

const State = ({ why }) => (why ? html`<${Badge} kind="stale">silent<//><div class="quiet">${why.message}</div>` : html`<${Badge} kind="good">speaks<//>`);

/** A mean over days with its interval, or why there is none. */
function Figure({ title, of, chance }) {
  return html`<tr class=${few(of.n) ? 'few' : ''}><th scope="row">${title}</th><td class="num">${four(of.value)}</td><td class="num">${of.low === null ? html`<span class="quiet">none</span>` : `${four(of.low)} to ${four(of.high)}`}</td><td class="num">${count(of.n)}</td><td class="phone-off">${of.unit}${of.why ? html`<div class="quiet">${of.why}</div>` : ''}</td><td class="num phone-off">${chance}</td></tr>`;
}

function Record({ of }) {
  const { record } = of;
  return html`<h3>Record of version ${of.version}, beside the base rate</h3>
    <p>${counted(record.n, 'score')} stored before the label, after its cold start; of ten labels nine came within ${counted(record.horizon, 'day')}.</p>
    <div class="scroll" tabindex="0" role="region" aria-label="Record"><table><caption>Means over days in UTC; intervals of 90 %</caption><thead><tr><th scope="col">Figure</th><th scope="col" class="num">Mean</th><th scope="col" class="num">Interval</th><th scope="col" class="num">n</th><th scope="col" class="phone-off">Unit</th><th scope="col" class="num phone-off">Chance</th></tr></thead>
      <tbody><${Figure} title="Skill: 1 − log loss ÷ the base rate’s" of=${record.skill} chance="0" /><${Figure} title="Daily AUC" of=${record.auc} chance="0.5" /><${Figure} title="Log loss" of=${record.log_loss} chance="–" /><${Figure} title="Log loss of the base rate" of=${record.base_log_loss} chance="–" /></tbody></table></div>
    ${[record.skill, record.auc].some((one) => one.why) && html`<p class="hint phone-only">${record.skill.why ?? record.auc.why}</p>`}
    ${record.days.length > 0 && html`<details><summary>Newest days</summary><div class="scroll" tabindex="0" role="region" aria-label="Days of the record"><table><thead><tr><th scope="col">Day</th><th scope="col" class="num">Scores</th><th scope="col" class="num">True</th><th scope="col" class="num">Log loss</th><th scope="col" class="num">Base rate’s</th><th scope="col" class="num phone-off">AUC</th></tr></thead>
      <tbody>${record.days.slice(0, DAYS).map((one) => html`<tr key=${one.date}><th scope="row" class="nowrap">${one.date}</th><td class="num">${count(one.n)}</td><td class="num">${count(one.positives)}</td><td class="num">${four(one.log_loss)}</td><td class="num">${four(one.base_log_loss)}</td><td class="num phone-off">${four(one.auc)}</td></tr>`)}</tbody></table></div><p class="quiet">${counted(record.days.length, 'day')} in all, at most 400.</p></details>`}`;
}

function Gate({ of: { gate, looks } }) {
  return html`<h3>The gate</h3><p>${looks.made ? `${counted(looks.made, 'look')} made` : 'Not looked at yet'}; the next is due at ${counted(looks.next_days, 'day')} of record.</p>
    ${gate.length > 0 && html`<ul class="list">${gate.map((one) => html`<li key=${one.rule}><span><${Badge} kind=${one.passed ? 'good' : 'bad'}>${one.passed ? 'met' : 'not met'}<//> ${RULES[one.rule] ?? words(one.rule)}</span><span class="end">${four(one.have)}, needed ${number(one.need, { most: 4 })}</span><span class="under">${one.message}</span></li>`)}</ul>`}`;
}

function Card({ id, may, gone }) {
  const path = `${PATH}/${encodeURIComponent(id)}`;
  const one = useRemote(path);
  const remove = async () => {
    await send('DELETE', path);
    say(`Learner ${id} is deleted`);
    gone();
  };
  return html`<${Panel} title=${`Learner ${id}`} wide aside=${html`<button type="button" onClick=${one.reload}>Read again</button>`}><${Remote} of=${one}>${(of) => html`<p><${State} why=${of.why} /></p>
    <dl class="facts"><dt>Learns from</dt><dd>${of.names.map((name) => html`<code key=${name}>${name}</code> `)}</dd><dt>Labels learnt</dt><dd>${count(of.n)} by version ${of.version}, ${count(of.labels)} by all versions</dd><dt>Base rate</dt><dd>${share(of.base_rate)} of the labels were true</dd></dl>
    <${Record} of=${of} /><${Gate} of=${of} />
    <details><summary>${counted(of.versions.length, 'version')}</summary><ul class="list">${of.versions.map((one) => html`<li key=${one.version}><span>Version ${one.version}: ${one.why}</span><span class="end">${date(one.began_at)}${one.ended_at ? ` to ${date(one.ended_at)}, ${counted(one.updates, 'label')}` : ''}</span></li>`)}</ul></details>
    ${may && html`<p class="row"><${Act} confirm="Delete it with its scores, labels and versions: sure?" does=${remove}>Delete the learner<//></p>`}`}<//><//>`;
}

export function Learners({ open, choose, may }) {
  const all = useRemote(PATH);
  const [gone, setGone] = useState('');
  return html`<${Panel} title="Learners" wide aside="of rows of your own, one at a time"><${Remote} of=${all} rows=${1} empty=${({ items }) => !items.length} hint=${html`<p>No learner. The first row that a program of yours states makes one: <code>POST ${PATH}/{key}/predict</code>.</p>`}>${({ items }) => html`<div class="scroll" tabindex="0" role="region" aria-label="Learners"><table><thead><tr><th scope="col">Learner</th><th scope="col" class="num phone-off">Features</th><th scope="col" class="num">Labels</th><th scope="col" class="num phone-off">Base rate</th><th scope="col">State</th><th scope="col" class="phone-off">Changed</th></tr></thead>
      <tbody>${items.map((one) => html`<tr key=${one.key}><th scope="row"><button type="button" class="plain" data-row="" aria-expanded=${open === one.key} onClick=${() => choose(open === one.key ? '' : one.key)}>${one.key}</button></th><td class="num phone-off">${count(one.features)}</td><td class="num">${count(one.labels)}</td><td class="num phone-off">${share(one.base_rate)}</td><td><${State} why=${one.why} /></td><td class="phone-off"><${Moment} at=${one.changed_at} /></td></tr>`)}</tbody></table></div>`}<//><//>
    ${open && open !== gone && html`<${Card} key=${open} id=${open} may=${may} gone=${() => { setGone(open); choose(''); all.reload(); }} />`}`;
}
