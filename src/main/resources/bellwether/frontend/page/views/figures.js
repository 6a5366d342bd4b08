// A figure with its interval, in figures and as a picture.
import { html } from '../base/kit.js';
import { count } from '../base/format.js';
import { Known } from '../base/parts.js';

/** A mean, and under it its interval, or why there is none, and of how many it is known.
 * @param among how many the row counts already @param said what the row says already of itself */
export function Figure({ of: { value, low, high, n, message }, as, among, said }) {
  const why = message === said ? null : message;
  if (value === null) return html`<span class="quiet"><${Known} text=${why}>–<//></span>`;
  const known = low !== null && high !== null;
  return html`${as(value)}${known && html`<div class="quiet nowrap">${as(low)} to ${as(high)}</div>`}${why && html`<div class="quiet"><${Known} text=${why}>${known ? 'note' : 'no interval'}<//></div>`}${n !== among && html`<div class="quiet nowrap">n ${count(n)}</div>`}`;
}

const WIDTH = 120;

/** Where the interval lies beside nought, from -1 to 1 by the scale; the figures beside it say the same. */
export function Range({ of: { value, low, high }, scale = 1 }) {
  if (low === null || high === null) return null;
  const at = (x) => (WIDTH * (1 + Math.max(-1, Math.min(1, scale * x)))) / 2;
  return html`<svg class="range" viewBox=${`0 0 ${WIDTH} 14`} width=${WIDTH} height="14" aria-hidden="true"><line class="nought" x1=${WIDTH / 2} x2=${WIDTH / 2} y1="0" y2="14" /><line x1=${at(low)} x2=${at(high)} y1="7" y2="7" /><circle cx=${at(value)} cy="7" r="3.5" /></svg>`;
}
