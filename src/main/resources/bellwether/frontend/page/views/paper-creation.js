// A new portfolio of paper money.
import { html, say } from '../base/kit.js';
import { send } from '../base/api.js';
import { Field, Send, useSending } from '../base/fields.js';
import { parse } from '../base/format.js';
import { Panel } from '../base/parts.js';
import { useRemote } from '../base/remote.js';

const TAPES = [['1d', 'daily bars'], ['1h', 'bars of an hour'], ['15m', 'bars of 15 minutes'], ['5m', 'bars of 5 minutes'], ['1m', 'bars of a minute'], ['quote', 'quotes of providers, each minute']];
const LOTS = [['fifo', 'oldest shares first'], ['average', 'average cost']];
const SWITCH = [['', 'no'], ['true', 'yes']];

export function Creation({ done, close }) {
  const presets = useRemote('/api/v1/trading/costs');
  const form = useSending(async ({ name, currency, cash, tape, costs, lots, shorting, convert }) => {
    const { body } = await send('POST', '/api/v1/portfolios', { name, currency: currency.toUpperCase(), cash: cash ? parse(cash) ?? cash : null, tape, costs: costs || null, lot_method: lots, shorting: Boolean(shorting), auto_convert: Boolean(convert) });
    say(`Paper portfolio ${body.name} is made`);
    done(body);
  });
  const costs = [['', 'each symbol’s usual'], ...(presets.data?.items ?? []).map((one) => [one.name, one.costless ? `${one.name}: without costs` : one.name])];
  return html`<${Panel} title="New paper portfolio" wide><form class="form" onSubmit=${form.submit}>
    <${Field} form=${form} label="Name" name="name" required maxlength="60" />
    <${Field} form=${form} label="Currency" name="currency" value="USD" required maxlength="3" hint="in which its equity is counted" />
    <${Field} form=${form} label="Paper cash" name="cash" value="100000" inputmode="decimal" hint="paid in at the beginning" />
    <${Field} form=${form} label="Orders meet" name="tape" options=${TAPES} value="1d" />
    <${Field} form=${form} label="Costs" name="costs" options=${costs} value="" hint="commission, taxes, half spread and slippage" />
    <${Field} form=${form} label="Realised profit by" name="lots" pointer="/lot_method" options=${LOTS} value="fifo" />
    <${Field} form=${form} label="Shorts" name="shorting" options=${SWITCH} value="" />
    <${Field} form=${form} label="Buy missing currencies" name="convert" pointer="/auto_convert" options=${SWITCH} value="" hint="at stored rates, for 0.1 %" />
    <${Send} form=${form} also=${close && html`<button type="button" onClick=${close}>Cancel</button>`}>Make the paper portfolio<//></form>
    <p class="hint">Currency, kind of bars and how profit is counted cannot be changed later. Its limits are those of <code>Risk</code> by default.</p><//>`;
}
