// How the page looks, who may call the service, what was done, and how the service is.
import { covers, html, say, useState } from '../base/kit.js';
import { inWords, send } from '../base/api.js';
import { Later } from '../base/later.js';
import { Act, Badge, Moment, Pages, Panel, call } from '../base/parts.js';
import { bytes, count, duration, moment, number, signed, words } from '../base/format.js';
import { prefs } from '../base/prefs.js';
import { Remote, useRemote } from '../base/remote.js';

const LOCALES = ['', 'en-US', 'en-GB', 'en-IN', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'pt-BR', 'nl-NL', 'sv-SE', 'pl-PL', 'ja-JP', 'zh-CN'];

function Choice({ name, title, hint, of, fallback }) {
  return html`<label>${title} <select value=${prefs.get(name, fallback)} onChange=${(event) => prefs.set(name, event.currentTarget.value)}>${of.map(([value, text]) => html`<option value=${value} key=${value}>${text}</option>`)}</select>${hint && html`<span class="hint">${hint}</span>`}</label>`;
}

/** The zone that a text names, in the writing of the browser, or null. */
function zoneOf(text) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text.replaceAll(' ', '_') }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** A field that completes. Its 400 options, most of the nodes of the view, are there while it has the focus. */
function Zone() {
  const [offered, setOffered] = useState([]);
  const [typed, setTyped] = useState(null);
  const [fault, setFault] = useState('');
  const change = (event) => {
    const text = event.currentTarget.value.trim();
    const zone = text && zoneOf(text);
    setFault(zone === null ? `“${text}” is no time zone that this browser knows. Take one of the list, such as Europe/London, or leave the field empty.` : '');
    if (zone === null) return;
    prefs.set('zone', zone);
    setTyped(null);
  };
  return html`<label>Times <input list="zones" value=${typed ?? prefs.get('zone', '')} placeholder="as this device" autocomplete="off" spellcheck="false" aria-invalid=${fault ? 'true' : undefined}
    onFocus=${() => setOffered(['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'))])} onBlur=${() => setOffered([])} onInput=${(event) => setTyped(event.currentTarget.value)} onChange=${change} /><datalist id="zones">${offered.map((zone) => html`<option value=${zone} key=${zone}></option>`)}</datalist>
    ${fault ? html`<span class="fault" role="alert">${fault}</span>` : html`<span class="hint">${moment(new Date().toISOString())}</span>`}</label>`;
}

function Look() {
  const columns = String(prefs.get('columns', '')).split(',').filter(Boolean);
  return html`<${Panel} title="Look and numbers" wide aside=${prefs.problem ? html`<span class="fault">not kept: ${prefs.problem.detail || prefs.problem.title}</span>` : 'kept by the service, for all your devices'}><div class="form">
    <${Choice} name="look" title="Light or dark" fallback="auto" of=${[['auto', 'as the device'], ['light', 'light'], ['dark', 'dark']]} />
    <${Choice} name="pair" title="Up and down" fallback="blue-orange" of=${[['blue-orange', 'blue and orange'], ['green-red', 'green and red']]} hint="shape and sign say it too" />
    <${Choice} name="locale" title="Numbers" fallback="" of=${LOCALES.map((one) => [one, one ? new Intl.NumberFormat(one).format(1234567.89) + ` (${one})` : 'as the browser'])} hint=${html`${number(1234567.891)} · ${signed(-0.25)}`} />
    <${Zone} />
    <label class="check"><input type="checkbox" checked=${prefs.get('keys', true)} onChange=${(event) => prefs.set('keys', event.currentTarget.checked)} /> <span>Single letters are keys; <kbd>?</kbd> lists them</span></label>
    <p class="row">Columns of Market: ${columns.length ? html`${count(columns.length)} chosen <button type="button" onClick=${() => prefs.set('columns', null)}>As usual</button>` : 'as usual'}</p></div><//>`;
}

function NewKey({ made }) {
  const [fault, setFault] = useState('');
  const submit = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const until = fields.get('expires');
    try {
      const { body } = await send('POST', '/api/v1/keys', { name: String(fields.get('name')).trim(), role: fields.get('role'), owner: String(fields.get('owner')).trim() || undefined, expires_at: until ? `${until}T00:00:00Z` : undefined });
      setFault('');
      form.reset();
      made(body);
      dispatchEvent(new Event('session-changed')); // the first key ends the time without one
    } catch (problem) {
      setFault(inWords(problem));
    }
  };
  return html`<form class="form" onSubmit=${submit}><label>Name <input name="name" required maxlength="100" autocomplete="off" data-key="n" /><span class="hint">what the key is for</span></label>
    <label>Role <select name="role">${['reader', 'trader', 'admin'].map((one) => html`<option value=${one} key=${one}>${one}</option>`)}</select><span class="hint">reader sees, trader also analyses and trades, admin does all</span></label>
    <label>Owner <input name="owner" maxlength="64" autocomplete="off" spellcheck="false" /><span class="hint">whose things it sees; your own by default</span></label>
    <label>Expires <input name="expires" type="date" /><span class="hint">at 00:00 UTC; never by default</span></label>
    <p class="row"><button class="main">Create key</button><span class="fault" role="alert">${fault}</span></p></form>`;
}

const STATE = { active: 'good', expired: 'stale', revoked: 'bad' };

function Keys() {
  const [made, setMade] = useState(null);
  const [turn, setTurn] = useState(0);
  const show = (key) => { setMade(key); setTurn((n) => n + 1); say('The key was created. It is shown once.'); };
  return html`<${Panel} title="API keys" wide>
    ${made && html`<div class="note" role="status"><p><strong>${made.name}</strong> (${made.role}). This is shown once; the service keeps a fingerprint of it only:</p><p class="secret"><code>${made.key}</code></p>
      <p class="row"><${Act} does=${() => navigator.clipboard.writeText(made.key).then(() => say('Copied'))}>Copy<//><button type="button" onClick=${() => setMade(null)}>I have it</button></p></div>`}
    <${Pages} again=${turn} path="/api/v1/keys?limit=50" hint=${html`<p>No key exists. While there is none, and no master key, everyone on this machine is admin.</p>`}>${(items, reload) => html`<div class="scroll" tabindex="0" role="region" aria-label="API keys"><table><thead><tr><th scope="col">Name</th><th scope="col">Prefix</th><th scope="col">Owner</th><th scope="col">Role</th><th scope="col">State</th><th scope="col">Last used</th><th scope="col">Expires</th><th scope="col"><span class="unseen">Actions</span></th></tr></thead>
      <tbody>${items.map((key) => html`<tr key=${key.id}><th scope="row">${key.name}</th><td><code>${key.prefix}…</code></td><td>${key.owner}</td><td>${key.role}</td><td><${Badge} kind=${STATE[key.state]}>${key.state}<//></td><td class="nowrap"><${Moment} at=${key.last_used_at} /></td><td class="nowrap">${key.expires_at ? moment(key.expires_at) : 'never'}</td>
        <td class="act-cell">${key.state === 'active' && html`<${Act} confirm="Replace it now: sure?" does=${async () => show((await send('POST', `/api/v1/keys/${key.id}/rotate`, {})).body)}>Rotate<//> <${Act} confirm="Revoke it: sure?" does=${async () => { await call('DELETE', `/api/v1/keys/${key.id}`)(); say('Key revoked'); reload(); }}>Revoke<//>`}</td></tr>`)}</tbody></table></div>`}<//>
    <h3>New key</h3><${NewKey} made=${show} /><//>`;
}

function Sessions() {
  return html`<${Panel} title="My sessions" aside="browsers that are signed in as you"><${Pages} path="/api/v1/sessions" hint=${html`<p>No browser is signed in with a key of yours.</p>`}>${(items, reload) => html`<ul class="list">${items.map((one) => html`<li key=${one.id}>
    <span>${one.key_name} ${one.current ? html`<${Badge} kind="good">this one<//>` : ''}</span>${one.current ? html`<span></span>` : html`<${Act} confirm="End it: sure?" does=${async () => { await call('DELETE', `/api/v1/sessions/${one.id}`)(); say('Session ended'); reload(); }}>End<//>`}
    <span class="under">${one.user_agent ?? 'unknown browser'}${one.client ? ` at ${one.client}` : ''}, since ${moment(one.created_at)}, last seen <${Moment} at=${one.last_seen_at} />, ends ${moment(one.idle_expires_at)} unless used, ${moment(one.expires_at)} at the latest</span></li>`)}</ul>`}<//><//>`;
}

function Audit() {
  return html`<${Panel} title="Audit log" wide aside="newest first"><${Pages} path="/api/v1/audit?limit=20" hint=${html`<p>Nothing was recorded yet. Keys made and revoked, deletions and refused calls are.</p>`}>${(items) => html`<div class="scroll" tabindex="0" role="region" aria-label="Audit log"><table><thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Of</th><th scope="col">Outcome</th><th scope="col">Key</th><th scope="col">Owner</th><th scope="col">From</th></tr></thead>
    <tbody>${items.map((one) => html`<tr key=${one.id}><td class="nowrap">${moment(one.occurred_at)}</td><th scope="row">${one.action}${one.times > 1 ? ` × ${count(one.times)}` : ''}</th><td>${one.object ?? ''}</td><td>${words(one.outcome)}</td><td>${one.key ? html`<code>${one.key}</code>` : 'none'}</td><td>${one.owner ?? ''}</td><td>${one.client ?? ''}</td></tr>`)}</tbody></table></div>`}<//><//>`;
}

function Health() {
  const asked = useRemote('/health/detailed');
  // a service in trouble answers 503 with the same components
  const told = asked.problem?.fields?.components ? asked.problem.fields : null;
  const health = told ? { ...asked, state: 'ready', data: told, stale: false } : asked;
  return html`<${Panel} title="Health" aside=${health.data && html`version ${health.data.version}, up ${duration(health.data.uptime_seconds)}`}><${Remote} of=${health}>${({ components }) => html`<ul class="list">${Object.entries(components).map(([name, one]) => html`<li key=${name}>
    <span><strong>${words(name)}</strong> ${one.message}</span><${Badge} kind=${one.status === 'up' ? 'good' : 'bad'}>${one.status}<//>
    ${one.latency_ms !== undefined || one.size_bytes !== undefined || one.free_bytes !== undefined ? html`<span class="under">${[one.latency_ms !== undefined && `${number(one.latency_ms)} ms`, one.size_bytes !== undefined && bytes(one.size_bytes), one.free_bytes !== undefined && `${bytes(one.free_bytes)} free`].filter(Boolean).join(' · ')}</span>` : ''}</li>`)}</ul>`}<//><//>`;
}

function View({ session }) {
  const admin = covers(session, 'admin');
  return html`<div class="title"><h1 tabindex="-1">Settings</h1></div><${Look} />
    ${admin && html`<${Keys} />`}
    <div class="panels"><${Sessions} /><${Health} /></div>
    ${session?.role && html`<${Later} load=${() => import('./settings-more.js').then((module) => module.More)} session=${session} />`}
    ${admin ? html`<${Audit} />` : session?.role && html`<p class="note">Keys and the audit log take the role admin; this session has ${session.role}.</p>`}`;
}

export default { title: 'Settings', View };
