// Trained models by state, and why none of them may speak, or which one does.
import { covers, html, useEffect, useState } from '../base/kit.js';
import { Later } from '../base/later.js';
import { count, number, words } from '../base/format.js';
import { Badge, Moment, Pages, Panel } from '../base/parts.js';
import { Remote, useRemote } from '../base/remote.js';

const STATES = ['', 'active', 'suspended', 'shadow', 'candidate', 'rejected', 'retired', 'training', 'failed'];
const KINDS = { active: 'good', suspended: 'bad', shadow: 'stale', candidate: 'stale', rejected: 'bad', failed: 'bad' };
const TITLES = { shadow: 'Scores sessions before their outcomes are known, and is not shown', suspended: 'Was active, and lost more than the base rate does' };
const LEARNERS = () => import('./learners.js').then((module) => module.Learners);
const CARD = () => import('./model-card.js').then((module) => module.Card);

export const State = ({ of }) => html`<${Badge} kind=${KINDS[of.state]} title=${TITLES[of.state]}>${words(of.state)}<//>${of.forced ? html` <${Badge} kind="bad" title="Activated although a rule of the gate was not met">forced<//>` : ''}`;

const named = (models) => models.map((one) => `${one.key}: ${one.id}`).join(', ');

/** Whether any may speak, and on what ground. */
function Speaks({ again }) {
  const all = useRemote('/api/v1/models?state=active&limit=200\n/api/v1/models?state=suspended&limit=200', { topics: ['jobs'] });
  useEffect(() => { if (again) all.reload(); }, [again]);
  return html`<${Remote} of=${all} rows=${1}>${({ items }) => {
    const active = items.filter((one) => one.state === 'active');
    const suspended = items.filter((one) => one.state === 'suspended');
    const forced = active.filter((one) => one.forced);
    return html`<p>${active.length ? html`<strong>${named(active)} ${active.length === 1 ? 'is' : 'are'} active.</strong> <code>POST /api/v1/models/score</code> answers with its probability and its record.${forced.length ? ' A forced one has not met every rule: no profile listens to it.' : ' Its figures out of sample met every rule of the gate.'} Later trainings are compared with it.`
      : html`<strong>No model may speak.</strong> One does only while its record on dates that it had not seen beats the base rate and the momentum rule; none that was trained has met every rule, or none is activated. No probability of a model is shown anywhere.`}</p>
      ${suspended.length > 0 && html`<p class="warn">${named(suspended)} ${suspended.length === 1 ? 'was' : 'were'} active and ${suspended.length === 1 ? 'is' : 'are'} suspended: on sessions scored before their outcomes the log loss was above that of the base rate.</p>`}`;
  }}<//>`;
}

/** The mean of daily AUCs as skill beyond chance: nought or less is none. */
function Skill({ auc }) {
  if (auc === null) return html`<span class="quiet">–</span>`;
  return html`${number(auc, { digits: 4 })} ${auc <= 0.5 && html`<${Badge} kind="bad" title="0.5 is chance">no skill<//>`}`;
}

export function Models({ route: { query }, go, session }) {
  const state = STATES.includes(query.get('state')) ? query.get('state') : '';
  const open = query.get('model');
  const [turn, setTurn] = useState(0);
  const change = (values) => {
    const next = new URLSearchParams(query);
    Object.entries(values).forEach(([name, value]) => (value ? next.set(name, value) : next.delete(name)));
    go(`/app/scoreboard?${next}`, { replace: true });
  };
  return html`<${Panel} title="Models" wide aside=${html`<label class="check">State <select value=${state} data-key="/" onChange=${(event) => change({ state: event.currentTarget.value })}>${STATES.map((one) => html`<option key=${one} value=${one}>${one || 'any'}</option>`)}</select></label>`}>
    <${Speaks} again=${turn} />
    <${Pages} again=${turn} path=${`/api/v1/models?limit=20${state && `&state=${state}`}`} topics=${['jobs']} hint=${html`<p>${state ? `No model is ${state}.` : 'No model has been trained yet.'} Training takes the role trader: <code>POST /api/v1/models/train</code>.</p>`}>${(items) => html`<div class="scroll" tabindex="0" role="region" aria-label="Models"><table><thead><tr><th scope="col">Model</th><th scope="col">Predicts</th><th scope="col" class="phone-off">Kind</th><th scope="col">State</th><th scope="col" class="num" title="Mean of the daily AUCs out of sample; 0.5 is chance">Daily AUC</th><th scope="col" class="phone-off">Changed</th></tr></thead>
      <tbody>${items.map((one) => html`<tr key=${one.id}><th scope="row"><button type="button" class="plain" data-row="" aria-expanded=${open === one.id} onClick=${() => change({ model: open === one.id ? '' : one.id })}>${one.id}</button></th><td>${one.key} <span class="quiet">version ${count(one.version)}</span></td><td class="phone-off">${words(one.kind)}</td><td><${State} of=${one} />${one.why && html`<div class="quiet">${one.why}</div>`}</td><td class="num"><${Skill} auc=${one.daily_auc} /></td><td class="phone-off"><${Moment} at=${one.changed_at} /></td></tr>`)}</tbody></table></div>`}<//><//>
    ${open && html`<${Later} key=${open} load=${CARD} id=${open} may=${covers(session, 'admin')} changed=${() => setTurn((n) => n + 1)} />`}
    <${Later} load=${LEARNERS} open=${query.get('learner')} choose=${(learner) => change({ learner })} may=${covers(session, 'trader')} />`;
}
