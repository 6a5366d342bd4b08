// What the service says of a rule before it is run.
import { html, useEffect, useState } from '../base/kit.js';
import { send } from '../base/api.js';
import { count, counted } from '../base/format.js';

const PAUSE = 400;

/** What the service says of the rule as it is now. */
export function useRuleCheck(body) {
  const asked = JSON.stringify(body);
  const [said, setSaid] = useState(null);
  useEffect(() => {
    if (!body) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => send('POST', '/api/v1/backtests/check', body, { signal: stop.signal }).then(
      (answer) => setSaid({ asked, check: answer.body }),
      (problem) => problem.name !== 'AbortError' && setSaid({ asked, problem }),
    ), PAUSE);
    return () => { clearTimeout(timer); stop.abort(); };
  }, [asked]);
  return body && said?.asked === asked ? said : null;
}

export function RuleSaid({ said }) {
  if (!said?.check) return html`<div class="rule-said"></div>`; // what is wrong stands at its field
  const { check } = said;
  const { warm_up: warm } = check;
  return html`<div class="rule-said note"><ul class="plain-list">${check.sentences.map((one) => html`<li key=${one}>${one}</li>`)}</ul>
    <p>${check.combinations > 1 ? `${counted(check.combinations, 'combination')}; this is the first. ` : ''}Needs ${counted(warm.known, 'bar')}${warm.exact ? '' : ' or so'} before it decides${warm.stable === null ? `; ${warm.never_stable.join(', ')} always show where the history begins` : warm.stable > warm.known ? `, ${count(warm.stable)} until its values no longer show where the history begins` : ''}.${check.only_in_backtests.length ? ` Not for strategies on paper: ${check.only_in_backtests.join(', ')}.` : ''}</p>
    ${check.symbols.length > 0 && html`<details><summary>How often each test was true</summary>${check.symbols.map((symbol) => html`<p key=${symbol.ticker}><strong>${symbol.ticker}</strong> ${symbol.message ?? `${counted(symbol.deciding, 'deciding bar')}: ${symbol.tests.map((test) => `${test.text} ${counted(test.times, 'time')}`).join('; ')}`}</p>`)}</details>`}</div>`;
}
