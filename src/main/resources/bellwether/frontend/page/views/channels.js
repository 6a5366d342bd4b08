// Channels that alerts are sent to, how each is, and what was sent.
import '../draw/style.js';
import { covers, html, say, useState } from '../base/kit.js';
import { send } from '../base/api.js';
import { Field, Send, useSending } from '../base/fields.js';
import { Act, Badge, Moment, Panel } from '../base/parts.js';
import { count, moment, words } from '../base/format.js';
import { Remote, useRemote } from '../base/remote.js';
import { Deliveries } from './deliveries.js';

const PATH = '/api/v1/channels';
const KINDS = {
  email: [['to', 'E-mail address', '', 'email']], webhook: [['url', 'Address', 'https, called by Standard Webhooks'], ['secret', 'Secret', 'made for you where it is empty']],
  ntfy: [['url', 'Topic', 'such as https://ntfy.sh/my-topic'], ['template', 'Template', 'optional']], slack: [['url', 'Webhook of Slack'], ['template', 'Template', 'optional']], discord: [['url', 'Webhook of Discord'], ['template', 'Template', 'optional']],
  telegram: [['bot_token', 'Token of the bot', 'as BotFather gave it'], ['chat_id', 'Chat', 'its number, or a public @name']],
};
const PRIORITIES = ['low', 'normal', 'high', 'critical'];
const STATES = ['', 'queued', 'held', 'delivered', 'dead', 'expired', 'cancelled'];
const SINCE = [['1', 'the last hour'], ['24', 'the last day'], ['168', 'the last week']];

function Secret({ of }) {
  return of && html`<div role="status"><p>The secret, which is not shown again:</p><p class="secret"><code>${of}</code></p></div>`;
}

function NewChannel({ done, cancel }) {
  const [kind, setKind] = useState('ntfy');
  const form = useSending(async ({ name, min_priority: least, per_hour: hour, per_day: day, ...address }) => {
    const given = Object.fromEntries(KINDS[kind].map(([field]) => [field, address[field]]).filter(([, value]) => value));
    const { body } = await send('POST', PATH, { kind, name, address: given, min_priority: least, per_hour: Number(hour), per_day: Number(day) });
    say(`Channel ${name} is ${words(body.state)}`);
    done(body);
  });
  return html`<form class="form" onSubmit=${form.submit} aria-label="New channel">
    <${Field} form=${form} label="Kind" name="kind" options=${Object.keys(KINDS)} value=${kind} onChange=${(event) => setKind(event.currentTarget.value)} hint="Web push is set up over the API." />
    <${Field} form=${form} label="Name" name="name" required maxlength="60" first />
    ${KINDS[kind].map(([field, label, hint, type = 'text'], i) => html`<${Field} key=${kind + field} form=${form} label=${label} name=${field} pointer=${`/address/${field}`} hint=${hint} type=${type} required=${i === 0 || kind === 'telegram'} />`)}
    <${Limits} form=${form} of=${{ min_priority: 'normal', per_hour: 10, per_day: 50 }} />
    <${Send} form=${form} also=${html`<button type="button" onClick=${cancel}>Cancel</button>`}>Add the channel<//></form>`;
}

/** What one may change of a channel; its address is sealed, and another one is another channel. */
function Change({ channel, done, cancel }) {
  const form = useSending(async ({ name, min_priority: least, per_hour: hour, per_day: day }) => {
    await send('PATCH', `${PATH}/${channel.id}`, { name, min_priority: least, per_hour: Number(hour), per_day: Number(day) });
    say(`Channel ${name} is changed`);
    done();
  });
  return html`<form class="form" onSubmit=${form.submit} aria-label=${`Change ${channel.name}`}>
    <${Field} form=${form} label="Name" name="name" required maxlength="60" value=${channel.name} first /><${Limits} form=${form} of=${channel} />
    <${Send} form=${form} also=${html`<button type="button" onClick=${cancel}>Cancel</button>`}>Save the channel<//></form>`;
}

/** What of alerts it takes. */
const Limits = ({ form, of }) => html`<${Field} form=${form} label="Least priority" name="min_priority" options=${PRIORITIES} value=${of.min_priority} hint="less is held" />
    <${Field} form=${form} label="At most an hour" name="per_hour" type="number" value=${of.per_hour} /><${Field} form=${form} label="At most a day" name="per_day" type="number" value=${of.per_day} />`;

function Confirm({ channel, reload }) {
  const [said, setSaid] = useState(channel.confirmation);
  const form = useSending(async ({ code }) => { await send('POST', `${PATH}/${channel.id}/confirm`, { code }); say(`${channel.name} is confirmed`); reload(); });
  const again = async () => { const { body } = await send('POST', `${PATH}/${channel.id}/confirm`); setSaid(body.confirmation); };
  return html`<form class="row" onSubmit=${form.submit}><${Field} form=${form} label="Code" name="code" required inputmode="numeric" maxlength="6" size="8" /><button disabled=${form.busy}>Confirm</button><${Act} does=${again}>Send a new code<//>
    <span class="fault" role="alert">${form.problem && !form.faults.length ? form.problem.detail : ''}</span></form>${said && html`<p class="hint">The code: ${words(said.outcome)}${said.answer ? `. ${said.answer}` : ''}</p>`}`;
}

function Replay({ channel, reload }) {
  const [said, setSaid] = useState('');
  const form = useSending(async ({ hours }) => {
    const { body } = await send('POST', `${PATH}/${channel.id}/replay`, { since: new Date(Date.now() - hours * 3_600_000).toISOString() });
    setSaid(`${count(body.queued)} queued again.`);
    reload();
  });
  return html`<form class="row" onSubmit=${form.submit}><${Field} form=${form} label="Send again what was sent or failed in" name="hours" pointer="/since" options=${SINCE} value="24" /><button disabled=${form.busy}>Send again</button><span role="status">${said}</span>
    <span class="fault" role="alert">${form.problem && !form.faults.length ? form.problem.detail : ''}</span></form>`;
}

const STATE = { ready: 'good', broken: 'bad', unconfirmed: 'stale', not_configured: 'bad' };

function Channel({ channel, may, reload }) {
  const [secret, setSecret] = useState(null);
  const [changing, setChanging] = useState(false);
  const path = `${PATH}/${channel.id}`;
  const act = (method, to, body, words) => async () => { const answer = await send(method, path + to, body); say(words); setSecret(answer.body?.secret ?? null); reload(); };
  const on = channel.state === 'ready';
  return html`<li><span class="row"><strong>${channel.name}</strong> <span class="quiet">${words(channel.kind)} ${channel.address}</span> <${Badge} kind=${STATE[channel.state]}>${words(channel.state)}<//></span><span class="end">from ${channel.min_priority}; ${count(channel.per_hour)} an hour, ${count(channel.per_day)} a day</span>
    <div class="under">${channel.reason && html`<p>${channel.reason}</p>`}${channel.failing_since && html`<p class="bad">Failing since <${Moment} at=${channel.failing_since} />${channel.retry_at ? html`, next attempt ${moment(channel.retry_at)}` : ''}</p>`}
      ${may && channel.state === 'unconfirmed' && html`<${Confirm} channel=${channel} reload=${reload} />`}
      ${may && html`<p class="row">${on && html`<${Act} does=${act('POST', '/test', undefined, 'A test message is on its way')}>Test<//>`}
        ${['ready', 'broken', 'off'].includes(channel.state) && html`<${Act} does=${act('PATCH', '', { state: on ? 'off' : 'ready' }, `${channel.name}: ${on ? 'off' : 'ready'}`)}>${on ? 'Pause' : 'Use again'}<//>`}
        ${channel.kind === 'webhook' && html`<${Act} confirm="Make a new secret; the old one holds 24 h" does=${act('POST', '/rotate', undefined, 'New secret')}>New secret<//>`}
        <button type="button" aria-expanded=${changing} onClick=${() => setChanging(!changing)}>Change</button>
        <${Act} confirm=${`Delete ${channel.name}`} does=${act('DELETE', '', undefined, `${channel.name} deleted`)}>Delete<//></p>
        ${changing && html`<${Change} channel=${channel} cancel=${() => setChanging(false)} done=${() => { setChanging(false); reload(); }} />`}
        ${on && html`<details><summary>Send again</summary><${Replay} channel=${channel} reload=${reload} /></details>`}`}<${Secret} of=${secret} /></div></li>`;
}

export function Channels({ session, route, go }) {
  const may = covers(session, 'trader');
  const channels = useRemote(PATH, { topics: ['deliveries'] });
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState(null);
  const [turn, setTurn] = useState(0);
  const reload = () => { channels.reload(); setTurn((n) => n + 1); };
  const state = STATES.includes(route.query.get('delivery')) ? route.query.get('delivery') : '';
  return html`<${Panel} title="Channels" wide aside=${may && !making && html`<button type="button" data-key="n" aria-keyshortcuts="n" onClick=${() => setMaking(true)}>New channel</button>`}>
      ${making && html`<${NewChannel} cancel=${() => setMaking(false)} done=${(body) => { setMaking(false); setMade(body); channels.reload(); }} />`}<${Secret} of=${made?.secret} />
      <${Remote} of=${channels} empty=${({ items }) => !items.length && !making} hint=${html`<p>No channel yet: alerts are listed here and sent nowhere.${may ? ' Add ntfy, a webhook, e-mail, Slack, Discord or Telegram.' : ''}</p>`}>${({ items }) => html`<ul class="list">${items.map((one) => html`<${Channel} key=${one.id} channel=${one} may=${may} reload=${reload} />`)}</ul>`}<//><//>
    <${Panel} title="Deliveries" wide aside=${html`<label class="check">State <select data-key="/" onChange=${(event) => go(`/app/alerts?tab=channels${event.currentTarget.value ? `&delivery=${event.currentTarget.value}` : ''}`, { replace: true })}>${STATES.map((one) => html`<option key=${one} value=${one} selected=${one === state}>${one || 'all'}</option>`)}</select></label>`}>
      <${Deliveries} key=${turn} session=${session} query=${state ? `&state=${state}` : ''} hint=${html`<p>${state ? `Nothing is ${state}.` : 'Nothing was sent yet.'}</p>`} /><//>`;
}
