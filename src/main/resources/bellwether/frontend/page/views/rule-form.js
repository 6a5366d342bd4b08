// A new rule: what it says in words, when it would have fired, and only then that it watches.
import '../draw/style.js';
import { html, say, useEffect, useMemo, useRef, useState } from '../base/kit.js';
import { inWords, send } from '../base/api.js';
import { count, counted } from '../base/format.js';
import { Trouble, passes, useRemote } from '../base/remote.js';
import { catalogue } from '../lang/filter.js';
import { DrillResult, drillWords } from './rule-drill.js';
import { FilterField } from './market-filter.js';
import { Symbols, THESE, universeOf } from './universe-field.js';

const PAUSE = 350;
const LOOK = 1500;

/** What the service says of the rule as it is written. */
function useRuleCheck(rule) {
  const asked = JSON.stringify(rule);
  const [said, setSaid] = useState(null);
  useEffect(() => {
    if (!rule.when) { setSaid(null); return undefined; }
    const stop = new AbortController();
    const timer = setTimeout(() => send('POST', '/api/v1/rules/check', rule, { signal: stop.signal }).then(
      ({ body }) => setSaid({ asked, ...body }),
      (problem) => problem.name !== 'AbortError' && setSaid({ asked, valid: false, errors: [], faults: [], problem }),
    ), PAUSE);
    return () => { clearTimeout(timer); stop.abort(); };
  }, [asked]);
  return said?.asked === asked ? said : null;
}

/** Drills the rule over the past; several symbols take a job, which is followed. */
function useDrill() {
  const [drill, setDrill] = useState(null);
  useEffect(() => {
    if (!drill?.job || drill.page) return undefined;
    const stop = new AbortController();
    const look = async () => {
      const { body } = await send('GET', `/api/v1/jobs/${drill.job.id}`, undefined, { signal: stop.signal });
      const found = body.finished_at && await send('GET', `/api/v1/drills/${body.id}?limit=200`, undefined, { signal: stop.signal });
      return found ? { of: drill.of, job: body, page: found.body } : { ...drill, job: body };
    };
    const timer = setTimeout(() => look().catch((problem) => (passes(problem) ? { ...drill } : { of: drill.of, problem }))
      .then((next) => stop.signal.aborted || setDrill(next)), LOOK); // another drill may have begun
    return () => { clearTimeout(timer); stop.abort(); };
  }, [drill]);
  const start = async (rule, years) => {
    setDrill({ of: JSON.stringify(rule), busy: true });
    try {
      const { status, body } = await send('POST', '/api/v1/rules/drill', { ...rule, years });
      setDrill({ of: JSON.stringify(rule), ...(status === 202 ? { job: body.job ?? body } : { one: { ...body, items: [...body.items].reverse() } }) }); // newest first
    } catch (problem) {
      setDrill({ of: JSON.stringify(rule), problem });
    }
  };
  return [drill, start];
}

const Choice = ({ label, value, set, options }) => html`<label>${label} <select onChange=${(event) => set(event.currentTarget.value)}>${options.map(([one, words]) => html`<option key=${one} value=${one} selected=${one === value}>${words ?? one}</option>`)}</select></label>`;

export function RuleForm({ first, done, cancel }) {
  const [name, setName] = useState('');
  const [when, setWhen] = useState(first.when ?? '');
  const [of, setOf] = useState(first.ticker || !first.of ? THESE : first.of);
  const [tickers, setTickers] = useState(first.ticker ?? '');
  const [repeat, setRepeat] = useState('crossing');
  const [priority, setPriority] = useState('normal');
  const [years, setYears] = useState('3');
  const [fault, setFault] = useState('');
  const [drill, start] = useDrill();
  const found = drillWords(drill);
  useEffect(() => { if (found) say(found); }, [found]);
  const begin = useRef(null);
  const answer = useRemote('/api/v1/screen/fields');
  const fields = useMemo(() => (answer.data ? catalogue(answer.data.items) : null), [answer.data]);
  const universe = universeOf(of, tickers);
  const rule = { when: when.trim(), universe, repeat, priority };
  const check = useRuleCheck(rule);
  const drilled = drill && drill.of === JSON.stringify(rule) ? drill : null;
  const save = async (event) => {
    event.preventDefault();
    try {
      await send('POST', '/api/v1/rules', { ...rule, name: name.trim() });
      say(`Rule ${name.trim()} watches`);
      done();
    } catch (problem) {
      setFault(inWords(problem));
    }
  };
  const faults = (check?.faults ?? []).filter((one) => one.pointer !== '/when' && one.pointer !== '/name');
  const wrong = check && check.errors.length > 0;
  return html`<form class="rule-form" onSubmit=${save}>
    ${answer.problem && !fields && html`<${Trouble} problem=${answer.problem} retry=${answer.reload} />`}${fields && html`<${FilterField} label="When" first text=${when} set=${setWhen} fields=${fields} understood=${null} toRows=${() => begin.current?.focus()}
      check=${check && { valid: !wrong, errors: check.errors, words: wrong ? '' : check.words, problem: check.problem }} />`}
    <div class="form"><${Symbols} of=${of} setOf=${setOf} tickers=${tickers} setTickers=${setTickers} />
      <${Choice} label="Fires" value=${repeat} set=${setRepeat} options=${[['crossing', 'when it becomes true'], ['once', 'once for each symbol'], ['each', 'on every bar while true']]} />
      <${Choice} label="Priority" value=${priority} set=${setPriority} options=${[['low'], ['normal'], ['high'], ['critical', 'critical: also in quiet hours']]} /></div>
    ${faults.map((one) => html`<p class="fault">${one.pointer.replace(/^\//, '')}: ${one.detail}</p>`)}
    ${check?.valid && html`<p class="hint">Looks at ${counted(check.symbols ?? 0, 'symbol')}${check.most_alerts ? `; at most ${counted(check.most_alerts, 'alert')} on one bar` : ''}. Only bars that end after it is saved count: what is true already stays silent.</p>`}
    <p class="row"><label class="inline">Years <input type="number" min="1" max="20" value=${years} onInput=${(event) => setYears(event.currentTarget.value)} /></label>
      <button type="button" ref=${begin} disabled=${!check?.valid} aria-disabled=${drill?.busy || undefined} onClick=${() => !drill?.busy && start(rule, Number(years) || 3)}>Fire drill</button>
      <span class="quiet">when it would have fired, and what followed</span></p>
    <div class="drill-found" aria-busy=${drill?.busy || undefined}>${drilled && html`<${DrillResult} drill=${drilled} />`}</div>
    <p class="row"><label class="inline">Name <input required maxlength="100" value=${name} autocomplete="off" onInput=${(event) => setName(event.currentTarget.value)} /></label>
      <button class="main" data-key="s" aria-keyshortcuts="s" disabled=${!check?.valid || !name.trim()}>Save the rule</button>
      <button type="button" onClick=${cancel}>Cancel</button><span class="fault" role="alert">${fault}</span></p></form>`;
}
