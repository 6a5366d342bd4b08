// Files of prices on their way to the service: what they are called there, and how far they are.
import { Problem, get, send } from './api.js';
import { on } from './events.js';

const PATH = '/api/v1/prices/import';
const LOOK = 1_000;
const TYPES = { csv: 'text/csv', tsv: 'text/tab-separated-values', json: 'application/json', ndjson: 'application/x-ndjson', jsonl: 'application/jsonl', zip: 'application/zip', gz: 'application/gzip' };

/** A ticker that the name of a file may mean: for the field, never taken unasked. */
export function tickerOf(name) {
  const stem = name.replace(/(\.(csv|tsv|txt|json|ndjson|jsonl|zip|gz))+$/i, '');
  return /^[A-Za-z^][A-Za-z0-9.^=-]{0,14}$/.test(stem) && !/^(data|prices|export|download|book\d*|chart)$/i.test(stem) ? stem.toUpperCase() : '';
}

function address(options, dryRun) {
  const query = new URLSearchParams(Object.entries(options).filter(([, value]) => value));
  if (dryRun) query.set('dry_run', 'true');
  return `${PATH}${query.size ? `?${query}` : ''}`;
}

const type = (file) => TYPES[file.name.split('.').pop().toLowerCase()] ?? 'application/octet-stream';

/** A random name of one upload; plain http has no randomUUID. */
const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const pause = (ms) => new Promise((done) => {
  const off = on('jobs', () => finish());
  const timer = setTimeout(() => finish(), ms);
  function finish() { clearTimeout(timer); off(); done(); }
});

/** A large file, even of a dry run, becomes a job; its report comes when it has ended. */
async function report(answer, tell) {
  if (answer.status !== 202) return answer.body;
  const job = answer.body.id ?? answer.body.job?.id;
  for (;;) {
    const { body } = await get(`${PATH}/${job}`, { fresh: true });
    tell(body);
    if (body.job.finished_at) {
      if (body.report) return body.report;
      const reason = body.job.failure_reasons?.[0];
      throw new Problem({ code: reason?.code ?? body.job.state, title: `The import is ${body.job.state}.`, detail: reason?.examples?.[0]?.message ?? '' });
    }
    await pause(LOOK);
  }
}

/** What would be stored, and how the file is read. */
export async function dryRun(file, options, tell) {
  const headers = { 'Content-Type': type(file) };
  return report(await send('POST', address(options, true), file, { headers }), tell);
}

/** Stores the rows; repeating it after a broken connection has one effect. */
export async function store(file, options, tell) {
  const headers = { 'Content-Type': type(file), 'Idempotency-Key': random() };
  return report(await send('POST', address(options, false), file, { headers }), tell);
}

const CELL = /(^|[,;\t|"])(\d{1,2})([/.-])(\d{1,2})\3(\d{4})(?=$|[,;\t|" T])/gm;

/** The same file with its dates written as the chosen reading has them. */
export async function withDates(file, first) {
  const text = (await file.text()).replaceAll('\r\n', '\n');
  const two = (n) => n.padStart(2, '0');
  const plain = text.replace(CELL, (_, before, a, __, b, year) => `${before}${year}-${two(first === 'month' ? a : b)}-${two(first === 'month' ? b : a)}`);
  return new File([plain], file.name, { type: file.type });
}

/** Both readings of the date that a refusal names. */
export function readings(problem) {
  const [, written, month, day] = /"([^"]+)" is (\S+) when the month comes first and (\S+) when the day does/.exec(problem?.detail ?? '') ?? [];
  return written ? { written, month, day } : null;
}
