// A link to a page of what is shown, as it is now, for those without a key.
import { covers, html, say, useState } from '../base/kit.js';
import { send } from '../base/api.js';
import { Act } from '../base/parts.js';
import { moment } from '../base/format.js';

/** The whole link to a share, to be given away. */
export const linkOf = (share) => location.origin + share.path;

export const Copy = ({ text, children = 'Copy' }) => html`<${Act} does=${async () => { await navigator.clipboard.writeText(text); say('Copied'); }}>${children}<//>`;

/** @param what the body of the request: which scoreboard or analysis */
export function Share({ what, session }) {
  const [share, setShare] = useState(null);
  if (!covers(session, 'trader')) return null;
  const make = async () => { setShare((await send('POST', '/api/v1/shares', { ...what, days: 7 })).body); say('The link works for 7 days'); };
  return share ? html`<div class="note" role="status"><p>Anyone with this link sees it as it is now, without a key, until ${moment(share.expires_at)}:</p><p class="secret"><a href=${share.path} target="_blank" rel="noreferrer">${linkOf(share)}</a></p>
      <p class="row"><${Copy} text=${linkOf(share)} /><a href="/app/settings">Revoke it in Settings</a><button type="button" onClick=${() => setShare(null)}>Close</button></p></div>`
    : html`<${Act} does=${make} confirm=${what.analysis ? 'Share it with your capital and shares?' : undefined} title="Makes a link that works for 7 days">Share<//>`;
}
