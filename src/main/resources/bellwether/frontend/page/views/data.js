// Prices: files dropped and looked at before anything is stored, what is doubtful of the stored ones, who delivers new ones.
import { covers, html, say, useEffect, useRef, useState } from '../base/kit.js';
import { Act, Badge, Moment, Pages, Panel, Progress, Ticker, call } from '../base/parts.js';
import { bytes, count, counted, date, moment, number, price, words } from '../base/format.js';
import { Remote, Trouble, useRemote } from '../base/remote.js';
import { dryRun, mayBeStored, store, tickerOf } from '../base/upload.js';

const OPTIONS = [
  ['ticker', 'Ticker', 'of a file that names none'], ['exchange', 'Exchange', 'such as XNSE, NYSE'], ['zone', 'Time zone', 'of times without one'],
  ['decimal', 'Decimal mark', '', ['point', 'comma']], ['dates', 'Dates such as 1/2/2024', '', ['day_first', 'month_first']], ['source', 'Source', 'shown with every bar'],
];
const SETTLES = { ticker_missing: 'ticker', exchange_unknown: 'exchange', exchange_doubtful: 'exchange', zone_doubtful: 'zone', decimal_unknown: 'decimal', decimal_contradicted: 'decimal', dates_contradicted: 'dates' };
let lastId = 0;

function Rows({ title, rows }) {
  if (!rows?.length) return null;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${title}><table><caption>${title}</caption><thead><tr><th scope="col" class="num">Line</th><th scope="col">Ticker</th><th scope="col">Date</th>
    ${['Open', 'High', 'Low', 'Close', 'Volume'].map((one) => html`<th scope="col" class="num">${one}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr key=${row.line}><td class="num">${row.line}</td><td>${row.ticker}</td><td class="nowrap">${row.date}</td>
    <td class="num">${price(row.open)}</td><td class="num">${price(row.high)}</td><td class="num">${price(row.low)}</td><td class="num">${price(row.close)}</td><td class="num">${count(row.volume)}</td></tr>`)}</tbody></table></div>`;
}

function Rejects({ report }) {
  if (!report.rejected) return null;
  return html`<details open><summary><strong class="down">${counted(report.rejected, 'row')} rejected</strong>: ${Object.entries(report.rejected_by_reason).map(([code, n]) => `${words(code)} ${count(n)}`).join(', ')}</summary>
    <ul class="list">${report.examples.slice(0, 20).map((one) => html`<li key=${one.line}><span>${one.message}</span><span class="end">line ${one.line}</span></li>`)}</ul>
    ${report.rejected > 20 && html`<p class="quiet">The first 20 are listed.</p>`}</details>`;
}

function Listings({ listings }) {
  if (!listings?.length) return null;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Symbols of the file"><table><thead><tr><th scope="col">Symbol</th><th scope="col">Named by</th><th scope="col">Exchange</th><th scope="col">Bars of</th><th scope="col" class="num">Bars</th><th scope="col">From</th><th scope="col">To</th></tr></thead>
    <tbody>${listings.slice(0, 30).map((one) => html`<tr key=${one.ticker}><th scope="row">${one.ticker}</th><td>${words(one.ticker_from)}</td><td>${one.exchange ?? 'unknown'} <span class="quiet">(${words(one.exchange_from)})</span></td><td>${one.timeframe}</td><td class="num">${count(one.bars)}</td><td class="nowrap">${one.first_on}</td><td class="nowrap">${one.last_on}</td></tr>`)}</tbody></table></div>`;
}

function Report({ report }) {
  const read = report.understood;
  return html`<dl class="figures"><div><dt>Rows</dt><dd>${count(report.rows)}</dd></div><div><dt>${report.dry_run ? 'Would be new' : 'New'}</dt><dd>${count(report.inserted)}</dd></div><div><dt>${report.dry_run ? 'Would change' : 'Changed'}</dt><dd>${count(report.changed)}</dd></div>
      <div><dt>Already stored</dt><dd>${count(report.unchanged)}</dd></div><div><dt>Rejected</dt><dd class=${report.rejected ? 'down' : ''}>${count(report.rejected)}</dd></div></dl>
    <p>${counted(report.symbols, 'symbol')}, bars of ${report.timeframe}, ${date(report.first_on)} to ${date(report.last_on)}.</p>
    ${report.messages.map((one) => html`<p class="note">${one}</p>`)}<${Rejects} report=${report} />
    <details open=${report.dry_run}><summary>How the file is read</summary>
      ${read && html`<dl class="facts"><dt>Columns</dt><dd>${Object.entries(read.columns).map(([field, column]) => html`<span class="nowrap">${field} ← <code>${column}</code>; </span>`)}${read.unused.length > 0 && html`not used: ${read.unused.join(', ')}`}</dd>
        <dt>Dates</dt><dd>${read.dates}</dd><dt>Decimals</dt><dd>${read.decimals}${read.price_divisor !== 1 ? `, prices divided by ${read.price_divisor}` : ''}</dd><dt>Separator</dt><dd>${read.separator}, ${read.header ? 'with a header' : 'without a header'}, ${read.order}</dd></dl>
        <${Rows} title="First rows" rows=${read.first_rows} />${report.rows > read.first_rows.length && html`<${Rows} title="Last rows" rows=${read.last_rows} />`}`}
      <${Listings} listings=${report.listings} /></details>
    ${report.files?.length > 1 && html`<details><summary>${counted(report.file_count, 'file')}</summary><ul class="list">${report.files.map((one) => html`<li key=${one.name}><span>${one.name}</span><span class="end">${one.report ? `${count(one.report.accepted)} rows` : words(one.code)}</span>${one.message && html`<span class="under">${one.message}</span>`}</li>`)}</ul></details>`}`;
}

const AMBIGUOUS = 'ambiguous_dates';
/** What the service says of dates that can be read both ways, where the file, or one of its files, has no other. */
const doubt = ({ problem, report }) => (problem?.code === AMBIGUOUS ? problem.detail : report?.files?.find((one) => one.code === AMBIGUOUS)?.message);

function Ambiguous({ said, settle }) {
  return html`<p>${said}</p><p class="row"><button type="button" onClick=${() => settle('day_first')}>The day comes first</button>
    <button type="button" onClick=${() => settle('month_first')}>The month comes first</button></p><p class="hint">Your choice is sent with the file. A date that contradicts it is an error, not a guess.</p>`;
}

function Options({ entry, again }) {
  const need = SETTLES[entry.problem?.code];
  return html`<details open=${Boolean(need)}><summary>Say what the file does not</summary><form class="form" onSubmit=${(event) => { event.preventDefault(); again(Object.fromEntries([...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim()]))); }}>
    ${OPTIONS.map(([name, title, hint, choices]) => html`<label key=${name}>${title} ${choices
    ? html`<select name=${name} aria-invalid=${name === need}><option value="">as the file shows</option>${choices.map((one) => html`<option key=${one} value=${one} selected=${one === entry.options[name]}>${words(one)}</option>`)}</select>`
    : html`<input name=${name} autocomplete="off" spellcheck="false" aria-invalid=${name === need} defaultValue=${entry.options[name] ?? (name === need && name === 'ticker' ? tickerOf(entry.file.name) : '')} /><span class="hint">${hint}</span>`}</label>`)}
    <p class="row"><button>Look again</button></p></form></details>`;
}

/** First the bytes on their way, then the rows that the service reads. */
function Way({ file, state, report, progress = {} }) {
  const { sent = 0, size = file.size, job } = progress;
  const rows = job && state === 'storing' && report?.rows;
  const [of, total, text] = !job ? [sent, size, sent < size ? `${bytes(sent)} of ${bytes(size)} sent` : `All ${bytes(size)} are sent; the service is reading.`]
    : job.total > 1 ? [job.done + job.failed, job.total, `${count(job.done + job.failed)} of ${counted(job.total, 'file')}, ${counted(progress.rows_read, 'row')} read`]
      : [progress.rows_read, rows || 0, `${counted(progress.rows_read, 'row')} read${rows ? ` of ${count(rows)}` : ''}`];
  return html`<${Progress} of=${of} total=${total} label=${`Progress of ${file.name}`} text=${text} /><p class="quiet">${text}</p>${progress.problem && html`<p class="warn" role="status">Not refreshed: ${progress.problem.detail || progress.problem.title} The import goes on; it is asked for again.</p>`}`;
}

function Entry({ entry, change, remove, stored }) {
  const { file, state, report, problem, progress } = entry;
  const look = async (fresh = {}) => {
    const next = { ...entry, ...fresh, state: 'looking', problem: null, report: null, progress: undefined, stop: new AbortController() };
    change(next);
    try {
      const found = await dryRun(next.file, next.options, (now) => change({ ...next, progress: now }), next.stop.signal);
      change({ ...next, state: 'looked', report: found });
      say(`${file.name}: ${counted(found.accepted, 'row')} can be imported, ${count(found.rejected)} rejected. Nothing is stored yet.`);
    } catch (cause) {
      if (cause.name !== 'AbortError') change({ ...next, state: 'refused', problem: cause });
    }
  };
  const run = async () => {
    const next = { ...entry, state: 'storing', problem: null, progress: undefined, stop: new AbortController() };
    change(next);
    try {
      const done = await store(file, entry.options, (now) => change({ ...next, progress: now }), next.stop.signal);
      change({ ...next, state: 'stored', report: done });
      say(`${file.name}: ${count(done.inserted)} new bars`);
      stored();
    } catch (cause) {
      const cancelled = cause.name === 'AbortError'; // before all bytes were sent, so that nothing was read
      const unsure = !cancelled && mayBeStored(cause);
      change({ ...next, state: unsure ? 'unsure' : 'looked', problem: cancelled ? null : cause });
      if (unsure) stored();
    }
  };
  const cancel = async () => (progress?.job ? call('POST', `/api/v1/jobs/${progress.job.id}/cancel`)() : entry.stop.abort());
  const way = state === 'looking' || state === 'storing';
  const both = !way && doubt(entry);
  useEffect(() => { if (state === 'new') look(); }, []);
  const can = (state === 'looked' || state === 'unsure') && report?.accepted > 0;
  return html`<li class="job"><div class="top"><span class="row"><strong>${file.name}</strong> <span class="quiet">${bytes(file.size)}</span> ${{
    looking: html`<${Badge}>being read<//>`, looked: html`<${Badge}>not stored yet<//>`, unsure: html`<${Badge} kind="bad">may be stored in part<//>`, refused: both ? html`<${Badge} kind="stale">open question<//>` : html`<${Badge} kind="bad">refused<//>`, storing: html`<${Badge}>being stored<//>`, stored: html`<${Badge} kind="good">stored<//>`,
  }[state] ?? ''}</span><span class="row">${can && html`<button type="button" class="main" data-key="s" onClick=${run}>${report.rejected ? `Import ${counted(report.accepted, 'row')}, leave out ${count(report.rejected)}` : `Import ${counted(report.accepted, 'row')}`}</button>`}
      ${state === 'storing' && (progress?.job || (progress?.sent ?? 0) < (progress?.size ?? file.size)) && html`<${Act} does=${cancel} aria-label=${`Cancel the import of ${file.name}`}>Cancel<//>`}
      ${state !== 'storing' && html`<button type="button" onClick=${() => { entry.stop?.abort(); remove(); }} aria-label=${`Take ${file.name} off this list`}>Remove</button>`}</span></div>
    ${way && html`<${Way} ...${entry} />`}
    ${problem && !both && html`<${Trouble} problem=${problem} retry=${state === 'refused' ? () => look() : undefined} />`}
    ${state === 'unsure' && html`<p class="note">The import did not end well: some or all of its rows may be stored. Importing the file again stores what is missing and changes nothing else.</p>`}
    ${both && html`<${Ambiguous} said=${both} settle=${(dates) => look({ options: { ...entry.options, dates } })} />`}
    ${report && !way && html`<${Report} report=${report} />`}
    ${(state === 'looked' || state === 'refused') && html`<${Options} key=${entry.options.dates} entry=${entry} again=${(options) => look({ options })} />`}</li>`;
}

function Import({ session, stored }) {
  const [entries, setEntries] = useState([]);
  const [over, setOver] = useState(false);
  const field = useRef(null);
  if (session && !covers(session, 'admin')) return html`<${Panel} title="Import files" wide><p class="empty">${session.role ? `Importing takes the role admin; this session has ${session.role}.` : 'Importing takes the role admin; who asks is not known yet.'}</p><//>`;
  const add = (files) => setEntries((all) => [...[...files].map((file) => ({ id: lastId += 1, file, options: {}, state: 'new' })), ...all]);
  const change = (entry) => setEntries((all) => all.map((one) => (one.id === entry.id ? entry : one)));
  return html`<${Panel} title="Import files" wide aside="Nothing is stored before you say so">
    <div class=${`drop${over ? ' over' : ''}`} onDragOver=${(event) => { event.preventDefault(); setOver(true); }} onDragLeave=${() => setOver(false)}
      onDrop=${(event) => { event.preventDefault(); setOver(false); add(event.dataTransfer.files); }}>
      <p><strong>Drop price files here</strong>, or choose them</p><input ref=${field} type="file" multiple aria-label="Price files" data-key="n" accept=".csv,.tsv,.txt,.json,.ndjson,.jsonl,.gz,.zip"
        onChange=${(event) => { add(event.currentTarget.files); event.currentTarget.value = ''; }} />
      <p class="hint">CSV, TSV, JSON, also in gzip or zip: exports of Yahoo, Stooq, NSE, Nasdaq, Investing.com and others as they are</p></div>
    ${entries.length > 0 && html`<ul>${entries.map((entry) => html`<${Entry} key=${entry.id} entry=${entry} change=${change} stored=${stored} remove=${() => setEntries((all) => all.filter((one) => one.id !== entry.id))} />`)}</ul>`}<//>`;
}

function Splits({ ticker, session, done }) {
  const actions = useRemote(`/api/v1/stocks/${encodeURIComponent(ticker)}/actions`);
  return html`<${Remote} of=${actions} empty=${({ suspected }) => !suspected.length} hint="No split is suspected any more.">${({ suspected }) => html`<ul class="list">${suspected.map((one) => html`<li key=${one.ex_date}>
    <span>${one.ex_date}: looks like ${one.numerator}:${one.denominator} <span class="quiet">(the prices moved by ${number(one.observed)})${one.likelier ? `; likelier: ${one.likelier}` : ''}</span></span>
    ${covers(session, 'admin') ? html`<${Act} confirm="It was a split: record it" does=${async () => { await call('POST', `/api/v1/stocks/${encodeURIComponent(ticker)}/actions`, { kind: 'split', ex_date: one.ex_date, numerator: one.numerator, denominator: one.denominator })(); say('Split recorded'); actions.reload(); done(); }}>Record the split<//>` : ''}</li>`)}</ul>`}<//>`;
}

const SEVERITY = { serious: 'bad', warning: 'stale' };

function Quality({ session }) {
  return html`<${Panel} title="Doubtful prices" wide aside="worst first"><${Pages} path="/api/v1/quality?limit=20" topics=${['bars']} empty=${({ items, behind }) => !items.length && !behind} hint=${html`<p>Nothing is doubtful of the prices that are stored, or none are.</p>`}>${(items, anew, page) => html`
    ${page.behind > 0 && html`<p class="note">Of ${counted(page.behind, 'symbol')} the newest bars were not checked yet: what is doubtful of them may be missing here.</p>`}
    <ul class="list">${items.map((one) => html`<li key=${one.ticker}><span class="row"><${Ticker} name=${one.ticker} data-row="" /> <${Badge} kind=${SEVERITY[one.severity]}>${one.severity}<//>${one.synthetic ? html` <${Badge} kind="synthetic">synthetic<//>` : ''}${one.current ? '' : html` <${Badge} kind="partial">changed since the check<//>`}</span>
      <span class="end">${counted(one.bars, 'bar')} to ${one.last_on}</span>
      <div class="under">${one.findings.map((finding) => html`<p key=${finding.code}><strong>${words(finding.code)}</strong> ${finding.message}</p>`)}
        ${one.findings.some((finding) => finding.code === 'suspected_split') && html`<${Splits} ticker=${one.ticker} session=${session} done=${anew} />`}</div></li>`)}</ul>`}<//><//>`;
}

function Providers({ session }) {
  const health = useRemote('/api/provider-health', { topics: ['jobs'] });
  const refresh = useRemote('/api/v1/refresh', { topics: ['bars'] });
  const configured = (all) => all.items.filter((one) => one.configured);
  return html`<${Panel} title="Providers"><${Remote} of=${health} empty=${(all) => !configured(all).length} hint=${html`<p>None is configured: prices come from files only. The setting <code>PROVIDERS</code> names them, such as <code>PROVIDERS=yahoo,stooq</code>.</p>`}>${(all) => html`
    <ul class="list">${configured(all).map((one) => html`<li key=${one.name}><span>${one.name} <${Badge} kind=${one.state === 'ready' ? 'good' : 'stale'}>${words(one.state)}<//></span><${Moment} at=${one.last_success_at} />
      <span class="under">${counted(one.calls, 'call')} since the start, ${count(one.rate_left)} left in its limit${one.last_error_message ? html`. Last error: ${one.last_error_message}` : ''}</span></li>`)}</ul>`}<//><//>
    <${Panel} title="Refresh" aside=${refresh.data && (refresh.data.automatic ? `by itself, ${refresh.data.delay_minutes} min after each close` : 'on request only')}><${Remote} of=${refresh} empty=${({ items }) => !items.length} hint=${html`<p>${refresh.data?.asked ? 'No exchange has stored real symbols.' : 'Without a provider nothing is refreshed.'}</p>`}>${({ items }) => html`
      <ul class="list">${items.map((one) => html`<li key=${one.exchange}><span>${one.exchange} <span class="quiet">${counted(one.symbols, 'symbol')}</span></span>
        ${covers(session, 'trader') && refresh.data.asked ? html`<${Act} does=${async () => { await call('POST', '/api/v1/refresh', { exchange: one.exchange })(); say('Refresh begun'); }}>Refresh now<//>` : ''}
        <span class="under">session of ${one.session} ${one.made ? 'was asked for' : 'is due'}; the next at ${moment(one.next_at)}</span></li>`)}</ul>`}<//><//>`;
}

function View({ session }) {
  const [turn, setTurn] = useState(0);
  return html`<div class="title"><h1 tabindex="-1">Data</h1></div>
    <${Import} session=${session} stored=${() => setTurn(turn + 1)} /><${Quality} key=${turn} session=${session} /><div class="panels"><${Providers} session=${session} /></div>`;
}

export default { title: 'Data', View };
