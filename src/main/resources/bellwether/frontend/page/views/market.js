// The market: every symbol by its last bar, filtered as one types, as a table, a map or by sector.
// The address holds the filter, the order, the columns and the way it is shown.
import '../draw/style.js';
import { html, useCallback, useEffect, useMemo, useRef, useState } from '../base/kit.js';
import { oneOf } from '../base/address.js';
import { count } from '../base/format.js';
import { prefs } from '../base/prefs.js';
import { Remote, Stale, Trouble, useRemote } from '../base/remote.js';
import { ordered } from '../draw/ranks.js';
import { catalogue } from '../lang/filter.js';
import { useChoice, useNearest, useRows } from './market-choice.js';
import { FilterField, useCheck } from './market-filter.js';
import { COLOURS, GROUPS, Market as MarketMap, Sectors, Table } from './market-shows.js';
import { ByBars, Columns, Nearest, Screens, Sheets, Universe } from './market-tools.js';
import { symbolPath, trail } from './trail.js';
import { universeText } from './universe.js';

const USUAL = 'close,return_1,return_20,verdict,score,RSI_14,NATR_14,relative_volume,dollar_volume,sector';
const ALWAYS = ['close', 'dollar_volume', 'return_1', 'return_5', 'return_20', 'return_60', 'sector', 'verdict', 'score'];
const WAYS = [['table', 'Table'], ['map', 'Map'], ['sectors', 'Sectors']];
const PATH = '/app/market';
const PAUSE = 400;

/** What waits goes along with the next change. @param sent takes the filter that was written last @returns how to change it, and how to write at once what waits, before one leaves */
function useAddress(go, sent) {
  const timer = useRef(0);
  const waiting = useRef(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = useCallback((values, { replace = false, later = false } = {}) => {
    clearTimeout(timer.current);
    const all = { ...waiting.current, ...values };
    const write = () => {
      waiting.current = null;
      if (location.pathname !== PATH) return; // one has left
      if ('q' in all) sent.current = all.q;
      const url = new URL(location.href);
      Object.entries(all).forEach(([name, value]) => (value ? url.searchParams.set(name, value) : url.searchParams.delete(name)));
      go(url.pathname + url.search, { replace: replace || later });
    };
    waiting.current = later ? all : null;
    if (later) timer.current = setTimeout(write, PAUSE);
    else write();
  }, [go]);
  return [change, () => waiting.current && change({}, { replace: true })];
}

function Body({ fields, route, go, session }) {
  const { query } = route;
  const universe = query.get('of') ?? 'all';
  const as = oneOf(query, 'as', WAYS.map(([way]) => way), 'table');
  const sort = query.get('sort') ?? '-dollar_volume';
  const ids = useMemo(() => (query.get('cols') ?? prefs.get('columns', USUAL)).split(',').filter((id) => fields.known.has(id.toLowerCase())), [query.get('cols'), fields]);
  const [text, setText] = useState(query.get('q') ?? '');
  const sent = useRef(text);
  const [change, flush] = useAddress(go, sent);
  const by = oneOf(query, 'colour', COLOURS, COLOURS[0]);
  const setBy = (one) => change({ colour: one === COLOURS[0] ? '' : one }, { replace: true });
  const group = oneOf(query, 'group', GROUPS.map(([one]) => one), 'sector');
  const setGroup = (one) => change({ group: one === 'sector' ? '' : one }, { replace: true });
  const table = useRef(null);
  useEffect(() => { // by a link, or back: what was typed here is as the field has it
    const q = query.get('q') ?? '';
    if (q !== sent.current && q !== text.trim()) setText(q);
    sent.current = q;
  }, [query.get('q')]);

  const [wanted, setWanted] = useState([]);
  const sorted = sort.replace(/^-/, '');
  const all = useMemo(() => [...new Set([...ALWAYS, ...ids, ...wanted, ...(fields.known.has(sorted.toLowerCase()) ? [sorted] : [])])], [ids, wanted, sorted]);
  const loaded = useRows(universe, all, fields);
  const { rows } = loaded;
  const check = useCheck(text.trim(), universe);
  const choice = useChoice(text.trim(), universe, loaded, fields, check);
  const near = useNearest(text, universe, Boolean(choice.understood) && choice.chosen?.length < 20 && choice.understood.valid !== false);
  useEffect(() => {
    const missing = choice.needs.filter((id) => !all.includes(id));
    if (!missing.length) return undefined;
    const timer = setTimeout(() => setWanted((was) => [...was, ...missing]), 250);
    return () => clearTimeout(timer);
  }, [choice.needs.join()]);

  const type = (next) => { setText(next); change({ q: next.trim() }, { later: true }); };
  const columns = useMemo(() => (rows ? ids.map((id) => fields.known.get(id.toLowerCase())).filter((field) => rows.has(field.name)) : []), [rows, loaded.version, ids]);
  const order = useMemo(() => (rows && choice.chosen ? ordered(rows, choice.chosen, rows.has(sorted) ? sort : 'ticker') : new Int32Array(0)), [rows, choice.chosen, sort, loaded.version]);
  const pick = (row) => {
    flush();
    trail.set(Array.from(order, (one) => rows.tickers[one]));
    go(symbolPath(rows.tickers[row]));
  };
  const toRows = () => { table.current?.focus(); if (table.current?.selected < 0) table.current.selected = 0; };
  const setColumns = (list) => { prefs.set('columns', list.join(',')); change({ cols: list.join(',') }); };
  const wrong = choice.understood?.valid === false || check?.valid === false;
  const shown = choice.chosen?.length > 0;
  // symbols without a sheet are unknown where all are asked for, and not among the rows of the page
  const missing = choice.by === 'bars' ? 0 : rows?.state.sheets.missing ?? 0;
  const unsure = choice.unknown - (choice.by === 'page' ? 0 : missing);
  const counted = choice.chosen ? `${count(choice.chosen.length)} of ${count(rows.n)}` : '…';
  return html`<div class="market" onBlurCapture=${flush}>
    <header class="title"><h1 tabindex="-1">Market</h1><span class="row"><${Universe} value=${universe} set=${(of) => change({ of: of === 'all' ? '' : of })} />
      ${rows && html`<${Sheets} rows=${rows} universe=${universe} session=${session} reload=${loaded.reload} />`}</span></header>
    <${FilterField} text=${text} set=${type} fields=${fields} understood=${choice.understood} check=${check} toRows=${toRows}><p role="status" class="counted"><b class="num">${counted}</b> pass${missing > 0 ? html`, <span class="warn">${count(missing)} not looked at yet</span>` : ''}${unsure > 0 ? html`, <span class="num">${count(unsure)}</span> unknown` : ''}${wrong ? html` <span class="warn">${choice.by === 'all' ? 'all are shown until the filter makes sense' : 'by the last filter that made sense'}</span>` : choice.byBars ? html` <span class="warn">by the filter before</span> <${ByBars} key=${`${universe} ${text.trim()}`} text=${text.trim()} universe=${universe} take=${choice.take} session=${session} />`
        : choice.waiting && rows && !choice.problem ? html` <span class="quiet">by the filter before${check?.problem ? '' : '; looking…'}</span>` : ''}</p><//>
    <${Screens} text=${text} valid=${Boolean(text.trim()) && !wrong} universe=${universe} session=${session}
      choose=${(screen) => { setText(screen.q); change({ q: screen.q, of: screen.universe === 'all' ? '' : universeText(screen.universe) }); }} />
    <div class="row market-bar"><div class="tabs" role="group" aria-label="Show as">${WAYS.map(([way, name]) => html`<button type="button" key=${way} aria-pressed=${as === way} onClick=${() => change({ as: way === 'table' ? '' : way })}>${name}</button>`)}</div>
      <${Columns} fields=${fields} ids=${ids} set=${setColumns} /></div>
    ${choice.problem && !wrong && html`<${Trouble} problem=${choice.problem} />`}
    ${loaded.problem && (rows ? html`<${Stale} at=${loaded.at} problem=${loaded.problem} retry=${loaded.reload} />` : html`<${Trouble} problem=${loaded.problem} retry=${loaded.reload} />`)}
    ${!rows && !loaded.problem && html`<div class="outline" aria-busy="true" aria-label="Loading symbols"><span></span><span></span><span></span></div>`}
    ${rows && rows.n === 0 && html`<div class="empty"><p>${missing > 0 ? 'No symbol was looked at yet: bring the table up to date above.' : html`No symbol is stored. <a href="/app/data">Import prices</a>.`}</p></div>`}
    ${rows && rows.n < 2 && universe === 'all' && html`<div class="empty"><p>A new service has one real symbol. <a href="/app/data">Import prices</a>, or look at the <a href="/app/market?of=synthetic">synthetic samples</a>.</p></div>`}
    ${rows?.n > 0 && choice.chosen?.length === 0 && html`<div class="empty"><p>No symbol passes${choice.unknown > 0 ? `; of ${count(choice.unknown)} it is unknown` : ''}.</p></div>`}
    ${shown && as === 'table' && html`<${Table} rows=${rows} order=${order} columns=${columns} sort=${sort} table=${table} pick=${pick}
      setSort=${(next) => change({ sort: next }, { replace: true })} label=${`${counted} symbols; arrow keys move, Enter opens`} />`}
    ${shown && as === 'map' && html`<${MarketMap} rows=${rows} chosen=${choice.chosen} by=${by} setBy=${setBy} pick=${pick} />`}
    ${rows && as === 'sectors' && html`<${Sectors} universe=${universe} text=${check?.valid && check.cost?.by === 'sheets' ? text.trim() : ''} by=${group} setBy=${setGroup} />`}
    ${!wrong && html`<${Nearest} items=${near} pick=${() => trail.set(near.map((item) => item.ticker))} />`}</div>`;
}

function View(props) {
  const answer = useRemote('/api/v1/screen/fields');
  const fields = useMemo(() => (answer.data ? catalogue(answer.data.items) : null), [answer.data]);
  const wanted = props.route.query.get('screen');
  const screen = useRemote(wanted ? `/api/v1/screens/${encodeURIComponent(wanted)}` : null);
  useEffect(() => { // a saved screen is opened as what it says
    if (!screen.data) return;
    const { q, universe } = screen.data;
    props.go(`${PATH}?${new URLSearchParams({ q, ...(universe === 'all' ? {} : { of: universeText(universe) }) })}`, { replace: true });
  }, [screen.data]);
  if (wanted) return html`<h1 tabindex="-1">Market</h1><${Remote} of=${screen}>${() => ''}<//>`;
  return html`${!fields && html`<h1 tabindex="-1">Market</h1>`}<${Remote} of=${answer}>${() => fields && html`<${Body} ...${props} fields=${fields} />`}<//>`;
}

export default { title: 'Market', View };
