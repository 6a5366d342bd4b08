// A rule of one's own: when it buys and sells in the words of Market's filter, how much, and where it gives up.
import { html, useMemo } from '../base/kit.js';
import { Field } from '../base/fields.js';
import { Trouble, useRemote } from '../base/remote.js';
import { catalogue, understand } from '../lang/filter.js';
import { FilterField } from './market-filter.js';

const SIZES = [['percent', '% of the equity'], ['risk_percent', '% of the equity at risk'], ['cash', 'of money'], ['shares', 'shares'], ['volatility_percent', '% volatility'], ['kelly', 'of the Kelly fraction']];
const DISTANCES = [['', 'none'], ['percent', '% away'], ['atr', '× ATR away'], ['amount', 'of price away']];

/** A condition with what the service says against it; places of parameters are only its to judge. */
function Condition({ id, label, text, set, fields, faults }) {
  const local = useMemo(() => (text.trim() && !text.includes('{') ? understand(text, fields) : null), [text, fields]);
  const wrong = faults.length > 0 && local?.valid !== false;
  return html`<div class="row-wide"><${FilterField} id=${id} label=${label} text=${text} set=${set} fields=${fields} understood=${local} toRows=${() => {}}
    check=${wrong ? { valid: false, errors: faults.map((one) => ({ position: 0, length: text.length, detail: one.detail })) } : null} /></div>`;
}

export function OwnRule({ form, own, setOwn, given, places, said }) {
  const answer = useRemote('/api/v1/screen/fields');
  const fields = useMemo(() => (answer.data ? catalogue(answer.data.items) : null), [answer.data]);
  const side = given.side ?? 'long';
  const of = (part) => (said?.problem?.errors ?? form.faults).filter((one) => one.pointer?.startsWith(`/rules/${side}/${part}`));
  ['enter', 'exit'].forEach((part) => form.faults.filter((one) => one.pointer?.startsWith(`/rules/${side}/${part}`)).forEach((one) => form.said.add(one)));
  const at = (part) => `/rules/${side}/${part}`;
  const amount = (name, title, options, value, number) => html`<${Field} form=${form} label=${title} name=${name} pointer=${`${at(name)}?`} options=${options} value=${value} />${(given[name] ?? value) && html`<${Field} form=${form} label=${`${title}: how much`} name=${`${name}_of`} pointer=${at(name)} type="number" step="any" min="0" value=${number} />`}`;
  return html`${answer.problem && !fields && html`<${Trouble} problem=${answer.problem} retry=${answer.reload} />`}${fields && html`<${Condition} id="enter" label="Enters when" text=${own.enter} set=${(enter) => setOwn({ ...own, enter })} fields=${fields} faults=${of('enter')} />
    <${Condition} id="exit" label="Leaves when" text=${own.exit} set=${(exit) => setOwn({ ...own, exit })} fields=${fields} faults=${of('exit')} />`}
    <p class="hint row-wide">As in Market: <code>SMA_20 crosses above SMA_50 and RSI_14 ${'<'} 70</code>. <code>SMA_{fast}</code> makes fast a number that can be varied.</p>
    ${places.map((name) => html`<${Field} key=${name} form=${form} label=${name} name=${`param.${name}`} pointer=${`/rules/params/${name}`} inputmode="decimal" required hint="several values with commas" />`)}
    <${Field} form=${form} label="Side" name="side" options=${[['long', 'long: buys'], ['short', 'short: sells']]} value="long" /><${Field} form=${form} label="Bars" name="timeframe" pointer="/rules/timeframe" options=${['1d', '1h', '15m', '5m', '1m']} value="1d" />
    ${amount('size', 'Size', SIZES, 'percent', '95')}${amount('stop', 'Stop', DISTANCES, '', '2')}${amount('target', 'Target', [...DISTANCES, ['reward_risk', '× the risk away']], '', '2')}${amount('trail', 'Trailing stop', DISTANCES, '', '3')}
    <${Field} form=${form} label="Bars at most" name="max_bars" pointer=${at('max_bars')} type="number" min="1" hint="then out at the next open" /><${Field} form=${form} label="Pause after a loss, bars" name="cooldown_bars" pointer=${at('cooldown_bars')} type="number" min="0" />
    <${Field} form=${form} label="Position at most, %" name="max_position_percent" pointer=${at('max_position_percent')} type="number" step="any" min="0" hint="of the equity" />
    <${Field} form=${form} label="Held at the end" name="at_end" pointer="/rules/at_end" options=${[['keep', 'is valued and listed apart'], ['close', 'is sold at the last close'], ['open', 'is sold at the last open']]} value="keep" /><${Field} form=${form} label="Signals fill" name="fill" pointer="/rules/fill" options=${[['next_open', 'at the next open'], ['same_close', 'at the same close (optimistic)']]} value="next_open" />
    <label class="check"><input type="checkbox" name="stable" /> Decide only once values are stable</label>`;
}
