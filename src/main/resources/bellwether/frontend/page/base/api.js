// Calls to the service's API. Keeps entity tags, so that what has not moved is not sent again, and asks for a sign-in
// over what is shown when a call is refused for want of one.

const PATIENCE = 35_000;
const KEPT = 200;
const kept = new Map();

/** What the service, or the way to it, says against a call. */
export class Problem extends Error {
  constructor(fields) {
    super(fields.detail || fields.title);
    Object.assign(this, { status: 0, errors: [], requestId: null, retryAfter: null }, fields);
  }
}

/** What a problem says, each fault once. */
export function inWords(problem) {
  const said = problem.detail || problem.title || String(problem);
  const faults = (problem.errors ?? []).map((one) => `${one.pointer ?? ''} ${one.detail}`.trim()).filter((one) => !said.includes(one));
  return [said, ...faults].join(' ');
}

let askForKey = null;
let asking = null;

/** @param ask opens the sign-in and resolves to whether the caller has signed in */
export function onUnauthorised(ask) {
  askForKey = ask;
}

/** Opens the sign-in once, whoever asks for it. */
export function signIn() {
  asking ??= Promise.resolve(askForKey ? askForKey() : false).finally(() => { asking = null; });
  return asking;
}

/** Forgets all answers: another caller may see other things. */
export function forget() {
  kept.clear();
}

export async function get(path, { signal, fresh = false, quiet = false } = {}) {
  const known = fresh ? undefined : kept.get(path);
  const headers = known?.etag ? { 'If-None-Match': known.etag } : {};
  const answer = await call('GET', path, { headers, signal }, quiet);
  const at = Date.now();
  if (answer.status === 304 && known) {
    kept.set(path, { ...known, at });
    return { status: 304, body: known.body, etag: known.etag, at };
  }
  const body = await read(answer);
  const etag = answer.headers.get('ETag');
  kept.delete(path);
  if (etag) {
    kept.set(path, { body, etag, at });
    if (kept.size > KEPT) kept.delete(kept.keys().next().value);
  }
  return { status: answer.status, body, etag, at };
}

/** @param body an object, sent as JSON, or a Blob, sent as it is */
export async function send(method, path, body, { ifMatch, headers = {}, signal, quiet = false } = {}) {
  const all = { ...headers };
  if (ifMatch) all['If-Match'] = ifMatch;
  let payload = body;
  if (body !== undefined && body !== null && !(body instanceof Blob)) {
    payload = JSON.stringify(body);
    all['Content-Type'] ??= 'application/json';
  }
  const answer = await call(method, path, { headers: all, body: payload, signal }, quiet);
  return { status: answer.status, body: await read(answer), etag: answer.headers.get('ETag'), at: Date.now() };
}

async function call(method, path, options, quiet, again = false) {
  const answer = await reach(method, path, options);
  if (answer.ok || answer.status === 304) return answer;
  if (answer.status === 401 && !quiet && !again && await signIn()) {
    return call(method, path, options, quiet, true);
  }
  throw await problem(answer);
}

async function reach(method, path, { headers, body, signal }) {
  // a large upload takes as long as it takes
  const patience = body instanceof Blob ? [] : [AbortSignal.timeout(PATIENCE)];
  const signals = signal ? [signal, ...patience] : patience;
  try {
    return await fetch(path, {
      method,
      headers: { Accept: 'application/json', ...headers },
      body,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signals.length ? AbortSignal.any(signals) : undefined,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new Problem({
      code: 'offline',
      title: 'The service does not respond',
      detail: `No response to ${method} ${path.split('?')[0]}. Check that the service runs and that this device is connected.`,
    });
  }
}

async function read(answer) {
  if (answer.status === 204) return null;
  let text;
  try {
    text = await answer.text();
  } catch (cause) {
    if (cause.name === 'AbortError') throw cause;
    throw new Problem({ code: 'offline', title: 'The response broke off', detail: 'The service, or the way to it, stopped in the middle of a response.' });
  }
  if (!text) return null;
  return answer.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : text;
}

/** What an answer says against its call. */
export async function problem(answer) {
  const fields = {};
  try {
    Object.assign(fields, await answer.json());
  } catch {
    fields.title = `Status ${answer.status}`;
  }
  return new Problem({
    status: answer.status,
    code: fields.code ?? 'unknown',
    title: fields.title ?? `Status ${answer.status}`,
    detail: fields.detail ?? '',
    errors: fields.errors ?? [],
    requestId: fields.request_id ?? answer.headers.get('X-Request-Id'),
    retryAfter: Number(answer.headers.get('Retry-After')) || null,
    fields,
  });
}
