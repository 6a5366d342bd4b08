// Lists of symbols: verdict, what changed, the last year in small, notes; in an order of one's own.
import { covers, html, say, useEffect, useLayoutEffect, useMemo, useRef, useState } from '../base/kit.js';
import { changer, oneOf } from '../base/address.js';
import { inWords, send } from '../base/api.js';
import { Opened } from '../base/later.js';
import { Act, Badge, Panel, Ticker, Verdict, usePages } from '../base/parts.js';
import { count, counted, price, signed, percent, verdict } from '../base/format.js';
import { Remote, Stale, Trouble, useRemote } from '../base/remote.js';
import '../draw/style.js';
import '../draw/spark.js';
import { dragRow } from './drag.js';
import { trail } from './trail.js';
import { Collections } from './watchlist-collections.js';

const BARS = 60;
const PAGE = 200;
const CORRELATIONS = () => import('./correlations.js').then((module) => module.Correlations);

/** Symbols as people paste them: by spaces, commas or lines. */
const tickers = (text) => String(text).split(/[\s,;]+/).filter(Boolean);

function NewList({ made, collection }) {
  const [fault, setFault] = useState('');
  const submit = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    try {
      const { body } = await send('POST', '/api/v1/watchlists', { name: String(new FormData(form).get('name')).trim(), collection });
      setFault('');
      form.reset();
      made(body);
    } catch (problem) {
      setFault(inWords(problem));
    }
  };
  return html`<form class="row" onSubmit=${submit}><input name="name" required maxlength="60" placeholder="New list" aria-label="Name of the new list" data-key="n" autocomplete="off" /><button>Create</button><span class="fault" role="alert">${fault}</span></form>`;
}

function Paste({ act }) {
  const submit = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (await act({ add: tickers(new FormData(form).get('tickers')) })) form.reset();
  };
  return html`<form class="row" onSubmit=${submit}><input name="tickers" required size="34" placeholder="Add symbols: TCS.NS, INFY.NS" aria-label="Symbols to add" autocomplete="off" spellcheck="false" /><button>Add</button></form>`;
}

/** What a route says of tickers, of which it takes so many at once. */
function useEach(tickers, route, rest = '') {
  const paths = Array.from({ length: Math.ceil(tickers.length / PAGE) }, (_, i) => `/api/v1/${route}?tickers=${encodeURIComponent(tickers.slice(i * PAGE, (i + 1) * PAGE).join(','))}${rest}`);
  const remote = useRemote(paths.join('\n') || null, { topics: ['bars'] });
  const last = useRef([]); // stays while those of a longer list are asked for
  last.current = remote.data?.items ?? last.current;
  return { ...remote, by: Object.fromEntries(last.current.map((one) => [one.ticker, one])) };
}

const sided = (value) => html`<span class=${`num ${value > 0 ? 'up' : value < 0 ? 'down' : ''}`}>${signed(value, percent)}</span>`;
const aged = ({ age_sessions: age }) => (age === null ? 'stale, sessions unknown' : `stale ${counted(age, 'session')}`);

function Entry({ entry, quote, spark, may, act, move, note, place, last, fixed }) {
  const mine = entry.verdict?.mine;
  const key = (event) => {
    const to = { ArrowUp: place - 1, ArrowDown: place + 1 }[event.key];
    if (!event.altKey || !may || to === undefined) return;
    event.preventDefault();
    if (!fixed) move(entry, to);
  };
  const arrow = (to, mark, word) => html`<button type="button" class="plain" aria-label=${`Move ${entry.ticker} ${word}`} disabled=${fixed || to < 0 || (to > place && last)} onClick=${() => move(entry, to)}>${mark}</button>`;
  return html`<tr onKeyDown=${key}><th scope="row"><${Ticker} name=${entry.ticker} data-row="" /> ${entry.synthetic ? html`<${Badge} kind="synthetic">synthetic<//>` : ''}${quote?.stale ? html` <${Badge} kind="stale" title=${quote.age_sessions === null ? 'The holidays of its exchange are not known for these years.' : undefined}>${aged(quote)}<//>` : ''}
      ${entry.open_alerts ? html` <a class="badge" href=${`/app/alerts?about=${encodeURIComponent(entry.ticker)}`}>${counted(entry.open_alerts, 'alert')}</a>` : ''}<div class="quiet">${entry.name ?? (entry.stored ? '' : 'no prices stored')}</div></th>
    <td class="shown">${mine?.verdict ? html`<${Verdict} of=${mine.verdict} score=${mine.score} />${mine.changed ? html`<div class="quiet">was ${verdict(mine.changed.from).words} until ${mine.changed.date}</div>` : ''}` : html`<span class="quiet">not analysed</span>`}</td>
    <td class="num phone-off">${price(entry.close)}<div class="quiet">${entry.close_on ?? ''} ${entry.currency ?? ''}</div></td>
    <td class="num shown">${quote ? sided(quote.change_percent) : '–'}<div class="quiet phone-only">${price(entry.close)}<br />${entry.close_on ?? ''}</div></td>
    <td class="num phone-off">${sided(entry.since_added_percent)}<div class="quiet">${entry.added_close ? `from ${price(entry.added_close)} as it was traded,` : ''} ${entry.added_close_on ?? ''}</div></td>
    <td class="phone-off">${spark ? html`<spark-line values=${spark.values} label=${`${BARS} bars, ${price(spark.low)} to ${price(spark.high)}`}></spark-line>` : ''}</td>
    <td class="phone-off">${may ? html`<input class="note-field" key=${entry.note} defaultValue=${entry.note} maxlength="1000" placeholder="note" aria-label=${`Note on ${entry.ticker}`} onChange=${(event) => note(entry, event.currentTarget.value.trim())} />` : entry.note}</td>
    ${may && html`<td class="act-cell arrange"><span class="grip" title="Drag to move" aria-hidden="true" hidden=${fixed} onPointerDown=${(event) => dragRow(event, (to) => move(entry, to))}>⠿</span>${arrow(place - 1, '↑', 'up')}${arrow(place + 1, '↓', 'down')}
      <${Act} does=${() => act({ remove: [entry.ticker] })} aria-label=${`Remove ${entry.ticker}`}>Remove<//></td>`}</tr>`;
}

/** What was done, for those who hear it. */
function outcome(asked, { added = [], removed = [], skipped = [] }) {
  const left = skipped.length ? `; left out: ${skipped.map((one) => one.message).join(' ')}` : '';
  if (asked.add) return `Added ${counted(added.length, 'symbol')}${left}`;
  return asked.remove ? `Removed ${removed.join(', ')}` : `Moved ${asked.move_to.tickers.join(', ')} to place ${asked.move_to.place}`;
}

/** The tag of the list as it is in sight, or as one's own last change of it left it. */
function useTag(id) {
  const { etag, at, reload } = useRemote(`/api/v1/watchlists/${id}`, { topics: ['watchlists'] });
  const tag = useRef({ waiting: 0 });
  useMemo(() => { if (!tag.current.waiting) tag.current.etag = etag; }, [etag, at]); // what was asked for between one's own changes is late
  return Object.assign(tag.current, { reload });
}

const ORDERS = { own: 'my order', change: 'change', score: 'score', ticker: 'symbol' };

/** As one wants to see it; the order of one's own stays with the service. */
function ordered(items, by, quotes) {
  const value = { change: (one) => quotes[one.ticker]?.change_percent, score: (one) => one.verdict?.mine?.score }[by];
  return by === 'own' ? items : [...items].sort((a, b) => (value ? (value(b) ?? -Infinity) - (value(a) ?? -Infinity) || 0 : a.ticker.localeCompare(b.ticker)));
}

function Entries({ list, tag, may, by, setBy, reloadLists }) {
  const path = `/api/v1/watchlists/${list.id}/entries`;
  const entries = usePages(`${path}?limit=${PAGE}`, ['watchlists', 'bars', 'analyses', 'alerts']);
  const [problem, setProblem] = useState(null);
  const [skipped, setSkipped] = useState([]);
  const [moved, setMoved] = useState(null);
  const [arranging, setArranging] = useState(false);
  const held = useRef(null);
  const body = useRef(null);
  const own = moved?.of === entries.items ? moved.items : entries.items;
  const stored = own.filter((one) => one.stored).map((one) => one.ticker).sort();
  const moves = useEach(stored, 'quotes');
  const quotes = moves.by;
  const sparks = useEach(stored, 'sparklines', `&bars=${BARS}`).by; // the list is whole without them
  const items = ordered(own, by, quotes);
  useEffect(() => trail.set(items.map((one) => one.ticker)), [items.map((one) => one.ticker).join()]);
  useLayoutEffect(() => { // a row that moves in the document loses the focus
    const row = [...(body.current?.children ?? [])].find((one) => one.querySelector('[data-row]')?.textContent === held.current?.ticker);
    if (row && document.activeElement === document.body) (row.querySelectorAll('a, button')[held.current.at] ?? row.querySelector('[data-row]')).focus();
  });
  const change = async (does) => {
    let fault = null;
    try { await does(); } catch (cause) { fault = cause; }
    setProblem(fault);
    if (fault) setMoved(null);
    tag.reload();
    entries.reload();
    reloadLists();
    return !fault;
  };
  const queue = useRef(Promise.resolve());
  const act = (changes) => { tag.waiting += 1; return (queue.current = queue.current.then(() => change(async () => {
    const done = await send('POST', path, changes, changes.move_to ? { ifMatch: tag.etag } : {}); // a place depends on the order in sight, a symbol on none
    if (changes.move_to) tag.etag = done.etag;
    setSkipped(done.body.skipped ?? []);
    say(outcome(changes, done.body));
  })).finally(() => { tag.waiting -= 1; })); };
  const move = (entry, to) => {
    if (to < 0 || to >= own.length) return;
    const row = document.activeElement.closest?.('tr');
    held.current = row && { ticker: entry.ticker, at: [...row.querySelectorAll('a, button')].indexOf(document.activeElement) };
    const next = own.filter((one) => one !== entry);
    next.splice(to, 0, entry);
    setMoved({ of: entries.items, items: next });
    act({ move_to: { tickers: [entry.ticker], place: to + 1 } });
  };
  const note = (entry, text) => change(() => send('PATCH', `${path}/${encodeURIComponent(entry.ticker)}`, { note: text }));
  return html`${problem && html`<${Trouble} problem=${problem} />`}${skipped.length > 0 && html`<ul class="note">${skipped.map((one) => html`<li key=${one.ticker}>${one.message}</li>`)}</ul>`}${moves.problem && html`<${Stale} at=${moves.at} problem=${moves.problem} retry=${moves.reload} />`}<div class="row market-bar">${may && html`<${Paste} act=${act} />`}
      ${own.length > 1 && html`<span class="row"><label class="check">Order <select onChange=${(event) => setBy(event.currentTarget.value)}>${Object.entries(ORDERS).map(([id, title]) => html`<option key=${id} value=${id} selected=${id === by}>${title}</option>`)}</select></label>
        ${may && html`<button type="button" class="phone-only" aria-pressed=${arranging} onClick=${() => setArranging(!arranging)}>Arrange</button>`}</span>`}</div>
    <${Remote} of=${entries} empty=${() => !items.length} hint=${html`<p>The list is empty.${may ? ' Paste symbols above.' : ''}</p>`}>${() => html`
      <div class=${`scroll entries${arranging ? ' arranging' : ''}`} tabindex="0" role="region" aria-label=${list.name}><table><thead><tr><th scope="col">Symbol</th><th scope="col" class="shown">My verdict</th><th scope="col" class="num phone-off">Close</th><th scope="col" class="num shown">Change</th><th scope="col" class="num phone-off">Since added</th><th scope="col" class="phone-off">${BARS} bars</th><th scope="col" class="phone-off">Note</th>${may && html`<th scope="col" class="arrange"><span class="unseen">Actions</span></th>`}</tr></thead>
      <tbody ref=${body}>${items.map((entry, i) => html`<${Entry} key=${entry.ticker} entry=${entry} quote=${quotes[entry.ticker]} spark=${sparks[entry.ticker]} may=${may} act=${act} move=${move} note=${note} place=${i} last=${i === items.length - 1} fixed=${by !== 'own'} />`)}</tbody></table>
      ${may && html`<p class="hint arrange">${by === 'own' ? html`Drag a row by ⠿, or move the row that has the focus by <kbd>Alt ↑</kbd> and <kbd>Alt ↓</kbd>.` : 'Rows are moved in “my order”.'}</p>`}</div>${stored.length > 1 && html`<${Opened} title="Correlations" load=${CORRELATIONS} tickers=${stored} />`}${entries.next && html`<p class="more"><${Act} does=${entries.load}>Show more<//></p>`}`}<//>`;
}

function Rename({ list, collections, tag, done }) {
  const [fault, setFault] = useState('');
  const change = (method, body) => async () => {
    tag.etag = (await send(method, `/api/v1/watchlists/${list.id}`, body, { ifMatch: tag.etag })).etag;
    done();
  };
  const submit = (event) => {
    event.preventDefault();
    const { name, collection } = Object.fromEntries(new FormData(event.currentTarget));
    change('PATCH', { name: String(name).trim(), collection })().then(() => { setFault(''); say(`Saved ${name}`); }, (problem) => setFault(inWords(problem)));
  };
  return html`<details><summary>Rename, move or delete</summary><form class="row" onSubmit=${submit}><input name="name" required maxlength="60" key=${list.name} defaultValue=${list.name} aria-label="Name of the list" aria-invalid=${Boolean(fault)} />
    ${collections.length > 1 && html`<label class="check">in <select name="collection" aria-label="Collection of the list">${collections.map((one) => html`<option key=${one.id} value=${one.id} selected=${one.id === list.collection.id}>${one.name}</option>`)}</select></label>`}<button>Save</button>
    <${Act} confirm=${`Delete ${list.name} and its ${counted(list.entries, 'entry', 'entries')}`} does=${change('DELETE')}>Delete the list<//><span class="fault" role="alert">${fault}</span></form></details>`;
}

function List({ list, ...props }) {
  const tag = useTag(list.id);
  return html`<${Entries} list=${list} tag=${tag} ...${props} />${props.may && html`<${Rename} list=${list} collections=${props.collections} tag=${tag} done=${props.reloadLists} />`}`;
}

function View({ route, go, session }) {
  const lists = useRemote('/api/v1/watchlists?limit=100', { topics: ['watchlists'] });
  const all = useRemote('/api/v1/watchlist-collections', { topics: ['watchlists'] });
  const may = covers(session, 'trader');
  const { query } = route;
  const change = changer(route, go);
  const by = oneOf(query, 'by', ORDERS, 'own');
  const collections = all.data?.items ?? [];
  const group = collections.find((one) => one.id === query.get('collection'));
  const items = (lists.data?.items ?? []).filter((one) => !group || one.collection.id === group.id);
  const list = items.find((one) => one.id === query.get('list')) ?? items[0];
  const open = (id) => change({ list: id });
  const show = (id) => change({ collection: id, list: '' });
  const reload = () => { lists.reload(); all.reload(); };
  return html`<div class="title"><h1 tabindex="-1">Watchlists</h1><span class="row">${collections.length > 1 && html`<label class="check">Collection <select value=${group?.id ?? ''} onChange=${(event) => show(event.currentTarget.value)}><option value="">all</option>${collections.map((one) => html`<option key=${one.id} value=${one.id}>${one.name} (${count(one.watchlists)})</option>`)}</select></label>`}
      ${may && html`<${NewList} collection=${group?.id} made=${(made) => { reload(); open(made.id); }} />`}</span></div>
    <${Remote} of=${lists} empty=${(page) => !page.items.length} hint=${html`<p>No list exists yet.${may ? ' Give the first one a name above.' : ''}</p>`}>${() => (list ? html`
      <div class="tabs" role="group" aria-label="Lists">${items.map((one) => html`<button type="button" key=${one.id} aria-pressed=${one === list} onClick=${() => open(one.id)}>${one.name} <span class="quiet">${count(one.entries)}</span></button>`)}</div>
      <${Panel} title=${list.name} wide aside=${html`${collections.length > 1 ? `in ${list.collection.name} ` : ''}${may && html`<a href=${`/app/jobs?new=analysis&watchlist=${encodeURIComponent(list.id)}`}>Analyse this list</a>`}`}><${List} key=${list.id} list=${list} collections=${collections} may=${may} by=${by} setBy=${(order) => change({ by: order === 'own' ? '' : order })} reloadLists=${reload} /><//>`
      : html`<div class="empty"><p>No list is in ${group.name}.${may ? ' Give it one above, or move one here by “Rename, move or delete”.' : ''}</p></div>`)}<//>
    ${(may || collections.length > 1 || all.problem) && html`<${Collections} of=${all} may=${may} changed=${reload} open=${show} />`}`;
}

export default { title: 'Watchlists', View };
