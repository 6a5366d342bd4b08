// What is doubtful of a symbol's bars: what one must know before one believes its chart.
import { html } from '../base/kit.js';
import { words } from '../base/format.js';
import { Badge, Panel } from '../base/parts.js';
import { useRemote } from '../base/remote.js';

const SEVERITY = { serious: 'bad', warning: 'stale' };
/** Analyses ask for as many bars. */
export const FEWEST = 50;

/** Its age is said in the head. */
export function Doubts({ ticker }) {
  const quality = useRemote(`/api/v1/stocks/${encodeURIComponent(ticker)}/quality`, { topics: ['bars'] });
  const findings = (quality.data?.findings ?? []).filter((one) => one.code !== 'stale' && SEVERITY[one.severity]);
  if (!findings.length) return null;
  return html`<${Panel} title="Doubtful prices"><ul class="list">${findings.map((one) => html`<li key=${one.code}>
    <span><strong>${words(one.code)}</strong> ${one.message}</span><${Badge} kind=${SEVERITY[one.severity]}>${one.severity}<//></li>`)}</ul>
    <p class="hint">Indicators, verdicts and plans are computed from these bars as they are. <a href="/app/data">Data</a> has all doubtful prices${findings.some((one) => one.code === 'suspected_split') ? ', and records splits' : ''}.</p><//>`;
}

/** What an analysis would find, as far as it is known before. */
export function NotAnalysed({ bars }) {
  const daily = bars?.timeframe === '1d'; // others are not analysed
  const stored = daily && bars.bars.time.length;
  if (daily && !bars.has_more && stored < FEWEST) return html`<p class="empty">Not analysed: ${stored} bars are stored, and ${FEWEST} are needed.</p>`;
  return html`<p class="empty">Not analysed yet${daily ? `; ${stored}${bars.has_more ? ' or more' : ''} bars are stored` : ''}. Analyse it for a verdict with its reasons and a plan.</p>`;
}
