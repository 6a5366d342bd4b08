// What the caller prefers, kept by the service and so the same on every device. Until it is read, and where it cannot
// be kept, the page goes on with what it has.
import { get, send } from './api.js';

const PATH = '/api/v1/me/preferences';
const PAUSE = 600;

let values = {};
let etag = null;
let timer = 0;
let changed = new Set();
const listeners = new Set();

const tell = () => listeners.forEach((listener) => listener(values));

async function load() {
  const answer = await get(PATH, { fresh: true, quiet: true });
  values = { ...answer.body, ...Object.fromEntries([...changed].map((name) => [name, values[name]])) };
  etag = answer.etag;
}

async function store(again = false) {
  const names = changed;
  changed = new Set();
  try {
    const condition = etag ? { 'If-Match': etag } : { 'If-None-Match': '*' };
    const answer = await send('PUT', PATH, values, { headers: condition, quiet: true });
    etag = answer.etag ?? etag;
  } catch (problem) {
    names.forEach((name) => changed.add(name));
    if (problem.status === 412 && !again) {
      try { await load(); } catch (cause) { prefs.problem = cause; tell(); return; } // another was first: its other values stay
      await store(true);
    } else {
      prefs.problem = problem;
      tell();
    }
    return;
  }
  prefs.problem = null;
  tell();
}

export const prefs = {
  /** Why the last change could not be kept, or null. */
  problem: null,
  /** Whether they have been asked for, with or without success. */
  ready: false,
  get: (name, fallback) => values[name] ?? fallback,
  set(name, value) {
    values = { ...values, [name]: value };
    changed.add(name);
    tell();
    clearTimeout(timer);
    timer = setTimeout(() => store(), PAUSE);
  },
  /** @returns a function that ends the listening */
  on(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** @param early whether a refusal says nothing yet, as the caller may be about to sign in @returns whether it is known what there is */
  async load(early = false) {
    try {
      await load();
    } catch (problem) {
      if (early && problem.status === 401) return false;
      if (problem.status !== 404) prefs.problem = problem;
    }
    prefs.ready = true;
    tell();
    return true;
  },
};
