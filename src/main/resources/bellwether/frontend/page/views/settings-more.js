// Links that were given away, the address for assistants, and one's own data.
import { covers, html, say, useState } from '../base/kit.js';
import { send } from '../base/api.js';
import { Act, Badge, Moment, Pages, Panel } from '../base/parts.js';
import { count, counted, moment, words } from '../base/format.js';
import { Copy, linkOf } from './share.js';

function ShareLine({ share, may, reload }) {
  const revoke = async () => { await send('DELETE', `/api/v1/shares/${share.id}`); say('The link works no more'); reload(); };
  return html`<li><span>${share.path ? html`<a href=${share.path} target="_blank" rel="noreferrer">${share.title}</a>` : share.title} <${Badge} kind=${share.path ? 'good' : 'stale'}>${share.revoked_at ? 'revoked' : share.path ? 'works' : 'ended'}<//></span>
    <span class="row">${share.path && html`<${Copy} text=${linkOf(share)}>Copy link<//>`}${share.path && may && html`<${Act} confirm="Revoke it: sure?" does=${revoke} aria-label=${`Revoke ${share.title}`}>Revoke<//>`}</span>
    <span class="under">${share.kind}, made ${moment(share.created_at)}, ends ${moment(share.expires_at)}; opened ${counted(share.opened, 'time')}${share.opened_at ? html`, last <${Moment} at=${share.opened_at} />` : ''}</span></li>`;
}

function Shares({ session }) {
  return html`<${Panel} title="Shares" wide aside="pages that work without a key"><${Pages} path="/api/v1/shares?limit=20" hint=${html`<p>Nothing is shared. “Share” on the Scoreboard and beside the evidence of a symbol makes a link; those that ended are listed for 30 days.</p>`}>${(items, reload) => html`<ul class="list">${items.map((one) => html`<${ShareLine} key=${one.id} share=${one} may=${covers(session, 'trader')} reload=${reload} />`)}</ul>`}<//><//>`;
}

function Assistants() {
  const address = `${location.origin}/mcp`;
  const config = JSON.stringify({ mcpServers: { bellwether: { type: 'http', url: address, headers: { Authorization: 'Bearer YOUR_KEY' } } } }, null, 2);
  return html`<${Panel} title="Assistants" aside="Model Context Protocol; all tools only read"><p>Address: <code>${address}</code></p><p>As most clients take it, with a key of role reader in place of <code>YOUR_KEY</code>:</p><pre class="secret said" tabindex="0" aria-label="Configuration"><code>${config}</code></pre><p class="row"><${Copy} text=${config}>Copy the configuration<//></p><//>`;
}

function Deletion() {
  const [plan, setPlan] = useState(null);
  const ask = async () => setPlan((await send('DELETE', '/api/v1/me')).body);
  const confirm = async () => {
    const { body } = await send('DELETE', `/api/v1/me?confirmation=${encodeURIComponent(plan.confirmation)}`);
    setPlan(body);
    say(body.done ? 'Your data is deleted' : 'The deletion goes on');
  };
  if (!plan) return html`<p class="row"><${Act} does=${ask}>Delete everything of mine…<//></p>`;
  const rows = Object.entries(plan.removes);
  return html`<div class="note" role="status"><p><strong>${plan.message}</strong>${plan.confirmation ? ` All of ${plan.owner}, works until ${moment(plan.expires_at)}:` : ` ${counted(plan.removed, 'row')} deleted.`}</p>
    ${rows.length > 0 && html`<dl class="facts">${rows.map(([table, n]) => html`<dt key=${table}>${words(table)}</dt><dd class="num">${count(n)}</dd>`)}</dl>`}
    ${plan.stays.map((one) => html`<p key=${one.what}><strong>${words(one.what)}</strong> stays: ${one.why}</p>`)}
    <p class="row">${plan.confirmation && html`<${Act} confirm="Delete it for good: sure?" does=${confirm}>Delete it<//>`}<button type="button" onClick=${() => (plan.confirmation ? setPlan(null) : location.reload())}>${plan.confirmation ? 'Keep it' : 'Close'}</button></p></div>`;
}

function OwnData({ session }) {
  return html`<${Panel} title="My data"><p>All that is stored of you, as JSON lines in a zip; secrets are not in it.</p><p class="row"><a class="button" href="/api/v1/me/export" download="export.zip">Export my data</a></p>
    ${covers(session, 'trader') ? html`<${Deletion} />` : html`<p class="note">Deleting it takes the role trader; this session has ${session.role}.</p>`}<//>`;
}

export function More({ session }) {
  return html`<${Shares} session=${session} /><div class="panels"><${Assistants} /><${OwnData} session=${session} /></div>`;
}
