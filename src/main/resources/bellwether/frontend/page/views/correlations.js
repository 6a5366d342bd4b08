// How symbols move together: a picture of all pairs and a table of them, with n and the window.
import '../draw/style.js';
import '../draw/heat.js';
import { html, useEffect, useMemo, useState } from '../base/kit.js';
import { send } from '../base/api.js';
import { count, counted, number, signed } from '../base/format.js';
import { Ticker } from '../base/parts.js';
import { Remote } from '../base/remote.js';

/** So many the service takes, and the picture shows. */
const MOST = 100;
const DRAWN = 20;
const ROWS = 20;
const WINDOWS = ['60', '120', '252', '504'];
const two = (x) => signed(x ?? undefined, (y) => number(y, { digits: 2 }));
const p = (x) => (x < 0.0001 ? 'below 0.0001' : number(x, { most: 4 }));

/** The answer for these symbols, read again when they change. */
function useCorrelations(tickers, sessions) {
  const asked = JSON.stringify({ tickers: tickers.slice(0, MOST), sessions: Number(sessions) });
  const [now, setNow] = useState({});
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (tickers.length < 2) return undefined;
    const stop = new AbortController();
    send('POST', '/api/v1/correlations', JSON.parse(asked), { signal: stop.signal }).then(({ body }) => setNow({ asked, data: body }), (problem) => problem.name !== 'AbortError' && setNow((was) => ({ ...was, asked, problem })));
    return () => stop.abort();
  }, [asked, turn]);
  const mine = now.asked === asked ? now : {};
  return { state: mine.data ? 'ready' : mine.problem ? 'error' : 'loading', data: mine.data, problem: mine.problem, stale: false, reload: () => { setNow({}); setTurn(turn + 1); } };
}

/** Symbols of a group stand side by side, the largest group first. */
function cellsOf({ groups, pairs, n }) {
  const names = [...groups].sort((a, b) => b.length - a.length).flat().slice(0, DRAWN);
  const by = new Map(pairs.flatMap((one) => [[`${one.first} ${one.second}`, one.correlation], [`${one.second} ${one.first}`, one.correlation]]));
  return { title: `n = ${count(n)}`, rows: names, columns: names, values: names.map((row) => names.map((column) => (row === column ? null : by.get(`${row} ${column}`) ?? null))), format: (x) => (x === null ? '–' : two(x)), span: 1 };
}

function Pairs({ of }) {
  const [shown, setShown] = useState(ROWS);
  const rows = useMemo(() => [...of.pairs].sort((a, b) => Math.abs(b.correlation ?? 0) - Math.abs(a.correlation ?? 0)), [of]);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Pairs"><table><caption>Pairs, the strongest first, n = ${count(of.n)}; intervals of ${number(of.level * 100)} %</caption><thead><tr><th scope="col">Pair</th><th scope="col" class="num">Correlation</th><th scope="col" class="num">Interval</th></tr></thead>
    <tbody>${rows.slice(0, shown).map((one) => html`<tr key=${`${one.first} ${one.second}`}><th scope="row"><${Ticker} name=${one.first} /> <${Ticker} name=${one.second} /></th><td class="num">${one.correlation === null ? html`<span class="quiet">one does not move</span>` : two(one.correlation)}</td><td class="num">${one.low === null ? '–' : `${two(one.low)} to ${two(one.high)}`}</td></tr>`)}</tbody></table></div>
    ${rows.length > shown && html`<p class="more"><button type="button" onClick=${() => setShown(shown + ROWS)}>Show more</button> <span class="quiet">${count(shown)} of ${counted(rows.length, 'pair')}</span></p>`}`;
}

function Found({ of }) {
  const cells = useMemo(() => cellsOf(of), [of]);
  const together = of.groups.filter((one) => one.length > 1);
  return html`<p class="hint">Correlations of daily log returns: ${counted(of.n, 'common return')}, ${of.from} to ${of.to}; 1 is together, −1 against each other.</p><p>${together.length ? html`Moving together (average linkage, cut at 0.5): ${together.map((one) => one.join(', ')).join('; ')}.` : 'No two of them move together: none is grouped at 0.5.'}</p>
    <div class="panels"><div><div class="scroll" tabindex="0" role="region" aria-label="Picture of the correlations"><heat-map cells=${cells} /></div>${of.tickers.length > DRAWN && html`<p class="hint">The picture has ${DRAWN} of ${counted(of.tickers.length, 'symbol')}, those of the largest groups; the table has all.</p>`}</div><div><${Pairs} of=${of} /></div></div>
    <p>${of.leads.length ? html`Of ${counted(of.tested, 'pair and lag', 'pairs and lags')} tested, ${counted(of.found, 'one says', 'say')} something of the other’s next sessions (p adjusted at most 0.05):` : html`None of ${counted(of.tested, 'pair and lag', 'pairs and lags')} tested says anything of another’s next 1 to 5 sessions.`}</p>
    ${of.leads.length > 0 && html`<ul class="list">${of.leads.slice(0, ROWS).map((one) => html`<li key=${`${one.leader} ${one.follower} ${one.sessions}`}><span><${Ticker} name=${one.leader} /> before <${Ticker} name=${one.follower} />, ${counted(one.sessions, 'session')}: ${two(one.correlation)}</span><span class="end">n ${count(one.n)}, p ${p(one.p)}, adjusted ${p(one.p_adjusted)}</span></li>`)}</ul>`}`;
}

/** @param tickers of a list or portfolio; only those with stored bars */
export function Correlations({ tickers }) {
  const [sessions, setSessions] = useState('252');
  const answer = useCorrelations(tickers, sessions);
  if (tickers.length < 2) return html`<p class="empty">Correlations take two symbols with stored bars; ${tickers.length ? 'there is one' : 'there is none'}.</p>`;
  return html`<p class="row"><label class="check">Window <select value=${sessions} onChange=${(event) => setSessions(event.currentTarget.value)}>${WINDOWS.map((one) => html`<option key=${one} value=${one}>${one} returns at most</option>`)}</select></label>${tickers.length > MOST && html`<span class="warn">The first ${MOST} of ${count(tickers.length)} symbols.</span>`}</p>
    <${Remote} of=${answer} rows=${6}>${(of) => html`<${Found} of=${of} />`}<//>`;
}
