// An earlier day: what was said then, apart from what today's formulas say of it, and what followed.
import { covers, html, say } from '../base/kit.js';
import { Problem, send } from '../base/api.js';
import { Field, Send, useSending } from '../base/fields.js';
import { Act, Panel, Ticker, Verdict } from '../base/parts.js';
import { useCapital } from '../base/capital.js';
import { counted, date, price, signed } from '../base/format.js';
import { Remote, useRemote } from '../base/remote.js';

const DAY = /^\d{4}-\d\d-\d\d$/;
const points = (x) => `${signed(x)} %`;

function Row({ one: { ticker, stored, recomputed, unknown, followed } }) {
  return html`<tr><th scope="row"><${Ticker} name=${ticker} data-row="" /></th><td>${stored ? html`<a href=${`/app/s/${encodeURIComponent(ticker)}?then=${stored.analysis}`}><${Verdict} of=${stored.verdict} score=${stored.score} /></a><div class="quiet">${stored.profile}, bars to ${date(stored.as_of)}</div>` : html`<span class="quiet">nothing</span>`}</td>
    <td>${recomputed ? html`<${Verdict} of=${recomputed.verdict} score=${recomputed.score} /><div class="quiet">close ${price(recomputed.last_close)} of ${date(recomputed.as_of)}</div>` : html`<span class="quiet">${unknown}</span>`}</td>
    <td>${followed.length ? followed.map((after) => html`<div key=${after.sessions}><span class=${`num ${after.percent > 0 ? 'up' : after.percent < 0 ? 'down' : ''}`}>${points(after.percent)}</span> <span class="quiet">after ${counted(after.sessions, 'session')}</span></div>`) : html`<span class="quiet">no later bar</span>`}</td></tr>`;
}

/** More symbols than one answer has: as a job. */
function AsJob({ day, go }) {
  const capital = useCapital();
  const begin = async () => {
    if (!(capital.value >= 1)) throw new Problem({ title: 'Capital', detail: 'Capital: must be a number from 1, such as 100000.' });
    const { body } = await send('POST', `/api/v1/timemachine/${day}?universe=all&capital=${capital.value}`);
    capital.keep();
    say('A job computes that day');
    go(`/app/jobs${body.id ? `?id=${body.id}` : ''}`);
  };
  return html`<p class="row"><label>Capital for plans, in the currency of each symbol <input size="10" ...${capital.field} /></label><${Act} confirm="All symbols: sure?" does=${begin}>All symbols, as a job<//></p>`;
}

export function TimeMachine({ route: { query }, go, session }) {
  const day = DAY.test(query.get('day') ?? '') ? query.get('day') : '';
  const tickers = query.get('tickers') ?? '';
  const answer = useRemote(day && tickers ? `/api/v1/timemachine/${day}?tickers=${encodeURIComponent(tickers)}` : null);
  const form = useSending(async (given) => {
    const named = given.tickers.split(/[\s,;]+/).filter(Boolean).map((one) => one.toUpperCase()).join(',');
    go(`/app/journal?tab=past&day=${given.day}&tickers=${encodeURIComponent(named)}`);
  });
  return html`<${Panel} title="Time machine" wide aside="what was said then is kept apart from what today’s formulas say">
    <form class="form" onSubmit=${form.submit} key=${day + tickers} aria-label="Time machine"><${Field} form=${form} label="Day" name="day" type="date" required value=${day} hint="one that is over" /><${Field} form=${form} label="Symbols" name="tickers" required value=${tickers.replaceAll(',', ', ')} autocapitalize="characters" hint="50 at most" data-key="/" /><${Send} form=${form}>Go there<//></form>
    ${day && covers(session, 'trader') && html`<${AsJob} day=${day} go=${go} />`}
    ${day && tickers && html`<${Remote} of=${answer} empty=${({ items }) => !items.length} hint=${html`<p>No symbol.</p>`}>${({ items }) => html`<div class="scroll" tabindex="0" role="region" aria-label=${`Symbols on ${day}`}><table><thead><tr><th scope="col">Symbol</th><th scope="col">Said then</th><th scope="col">Today’s formulas</th><th scope="col">What followed</th></tr></thead><tbody>${items.map((one) => html`<${Row} key=${one.ticker} one=${one} />`)}</tbody></table></div>`}<//>`}<//>`;
}
