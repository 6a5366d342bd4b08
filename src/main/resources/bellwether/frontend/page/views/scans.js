// Scans, which look at symbols again and again: what they look for, their passes, what was found last.
import '../draw/style.js';
import { covers, html, say, useEffect, useState } from '../base/kit.js';
import { get, send } from '../base/api.js';
import { Field, Send, useSending } from '../base/fields.js';
import { Act, Badge, Moment, Pages, Panel, Ticker } from '../base/parts.js';
import { count, counted, date, duration, number, price, words } from '../base/format.js';
import { useRemote } from '../base/remote.js';
import { Symbols, chosen, universeOf } from './universe-field.js';
import { universeText } from './universe.js';

const PATH = '/api/v1/scans';
/** What a pass counts, and whether a phone leaves it out. */
const COUNTS = [['symbols', 'symbols'], ['swept', 'new bars', true], ['unknown', 'unknown', true], ['failed', 'failed', true], ['detections', 'found'], ['alerts', 'alerts']];
/** Exactly: what is 90 min is not 2 h. */
const every = (seconds) => (seconds % 3600 ? `${number(seconds / 60)} min` : `${number(seconds / 3600)} h`);
const list = (text) => text.split(/[\s,;]+/).filter(Boolean);

/** A new scan, or a change of one as it was read, with its tag. */
function ScanForm({ scan, done, cancel }) {
  const [kind, named] = chosen(scan?.universe ?? 'all');
  const [of, setOf] = useState(kind);
  const [tickers, setTickers] = useState(named);
  const patterns = useRemote('/api/v1/patterns');
  const form = useSending(async (given) => {
    const body = {
      name: given.name, universe: universeOf(of, tickers) ?? { tickers: [] }, timeframe: given.timeframe, every_seconds: Math.round(Number(given.minutes) * 60), alerts: given.alerts !== undefined,
      patterns: given.patterns ? list(given.patterns.toUpperCase()) : null, min_quality: given.min_quality ? Number(given.min_quality) : null,
    };
    if (scan) await send('PATCH', `${PATH}/${scan.id}`, body, { ifMatch: scan.etag });
    else await send('POST', PATH, body);
    say(scan ? `Scan ${given.name} is changed` : `Scan ${given.name} runs`);
    done();
  });
  const faults = form.faults.filter((one) => one.pointer?.startsWith('/universe'));
  faults.forEach((one) => form.said.add(one));
  return html`<form class="form" onSubmit=${form.submit} aria-label=${scan ? `Change ${scan.name}` : 'New scan'}><${Field} form=${form} label="Name" name="name" required maxlength="60" value=${scan?.name} first />
    <${Symbols} of=${of} setOf=${setOf} tickers=${tickers} setTickers=${setTickers} fault=${faults.map((one) => one.detail).join('; ')} />
    <${Field} form=${form} label="Bars" name="timeframe" options=${['1d', '1h', '15m', '5m', '1m']} value=${scan?.timeframe ?? '1d'} /><${Field} form=${form} label="Minutes between passes" name="minutes" pointer="/every_seconds" type="number" min="1" max="1440" step="any" value=${(scan?.every_seconds ?? 3600) / 60} hint="new bars of an import are looked at at once" />
    <${Field} form=${form} label="Patterns" name="patterns" list="pattern-names" value=${scan?.patterns.join(', ')} hint="all where empty; several with commas" /><datalist id="pattern-names">${(patterns.data?.items ?? []).map((one) => html`<option key=${one.id ?? one.name} value=${one.id ?? one.name} />`)}</datalist>
    <${Field} form=${form} label="Least quality" name="min_quality" type="number" min="0" max="1" step="any" value=${scan?.min_quality} hint="0 to 1, of chart patterns; candles do not count then" />
    <label class="check"><input type="checkbox" name="alerts" defaultChecked=${scan?.alerts} /> Alert me of what it finds</label>
    <${Send} form=${form} also=${html`<button type="button" onClick=${cancel}>Cancel</button>`}>${scan ? 'Save the scan' : 'Start the scan'}<//></form>`;
}

function Passes({ scan }) {
  return html`<${Pages} path=${`${PATH}/${scan.id}/passes?limit=10`} topics=${['scans']} hint=${html`<p>No pass yet.</p>`}>${(items) => html`<div class="scroll" tabindex="0" role="region" aria-label=${`Passes of ${scan.name}`}><table><thead><tr><th scope="col">Began</th><th scope="col">State</th>${COUNTS.map(([, title, off]) => html`<th scope="col" class=${`num${off ? ' phone-off' : ''}`}>${title}</th>`)}<th scope="col" class="num phone-off">took</th></tr></thead>
    <tbody>${items.map((pass) => html`<tr key=${pass.id}><th scope="row"><${Moment} at=${pass.began_at} /></th><td><${Badge} kind=${pass.state === 'partial' ? 'stale' : pass.state === 'completed' ? 'good' : ''}>${pass.state}<//>${pass.failed + pass.unknown > 0 ? html`<div class="phone-only">${count(pass.failed)} failed, ${count(pass.unknown)} unknown</div>` : ''}${pass.trouble ? html` <span class="quiet">${pass.trouble}</span>` : ''}${pass.skipped ? html` <span class="quiet">${counted(pass.skipped, 'slot')} skipped before</span>` : ''}</td>
      ${COUNTS.map(([name, , off]) => html`<td class=${`num${off ? ' phone-off' : ''}`}>${count(pass[name])}</td>`)}<td class="num phone-off">${pass.ms === null ? '–' : duration(pass.ms / 1000)}</td></tr>`)}</tbody></table></div>`}<//>`;
}

function Scan({ scan, may, reload, wanted }) {
  const [open, setOpen] = useState(wanted);
  useEffect(() => { if (wanted) setOpen(true); }, [wanted]);
  const [changing, setChanging] = useState(null);
  const change = async () => { if (changing) { setChanging(null); return; } const { body, etag } = await get(`${PATH}/${scan.id}`, { fresh: true }); setChanging({ ...body, etag }); };
  const act = (method, to, said) => async () => { await send(method, `${PATH}/${scan.id}${to}`); say(`${scan.name}: ${said}`); reload(); };
  return html`<li><span class="row"><strong>${scan.name}</strong> <${Badge} kind=${scan.running ? 'good' : 'stale'}>${scan.running ? 'runs' : 'stopped'}<//></span>
    ${may ? html`<span class="row"><${Act} does=${act('POST', scan.running ? '/stop' : '/start', scan.running ? 'stopped' : 'runs')} aria-label=${`${scan.running ? 'Stop' : 'Start'} ${scan.name}`}>${scan.running ? 'Stop' : 'Start'}<//><${Act} does=${change} aria-expanded=${Boolean(changing)} aria-label=${`Change ${scan.name}`}>Change<//><${Act} confirm=${`Delete ${scan.name}`} does=${act('DELETE', '', 'deleted')} aria-label=${`Delete ${scan.name}`}>Delete<//></span>` : html`<span></span>`}
    <div class="under">${universeText(scan.universe)}, bars of ${scan.timeframe}, each ${every(scan.every_seconds)}; ${scan.patterns.length ? scan.patterns.map(words).join(', ') : 'all patterns'}${scan.min_quality === null ? '' : ` of quality ${number(scan.min_quality)} and more`}; ${scan.alerts ? 'alerts' : 'no alerts'}
      ${changing && html`<${ScanForm} scan=${changing} cancel=${() => { setChanging(null); reload(); }} done=${() => { setChanging(null); reload(); }} />`}
      <details open=${open} onToggle=${(event) => setOpen(event.currentTarget.open)}><summary>Passes</summary>${open && html`<${Passes} scan=${scan} />`}</details></div></li>`;
}

function Unswept() {
  const status = useRemote('/api/v1/scanner/status', { topics: ['scans'] });
  const all = status.data?.unswept ?? [];
  return all.length > 0 && html`<details><summary class="warn">${counted(all.length, 'symbol')} could not be looked at</summary><ul class="list">${all.map((one) => html`<li key=${one.ticker + one.timeframe}><span><${Ticker} name=${one.ticker} /> ${one.timeframe}: ${one.reason}</span><${Moment} at=${one.tried_at} /></li>`)}</ul></details>`;
}

function Detections() {
  return html`<${Panel} title="Found last" wide aside="by any scan; a pattern is no forecast"><${Pages} path="/api/v1/detections?limit=20" topics=${['scans']} hint=${html`<p>Nothing was found yet.</p>`}>${(items) => html`<div class="scroll" tabindex="0" role="region" aria-label="Detections"><table><thead><tr><th scope="col">Symbol</th><th scope="col">Pattern</th><th scope="col">Bar</th><th scope="col" class="num phone-off">Close</th><th scope="col" class="num phone-off">Quality</th><th scope="col" class="num phone-off">after 5 bars</th></tr></thead>
    <tbody>${items.map((one) => html`<tr key=${one.id}><th scope="row" class="nowrap"><${Ticker} name=${one.ticker} data-row="" /></th><td class=${one.direction === 'bullish' ? 'up' : 'down'}><span aria-hidden="true">${one.direction === 'bullish' ? '▲' : '▼'}</span> ${words(one.pattern).toLowerCase()}${one.revised_at ? html` <${Badge} kind="stale">gone after a correction<//>` : ''}</td><td class="nowrap">${date(one.bar)}</td><td class="num phone-off">${price(one.close)}</td><td class="num phone-off">${number(one.quality ?? undefined)}</td><td class="num phone-off">${number(one.after_5 ?? undefined)}${one.after_5 === null ? '' : ' %'}</td></tr>`)}</tbody></table></div>`}<//><//>`;
}

export function Scans({ session, route }) {
  const may = covers(session, 'trader');
  const [making, setMaking] = useState(false);
  const [turn, setTurn] = useState(0);
  return html`<${Panel} title="Scans" wide aside=${may && !making && html`<button type="button" data-key="n" aria-keyshortcuts="n" onClick=${() => setMaking(true)}>New scan</button>`}>
      ${making && html`<${ScanForm} cancel=${() => setMaking(false)} done=${() => { setMaking(false); setTurn((n) => n + 1); }} />`}<${Unswept} />
      <${Pages} again=${turn} path=${`${PATH}?limit=20`} topics=${['scans']} hint=${html`<p>No scan yet. A scan looks for candles and chart patterns on new bars.</p>`}>${(items, reload) => html`<ul class="list">${items.map((one) => html`<${Scan} key=${one.id} scan=${one} may=${may} reload=${reload} wanted=${route.query.get('scan') === one.id} />`)}</ul>`}<//><//>
    <${Detections} />`;
}
