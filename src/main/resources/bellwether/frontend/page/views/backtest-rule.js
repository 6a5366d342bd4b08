// The fields of a rule: when it enters and leaves in the words of Market's filter, how much, and where it gives up. Of
// backtests and of strategies on paper.
import { html, useMemo } from '../base/kit.js';
import { Field } from '../base/fields.js';
import { Trouble, useRemote } from '../base/remote.js';
import { catalogue, understand } from '../lang/filter.js';
import { FilterField } from './market-filter.js';
import { sidesOf } from './rule-body.js';

const SIZES = [['percent', '% of the equity'], ['risk_percent', '% of the equity at risk'], ['cash', 'of money'], ['shares', 'shares'], ['volatility_percent', '% volatility'], ['kelly', 'of the Kelly fraction']];
const AWAY = [['percent', '% away'], ['atr', '× ATR away'], ['amount', 'of price away']];
const DISTANCES = [['', 'none'], ...AWAY];
const PRICE = ['price', 'at a price'];
const ENTRIES = [['', 'at the market'], ['limit', 'by a limit order'], ['stop', 'by a stop order']];
const SIDES = [['long', 'long: buys'], ['short', 'short: sells'], ['both', 'both']];

/** A condition with what the service says against it; places of parameters are only its to judge. */
function Condition({ id, label, text, set, fields, faults }) {
  const local = useMemo(() => (text.trim() && !text.includes('{') ? understand(text, fields) : null), [text, fields]);
  const wrong = faults.length > 0 && local?.valid !== false;
  return html`<div class="row-wide"><${FilterField} id=${id} label=${label} text=${text} set=${set} fields=${fields} understood=${local} toRows=${() => {}}
    check=${wrong ? { valid: false, errors: faults.map((one) => ({ position: 0, length: text.length, detail: one.detail })) } : null} /></div>`;
}

/** @param before what the names of its fields begin with @param both whether the other side stands beside it */
function Side({ form, side, before, both, own, setOwn, given, begin, fields, said }) {
  const at = (part) => `/rules/${side}/${part}`;
  const of = (part) => (said?.problem?.errors ?? form.faults).filter((one) => one.pointer?.startsWith(at(part)));
  ['enter', 'exit'].forEach((part) => form.faults.filter((one) => one.pointer?.startsWith(at(part))).forEach((one) => form.said.add(one)));
  const now = (name) => given[before + name] ?? begin[before + name];
  const field = (name, props) => html`<${Field} form=${form} pointer=${at(name)} ...${props} name=${before + name} value=${begin[before + name] ?? props.value} />`;
  const amount = (name, title, options, value, number) => html`${field(name, { label: title, pointer: `${at(name)}?`, options, value })}${(now(name) ?? value) && field(`${name}_of`, { label: `${title}: ${now(name) === 'price' ? 'which' : 'how much'}`, pointer: at(name), value: number, ...(now(name) === 'price' ? { hint: 'a number, or a field such as SMA_50' } : { type: 'number', step: 'any', min: '0' }) })}`;
  const condition = (part, label) => html`<${Condition} id=${before + part} label=${both ? `${label}, ${side}` : label} text=${own[before + part] ?? ''} set=${(text) => setOwn({ ...own, [before + part]: text })} fields=${fields} faults=${of(part)} />`;
  return html`${both && html`<h3 class="row-wide">${side === 'long' ? 'Long: buys' : 'Short: sells'}</h3>`}
    ${fields && html`${condition('enter', 'Enters when')}${condition('exit', 'Leaves when')}`}
    ${field('entry', { label: 'Enters', pointer: `${at('entry')}?`, options: ENTRIES, value: '' })}
    ${now('entry') && html`${field('entry_by', { label: 'Its price', pointer: `${at('entry')}?`, options: [...AWAY, PRICE], value: 'percent' })}${field('entry_of', { label: 'Its price: how much', pointer: at('entry'), value: '1', hint: 'from the close of the signal; at a price: a number or a field' })}${field('valid_bars', { label: 'Waits, bars', pointer: at('entry/valid_bars'), type: 'number', min: '1', hint: '1 where empty' })}`}
    ${amount('size', 'Size', SIZES, 'percent', '95')}${now('size') === 'kelly' && field('size_start', { label: 'Before 30 trades, %', pointer: at('size/kelly/start_percent'), type: 'number', step: 'any', min: '0', hint: 'of the equity' })}
    ${amount('stop', 'Stop', [...DISTANCES, PRICE], '', '2')}${amount('target', 'Target', [...DISTANCES, ['reward_risk', '× the risk away'], PRICE], '', '2')}
    ${amount('trail', 'Trailing stop', DISTANCES, '', '3')}${now('trail') && field('trail_after', { label: 'It trails after, R', pointer: at('trail/after_r'), type: 'number', step: 'any', min: '0', hint: 'at once where empty; needs a stop' })}
    ${field('max_bars', { label: 'Bars at most', type: 'number', min: '1', hint: 'then out at the next open' })}${field('cooldown_bars', { label: 'Pause after a loss, bars', type: 'number', min: '0' })}
    ${field('max_position_percent', { label: 'Position at most, %', type: 'number', step: 'any', min: '0', hint: 'of the equity' })}`;
}

/** @param begin values of a rule that is changed, by name of field @param paper whether a strategy on paper trades it, whose bars are those of its portfolio */
export function OwnRule({ form, own, setOwn, given, places, said, begin = {}, paper }) {
  const answer = useRemote('/api/v1/screen/fields');
  const fields = useMemo(() => (answer.data ? catalogue(answer.data.items) : null), [answer.data]);
  const sides = sidesOf(given.side ?? begin.side);
  return html`${answer.problem && !fields && html`<${Trouble} problem=${answer.problem} retry=${answer.reload} />`}<${Field} form=${form} label="Side" name="side" options=${SIDES} value=${begin.side ?? 'long'} />${!paper && html`<${Field} form=${form} label="Bars" name="timeframe" pointer="/rules/timeframe" options=${['1d', '1h', '15m', '5m', '1m']} value="1d" />`}
    ${sides.map(([side, before]) => html`<${Side} key=${side} form=${form} side=${side} before=${before} both=${sides.length > 1} own=${own} setOwn=${setOwn} given=${given} begin=${begin} fields=${fields} said=${said} />`)}
    <p class="hint row-wide">As in Market: <code>SMA_20 crosses above SMA_50 and RSI_14 ${'<'} 70</code>.${paper ? '' : html` <code>SMA_{fast}</code> makes fast a number that can be varied.`}</p>
    ${places.map((name) => html`<${Field} key=${name} form=${form} label=${name} name=${`param.${name}`} pointer=${`/rules/params/${name}`} inputmode="decimal" required hint="several values with commas" />`)}
    ${!paper && html`<${Field} form=${form} label="Held at the end" name="at_end" pointer="/rules/at_end" options=${[['keep', 'is valued and listed apart'], ['close', 'is sold at the last close'], ['open', 'is sold at the last open']]} value="keep" /><${Field} form=${form} label="Signals fill" name="fill" pointer="/rules/fill" options=${[['next_open', 'at the next open'], ['same_close', 'at the same close (optimistic)']]} value="next_open" />`}
    <${Field} form=${form} label="Stop and target from" name="level_from" pointer="/rules/level_from" options=${[['fill', 'the price of the fill'], ['signal_close', 'the close of the signal']]} value=${begin.level_from ?? 'fill'} />
    <${Field} form=${form} label="Equal values in crosses" name="ties" pointer="/rules/ties" options=${[['last_different', 'the last difference decides'], ['strict', 'no cross after a tie']]} value=${begin.ties ?? 'last_different'} />
    <label class="check"><input type="checkbox" name="stable" defaultChecked=${begin.stable !== undefined} /> Decide only once values are stable</label>`;
}
