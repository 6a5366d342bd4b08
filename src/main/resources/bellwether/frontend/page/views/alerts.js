// Alerts that are open, the rules that make them, and what was sent of them.
import { covers, html, say, useEffect, useState } from '../base/kit.js';
import { Act, Badge, Moment, Pages, Panel, Ticker, call } from '../base/parts.js';
import { count, words } from '../base/format.js';

const STATES = ['new', 'acknowledged', 'accepted', 'snoozed', 'dismissed'];

function Tests({ facts }) {
  return html`${facts?.words ?? ''} ${(facts?.tests ?? []).flatMap((test) => test.values ?? []).map((value) => html`<span class="nowrap"><code>${value.name}</code> ${value.now ?? 'unknown'}${value.before !== undefined && value.before !== null ? ` (was ${value.before})` : ''}; </span>`)}`;
}

function Alert({ alert, may, reload }) {
  const act = (verb) => async () => { await call('POST', `/api/v1/alerts/${alert.id}/${verb}`)(); say(`Alert: ${verb}`); reload(); };
  return html`<li><span class="row">${alert.ticker && html`<${Ticker} name=${alert.ticker} data-row="" />`} ${alert.title} ${alert.priority !== 'normal' ? html`<${Badge} kind=${alert.priority === 'critical' ? 'bad' : 'stale'}>${alert.priority}<//>` : ''}${alert.late ? html` <${Badge} kind="stale">late<//>` : ''}</span><${Moment} at=${alert.happened_at} />
    <div class="under"><p><${Tests} facts=${alert.facts} /></p>${may && ['new', 'acknowledged', 'snoozed'].includes(alert.state) && html`<p class="row">${alert.state === 'new' && html`<${Act} does=${act('acknowledge')}>Acknowledge<//>`}<${Act} does=${act('dismiss')}>Dismiss<//></p>`}</div></li>`;
}

function Rule({ rule, may, reload }) {
  const act = (verb) => async () => { await call('POST', `/api/v1/rules/${rule.id}/${verb}`)(); say(`${rule.name}: ${verb}`); reload(); };
  const n = rule.quality?.fired ?? 0;
  return html`<li><span class="row"><strong>${rule.name}</strong> <${Badge} kind=${rule.state === 'active' ? 'good' : 'stale'}>${words(rule.state)}<//></span>
    ${may ? html`<${Act} does=${act(rule.state === 'paused' ? 'resume' : 'pause')}>${rule.state === 'paused' ? 'Resume' : 'Pause'}<//>` : html`<span></span>`}
    <span class="under">${rule.words}${rule.reason ? html` <strong>${rule.reason}</strong>` : ''} Fired ${count(n)} times${(rule.quality?.badges ?? []).map((one) => html` <${Badge}>${words(one)}<//>`)}</span></li>`;
}

/** The form, which is loaded when it is first wanted. */
function useForm(wanted) {
  const [form, setForm] = useState(null);
  useEffect(() => { if (wanted && !form) import('./rule-form.js').then((module) => setForm(() => module.RuleForm)); }, [wanted]);
  return form;
}

function View({ route, go, session }) {
  const may = covers(session, 'trader');
  const state = STATES.includes(route.query.get('state')) ? route.query.get('state') : 'new';
  const rule = route.query.get('rule');
  const [making, setMaking] = useState(route.query.has('when') || route.query.has('ticker'));
  const RuleForm = useForm(making);
  const [turn, setTurn] = useState(0);
  return html`<div class="title"><h1 tabindex="-1">Alerts</h1></div>
    <${Panel} title=${rule ? 'Alerts of one rule' : 'Alerts'} wide aside=${html`<label class="check">State <select value=${state} data-key="/" onChange=${(event) => go(`/app/alerts?state=${event.currentTarget.value}${rule ? `&rule=${rule}` : ''}`, { replace: true })}>${STATES.map((one) => html`<option value=${one} key=${one}>${one}</option>`)}</select></label>`}>
      <${Pages} key=${state} path=${`/api/v1/alerts?state=${state}&limit=30${rule ? `&rule=${encodeURIComponent(rule)}` : ''}`} topics=${['alerts']} hint=${html`<p>${state === 'new' ? 'No new alert.' : `No alert is ${state}.`}</p>`}>${(items, reload) => html`<ul class="list">${items.map((one) => html`<${Alert} key=${one.id} alert=${one} may=${may} reload=${reload} />`)}</ul>`}<//><//>
    <${Panel} title="Rules" wide aside=${may && !making && html`<button type="button" data-key="n" aria-keyshortcuts="n" onClick=${() => setMaking(true)}>New rule</button>`}>
      ${making && RuleForm && html`<${RuleForm} first=${{ when: route.query.get('when'), ticker: route.query.get('ticker'), of: route.query.get('of') }} cancel=${() => setMaking(false)} done=${() => { setMaking(false); setTurn((n) => n + 1); }} />`}
      <${Pages} key=${turn} path="/api/v1/rules?limit=30" topics=${['alerts']} hint=${html`<p>No rule watches yet. A rule is a condition in the words of Market’s filter.</p>`}>${(items, reload) => html`<ul class="list">${items.map((one) => html`<${Rule} key=${one.id} rule=${one} may=${may} reload=${reload} />`)}</ul>`}<//><//>`;
}

export default { title: 'Alerts', View };
