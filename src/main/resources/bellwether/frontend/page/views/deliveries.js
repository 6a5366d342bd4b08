// Notifications on their way: to which channel, how far, each attempt and what the other side said.
import { covers, html, say, useState } from '../base/kit.js';
import { Act, Badge, Moment, Pages, call } from '../base/parts.js';
import { counted, duration, words } from '../base/format.js';
import { Remote, useRemote } from '../base/remote.js';

const KIND = { delivered: 'good', dead: 'bad', expired: 'bad', channel_broken: 'bad', rejected: 'bad' };
const AGAIN = ['delivered', 'dead', 'expired', 'cancelled'];
const GATES = {
  snoozed: 'the rule is snoozed', late: 'found too late to be sent at once', dedupe: 'the same was sent lately', cooldown: 'within the rule’s cooldown',
  min_priority: 'below the channel’s least priority', cap_hour: 'over the channel’s hourly cap', cap_day: 'over the channel’s daily cap', quiet_hours: 'quiet hours',
};

function Attempts({ id }) {
  const attempts = useRemote(`/api/v1/notifications/${id}/attempts`, { topics: ['deliveries'] });
  return html`<${Remote} of=${attempts} empty=${({ items }) => !items.length} hint="No attempt yet.">${({ items }) => html`<ul class="list">${items.map((one) => html`<li key=${one.n}>
    <span>${one.n}. <${Badge} kind=${KIND[one.outcome]}>${words(one.outcome)}<//>${one.code ? ` status ${one.code}` : ''}${one.ms === null ? '' : `, ${duration(one.ms / 1000)}`}${one.address ? html` <span class="quiet">${one.address}</span>` : ''}</span><${Moment} at=${one.started_at} />
    ${one.answer && html`<span class="under">${one.answer}</span>`}</li>`)}</ul>`}<//>`;
}

function Delivery({ one, name, may, reload }) {
  const [open, setOpen] = useState(false);
  const again = async () => { await call('POST', `/api/v1/notifications/${one.id}/replay`)(); say('Queued again'); reload(); };
  return html`<li><span class="row"><${Badge} kind=${KIND[one.state] ?? (one.state === 'held' ? 'stale' : '')}>${one.state}<//> <strong>${one.title}</strong> <span class="quiet">to ${name}</span></span><${Moment} at=${one.created_at} />
    <div class="under">${one.gate ? html`<p>${one.state === 'held' ? 'Held' : 'Was held'}: ${GATES[one.gate] ?? words(one.gate)}.</p>` : ''}${one.reason ? html`<p>${one.reason}</p>` : ''}
      <details onToggle=${(event) => setOpen(event.currentTarget.open)}><summary>${counted(one.attempts, 'attempt')}</summary>${open && html`<${Attempts} id=${one.id} />`}</details>
      ${may && AGAIN.includes(one.state) && html`<${Act} does=${again}>Send again<//>`}</div></li>`;
}

/** @param query which notifications, as the API has it */
export function Deliveries({ query = '', session, hint }) {
  const channels = useRemote('/api/v1/channels', { topics: ['deliveries'] });
  const name = (id) => channels.data?.items.find((one) => one.id === id)?.name ?? (channels.data ? 'a deleted channel' : '…');
  return html`<${Pages} key=${query} path=${`/api/v1/notifications?limit=20${query}`} topics=${['deliveries', 'alerts']} hint=${hint ?? html`<p>No notification.</p>`}>${(items, reload) => html`<ul class="list">${items.map((one) => html`<${Delivery} key=${one.id} one=${one} name=${name(one.channel)} may=${covers(session, 'trader')} reload=${reload} />`)}</ul>`}<//>`;
}
