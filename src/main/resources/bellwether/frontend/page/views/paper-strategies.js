// The strategies of a portfolio, what each is and was worth, and what its rules have signalled.
import '../draw/style.js';
import '../draw/curve.js';
import { html, say, useEffect, useMemo, useState } from '../base/kit.js';
import { send } from '../base/api.js';
import { Field, Send, useSending } from '../base/fields.js';
import { date, words } from '../base/format.js';
import { Later } from '../base/later.js';
import { Act, Badge, Moment, Pages, Panel, Ticker } from '../base/parts.js';
import { Remote, useRemote } from '../base/remote.js';
import { write } from '../base/writes.js';
import { MOVES, barTime, gain, money, side } from './paper-words.js';

/** In which the newest minute is looked for, in ms. */
const LOOK_BACK = 7_200_000;

function Curve({ items, currency, name }) {
  const data = useMemo(() => ({ title: `Profit of ${name}`, dates: true, unit: currency, zero: true, x: items.map((one) => Date.parse(one.start) / 1000), series: [{ name: 'profit', values: items.map((one) => one.close) }] }), [items, currency, name]);
  return items.length > 1 ? html`<curve-chart data=${data} />` : html`<p class="hint">A curve needs two marked days.</p>`;
}

/** The newest mark, complete or not. */
function Mark({ strategy, held }) {
  const marks = useRemote(`/api/v1/strategies/${strategy.id}/marks?timeframe=1d&limit=1000`, { topics: ['strategies'] });
  const [since] = useState(() => new Date(Date.now() - LOOK_BACK).toISOString());
  const minute = useRemote(`/api/v1/strategies/${strategy.id}/marks?from=${since}&limit=5000`, { topics: ['strategies'] });
  const [open, setOpen] = useState(false);
  const newest = minute.data?.items.at(-1);
  return html`<${Remote} of=${marks} rows=${1} empty=${({ items }) => !items.length && !newest} hint=${html`<p>Not marked yet: a strategy is marked each minute in which one of its positions trades.</p>`}>${({ items, currency }) => html`
    ${newest && !newest.complete && html`<p><${Badge} kind="stale">mark incomplete<//> ${newest.missing.map((one) => `${one.symbol}: ${words(one.reason)}`).join('; ')}, ${barTime(newest.minute)}.</p>`}
    ${items.length > 0 && html`<p>Profit <strong class=${side(items.at(-1).close)}>${gain(items.at(-1).close, currency)}</strong>, value ${money(items.at(-1).value, currency)}, last mark of ${date(items.at(-1).start)}.${held === 0 ? ' It holds nothing now: these are the figures of that mark.' : ''}</p>
      <details open=${open} onToggle=${(event) => setOpen(event.currentTarget.open)}><summary>Profit by day</summary>${open && html`<${Curve} items=${items} currency=${currency} name=${strategy.name} />`}</details>`}`}<//>`;
}

const REASONS = { entry: 'its entry was true', signal: 'its exit was true', time: 'held for as many bars as it may be', reverse: 'the other side entered' };

/** What a signal led to, and why. */
const decided = (one) => html`<${Ticker} name=${one.symbol} /> <strong>${one.signal === 'skipped' ? 'nothing ordered' : words(one.signal)}</strong>: ${REASONS[one.reason] ?? (/^[a-z_]+$/.test(one.reason) ? words(one.reason) : one.reason)}${one.order ? `, order ${one.order}` : ''}`;

/** The newest decision of its rules. */
function Decided({ strategy }) {
  const newest = useRemote(`/api/v1/strategies/${strategy.id}/signals?limit=1`, { topics: ['orders', 'bars'] });
  return html`<${Remote} of=${newest} rows=${1} empty=${({ items }) => !items.length} hint=${html`<p>Its rules have decided nothing yet${strategy.active ? ': the first bar that counts begins after it was made active' : ', as it is paused'}.</p>`}>${({ items: [one] }) => html`<p>Decided last: ${decided(one)}; bar of ${date(one.bar_time)}, <${Moment} at=${one.decided_at} />.</p>`}<//>`;
}

/** The rules in words, by the service. */
function Said({ id }) {
  const [said, setSaid] = useState({ state: 'loading' });
  const load = () => send('POST', '/api/v1/backtests/check', { strategy: id }).then(({ body }) => setSaid({ state: 'ready', data: body }), (problem) => setSaid({ state: 'error', problem }));
  useEffect(() => { load(); }, [id]);
  return html`<${Remote} of=${{ ...said, reload: load }} rows=${2}>${(check) => html`<ul class="plain-list">${check.sentences.map((one) => html`<li key=${one}>${one}</li>`)}</ul>`}<//>`;
}

function Signals({ id }) {
  return html`<${Pages} path=${`/api/v1/strategies/${id}/signals?limit=20`} topics=${['orders', 'bars']} hint=${html`<p>Its rules have signalled nothing yet.</p>`}>${(items) => html`<ul class="list">${items.map((one) => html`<li key=${one.symbol + one.bar_time + one.signal}><span>${decided(one)}</span><span class="end">bar of ${date(one.bar_time)}</span></li>`)}</ul>`}<//>`;
}

function Strategy({ listed, held, may, reload, edit }) {
  const [open, setOpen] = useState(false);
  const path = `/api/v1/strategies/${listed.id}`;
  const read = useRemote(may && !listed.manual ? path : null, { topics: ['portfolios'] }); // with its tag
  const strategy = read.data ?? listed;
  useEffect(() => { if (read.data && listed.version > read.data.version) read.reload(); }, [listed.version]);
  const turn = async () => {
    await write(read, 'PATCH', path, { active: !strategy.active });
    say(`${strategy.name}: ${strategy.active ? 'its rules are paused' : 'its rules order from the next bar on'}`);
    read.reload();
    reload();
  };
  const remove = async () => {
    await write(read, 'DELETE', path);
    say(`${strategy.name} is deleted`);
    reload();
  };
  return html`<li><span class="row"><strong>${strategy.name}</strong> <${Badge}>${strategy.manual ? 'traded by hand' : strategy.rules ? 'rules' : 'basket'}<//>${strategy.rules && html` <${Badge} kind=${strategy.active ? 'good' : 'stale'}>${strategy.active ? 'active' : 'paused'}<//>`} <span class="quiet">${strategy.id}</span></span>
    <${Moment} at=${strategy.changed_at} />
    <div class="under">${strategy.symbols.length > 0 && html`<p>Looks at ${strategy.symbols.slice(0, 20).map((one) => html`<${Ticker} key=${one} name=${one} /> `)}${strategy.symbols.length > 20 ? `and ${strategy.symbols.length - 20} more` : ''}</p>`}
      <${Mark} strategy=${strategy} held=${held} />
      ${strategy.rules && html`<${Decided} strategy=${strategy} /><details onToggle=${(event) => setOpen(event.currentTarget.open)}><summary>Rules and signals</summary>${open && html`<${Said} key=${strategy.version} id=${strategy.id} /><${Signals} id=${strategy.id} />`}</details>`}${read.data && html`<p class="row">${strategy.rules && html`<${Act} confirm=${strategy.active ? 'Stop its orders: sure?' : 'Let its rules order on paper: sure?'} does=${turn}>${strategy.active ? 'Pause' : 'Make active'}<//>`}<button type="button" onClick=${() => edit(strategy.id)}>${strategy.rules ? 'Change the rules' : 'Give it rules'}</button><${Act} confirm="With its marks and signals: sure?" does=${remove}>Delete<//></p>`}</div></li>`;
}

function Basket({ portfolio, done }) {
  const form = useSending(async ({ name }) => {
    await send('POST', '/api/v1/strategies', { portfolio: portfolio.id, name });
    say(`Strategy ${name} is made`);
    done();
  });
  return html`<details><summary>New basket</summary><form class="form" onSubmit=${form.submit}><${Field} form=${form} label="Name" name="name" required maxlength="60" hint="orders of the ticket can go into it" /><${Send} form=${form}>Make the basket<//></form></details>`;
}

const RULES = () => import('./paper-rules.js').then((module) => module.RulesForm);

export function Strategies({ portfolio, may, query, change }) {
  const [turn, setTurn] = useState(0);
  const positions = useRemote(`/api/v1/portfolios/${portfolio.id}/positions`, { topics: MOVES });
  const held = (id) => positions.data?.items.filter((one) => one.strategy === id).length;
  const edits = may && (query.has('edit') || query.has('rules'));
  const edit = (id) => { change({ edit: id, rules: '', symbols: '' }); scrollTo(0, 0); };
  const done = () => { edit(''); setTurn((n) => n + 1); };
  return html`${edits && html`<${Later} key=${query.get('edit')} load=${RULES} portfolio=${portfolio} query=${query} change=${change} done=${done} />`}
  <${Panel} title="Paper strategies" wide aside=${html`each is judged apart ${may && !edits && html`<button type="button" onClick=${() => edit('new')}>New strategy with rules</button>`}`}>
    <${Pages} again=${turn} path=${`/api/v1/strategies?portfolio=${portfolio.id}&limit=20`} topics=${['portfolios']} hint=${html`<p>No strategy.</p>`}>${(items, reload) => html`<ul class="list">${items.map((one) => html`<${Strategy} key=${one.id} listed=${one} held=${held(one.id)} may=${may} reload=${reload} edit=${edit} />`)}</ul>`}<//>
    ${may && html`<${Basket} portfolio=${portfolio} done=${() => setTurn((n) => n + 1)} />`}<//>`;
}
