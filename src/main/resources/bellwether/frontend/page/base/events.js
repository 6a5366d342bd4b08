// Live events, by one stream for all tabs: who holds the lock listens, and tells the others. Without locks, as on plain
// http elsewhere, the overview is asked each 15 s.
import { get } from './api.js';

const LOCK = 'bellwether-events';
const POLL = 15_000;
const LONGEST = 30_000;
/** Kinds of jobs, and what has moved when one of them ends; `prices.changed` is of what made no job. */
const MOVED = { import: 'bars', refresh: 'bars', analysis: 'analyses', screen: 'sheets' };

const handlers = new Map();
const channel = 'BroadcastChannel' in window ? new BroadcastChannel(LOCK) : null;
let last = null;
let started = false;
let leads = false;

/** How the stream is: 'live', 'polling', 'waiting'. */
export const stream = { state: 'waiting' };

function emit(event) {
  if (event.id) last = event.id;
  handlers.get(event.topic)?.forEach((handler) => handler(event));
  const moved = event.name === 'prices.changed' ? 'bars' : event.name === 'job.ended' ? MOVED[event.data?.kind] : undefined;
  if (moved) handlers.get(moved)?.forEach((handler) => handler({ ...event, topic: moved }));
}

function report(state) {
  stream.state = state;
  handlers.get('stream')?.forEach((handler) => handler({ topic: 'stream', name: state }));
}

function tellAll(message) {
  channel?.postMessage(message);
  take(message);
}

/** Tells the other tabs who calls now: 'signed-in', or 'signed-out'. */
export const tellOthers = (caller) => channel?.postMessage({ caller });

function take(message) {
  if (message.caller === 'signed-out') location.reload(); // what is shown is no longer this browser's to see
  else if (message.caller) dispatchEvent(new Event('signed-in-elsewhere'));
  else if (message.ask) leads && tellAll({ state: stream.state }); // a tab that came later
  else if (message.state) report(message.state);
  else if (message.gap) handlers.forEach((of, topic) => topic !== 'stream' && of.forEach((handler) => handler({ topic, name: 'gap' })));
  else emit(message);
}

/** One stream until it ends; resolves when it has. */
async function listen(names) {
  return new Promise((ended) => {
    const source = new EventSource(`/api/v1/events${last ? `?after=${last}` : ''}`);
    const stop = () => { source.close(); removeEventListener('pagehide', stop); ended(); };
    names.forEach(({ topic, name }) => source.addEventListener(name, (event) =>
      tellAll({ id: event.lastEventId || null, topic, name, data: JSON.parse(event.data) })));
    source.addEventListener('hello', (event) => { last ??= event.lastEventId; tellAll({ state: 'live' }); });
    source.addEventListener('gap', () => tellAll({ gap: true }));
    source.addEventListener('shutdown', stop);
    source.addEventListener('refused', stop);
    source.onerror = stop;
    addEventListener('pagehide', stop);
  });
}

const pause = (ms) => new Promise((done) => {
  const timer = setTimeout(end, ms);
  addEventListener('signed-in', end);
  function end() { clearTimeout(timer); removeEventListener('signed-in', end); done(); }
});

async function lead() {
  leads = true;
  let wait = 1_000;
  for (;;) {
    const began = Date.now();
    try {
      const { body } = await get('/api/v1/live', { quiet: true });
      await listen(body.events);
    } catch {
      // said by the calls of the views; the stream only waits
    }
    tellAll({ state: 'waiting' });
    wait = Date.now() - began > LONGEST ? 1_000 : Math.min(LONGEST, wait * 2);
    await pause(wait * (0.5 + Math.random()));
  }
}

async function poll() {
  let known = null;
  for (;;) {
    if (!document.hidden) {
      try {
        const { etag } = await get('/api/v1/overview', { quiet: true });
        report('polling');
        if (known && etag !== known) take({ gap: true });
        known = etag;
      } catch {
        report('waiting');
      }
    }
    await pause(POLL);
  }
}

function start() {
  started = true;
  if (channel) channel.onmessage = (message) => take(message.data);
  if (navigator.locks && channel) {
    navigator.locks.request(LOCK, lead);
    channel.postMessage({ ask: true });
  } else {
    poll();
  }
}

/** @returns a function that ends the listening */
export function on(topic, handler) {
  if (!handlers.has(topic)) handlers.set(topic, new Set());
  handlers.get(topic).add(handler);
  if (!started) start();
  return () => handlers.get(topic).delete(handler);
}
