// All that is known of a model: what it was made of, how it fared beside what needs none, and each rule with its number.
import '../draw/style.js';
import '../draw/curve.js';
import { html, say, useMemo, useState } from '../base/kit.js';
import { count, counted, date, few, number, words } from '../base/format.js';
import { Act, Badge, Panel } from '../base/parts.js';
import { Remote, useRemote } from '../base/remote.js';
import { write } from '../base/writes.js';
import { State } from './models.js';

const four = (x) => number(x ?? undefined, { digits: 4 });
const plain = (x) => number(x, { most: 4 });
const share = (x) => (x === null || x === undefined ? '–' : `${number(x * 100, { digits: 1 })} %`);
const MOST_FEATURES = 15;

/** A figure of the model, that of what needs none, and by how much the model's is better; nought or less is no skill. */
function Beside({ name, own, other, than }) {
  const better = own === null || other === null ? null : other - own;
  return html`<tr><th scope="row">${name}</th><td class="num">${four(own)}</td><td class="num">${four(other)} <span class="quiet">${than}</span></td><td class="num">${better === null ? '–' : better > 0 ? html`<span class="up">${four(better)} better</span>` : html`<span class="down">${four(-better)} worse: no skill</span>`}</td></tr>`;
}

function Auc({ of }) {
  return html`<tr><th scope="row">Daily AUC${of.auc_low === null ? '' : html`<div class="quiet">90 % interval ${four(of.auc_low)} to ${four(of.auc_high)}</div>`}</th><td class="num">${four(of.auc)}</td><td class="num">0.5000 <span class="quiet">chance</span></td><td class="num">${of.auc === null ? '–' : of.auc > 0.5 ? html`<span class="up">${four(of.auc - 0.5)} above</span>${of.auc_low !== null && of.auc_low <= 0.5 ? html` <${Badge}>its interval holds chance<//>` : ''}` : html`<span class="down">no skill</span>`}</td></tr>`;
}

/** Figures beside those of what needs no model. */
function Figures({ label, of, children }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${label}><table><thead><tr><th scope="col">Figure</th><th scope="col" class="num">Model</th><th scope="col" class="num">Without</th><th scope="col" class="num">Difference</th></tr></thead><tbody><${Auc} of=${of} /><${Beside} name="Log loss" own=${of.log_loss} other=${of.base_log_loss} than="base rate" />${children}</tbody></table></div>`;
}

function Metrics({ of: metrics }) {
  return html`<h3>Out of sample, beside what needs no model</h3><${Figures} label="Figures out of sample" of=${metrics}><${Beside} name="Log loss" own=${metrics.log_loss} other=${metrics.momentum_log_loss} than="momentum" /><${Beside} name="Brier" own=${metrics.brier} other=${metrics.base_brier} than="base rate" />
    <tr><th scope="row">Calibration error</th><td class="num">${four(metrics.calibration_error)}</td><td></td><td></td></tr><//>`;
}

/** Its record made before the outcomes, and how its time in shadow ended. */
function Live({ live, shadow }) {
  return html`<h3>Made before the outcomes</h3>${live?.live_dates ? html`<p>Scored before what came of it was known: <span class="num">${count(live.live_dates)}</span> of ${counted(live.dates, 'date')}, ${date(live.since)} to ${date(live.until)}; effective n ${live.effective_n === null ? 'not known' : number(live.effective_n, { digits: 1 })}.</p><${Figures} label="Figures made before the outcomes" of=${live} />` : html`<p class="hint">No session that it scored has met its outcome yet.</p>`}
    ${shadow && html`<h3>Time in shadow: ${shadow.failed.length ? 'not passed' : 'passed'}</h3><p>${date(shadow.from)} to ${date(shadow.to)}, ${counted(shadow.days, 'date')}: daily AUC ${four(shadow.auc)}; log loss ${four(shadow.log_loss)}, of the base rate ${four(shadow.base_log_loss)}${shadow.incumbent_log_loss === null ? '' : `, of the active model ${four(shadow.incumbent_log_loss)}`}.</p>${shadow.failed.length > 0 && html`<ul class="plain-list">${shadow.failed.map((one) => html`<li key=${one}>${one}</li>`)}</ul>`}`}`;
}

/** Each rule with the number it reached and the one it had to. */
function Gate({ lines }) {
  const failed = lines.filter((one) => !one.passed).length;
  return html`<h3>Gate: ${failed ? `${counted(failed, 'rule')} of ${count(lines.length)} not met` : `all ${count(lines.length)} rules met`}</h3><div class="scroll" tabindex="0" role="region" aria-label="Rules of the gate"><table><thead><tr><th scope="col">Rule</th><th scope="col">Met</th><th scope="col" class="num">Reached</th><th scope="col" class="num">Needed</th><th scope="col" class="phone-off">In words</th></tr></thead>
    <tbody>${lines.map((one) => html`<tr key=${one.rule}><th scope="row">${words(one.rule)}</th><td><${Badge} kind=${one.passed ? 'good' : 'bad'}>${one.passed ? 'met' : 'not met'}<//></td><td class="num">${one.have === null ? 'not measurable' : plain(one.have)}</td><td class="num">${plain(one.need)}</td><td class="phone-off quiet">${one.message}</td></tr>`)}</tbody></table></div>`;
}

/** How often probabilities came true, bin by bin; a model that knows nothing has bins at the base rate. */
function curvesOf(bins) {
  const curve = (name, of) => ({ name, values: bins.map(of) });
  const known = bins.every((one) => one.low !== null && one.low !== undefined);
  return { title: 'How often it came true', dates: false, unit: '%', x: bins.map((one) => 100 * one.probability), series: [curve('came true', (one) => 100 * one.rate), curve('as said', (one) => 100 * one.probability), ...(known ? [curve('90 % low', (one) => 100 * one.low), curve('90 % high', (one) => 100 * one.high)] : [])] };
}

function Reliability({ bins }) {
  const data = useMemo(() => curvesOf(bins), [bins]);
  if (!bins.length) return html`<h3>Reliability</h3><p class="hint">No row was judged.</p>`;
  const rising = bins.every((one, i) => i === 0 || one.probability > bins[i - 1].probability);
  return html`<h3>Reliability, out of sample</h3>${rising && bins.length > 1 && html`<curve-chart data=${data} />`}
    <div class="scroll" tabindex="0" role="region" aria-label="Reliability by bin"><table><thead><tr><th scope="col">Bin</th><th scope="col" class="num">Said</th><th scope="col" class="num">Came true</th><th scope="col" class="num">90 % interval, by dates</th><th scope="col" class="num">n</th><th scope="col" class="num phone-off">Dates</th></tr></thead>
      <tbody>${bins.map((one, i) => html`<tr key=${i} class=${few(one.dates ?? one.rows) ? 'quiet' : ''}><th scope="row">${i + 1}</th><td class="num">${share(one.probability)}</td><td class="num">${share(one.rate)}</td><td class="num">${one.low === null || one.low === undefined ? 'not known' : `${share(one.low)} to ${share(one.high)}`}</td><td class="num">${count(one.rows)}${few(one.dates ?? one.rows) && html` <${Badge}>too few<//>`}</td><td class="num phone-off">${one.dates ? count(one.dates) : '–'}</td></tr>`)}</tbody></table></div>`;
}

function Importance({ features }) {
  const [all, setAll] = useState(false);
  const sorted = useMemo(() => features.toSorted((a, b) => b.fall - a.fall), [features]);
  const shown = all ? sorted : sorted.slice(0, MOST_FEATURES);
  return html`<details><summary>What each feature is worth</summary><div class="scroll" tabindex="0" role="region" aria-label="Importance"><table><thead><tr><th scope="col">Feature</th><th scope="col" class="num">Fall of the daily AUC</th><th scope="col" class="num">Dates</th></tr></thead><tbody>${shown.map((one) => html`<tr key=${one.feature} class=${one.fall > 0 ? '' : 'quiet'}><th scope="row">${words(one.feature)}</th><td class="num">${number(one.fall, { digits: 5 })}</td><td class="num">${count(one.dates)}</td></tr>`)}</tbody></table></div>
    ${features.length > shown.length && html`<p><button type="button" onClick=${() => setAll(true)}>All ${count(features.length)}</button></p>`}<p class="hint">By how much it falls, out of sample, when the feature’s values are shuffled within each date; about nought or less: the model gains nothing from it.</p></details>`;
}

function Leaks({ leaks, doubts }) {
  return html`<h3>Leaks</h3><ul class="list">${leaks.map((one) => html`<li key=${one.code + one.subject}><span><${Badge} kind="bad">${words(one.code)}<//> ${one.subject ?? ''} <span class="quiet">${Object.entries(one.numbers).map(([name, value]) => `${words(name)} ${number(value, { most: 4 })}`).join(', ')}</span></span></li>`)}
    ${doubts.map((one) => html`<li key=${one.code}><span><${Badge} kind="stale">not searched<//> ${words(one.code)}: ${count(one.have)} dates, ${count(one.need)} needed</span></li>`)}${!leaks.length && !doubts.length && html`<li><span>None was found.</span></li>`}</ul>`;
}

/** The settings that were tried on the sessions before those that judge, least loss first. */
function Choice({ of: choice }) {
  const five = (x) => number(x, { digits: 5 });
  const tried = choice.settings.toSorted((a, b) => a.loss - b.loss);
  return html`<h3>Settings: one of ${count(tried.length)} chosen</h3><div class="scroll" tabindex="0" role="region" aria-label="Settings"><table><thead><tr><th scope="col">Setting</th><th scope="col" class="num">Log loss</th><th scope="col" class="num">Spread</th></tr></thead><tbody>${tried.map((one, i) => html`<tr key=${i}><th scope="row">${Object.entries(one.values).map(([name, value]) => `${name} ${value}`).join(', ')}${one.chosen && html` <${Badge} kind="good">chosen<//>`}</th><td class="num">${five(one.loss)}</td><td class="num">${five(one.spread)}</td></tr>`)}</tbody></table></div>
    <p class="hint">Mean and standard deviation over ${counted(choice.paths, 'path')} of ${counted(choice.splits, 'split')}, ${date(choice.from)} to ${date(choice.to)}. Judged on ${date(choice.judged_from)} to ${date(choice.judged_to)} alone, which the choice did not see.</p>`;
}

function Made({ of: model }) {
  const { span, rows, survivorship } = model.card;
  return html`<dl class="facts"><dt>Predicts</dt><dd>${model.spec.label} over ${counted(model.spec.horizon, 'session')}, ${words(model.kind)}, of ${model.spec.universe}, seed <span class="num">${model.spec.seed}</span></dd>
    <dt>Span</dt><dd><span class="num">${date(span.from)}</span> to <span class="num">${date(span.to)}</span>, ${counted(span.sessions, 'session')}, ${counted(span.folds, 'fold')}; ${span.judged_from ? `judged from ${date(span.judged_from)}` : 'no date was judged'}</dd>
    <dt>Rows</dt><dd><span class="num">${count(rows.rows)}</span> of ${counted(rows.used, 'symbol')}; judged <span class="num">${count(rows.judged)}</span> on ${counted(rows.judged_dates, 'date')}. ${rows.message}</dd>
    <dt>Effective n</dt><dd>${rows.effective_n === null ? 'not known' : html`<span class="num">${number(rows.effective_n, { digits: 1 })}</span> independent dates`}</dd>
    <dt>Survivorship</dt><dd>${survivorship.survivors_only && html`<${Badge} kind="stale">survivors only<//> `}${survivorship.message}</dd>
    <dt>Attempts</dt><dd>${count(model.card.attempts)} of ${model.key} up to this one${model.choice ? `, each of its ${count(model.choice.settings.length)} settings among them` : ''}${model.card.judged_against ? `, judged against ${model.card.judged_against}` : ''}</dd>
    <dt>Fingerprint</dt><dd><code>${model.fingerprint ?? '–'}</code></dd></dl>`;
}

function Acts({ read, done }) {
  const model = read.data;
  const path = `/api/v1/models/${model.id}`;
  const act = (verb, body) => async () => {
    await write(read, 'POST', `${path}/${verb}`, body);
    say(`${model.id}: ${verb}`);
    done();
  };
  const active = useRemote('/api/v1/models?state=active&limit=200', { topics: ['jobs'] });
  const against = model.card?.judged_against ?? null;
  // one that was active before may come back beside any other
  const other = model.state === 'retired' ? null : active.data?.items.find((one) => one.key === model.key && one.id !== model.id && one.id !== against);
  const met = model.state !== 'suspended' && !other && !model.shadow?.failed.length && model.card?.gate.every((one) => one.passed);
  const doubt = model.state === 'suspended' ? 'Although it is suspended: sure?' : other ? `Judged beside ${against ?? 'no active model'}, and ${other.id} is active: sure?` : 'Although the gate refused it: sure?';
  return html`<p class="row">${['candidate', 'shadow', 'suspended', 'retired', 'rejected'].includes(model.state) && (met ? html`<${Act} key="activate" does=${act('activate', {})}>Activate<//>` : html`<${Act} key="force" confirm=${doubt} does=${act('activate', { force: true })}>Force it active<//>`)}
    ${['active', 'candidate', 'shadow', 'suspended'].includes(model.state) && html`<${Act} confirm="Retire it: sure?" does=${act('retire')}>Retire<//>`}</p>`;
}

export function Card({ id, may, changed }) {
  const model = useRemote(`/api/v1/models/${encodeURIComponent(id)}`, { topics: ['jobs'] });
  return html`<${Panel} title=${`Card of ${id}`} wide><${Remote} of=${model}>${(one) => html`<p class="row"><strong>${one.key}</strong> version ${count(one.version)} <${State} of=${one} /> ${one.why ?? ''}</p>
    ${one.card ? html`<${Made} of=${one} />${one.choice && html`<${Choice} of=${one.choice} />`}<${Gate} lines=${one.card.gate} /><${Metrics} of=${one.card.metrics} /><${Live} live=${one.live} shadow=${one.shadow} /><${Reliability} bins=${one.card.reliability} /><${Importance} features=${one.card.importance} /><${Leaks} leaks=${one.card.leaks} doubts=${one.card.doubts} />` : html`<p class="empty">It has no card ${one.state === 'training' ? 'yet: it is being trained' : ': its training did not end'}. <a href=${one.job ? `/app/jobs?id=${one.job}` : '/app/jobs'}>Its job</a></p>`}
    ${may && html`<${Acts} read=${model} done=${() => { model.reload(); changed(); }} />`}`}<//><//>`;
}
