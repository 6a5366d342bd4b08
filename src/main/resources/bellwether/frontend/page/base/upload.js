// Files of prices on their way to the service: what they are called there, and how far they are.
import { own } from './address.js';
import { Problem, get, problem, signIn } from './api.js';
import { on } from './events.js';
import { passes } from './remote.js';

const PATH = '/api/v1/prices/import';
const LOOK = 1_000;
const RETRY = 3_000;
const TYPES = { csv: 'text/csv', tsv: 'text/tab-separated-values', json: 'application/json', ndjson: 'application/x-ndjson', jsonl: 'application/jsonl', zip: 'application/zip', gz: 'application/gzip' };

/** A ticker that the name of a file may mean: for the field, never taken unasked. */
export function tickerOf(name) {
  const stem = name.replace(/(\.(csv|tsv|txt|json|ndjson|jsonl|zip|gz))+$/i, '');
  return /^[A-Za-z^][A-Za-z0-9.^=&_-]{0,31}$/.test(stem) && !/^(data|prices|export|download|book\d*|chart)$/i.test(stem) ? stem.toUpperCase() : '';
}

function address(options, dryRun) {
  const query = new URLSearchParams(Object.entries(options).filter(([, value]) => value));
  if (dryRun) query.set('dry_run', 'true');
  return `${PATH}${query.size ? `?${query}` : ''}`;
}

const type = (file) => own(TYPES, file.name.split('.').pop().toLowerCase()) ?? 'application/octet-stream';

/** A random name of one upload; plain http has no randomUUID. */
const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const keys = new WeakMap();

/** The name of an upload of a file, the same until its end is known: repeating it has one effect. */
function keyOf(file, options) {
  const of = JSON.stringify(options);
  if (keys.get(file)?.of !== of) keys.set(file, { of, key: random() });
  return keys.get(file).key;
}

const pause = (ms) => new Promise((done) => {
  const off = on('jobs', () => finish());
  const timer = setTimeout(() => finish(), ms);
  function finish() { clearTimeout(timer); off(); done(); }
});

/** One try; `fetch` does not say how much of the body has left. */
const reach = (path, file, headers, tell, signal) => new Promise((done, fail) => {
  const call = new XMLHttpRequest();
  call.open('POST', path);
  Object.entries({ Accept: 'application/json', ...headers }).forEach(([name, value]) => call.setRequestHeader(name, value));
  call.upload.onprogress = ({ loaded, total }) => tell({ sent: loaded, size: total });
  call.onload = () => done(new Response(call.responseText, {
    status: call.status, headers: call.getAllResponseHeaders().trim().split('\r\n').map((line) => line.split(/: (.*)/s).slice(0, 2)),
  }));
  call.onerror = () => fail(new Problem({ code: 'offline', title: 'The file did not arrive', detail: 'The connection ended before the whole file was sent. Check that the service runs, then try again.' }));
  call.onabort = () => fail(new DOMException('stopped', 'AbortError'));
  signal?.addEventListener('abort', () => call.abort());
  call.send(file);
});

async function post(path, file, headers, tell, signal, again = false) {
  const answer = await reach(path, file, { 'Content-Type': type(file), ...headers }, tell, signal);
  if (answer.ok) return { status: answer.status, body: await answer.json() };
  if (answer.status === 401 && !again && await signIn()) return post(path, file, headers, tell, signal, true);
  throw await problem(answer);
}

/** A large file, even of a dry run, becomes a job; its report comes when it has ended. */
async function report(answer, tell, signal) {
  if (answer.status !== 202) return answer.body;
  const job = answer.body.id ?? answer.body.job?.id;
  let body = { job: answer.body.job ?? answer.body };
  for (;;) {
    try {
      ({ body } = await get(`${PATH}/${job}`, { fresh: true, signal }));
    } catch (problem) {
      if (!passes(problem)) throw problem;
      tell({ ...body, problem }); // the job continues, also without this page
      await pause(RETRY);
      continue;
    }
    tell(body);
    if (body.job.finished_at) {
      if (body.report) return body.report;
      const reason = body.job.failure_reasons?.[0];
      throw new Problem({ ended: true, code: reason?.code ?? body.job.state, title: `The import is ${body.job.state}.`, detail: reason?.examples?.[0]?.message ?? '' });
    }
    await pause(LOOK);
  }
}

/** What would be stored, and how the file is read. @param tell how much is sent, then how far the job is */
export const dryRun = async (file, options, tell, signal) => report(await post(address(options, true), file, {}, tell, signal), tell, signal);

/** Whether rows may be stored although the import did not end well: a refusal stores none. */
export const mayBeStored = (problem) => Boolean(problem.ended) || passes(problem) || problem.code === 'broken_stream';

/** Stores the rows; repeating it after a broken connection has one effect. */
export async function store(file, options, tell, signal) {
  try {
    const done = await report(await post(address(options, false), file, { 'Idempotency-Key': keyOf(file, options) }, tell, signal), tell);
    keys.delete(file);
    return done;
  } catch (cause) {
    if (cause.name !== 'AbortError' && (cause.ended || !mayBeStored(cause))) keys.delete(file);
    throw cause;
  }
}
