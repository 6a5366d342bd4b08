// A file of a broker's trades: looked at first, by row, then booked.
import { html, say, useState } from '../base/kit.js';
import { send } from '../base/api.js';
import { count, counted, number, price, words } from '../base/format.js';
import { Act, Badge, Ticker } from '../base/parts.js';
import { Trouble } from '../base/remote.js';
import { money, shares } from './paper-words.js';

const FIRST = 20;
const TYPES = { csv: 'text/csv', tsv: 'text/tab-separated-values' };
const NAMES = { interactive_brokers_flex: 'Interactive Brokers, Flex query', interactive_brokers_activity: 'Interactive Brokers, activity statement', schwab: 'Charles Schwab', fidelity: 'Fidelity', trading_212: 'Trading 212', robinhood: 'Robinhood', zerodha: 'Zerodha', degiro: 'Degiro', vanguard: 'Vanguard', e_trade: 'E*Trade', revolut: 'Revolut', coinbase: 'Coinbase', upstox: 'Upstox', bellwether: 'Bellwether' };

/** Rows by what is wrong with them, the most frequent first. */
function byRule(refused) {
  const all = new Map();
  refused.forEach((one) => all.set(one.rule, [...(all.get(one.rule) ?? []), one]));
  return [...all].sort(([, a], [, b]) => b.length - a.length);
}

function Refused({ rows }) {
  return html`<h3>Refused, by reason</h3>${byRule(rows).map(([rule, all]) => html`<details key=${rule} open=${rows.length <= FIRST}><summary><strong class="down">${counted(all.length, 'row')}</strong> ${rule}</summary>
    <ul class="list">${all.slice(0, FIRST).map((one) => html`<li key=${one.line}><span>${one.column && html`<code>${one.column}</code> `}${one.value && html`was “${one.value}”. `}${one.next}</span><span class="end">line ${count(one.line)}</span></li>`)}</ul>${all.length > FIRST && html`<p class="quiet">The first ${FIRST} of them.</p>`}</details>`)}`;
}

function Accepted({ rows, of }) {
  const days = rows.map((one) => one.date).sort();
  return html`<h3>${of.booked ? 'Booked' : 'Can be booked'}: ${days[0]} to ${days.at(-1)}</h3><div class="scroll" tabindex="0" role="region" aria-label="Trades of the file"><table><thead><tr><th scope="col" class="num">Line</th><th scope="col">Symbol</th><th scope="col">Day</th><th scope="col">Side</th><th scope="col" class="num">Shares</th><th scope="col" class="num">Price</th><th scope="col" class="num phone-off">Costs</th><th scope="col" class="phone-off">Note</th></tr></thead>
    <tbody>${rows.slice(0, FIRST).map((one) => html`<tr key=${one.line}><th scope="row" class="num">${count(one.line)}</th><td><${Ticker} name=${one.ticker} /></td><td class="nowrap">${one.date}</td><td>${one.side}</td><td class="num">${shares(one.quantity)}</td><td class="num">${price(one.price)}</td><td class="num phone-off">${money(one.costs)}</td><td class="phone-off">${one.note}</td></tr>`)}</tbody></table></div>${rows.length > FIRST && html`<p class="quiet">The first ${FIRST} of ${count(rows.length)}.</p>`}`;
}

function Report({ of }) {
  const { counts } = of;
  const figures = [['Rows', counts.rows], [of.booked ? 'Booked' : 'Can be booked', counts.accepted], ['Booked before', counts.already], ['Passed over', counts.skipped], ['Refused', counts.refused]];
  return html`<p><${Badge} kind=${of.booked ? 'good' : ''}>${of.booked ? 'booked' : of.dry_run ? 'looked at, nothing is booked' : 'nothing is booked'}<//> Read in the format of ${NAMES[of.format] ?? words(of.format)}.</p>
    <dl class="figures">${figures.map(([name, n]) => html`<div key=${name}><dt>${name}</dt><dd class=${name === 'Refused' && n ? 'down' : ''}>${count(n)}</dd></div>`)}</dl>
    ${of.skipped.length > 0 && html`<p class="hint">Passed over, as they move no shares kept here: ${of.skipped.map((one) => `${words(one.kind)} ${number(one.rows)}`).join(', ')}.</p>`}
    ${counts.refused > 0 && html`<${Refused} rows=${of.refused} />`}${counts.accepted > 0 && html`<${Accepted} rows=${of.accepted} of=${of} />`}`;
}

export function TradeImport({ portfolio, done }) {
  const [file, setFile] = useState(null);
  const [options, setOptions] = useState({});
  const [now, setNow] = useState({});
  const post = async (of, given, more) => {
    const query = new URLSearchParams(Object.entries({ ...given, ...more }).filter(([, value]) => value));
    const { body } = await send('POST', `/api/v1/portfolios/${portfolio.id}/trades/import?${query}`, of, { headers: { 'Content-Type': TYPES[of.name.split('.').pop().toLowerCase()] ?? 'application/octet-stream' } });
    return body;
  };
  const look = async (of, given) => {
    setNow({ busy: true });
    try {
      const report = await post(of, given, { dry_run: 'true' });
      setNow({ report });
      say(`${of.name}: ${counted(report.counts.accepted, 'trade')} can be booked, ${counted(report.counts.refused, 'row')} refused`);
    } catch (problem) {
      setNow({ problem });
    }
  };
  const choose = (event) => {
    const [of] = event.currentTarget.files;
    setFile(of ?? null);
    setNow({});
    if (of) look(of, options);
  };
  const again = (event) => {
    event.preventDefault();
    const given = Object.fromEntries([...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim()]));
    setOptions(given);
    look(file, given);
  };
  const book = (partial) => async () => {
    const report = await post(file, options, partial ? { partial: 'true' } : {});
    setNow({ report });
    say(report.booked ? `${counted(report.counts.accepted, 'trade')} booked` : 'Nothing is booked');
    if (report.booked) done();
  };
  const { report, problem, busy } = now;
  const counts = report?.counts;
  return html`<label>File of a broker <input type="file" accept=".csv,.tsv,.txt,text/csv" onChange=${choose} /></label>
    <p class="hint">As your broker exports it, CSV up to 1 MB and 20,000 rows; <code>date,ticker,side,quantity,price</code> of any other. It is looked at first. Money of a trade flows in or out with its shares, so paper cash stays as it is, and each trade stays marked as stated: no bar shows that it could be had at its price.</p>
    ${file && html`<details open=${Boolean(problem)}><summary>Say what the file does not</summary><form class="form" onSubmit=${again}><label>Decimal mark <select name="decimal"><option value="">as the file shows</option><option>point</option><option>comma</option></select></label>
      <label>Symbols <input name="tickers" placeholder="US0378331005=AAPL, VUSA=VUSA.L" autocomplete="off" spellcheck=${false} /><span class="hint">what the file calls them = what they are called here</span></label><p class="row"><button disabled=${busy}>Look at it again</button></p></form></details>`}
    <div aria-busy=${busy || undefined}>${busy && html`<p class="quiet">Looks at ${file.name} …</p>`}${problem && html`<${Trouble} problem=${problem} retry=${() => look(file, options)} />`}${report && html`<${Report} of=${report} />`}</div>
    ${report?.dry_run && counts.accepted > 0 && html`<p class="row">${counts.refused ? html`<${Act} confirm=${`Book ${counted(counts.accepted, 'trade')}, leave out ${counted(counts.refused, 'row')}: sure?`} does=${book(true)}>Book what can be booked<//>` : html`<${Act} class="main" does=${book(false)}>Book ${counted(counts.accepted, 'trade')}<//>`}</p>`}
    ${report?.dry_run && counts.accepted === 0 && html`<p>Nothing of it would be booked${counts.already ? ': all that can be was booked before' : ''}.</p>`}`;
}
