// The bars of a symbol with lines and marks: the newest first, older ones as they are panned to.
import { useCallback, useEffect, useRef, useState } from '../base/kit.js';
import { get } from '../base/api.js';
import { onMoved, useAgain } from '../base/remote.js';
import { flatLines } from '../draw/price-scales.js';

const FIRST = 500;
const MOST = 5000;
const SETTLE = 800;

const path = (ticker, timeframe, lines, last, before) => {
  const query = new URLSearchParams({ timeframe, last, marks: 'patterns,verdicts,actions' });
  if (lines.length) query.set('lines', lines.join(','));
  if (before) query.set('before', new Date(before * 1000).toISOString());
  return `/api/v1/stocks/${encodeURIComponent(ticker)}/chart?${query}`;
};

/** Older bars before newer ones; a line that one of them lacks is unknown there. */
function joined(older, newer) {
  const before = older.bars.time.length;
  const bars = Object.fromEntries(Object.keys(newer.bars).map((name) => [name, [...older.bars[name], ...newer.bars[name]]]));
  const lines = newer.lines.map((line) => {
    const earlier = older.lines.find((one) => one.id === line.id)?.values ?? Array.from({ length: before }, () => null);
    return { ...line, values: [...earlier, ...line.values] };
  });
  return { ...newer, bars, lines, marks: [...older.marks, ...newer.marks], has_more: older.has_more };
}

/** The newest bars, as many as are held: all of them again, as a split also changes the first. */
async function read(ask, n) {
  const { body, at } = await ask(Math.min(MOST, n));
  let data = flatLines(body);
  while (data.has_more && data.bars.time.length < n) {
    const { time } = data.bars;
    data = joined(flatLines((await ask(Math.min(MOST, n - time.length), time[0])).body), data);
  }
  return { data, at };
}

/** @returns {data, key, problem, busy, more, reload}; what is there stays until what is asked for has come */
export function useBars(ticker, timeframe, lines) {
  const key = `${ticker} ${timeframe}`;
  const [now, setNow] = useState({ key, data: null, problem: null, busy: true, at: null });
  const held = useRef(null);
  const stop = useRef(null);
  const asking = useRef(false);
  held.current = now;

  const load = useCallback((fresh) => {
    stop.current?.abort();
    const mine = stop.current = new AbortController();
    const shown = held.current.key === key ? held.current.data : null;
    setNow((was) => (was.key === key ? { ...was, busy: true } : { key, data: null, problem: null, busy: true, at: null }));
    read((last, before) => get(path(ticker, timeframe, lines, last, before), { signal: mine.signal, fresh }), Math.max(FIRST, shown?.bars.time.length ?? 0)).then(
      (found) => mine.signal.aborted || setNow({ key, ...found, problem: null, busy: false }),
      (problem) => mine.signal.aborted || setNow((was) => ({ ...was, problem, busy: false })),
    );
  }, [key, lines.join()]);

  useEffect(() => {
    load(false);
    return () => stop.current?.abort();
  }, [load]);

  useEffect(() => {
    let timer = 0;
    const later = () => { timer ||= setTimeout(() => { timer = 0; load(false); }, SETTLE); };
    const off = onMoved(['bars', 'analyses'], later);
    return () => { off(); clearTimeout(timer); };
  }, [load]);

  useAgain(now.key === key ? now.problem : null, () => load(false));

  const more = useCallback(() => {
    const { data, busy } = held.current;
    if (busy || asking.current || !data?.has_more) return;
    asking.current = true;
    setNow((was) => ({ ...was, busy: true }));
    const mine = stop.current = new AbortController();
    get(path(ticker, timeframe, lines, MOST, data.bars.time[0]), { signal: mine.signal }).finally(() => { asking.current = false; }).then(
      ({ body }) => mine.signal.aborted || setNow((was) => ({ ...was, data: joined(flatLines(body), was.data), busy: false })),
      (problem) => mine.signal.aborted || setNow((was) => ({ ...was, problem, busy: false })),
    );
  }, [key, lines.join()]);

  const mine = now.key === key ? now : { data: null, problem: null, busy: true, at: null };
  return { ...mine, key, more, reload: () => load(true) };
}
