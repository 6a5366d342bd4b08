// The bars of a fire drill with a mark where the rule would have fired.
import { html, useEffect, useMemo, useRef, useState } from '../base/kit.js';
import { count, date, price } from '../base/format.js';
import { Remote, useRemote } from '../base/remote.js';
import { barDate, placeOf } from '../draw/canvas.js';
import '../draw/price-chart.js';
import { decimalsOf } from '../draw/price-scales.js';

const MOST = 5000;
const OPTIONS = {};

/** @param found ticker, bars and items of a drill, newest first @param chosen the fire that the cursor goes to */
export function DrillChart({ found, chosen }) {
  const answer = useRemote(`/api/v1/stocks/${encodeURIComponent(found.ticker)}/chart?timeframe=1d&last=${Math.min(MOST, Math.max(30, found.bars))}`);
  const ref = useRef(null);
  const [at, setAt] = useState(-1);
  const fires = useMemo(() => [...found.items].reverse().map((fire) => ({ time: Date.parse(fire.bar) / 1000, kind: 'fire', held: Boolean(fire.held_by), name: 'the rule fires', fire })), [found]);
  const data = useMemo(() => answer.data && { ...answer.data, marks: fires, levels: [], has_more: false }, [answer.data, fires]);
  useEffect(() => {
    const chart = ref.current;
    if (!chart || !data?.bars.time.length) return;
    const fresh = chart.key !== found.ticker;
    chart.key = found.ticker;
    chart.options = OPTIONS;
    chart.data = data;
    if (fresh) chart.show(0, data.bars.time.length - 1);
  }, [data]);
  useEffect(() => { if (chosen && data) ref.current?.point(placeOf(data.bars.time, Date.parse(chosen.bar) / 1000)); }, [chosen, data]);
  const shown = (now) => {
    const time = now.bars.time[at];
    const hit = fires.find((one) => one.time === time);
    return time === undefined ? `${count(fires.length)} marked on ${count(now.bars.time.length)} bars: ◆ would be sent, ◇ held back. Marks that would cover each other are drawn once.`
      : `${barDate(time, '1d')}, close ${price(now.bars.close[at], decimalsOf(now.bars.close))}${hit ? `: fires${hit.held ? `, held back by ${hit.fire.held_by}` : ''}` : ''}`;
  };
  return html`<${Remote} of=${answer} empty=${(now) => !now.bars.time.length} hint="No daily bars are stored.">${(now) => html`
    <p class="quiet" aria-live="polite">${shown(now)}</p>
    <price-chart class=${`drill-chart${now.synthetic ? ' synthetic' : ''}`} ref=${ref} onpoint=${(event) => setAt(event.detail.index)} />
    ${now.bars.time.length && found.from && barDate(now.bars.time[0], '1d') > found.from && html`<p class="hint">The chart begins on ${date(barDate(now.bars.time[0], '1d'))}; the table has what is before.</p>`}`}<//>`;
}
