// What was reached and how far the rest is, how rare it is here, and streaks.
import { html } from '../base/kit.js';
import { Badge, Panel, Progress } from '../base/parts.js';
import { count, counted, date, percent, words } from '../base/format.js';
import { Remote, useRemote } from '../base/remote.js';

const rare = ({ owners, n, percent: share }) => (n < 2 ? `${counted(n, 'user')} here: no one to compare with` : `${counted(owners, 'user')} of ${count(n)}${share === null ? '' : `, ${percent(share, 0)}`}`);

function Achievement({ one }) {
  return html`<li><span><strong>${words(one.name)}</strong> ${one.meaning}${one.unknown > 0 ? html` <span class="quiet">${counted(one.unknown, 'session')} not known</span>` : ''}</span>${one.reached_at ? html`<${Badge} kind="good">reached ${date(one.reached_at)}<//>` : html`<span class="end num">${count(one.progress)} of ${count(one.goal)}</span>`}
    <div class="under">${!one.reached_at && html`<${Progress} of=${Math.min(one.progress, one.goal)} total=${one.goal} label=${words(one.name)} text=${`${count(one.progress)} of ${count(one.goal)}`} />`}${one.event ? html`by ${one.event}; ` : ''}${rare(one.rarity)}</div></li>`;
}

function run(n) {
  return n > 0 ? counted(n, 'win') + ' in a row' : n < 0 ? counted(-n, 'loss', 'losses') + ' in a row' : 'none';
}

function Streaks() {
  const streaks = useRemote('/api/v1/streaks', { topics: ['journal', 'portfolios'] });
  return html`<${Panel} title="Streaks" wide aside=${streaks.data && `days by the clock of ${streaks.data.zone}`}><${Remote} of=${streaks}>${({ trades, days }) => html`<dl class="facts"><dt>trades now</dt><dd>${run(trades.current)}</dd><dt>longest</dt><dd>${counted(trades.longest_win, 'win')}, ${counted(trades.longest_loss, 'loss', 'losses')}</dd>
    ${trades.milestones.filter((one) => one.reached_at).map((one) => html`<dt>${count(one.wins)} wins</dt><dd>first on ${date(one.reached_at)}</dd>`)}
    <dt>days now</dt><dd>${counted(days.current, 'day')}${days.today ? '' : html` <span class="quiet">(today is open and breaks nothing)</span>`}</dd><dt>longest</dt><dd>${counted(days.longest, 'day')}</dd><dt>last active</dt><dd>${days.last ?? 'never'}</dd></dl>`}<//><//>`;
}

export function Achievements() {
  const all = useRemote('/api/v1/achievements', { topics: ['journal', 'portfolios'] });
  return html`<${Streaks} /><${Panel} title="Achievements" wide aside="from what happened, dated by it; what was reached stays"><${Remote} of=${all} empty=${({ items }) => !items.length} hint=${html`<p>None.</p>`}>${({ items }) => html`<ul class="list">${items.map((one) => html`<${Achievement} key=${one.name} one=${one} />`)}</ul>`}<//><//>`;
}
