// What one does with a symbol: analyse it, watch it, and order it on paper.
import { covers, html, say, useEffect, useRef, useState } from '../base/kit.js';
import { get, send } from '../base/api.js';
import { on } from '../base/events.js';
import { useCapital } from '../base/capital.js';
import { count } from '../base/format.js';
import { Act, Progress } from '../base/parts.js';
import { passes, useRemote } from '../base/remote.js';

const ENDED = new Set(['completed', 'failed', 'cancelled']);
const failure = (job, items) => items?.[0]?.message ?? job.failure_reasons?.[0]?.examples?.[0]?.message ?? `The job ${job.state}.`;

/** Follows a job by its live events, and by asking where there are none. */
function useJob(id, ended) {
  const [job, setJob] = useState(null);
  const now = useRef(ended);
  now.current = ended;
  useEffect(() => {
    if (!id) return undefined;
    let over = false;
    const look = async () => {
      const { body } = await get(`/api/v1/jobs/${id}`, { fresh: true });
      if (over) return;
      setJob(body);
      if (!ENDED.has(body.state)) return;
      over = true;
      const failed = body.failed > 0 ? (await get(`/api/v1/jobs/${id}/results`, { fresh: true }).catch(() => null))?.body.failed_items : [];
      now.current(body, failed);
    };
    const safely = () => look().catch((problem) => over || passes(problem) || now.current(null, [{ message: problem.detail || problem.title }])); // the job continues, also where one look fails
    const off = on('jobs', (event) => (event.data?.id ?? event.data?.job ?? id) === id && safely());
    const timer = setInterval(safely, 5000);
    safely();
    return () => { over = true; off(); clearInterval(timer); };
  }, [id]);
  return job;
}

/** @param last the newest analysis, whose capital is offered again */
export function Analyse({ ticker, timeframe, last, session, done }) {
  const [id, setId] = useState(null);
  const [fault, setFault] = useState('');
  const field = useRef(null);
  const capital = useCapital(last?.capital);
  const ended = (job, failed) => {
    setId(null);
    if (job?.state === 'completed') { setFault(''); say(`${ticker} is analysed`); done(); } else setFault(failure(job ?? {}, failed));
  };
  const job = useJob(id, ended);
  if (!covers(session, 'trader')) return session?.role && html`<p class="hint">Analysing takes the role trader.</p>`;
  const start = async (event) => {
    event?.preventDefault();
    if (id) return;
    if (!(capital.value >= 1)) { setFault('Capital: must be a number from 1, such as 100000; the plan’s size is computed from it.'); field.current.focus(); return; }
    capital.keep();
    setFault('');
    try {
      const { body } = await send('POST', '/api/v1/analyses', { tickers: [ticker], capital: capital.value, ...(last?.profile ? { profile: last.profile } : {}) }, { headers: { Prefer: 'wait=5' } });
      const made = body.job ?? body;
      if (ENDED.has(made.state)) ended(made, body.failed_items);
      else setId(made.id);
    } catch (problem) {
      setFault(problem.detail || problem.title || String(problem));
    }
  };
  return html`<form class="analyse" onSubmit=${start}>
    <label class="inline">Capital <input ref=${field} size="10" ...${capital.field} /></label>
    <button class=${last ? '' : 'main'} data-key="a" aria-keyshortcuts="a" aria-disabled=${id ? 'true' : undefined}>${id ? 'Analysing' : 'Analyse'}</button>
    ${job && id && html`<${Progress} of=${job.done} total=${job.total} failed=${job.failed} label="Analysis" /><span class="hint">${job.state} <a href="/app/jobs">all jobs</a></span>`}
    ${timeframe !== '1d' && html`<p class="hint">Analyses are of daily bars.</p>`}${fault && html`<p class="fault" role="alert">${fault}</p>`}</form>`;
}

/** Plans of these entries wait for a price; those of others take the next open. */
const ENTRIES = { breakout: ['stop', 'trigger'], consolidation_edge: ['stop', 'trigger'], pullback: ['limit', 'limit'] };

/** The ticket as the plan has it, or with the symbol only. */
function ticketOf(ticker, plan) {
  const query = new URLSearchParams({ ticker });
  if (plan?.actionable) {
    const [type, at] = ENTRIES[plan.entry.method] ?? [];
    Object.entries({ side: plan.side === 'short' ? 'sell' : 'buy', type, [at]: at && plan.entry.price, quantity: plan.shares, stop: plan.stop, target: plan.target, origin: 'plan' })
      .forEach(([name, value]) => value && query.set(name, String(value)));
  }
  return `/app/paper?${query}`;
}

/** Leads to the ticket; nothing is ordered before it was checked there. */
export function Order({ ticker, plan, session }) {
  return covers(session, 'trader') && html`<a class="button" data-key="o" aria-keyshortcuts="o" href=${ticketOf(ticker, plan)}>Order on paper</a>`;
}

export function Watch({ ticker, session, open, setOpen }) {
  const lists = useRemote(open ? '/api/v1/watchlists?limit=200' : null);
  const [result, setResult] = useState('');
  if (!covers(session, 'trader')) return null;
  const add = (list) => async () => {
    const { body } = await send('POST', `/api/v1/watchlists/${list.id}/entries`, { add: [ticker] });
    setResult(body.added.length ? `On ${list.name}, entry ${count(body.watchlist.entries)}.` : body.skipped[0]?.message ?? '');
  };
  const first = async () => {
    const { body } = await send('POST', '/api/v1/watchlists', { name: 'Watched' });
    await add(body)();
    lists.reload();
  };
  const items = lists.data?.items ?? [];
  return html`<span class="watch"><button type="button" aria-expanded=${open} aria-keyshortcuts="w" onClick=${() => setOpen(!open)}>Watch</button>
    ${open && html`<span class="row">${items.map((list) => html`<${Act} key=${list.id} does=${add(list)}>${list.name}<//>`)}
      ${lists.data && !items.length && html`<${Act} does=${first}>Make the list “Watched”<//>`}
      ${lists.problem && html`<span class="fault">${lists.problem.detail || lists.problem.title}</span>`}
      <span role="status" class="hint">${result}</span></span>`}</span>`;
}
