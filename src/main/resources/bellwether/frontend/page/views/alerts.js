// Alerts that are open, the rules that make them, and what was sent of them.
import { covers, html, say, useState } from '../base/kit.js';
import { changer, oneOf } from '../base/address.js';
import { Later, Tabs } from '../base/later.js';
import { Act, Badge, Moment, Pages, Panel, Ticker, call } from '../base/parts.js';
import { counted, figure, words } from '../base/format.js';

const STATES = ['open', 'new', 'acknowledged', 'accepted', 'snoozed', 'dismissed'];

/** A value as a test compared it: a number as all numbers are shown. */
const shown = (value) => (typeof value === 'number' ? figure(value) : value ?? 'unknown');

function Tests({ facts }) {
  return html`${facts?.words ?? ''} ${(facts?.tests ?? []).flatMap((test) => test.values ?? []).map((value) => html`<span class="nowrap"><code>${value.name}</code> ${shown(value.now)}${value.before !== undefined && value.before !== null ? ` (was ${shown(value.before)})` : ''}; </span>`)}`;
}

function Alert({ alert, state, may, session, reload }) {
  const [open, setOpen] = useState(false);
  const act = (verb, body) => async () => { await call('POST', `/api/v1/alerts/${alert.id}/${verb}`, body)(); say(`Alert: ${verb}`); reload(); };
  const can = (verb, states) => may && states.includes(alert.state);
  return html`<li><span class="row">${alert.ticker && html`<${Ticker} name=${alert.ticker} data-row="" />`} ${alert.title} ${alert.priority !== 'normal' ? html`<${Badge} kind=${alert.priority === 'critical' ? 'bad' : 'stale'}>${alert.priority}<//>` : ''}${alert.late ? html` <${Badge} kind="stale">late<//>` : ''}${alert.state === 'acknowledged' && state === 'open' ? html` <${Badge}>acknowledged<//>` : ''}${alert.revised_at ? html` <${Badge} kind="stale">gone after a correction<//>` : ''}</span><${Moment} at=${alert.happened_at} />
    <div class="under"><p><${Tests} facts=${alert.facts} /></p>
      <details onToggle=${(event) => setOpen(event.currentTarget.open)}><summary>${alert.sent ? `Sent on ${counted(alert.sent, 'channel')}` : `Not sent${alert.held_by ? `: ${words(alert.held_by)}` : ''}`}</summary>${open && html`<${Later} load=${() => import('./deliveries.js').then((module) => module.Deliveries)} session=${session} query=${`&alert=${alert.id}`} hint=${html`<p>No channel was to get it. <a href="/app/alerts?tab=channels">Channels</a></p>`} />`}</details>
      ${may && ['new', 'acknowledged', 'snoozed'].includes(alert.state) && html`<p class="row">${can('acknowledge', ['new']) && html`<${Act} does=${act('acknowledge')}>Acknowledge<//>`}${can('snooze', ['new', 'acknowledged']) && html`<${Act} does=${act('snooze', { seconds: 3600 })}>Snooze 1 h<//>`}<${Act} does=${act('dismiss')}>Dismiss<//></p>`}</div></li>`;
}

function Rule({ rule, may, reload }) {
  const act = (verb) => async () => { await call('POST', `/api/v1/rules/${rule.id}/${verb}`)(); say(`${rule.name}: ${verb}`); reload(); };
  const remove = async () => { await call('DELETE', `/api/v1/rules/${rule.id}`)(); say(`${rule.name}: deleted`); reload(); };
  const n = rule.quality?.fired ?? 0;
  return html`<li><span class="row"><strong>${rule.name}</strong> <${Badge} kind=${rule.state === 'active' ? 'good' : 'stale'}>${words(rule.state)}<//></span>
    ${may ? html`<span class="row">${rule.state === 'active' && html`<${Act} does=${act('test')} title="Sends what it would send, now">Test<//>`}<${Act} does=${act(rule.state === 'paused' ? 'resume' : 'pause')}>${rule.state === 'paused' ? 'Resume' : 'Pause'}<//><${Act} confirm=${`Delete ${rule.name}`} does=${remove}>Delete<//></span>` : html`<span></span>`}
    <span class="under">${rule.words}${rule.reason ? html` <strong>${rule.reason}</strong>` : ''} <a href=${`/app/alerts?rule=${rule.id}`}>Fired ${counted(n, 'time')}</a>${(rule.quality?.badges ?? []).map((one) => html` <${Badge}>${words(one)}<//>`)}</span></li>`;
}

/** What of an address begins a new rule. */
const BEGINS = ['new', 'when', 'ticker', 'of'];
const TABS = { alerts: 'Alerts and rules', scans: 'Scans', channels: 'Channels' };

function Watched({ route, go, session }) {
  const may = covers(session, 'trader');
  const state = STATES.includes(route.query.get('state')) ? route.query.get('state') : 'open';
  const rule = route.query.get('rule');
  const ticker = route.query.get('when') === null && route.query.get('of') === null ? route.query.get('about') : null;
  const making = BEGINS.some((name) => route.query.has(name));
  const change = changer(route, go);
  const close = () => change(Object.fromEntries(BEGINS.map((name) => [name, ''])));
  const first = { when: route.query.get('when'), ticker: route.query.get('ticker'), of: route.query.get('of') };
  const [turn, setTurn] = useState(0);
  const filter = `${rule ? `&rule=${encodeURIComponent(rule)}` : ''}${ticker ? `&ticker=${encodeURIComponent(ticker)}` : ''}`;
  const only = `${rule ? `&rule=${encodeURIComponent(rule)}` : ''}${ticker ? `&about=${encodeURIComponent(ticker)}` : ''}`;
  return html`<${Panel} title=${ticker ? `Alerts of ${ticker}` : rule ? 'Alerts of one rule' : 'Alerts'} wide aside=${html`${only && html`<a href="/app/alerts">All alerts</a> `}<label class="check">State <select value=${state} data-key="/" onChange=${(event) => change({ state: event.currentTarget.value })}>${STATES.map((one) => html`<option value=${one} key=${one}>${one === 'open' ? 'open: new or acknowledged' : one}</option>`)}</select></label>`}>
      <${Pages} key=${state + filter} path=${`/api/v1/alerts?state=${state}&limit=30${filter}`} topics=${['alerts']} hint=${html`<p>${`No alert${rule ? ' of this rule' : ticker ? ` of ${ticker}` : ''} is ${state}.`}</p>`}>${(items, reload) => html`<ul class="list">${items.map((one) => html`<${Alert} key=${one.id} alert=${one} state=${state} may=${may} session=${session} reload=${reload} />`)}</ul>`}<//><//>
    <${Panel} title="Rules" wide aside=${may && !making && html`<button type="button" data-key="n" aria-keyshortcuts="n" onClick=${() => change({ new: 'rule' })}>New rule</button>`}>
      ${making && html`<${Later} key=${JSON.stringify(first)} load=${() => import('./rule-form.js').then((module) => module.RuleForm)} first=${first} cancel=${close} done=${() => { close(); setTurn((n) => n + 1); }} />`}
      <${Pages} again=${turn} path="/api/v1/rules?limit=30" topics=${['alerts']} hint=${html`<p>No rule watches yet. A rule is a condition in the words of Market’s filter.</p>`}>${(items, reload) => html`<ul class="list">${items.map((one) => html`<${Rule} key=${one.id} rule=${one} may=${may} reload=${reload} />`)}</ul>`}<//><//>`;
}

const PARTS = { scans: () => import('./scans.js').then((module) => module.Scans), channels: () => import('./channels.js').then((module) => module.Channels) };

function View(props) {
  const { query } = props.route;
  const tab = oneOf(query, 'tab', TABS, query.has('scan') ? 'scans' : 'alerts');
  const open = (one) => props.go(one === 'alerts' ? '/app/alerts' : `/app/alerts?tab=${one}`, { replace: true });
  return html`<div class="title"><h1 tabindex="-1">Alerts</h1></div>
    <${Tabs} of=${TABS} at=${tab} open=${open} />
    ${PARTS[tab] ? html`<${Later} key=${tab} load=${PARTS[tab]} ...${props} />` : html`<${Watched} ...${props} />`}`;
}

export default { title: 'Alerts', View };
