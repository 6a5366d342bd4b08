// The ticket of a paper order: filled in from the address, checked, and only then placed.
import { html, say, useEffect, useRef, useState } from '../base/kit.js';
import { oneOf, own } from '../base/address.js';
import { Problem, send } from '../base/api.js';
import { figure, parse } from '../base/format.js';
import { Panel } from '../base/parts.js';
import { useRemote } from '../base/remote.js';
import { onceKey, refused } from '../base/writes.js';
import { Checked, Sizes } from './paper-check.js';
import { orderWords } from './paper-words.js';

const TYPES = { market: 'market: at the open', limit: 'limit', stop: 'stop', stop_limit: 'stop, then limit', trailing: 'trailing stop', market_on_close: 'at the close' };
const LASTS = { gtc: 'until cancelled', day: 'one day', gtd: 'until a day' };
/** What a refusal asks to be allowed by name. */
const DOUBTS = { synthetic_prices: 'synthetic', stale_prices: 'stale' };
const ALLOWED = { synthetic: 'invented samples (synthetic)', stale: 'older than the last sessions (stale)' };
const UNITS = { '%': 'percent', atr: 'atr', r: 'reward_risk' };

/** The address has numbers as programs write them, so that it opens alike elsewhere; fields have them as the reader does. */
const split = (text) => /^(.*?)\s*(%|atr|r)?$/is.exec(text.trim()).slice(1);
const plain = (text) => { const [value, unit] = split(text); const n = parse(value); return n === null ? text : `${n}${unit ? ` ${unit}` : ''}`; };
const shown = (text) => { const [value, unit] = split(text); return value && Number.isFinite(Number(value)) ? `${figure(Number(value))}${unit ? ` ${unit}` : ''}` : text; };

/** A number of the address; what is none goes as it is, and the service says so of its field. */
const typed = (text) => (text.trim() ? (Number.isFinite(Number(text)) ? Number(text) : text) : null);

/** A price, or a distance from the entry such as 8 %, 2 ATR, 2 R. */
function level(text) {
  const [value, unit] = split(text);
  if (!value) return undefined;
  return unit ? { [UNITS[unit.toLowerCase()]]: typed(value) } : typed(value);
}

/** Money to be spent, or a percentage of the equity. */
function spent(text) {
  const [value, unit] = split(text);
  return value ? { [unit === '%' ? 'percent' : 'cash']: typed(value) } : undefined;
}

/** The order as the address has it. */
function read(query) {
  const of = (name, fallback = '') => query.get(name) ?? fallback;
  return { ticker: of('ticker'), side: of('side', 'buy'), type: oneOf(query, 'type', TYPES, 'market'), limit: of('limit'), trigger: of('trigger'), trail: of('trail'), quantity: of('quantity'), spend: of('spend'), stop: of('stop'), target: of('target'), tif: oneOf(query, 'tif', LASTS, 'gtc'), until: of('until'), strategy: of('strategy'), origin: of('origin'), allow: of('allow').split(',').filter((one) => own(ALLOWED, one)) };
}

function bodyOf(order, portfolio) {
  const bracket = { stop: level(order.stop), target: level(order.target) };
  const [trail] = split(order.trail);
  return {
    portfolio: portfolio.id, ticker: order.ticker.trim(), side: order.side, type: order.type, quantity: typed(order.quantity),
    limit: /limit/.test(order.type) ? typed(order.limit) : null, stop: /^stop/.test(order.type) ? typed(order.trigger) : null,
    trail: order.type === 'trailing' ? { percent: typed(trail) } : null, tif: order.tif, until: order.tif === 'gtd' ? order.until || null : null,
    bracket: bracket.stop === undefined && bracket.target === undefined ? null : bracket,
    allow: order.allow.length ? order.allow : null, origin: order.origin || null,
  };
}

/** What the service says of the order as it is filled in; of another one it says nothing. */
function useCheck(body) {
  const asked = JSON.stringify(body);
  const [said, setSaid] = useState(null);
  const run = async (path, given = body) => {
    if (said?.busy) return null;
    setSaid((was) => ({ ...was, busy: true }));
    try {
      const answer = (await send('POST', path, given)).body;
      setSaid({ asked, path, answer });
      return answer;
    } catch (cause) {
      setSaid({ asked, path, problem: cause instanceof Problem ? cause : new Problem({ title: String(cause) }) });
      return null;
    }
  };
  return { said: said?.asked === asked ? said : { busy: said?.busy }, last: said, run, fail: (problem) => setSaid((was) => ({ ...was, answer: null, problem })) };
}

function Entry({ ticket, name, label, pointer = `/${name}`, options, hint, isNumber, ...others }) {
  const [text, setText] = useState('');
  const faults = ticket.faults.filter((one) => one.pointer === pointer || one.pointer?.startsWith(`${pointer}/`));
  faults.forEach((one) => ticket.shown.add(one));
  const id = faults.length ? `fault-${name}` : undefined;
  const value = ticket.order[name];
  const given = { name, value: !isNumber ? value : plain(text) === value ? text : shown(value), ...(isNumber && { inputmode: 'decimal' }), 'aria-invalid': faults.length > 0, 'aria-describedby': id, ...others };
  const put = ({ currentTarget: field }) => {
    setText(field.value);
    ticket.change({ [name]: isNumber ? plain(field.value) : field.value, new: 'order' });
  };
  return html`<label>${label} ${options ? html`<select ...${given} onChange=${put}>${Object.entries(options).map(([one, words]) => html`<option key=${one} value=${one} selected=${one === given.value}>${words}</option>`)}</select>`
    : html`<input autocomplete="off" spellcheck="false" ...${given} onInput=${put} />`}${hint && html`<span class="hint">${hint}</span>`}${id && html`<span class="fault" id=${id} role="alert">${faults.map((one) => one.detail).join('; ')}</span>`}</label>`;
}

/** Prices that are none to open at are allowed by name only, once the service has named them. */
function Allow({ ticket, doubt }) {
  const { order, change } = ticket;
  const offered = Object.keys(ALLOWED).filter((one) => one === doubt || order.allow.includes(one));
  const put = (one) => (event) => change({ allow: (event.currentTarget.checked ? [...order.allow, one] : order.allow.filter((other) => other !== one)).join(','), new: 'order' });
  return offered.map((one) => html`<label class="check row-wide" key=${one}><input type="checkbox" name=${`allow-${one}`} checked=${order.allow.includes(one)} onChange=${put(one)} /> Order ${order.ticker} all the same: its prices are ${ALLOWED[one]}</label>`);
}

function Rest({ ticket, problem }) {
  const rest = problem.errors.filter((one) => !ticket.shown.has(one));
  return html`<p class="fault row-wide" role="alert">${problem.errors.length ? rest.map((one) => `${one.pointer ?? ''} ${one.detail}`).join('; ') : problem.detail || problem.title}</p>`;
}

export function Ticket({ portfolio, query, change, close, done }) {
  const order = read(query);
  const body = bodyOf(order, portfolio);
  const judged = { ...body, strategy: order.strategy || undefined }; // positions are of a strategy
  const check = useCheck(judged);
  const { said } = check;
  const begin = useRef(null);
  useEffect(() => begin.current?.querySelector(order.ticker ? '[data-begin]' : '[name=ticker]')?.focus(), []);
  const strategies = useRemote(`/api/v1/strategies?portfolio=${portfolio.id}&limit=200`);
  const names = Object.fromEntries((strategies.data?.items ?? []).map((one) => [one.manual ? '' : one.id, one.name]));
  const ticket = { order, change, faults: said.problem?.errors ?? [], shown: new Set() };
  const checked = said.path === '/api/v1/trading/checks' ? said.answer : null;
  const sizes = said.path === '/api/v1/trading/size' ? said.answer : null;
  const ask = async (event) => {
    event.preventDefault();
    const answer = await check.run('/api/v1/trading/checks');
    if (answer) say(`Checked: ${answer.refusals.length ? `would be refused, ${answer.refusals[0].detail}` : answer.warnings.length ? `${answer.warnings.length} warnings` : 'nothing against it'}`);
  };
  const howMany = () => check.run('/api/v1/trading/size', { ...judged, quantity: undefined, size: spent(order.spend), tif: undefined, until: undefined, origin: undefined });
  const sent = useRef(null); // an order that may have been booked
  const place = async () => {
    const { portfolio: _, ...alone } = body;
    const path = order.strategy ? `/api/v1/strategies/${encodeURIComponent(order.strategy)}/orders` : '/api/v1/orders';
    const asked = JSON.stringify([path, body]);
    if (sent.current?.asked !== asked) sent.current = { asked, key: onceKey(), check: checked.check };
    const { key, check: first } = sent.current; // tried again as it was, also where it was checked again
    try {
      const { body: placed } = await send('POST', path, { ...(order.strategy ? alone : body), check: first }, { headers: { 'Idempotency-Key': key } });
      sent.current = null;
      say(`Paper order accepted: ${orderWords(placed)} ${placed.ticker}`);
      done(placed);
    } catch (cause) {
      if (!refused(cause)) throw cause;
      sent.current = null;
      check.fail(cause);
    }
  };
  const put = (values) => change({ ...values, new: 'order' });
  return html`<${Panel} title="Paper ticket" wide aside="meets the first bar that begins after it was accepted"><form class="form" ref=${begin} onSubmit=${ask}>
    <${Entry} ticket=${ticket} name="ticker" label="Symbol" required />
    <${Entry} ticket=${ticket} name="side" label="Side" options=${{ buy: 'buy', sell: 'sell' }} />
    <${Entry} ticket=${ticket} name="type" label="Type" options=${TYPES} />
    ${/limit/.test(order.type) && html`<${Entry} ticket=${ticket} name="limit" label="Limit" isNumber />`}
    ${/^stop/.test(order.type) && html`<${Entry} ticket=${ticket} name="trigger" label="Stop price of the entry" pointer="/stop" isNumber />`}
    ${order.type === 'trailing' && html`<${Entry} ticket=${ticket} name="trail" label="Trail in percent" isNumber />`}
    <${Entry} ticket=${ticket} name="quantity" label="Shares" isNumber data-begin="" />
    <${Entry} ticket=${ticket} name="spend" label="Or spend" isNumber pointer="/size" hint=${`${portfolio.currency}, or 10 % of the equity; then How many shares?`} />
    <${Entry} ticket=${ticket} name="stop" label="Stop" isNumber pointer="/bracket/stop" hint="a price, 8 % or 2 ATR from the entry" />
    <${Entry} ticket=${ticket} name="target" label="Target" isNumber pointer="/bracket/target" hint="a price, 8 %, 2 ATR, or 2 R" />
    <${Entry} ticket=${ticket} name="tif" label="Good" options=${LASTS} />
    ${order.tif === 'gtd' && html`<${Entry} ticket=${ticket} name="until" label="Until" type="date" />`}
    ${Object.keys(names).length > 1 && html`<${Entry} ticket=${ticket} name="strategy" label="Strategy" options=${names} />`}
    <${Allow} ticket=${ticket} doubt=${own(DOUBTS, said.problem?.code)} />
    ${said.problem && html`<${Rest} ticket=${ticket} problem=${said.problem} />`}
    <p class="row"><button class=${checked ? '' : 'main'} aria-disabled=${said.busy || undefined}>Check</button><button type="button" aria-disabled=${said.busy || undefined} onClick=${howMany}>How many shares?</button><button type="button" onClick=${close}>Close the ticket</button></p></form>
    ${sizes && html`<${Sizes} of=${sizes} take=${(n) => put({ quantity: n })} />`}
    ${checked && html`<${Checked} key=${checked.check} of=${checked} order=${order} put=${put} place=${place} />`}
    ${!checked && !sizes && check.last?.answer && !said.problem && html`<p class="hint">Changed since it was checked: check it again.</p>`}<//>`;
}
