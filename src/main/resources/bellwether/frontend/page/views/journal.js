// What one writes of trades and of the market, and what it shows together.
import { covers, html, say, useEffect, useRef, useState } from '../base/kit.js';
import { changer, oneOf } from '../base/address.js';
import { get, send } from '../base/api.js';
import { Field, Send, useSending } from '../base/fields.js';
import { Later, Tabs } from '../base/later.js';
import { Act, Badge, Moment, Pages, Panel, Ticker } from '../base/parts.js';
import { counted, date, moment, signed, words } from '../base/format.js';

const PATH = '/api/v1/journal';
const TABS = { entries: 'Entries', insights: 'Insights', achievements: 'Achievements', past: 'Time machine', look: 'Worth a look' };
const PARTS = {
  insights: () => import('./insights.js').then((module) => module.Insights),
  achievements: () => import('./achievements.js').then((module) => module.Achievements),
  past: () => import('./time-machine.js').then((module) => module.TimeMachine),
  look: () => import('./worth-a-look.js').then((module) => module.WorthALook),
};
const KEPT = [['', 'not said'], ['true', 'yes'], ['false', 'no']];
const FILTERS = ['q', 'ticker', 'tag', 'emotion', 'plan_kept'];
const tagsOf = (text) => text.split(/[,;]/).map((one) => one.trim()).filter(Boolean);
const keptOf = (text) => (text === '' ? null : text === 'true');

/** A new entry, of a trade or of none, or a change of one. */
function EntryForm({ entry, trade, done, cancel }) {
  const [text, setText] = useState(entry?.text ?? '');
  const first = useRef(null);
  useEffect(() => first.current.focus(), []);
  const form = useSending(async (given) => {
    const said = { text: text.trim(), lesson: given.lesson, emotion: given.emotion || null, tags: tagsOf(given.tags), plan_kept: keptOf(given.plan_kept) };
    if (entry) await send('PUT', `${PATH}/${entry.id}`, said, { ifMatch: entry.etag });
    else await send('POST', PATH, { ...said, ...(trade ? { trade: trade.id } : { ticker: given.ticker || null }) });
    say(entry ? 'The entry is changed' : 'The entry is written');
    done();
  });
  const faults = form.faults.filter((one) => one.pointer === '/text');
  faults.forEach((one) => form.said.add(one));
  const about = trade ? `${trade.ticker}, closed ${date(trade.closed)}` : entry?.ticker;
  return html`<form class="form" onSubmit=${form.submit} aria-label=${entry ? 'Change the entry' : 'New entry'}>
    ${about ? html`<p class="row">About <strong>${about}</strong></p>` : !entry && html`<${Field} form=${form} label="Symbol" name="ticker" autocapitalize="characters" hint="may be left empty" />`}
    <label class="row-wide">What happened <textarea name="text" rows="4" maxlength="10000" value=${text} ref=${first} aria-invalid=${faults.length > 0} aria-describedby=${faults.length ? 'fault-text' : undefined} onInput=${(event) => setText(event.currentTarget.value)}></textarea>${faults.length > 0 && html`<span class="fault" id="fault-text" role="alert">${faults.map((one) => one.detail).join('; ')}</span>`}</label>
    <${Field} form=${form} label="Lesson" name="lesson" value=${entry?.lesson} maxlength="2000" /><${Field} form=${form} label="Emotion" name="emotion" value=${entry?.emotion ?? ''} maxlength="30" hint="one word of yours, such as calm" />
    <${Field} form=${form} label="Tags" name="tags" value=${entry?.tags.join(', ')} hint="with commas between" /><${Field} form=${form} label="Kept to the plan" name="plan_kept" options=${KEPT} value=${entry?.plan_kept == null ? '' : String(entry.plan_kept)} />
    <${Send} form=${form} also=${html`<button type="button" onClick=${cancel}>Cancel</button>`}>${entry ? 'Save the entry' : 'Write the entry'}<//></form>`;
}

const keptWords = (kept) => (kept === null ? null : kept ? 'plan kept' : 'plan not kept');

function Versions({ entry }) {
  return html`<${Pages} path=${`${PATH}/${entry.id}/versions`} hint=${html`<p>None.</p>`}>${(items) => html`<ul class="list">${items.map((one) => html`<li key=${one.version}><span class="said">${one.text}${one.lesson && html` <strong>Lesson:</strong> ${one.lesson}`} <span class="quiet">${[one.emotion, ...one.tags, keptWords(one.plan_kept)].filter(Boolean).join(', ')}</span></span><time datetime=${one.said_at}>${moment(one.said_at)}</time></li>`)}</ul>`}<//>`;
}

function Entry({ entry, may, reload }) {
  const [changing, setChanging] = useState(null);
  const [open, setOpen] = useState(false);
  const change = async () => { const { body, etag } = await get(`${PATH}/${entry.id}`, { fresh: true }); setChanging({ ...body, etag }); };
  const remove = async () => { await send('DELETE', `${PATH}/${entry.id}`); say('The entry is deleted'); reload(); };
  const kept = keptWords(entry.plan_kept);
  return html`<li><span class="row">${entry.ticker ? html`<${Ticker} name=${entry.ticker} data-row="" />` : html`<strong>no symbol</strong>`}${entry.emotion && html`<${Badge}>${entry.emotion}<//>`}${entry.tags.map((tag) => html`<${Badge} key=${tag}>${tag}<//>`)}${kept && html`<${Badge} kind=${entry.plan_kept ? 'good' : 'stale'}>${kept}<//>`}${entry.trade && html`<span class="quiet">trade ${entry.trade}</span>`}</span><${Moment} at=${entry.written_at} />
    ${changing ? html`<div class="under"><${EntryForm} entry=${changing} cancel=${() => setChanging(null)} done=${() => { setChanging(null); reload(); }} /></div>`
    : html`<div class="under">${entry.text && html`<p class="said">${entry.text}</p>`}${entry.lesson && html`<p class="said"><strong>Lesson:</strong> ${entry.lesson}</p>`}
      <p class="row">${may && html`<${Act} does=${change}>Change<//><${Act} confirm="Delete it: sure?" does=${remove}>Delete<//>`}</p>
      ${entry.version > 1 && html`<details onToggle=${(event) => setOpen(event.currentTarget.open)}><summary>Changed ${counted(entry.version - 1, 'time')}, last <${Moment} at=${entry.changed_at} /></summary>${open && html`<${Versions} entry=${entry} />`}</details>`}</div>`}</li>`;
}

/** Closed trades that nothing is written of yet. */
function Unnoted({ write, again }) {
  return html`<${Panel} title="Trades without an entry" wide aside="closed, the last first"><${Pages} again=${again} path=${`${PATH}/trades?noted=false&limit=10`} topics=${['journal', 'portfolios']} hint=${html`<p>Every closed trade has an entry, or none was closed yet.</p>`}>${(items) => html`<ul class="list">${items.map((trade) => html`<li key=${trade.id}>
    <span class="row"><${Ticker} name=${trade.ticker} /> ${trade.side}, closed ${date(trade.closed)} by ${words(trade.exit_reason)} <strong class=${`num ${trade.net < 0 ? 'down' : 'up'}`}>${signed(trade.net)} ${trade.currency}</strong>${trade.r !== null && html`<span class="num">${signed(trade.r)} R</span>`}</span>
    ${write ? html`<button type="button" aria-label=${`Write of ${trade.ticker}, ${trade.id}`} onClick=${() => write(trade)}>Write</button>` : html`<span></span>`}</li>`)}</ul>`}<//><//>`;
}

/** What is typed stays until it is looked for. */
function Search({ title, given, change, ...others }) {
  const [typed, setTyped] = useState(null);
  return html`<label>${title} <input type="search" value=${typed ?? given} autocomplete="off" spellcheck="false" ...${others} onInput=${(event) => setTyped(event.currentTarget.value)} onChange=${(event) => { change(event.currentTarget.value.trim()); setTyped(null); }} /></label>`;
}

function Entries({ route, go, session }) {
  const { query } = route;
  const may = covers(session, 'trader');
  const [of, setOf] = useState(null);
  const making = of ?? (query.get('new') ? {} : null);
  const [turn, setTurn] = useState(0);
  const set = changer(route, go);
  const change = (name, value) => set({ [name]: value });
  const close = () => { setOf(null); change('new', ''); };
  const filter = FILTERS.filter((name) => query.get(name)).map((name) => `&${name}=${encodeURIComponent(query.get(name))}`).join('');
  const field = (name, title) => html`<${Search} title=${title} given=${query.get(name) ?? ''} data-key=${name === 'q' ? '/' : undefined} change=${(text) => change(name, text)} />`;
  return html`<${Panel} title="Entries" wide aside=${may && !making && html`<button type="button" data-key="n" aria-keyshortcuts="n" onClick=${() => change('new', '1')}>New entry</button>`}>
      ${making && html`<${EntryForm} key=${making.id} trade=${making.id && making} cancel=${close} done=${() => { close(); setTurn((n) => n + 1); }} />`}
      <div class="form filters">${field('q', 'Text')}${field('ticker', 'Symbol')}${field('tag', 'Tag')}${field('emotion', 'Emotion')}<label>Kept to the plan <select value=${query.get('plan_kept') ?? ''} onChange=${(event) => change('plan_kept', event.currentTarget.value)}>${KEPT.map(([of, text]) => html`<option key=${of} value=${of}>${of ? text : 'any'}</option>`)}</select></label></div>
      <${Pages} key=${filter} again=${turn} path=${`${PATH}?limit=20${filter}`} topics=${['journal']} hint=${html`<p>${filter ? 'No entry is like that.' : 'Nothing is written yet. What did you see, what did you do, and did you keep to your plan?'}</p>`}>${(items, reload) => html`<ul class="list">${items.map((one) => html`<${Entry} key=${one.id} entry=${one} may=${may} reload=${reload} />`)}</ul>`}<//><//>
    <${Unnoted} again=${turn} write=${may && !making && setOf} />`;
}

function View(props) {
  const tab = oneOf(props.route.query, 'tab', TABS, 'entries');
  return html`<div class="title"><h1 tabindex="-1">Journal</h1></div>
    <${Tabs} of=${TABS} at=${tab} open=${(one) => props.go(one === 'entries' ? '/app/journal' : `/app/journal?tab=${one}`, { replace: true })} />
    ${PARTS[tab] ? html`<${Later} key=${tab} load=${PARTS[tab]} ...${props} />` : html`<${Entries} ...${props} />`}`;
}

export default { title: 'Journal', View };
