// Lists of symbols: verdict, what changed, the last year in small, notes; in an order of one's own.
import { covers, html, say, useState } from '../base/kit.js';
import { get, send } from '../base/api.js';
import { Act, Badge, Panel, Ticker, Verdict } from '../base/parts.js';
import { count, counted, price, signed, percent, verdict } from '../base/format.js';
import { Remote, Trouble, useRemote } from '../base/remote.js';
import '../draw/style.js';
import '../draw/spark.js';

const BARS = 60;
const PAGE = 100;

/** Symbols as people paste them: by spaces, commas or lines. */
const tickers = (text) => String(text).split(/[\s,;]+/).filter(Boolean);

function NewList({ made }) {
  const [fault, setFault] = useState('');
  const submit = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    try {
      const { body } = await send('POST', '/api/v1/watchlists', { name: String(new FormData(form).get('name')).trim() });
      setFault('');
      form.reset();
      made(body);
    } catch (problem) {
      setFault(problem.detail || problem.title);
    }
  };
  return html`<form class="row" onSubmit=${submit}><input name="name" required maxlength="100" placeholder="New list" aria-label="Name of the new list" data-key="n" autocomplete="off" /><button>Create</button><span class="fault" role="alert">${fault}</span></form>`;
}

function Paste({ act }) {
  const submit = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (await act({ add: tickers(new FormData(form).get('tickers')) })) form.reset();
  };
  return html`<form class="row" onSubmit=${submit}><input name="tickers" required placeholder="Add symbols: TCS.NS, INFY.NS" aria-label="Symbols to add" autocomplete="off" spellcheck="false" /><button>Add</button></form>`;
}

/** The changes of the day, and the last bars in small, of what is listed. */
function useMoves(items) {
  const stored = items.filter((one) => one.stored).map((one) => one.ticker).join(',');
  const quotes = useRemote(stored ? `/api/v1/quotes?tickers=${encodeURIComponent(stored)}` : null, { topics: ['bars'] });
  const sparks = useRemote(stored ? `/api/v1/sparklines?tickers=${encodeURIComponent(stored)}&bars=${BARS}` : null, { topics: ['bars'] });
  const by = (remote) => Object.fromEntries((remote.data?.items ?? []).map((one) => [one.ticker, one]));
  return { quotes: by(quotes), sparks: by(sparks) };
}

function Entry({ entry, quote, spark, may, act, place, last }) {
  const mine = entry.verdict?.mine;
  const move = (to) => act({ move_to: { tickers: [entry.ticker], place: to } });
  const key = (event) => {
    if (!event.altKey || !may) return;
    if (event.key === 'ArrowUp' && place > 1) { event.preventDefault(); move(place - 1); }
    if (event.key === 'ArrowDown' && !last) { event.preventDefault(); move(place + 1); }
  };
  return html`<tr onKeyDown=${key}><th scope="row"><${Ticker} name=${entry.ticker} data-row="" /> ${entry.synthetic ? html`<${Badge} kind="synthetic">synthetic<//>` : ''}${quote?.stale ? html` <${Badge} kind="stale">stale ${count(quote.age_sessions)} sessions<//>` : ''}<div class="quiet">${entry.name ?? (entry.stored ? '' : 'no prices stored')}</div></th>
    <td>${mine?.verdict ? html`<${Verdict} of=${mine.verdict} score=${mine.score} />${mine.changed ? html`<div class="quiet">was ${verdict(mine.changed.from).words} until ${mine.changed.date}</div>` : ''}` : html`<span class="quiet">not analysed</span>`}</td>
    <td class="num">${price(entry.close)}<div class="quiet">${entry.close_on ?? ''}</div></td>
    <td class="num"><span class=${quote?.change_percent > 0 ? 'up' : quote?.change_percent < 0 ? 'down' : ''}>${quote ? signed(quote.change_percent, percent) : '–'}</span></td>
    <td class="phone-off">${spark ? html`<spark-line values=${spark.values} label=${`${BARS} bars, ${price(spark.low)} to ${price(spark.high)}`}></spark-line>` : ''}</td>
    <td class="phone-off">${entry.note}</td>
    ${may && html`<td class="act-cell"><button type="button" class="plain" aria-label=${`Move ${entry.ticker} up`} disabled=${place === 1} onClick=${() => move(place - 1)}>↑</button><button type="button" class="plain" aria-label=${`Move ${entry.ticker} down`} disabled=${last} onClick=${() => move(place + 1)}>↓</button>
      <${Act} does=${() => act({ remove: [entry.ticker] })} aria-label=${`Remove ${entry.ticker}`}>Remove<//></td>`}</tr>`;
}

/** What was done, for those who hear it. */
function outcome(asked, { added = [], removed = [], skipped = [] }) {
  const left = skipped.length ? `; left out: ${skipped.map((one) => one.message).join(' ')}` : '';
  if (asked.add) return `Added ${counted(added.length, 'symbol')}${left}`;
  return asked.remove ? `Removed ${removed.join(', ')}` : `Moved ${asked.move_to.tickers.join(', ')} to place ${asked.move_to.place}`;
}

function Entries({ list, may, reloadLists }) {
  const entries = useRemote(`/api/v1/watchlists/${list.id}/entries?limit=${PAGE}`, { topics: ['watchlists', 'bars', 'analyses'] });
  const [more, setMore] = useState([]);
  const [following, setFollowing] = useState(null);
  const [problem, setProblem] = useState(null);
  const [skipped, setSkipped] = useState([]);
  const items = [...(entries.data?.items ?? []), ...more];
  const { quotes, sparks } = useMoves(items.slice(0, 200));
  const act = async (body) => {
    let fault = null;
    try {
      const { etag } = await get(`/api/v1/watchlists/${list.id}`, { fresh: true });
      const done = await send('POST', `/api/v1/watchlists/${list.id}/entries`, body, { ifMatch: etag });
      setSkipped(done.body.skipped ?? []);
      say(outcome(body, done.body));
    } catch (cause) {
      fault = cause;
    }
    setProblem(fault);
    setMore([]);
    entries.reload();
    reloadLists();
    return !fault;
  };
  const next = more.length ? following : entries.data?.next;
  const load = async () => { const { body } = await get(next); setMore((was) => [...was, ...body.items]); setFollowing(body.next); };
  return html`${may && html`<${Paste} act=${act} />`}${problem && html`<${Trouble} problem=${problem} />`}${skipped.length > 0 && html`<ul class="note">${skipped.map((one) => html`<li key=${one.ticker}>${one.message}</li>`)}</ul>`}
    <${Remote} of=${entries} empty=${() => !items.length} hint=${html`<p>The list is empty.${may ? ' Paste symbols above.' : ''}</p>`}>${() => html`<div class="scroll" tabindex="0" role="region" aria-label=${list.name}><table><thead><tr><th scope="col">Symbol</th><th scope="col">My verdict</th><th scope="col" class="num">Close</th><th scope="col" class="num">Change</th><th scope="col" class="phone-off">${BARS} bars</th><th scope="col" class="phone-off">Note</th>${may && html`<th scope="col"><span class="unseen">Actions</span></th>`}</tr></thead>
      <tbody>${items.map((entry, i) => html`<${Entry} key=${entry.ticker} entry=${entry} quote=${quotes[entry.ticker]} spark=${sparks[entry.ticker]} may=${may} act=${act} place=${entry.place} last=${i === items.length - 1} />`)}</tbody></table></div>
      ${may && html`<p class="hint">Alt ↑ and Alt ↓ move the row that has the focus.</p>`}${next && html`<p class="more"><${Act} does=${load}>Show more<//></p>`}`}<//>`;
}

function View({ route, go, session }) {
  const lists = useRemote('/api/v1/watchlists?limit=100', { topics: ['watchlists'] });
  const may = covers(session, 'trader');
  const wanted = route.query.get('list');
  const items = lists.data?.items ?? [];
  const list = items.find((one) => one.id === wanted) ?? items[0];
  const open = (id) => go(`/app/watchlists?list=${encodeURIComponent(id)}`, { replace: true });
  return html`<div class="title"><h1 tabindex="-1">Watchlists</h1>${may && html`<${NewList} made=${(made) => { lists.reload(); open(made.id); }} />`}</div>
    <${Remote} of=${lists} empty=${(page) => !page.items.length} hint=${html`<p>No list exists yet.${may ? ' Give the first one a name above.' : ''}</p>`}>${() => html`
      <div class="tabs" role="group" aria-label="Lists">${items.map((one) => html`<button type="button" key=${one.id} aria-pressed=${one === list} onClick=${() => open(one.id)}>${one.name} <span class="quiet">${count(one.entries)}</span></button>`)}</div>
      <${Panel} title=${list.name} wide aside=${may && html`<a href=${`/app/jobs?new=analysis&watchlist=${encodeURIComponent(list.id)}`}>Analyse this list</a>`}><${Entries} key=${list.id} list=${list} may=${may} reloadLists=${lists.reload} /><//>`}<//>`;
}

export default { title: 'Watchlists', View };
