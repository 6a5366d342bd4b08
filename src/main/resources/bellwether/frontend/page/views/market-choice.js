// Which symbols pass: by the columns that are here where they decide, else by the server.
import { useEffect, useMemo, useRef, useState } from '../base/kit.js';
import { get, send } from '../base/api.js';
import { understand } from '../lang/filter.js';
import { onMoved, useAgain } from '../base/remote.js';
import { UNSURE, YES, truths } from '../lang/truths.js';
import { loadRows } from './market-rows.js';
import { universeQuery } from './universe.js';

const PAUSE = 300;
const SETTLE = 1500;

/** @returns {rows, version, problem, reload}; the version moves when fields are taken in */
export function useRows(universe, ids, fields) {
  const [now, setNow] = useState({ rows: null, version: 0, problem: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!fields) return undefined;
    const stop = new AbortController();
    const { rows } = now;
    const same = rows && rows.universe === universe && now.turn === turn;
    const work = same ? rows.add(ids, stop.signal) : loadRows(universe, ids, fields, stop.signal);
    work.then((loaded) => stop.signal.aborted || setNow((was) => ({ rows: loaded, version: was.version + 1, problem: null, turn, at: same ? was.at : Date.now() })),
      (problem) => stop.signal.aborted || setNow((was) => ({ ...was, problem, turn })));
    return () => stop.abort();
  }, [universe, ids.join(), fields, turn]);
  useEffect(() => {
    let timer = 0;
    const later = () => { timer ||= setTimeout(() => { timer = 0; setTurn((n) => n + 1); }, SETTLE); };
    const off = onMoved(['bars', 'analyses', 'sheets'], later);
    return () => { off(); clearTimeout(timer); };
  }, []);
  useAgain(now.problem, () => setTurn((n) => n + 1));
  return { ...now, rows: now.rows?.universe === universe ? now.rows : null, reload: () => setTurn((n) => n + 1) };
}

const all = (n) => Int32Array.from({ length: n }, (_, row) => row);

function local(understood, rows, fields) {
  const truth = truths(understood.tree, rows.n, (id) => rows.column(id), fields);
  const chosen = new Int32Array(rows.n);
  let passed = 0;
  let unknown = 0;
  for (let row = 0; row < rows.n; row++) {
    if (truth[row] === YES) chosen[passed++] = row;
    else if (truth[row] === UNSURE) unknown++;
  }
  return { chosen: chosen.slice(0, passed), unknown };
}

const answerOf = (text, universe, body) => ({ text, universe, passed: new Set(body.columns.ticker), unknown: body.counts.unknown, by: body.by === 'bars' ? 'bars' : 'server' });

/** Asks the server, which also knows lists, screens, earlier bars and other parameters. */
function useAnswer(text, universe, rows, wanted) {
  const [answer, setAnswer] = useState(null);
  useEffect(() => {
    if (!wanted || !rows) return undefined;
    const stop = new AbortController();
    const query = new URLSearchParams({ q: text, ...universeQuery(universe), shape: 'columns', fields: 'close' });
    send('GET', `/api/v1/screen?${query}`, undefined, { signal: stop.signal }).then(
      ({ body }) => setAnswer(answerOf(text, universe, body)),
      (problem) => problem.name !== 'AbortError' && setAnswer({ text, universe, problem }),
    );
    return () => stop.abort();
  }, [text, universe, wanted, rows]);
  const now = useRef({});
  now.current = { text, universe };
  const take = (body) => now.current.text === text && now.current.universe === universe && setAnswer(answerOf(text, universe, body));
  return [answer?.text === text && answer.universe === universe ? answer : null, take];
}

/** @returns {understood, chosen, unknown, by, waiting, byBars, take, problem}; the last choice stays until there is a new one */
export function useChoice(text, universe, { rows, version }, fields, check) {
  const understood = useMemo(() => (fields && text.trim() ? understand(text, fields) : null), [text, fields]);
  const needs = understood?.local ? understood.needs : [];
  const here = Boolean(rows) && needs.every((id) => rows.has(id));
  const byServer = Boolean(understood && understood.valid !== false && !understood.local);
  const byBars = byServer && check?.cost?.by === 'bars';
  const [answer, take] = useAnswer(text, universe, rows, byServer && Boolean(check?.valid) && !byBars);
  const last = useRef(null);
  const choice = useMemo(() => {
    if (!rows) return null;
    if (!understood) return { chosen: all(rows.n), unknown: rows.state.unknown, by: 'all' };
    if (understood.local && here) return { ...local(understood, rows, fields), by: 'page' };
    if (!answer || answer.problem) return null;
    return { chosen: all(rows.n).filter((row) => answer.passed.has(rows.tickers[row])), unknown: answer.unknown, by: answer.by };
  }, [understood, rows, version, here, answer]);
  if (choice) last.current = { choice, rows };
  const everything = useMemo(() => (rows ? { chosen: all(rows.n), unknown: rows.state.unknown, by: 'all' } : null), [rows]);
  const shown = choice ?? (last.current?.rows === rows && rows ? last.current.choice : understood?.valid === false ? everything : null);
  return { understood, needs, ...shown, waiting: !choice && understood?.valid !== false, byBars: byBars && !choice, take, problem: byServer ? answer?.problem ?? null : null };
}

/** The symbols that nearly pass, nearest first, as the server counts distance. */
export function useNearest(text, universe, wanted) {
  const [near, setNear] = useState(null);
  useEffect(() => {
    if (!wanted || !text.trim()) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const query = new URLSearchParams({ q: text, ...universeQuery(universe), near: 5, limit: 1 });
      get(`/api/v1/screen?${query}`, { signal: stop.signal, quiet: true }).then(
        ({ body }) => setNear({ text, universe, items: body.near ?? [] }),
        () => {}, // the check beside the field has said why
      );
    }, 2 * PAUSE);
    return () => { clearTimeout(timer); stop.abort(); };
  }, [text, universe, wanted]);
  return near?.text === text && near.universe === universe ? near.items : [];
}
