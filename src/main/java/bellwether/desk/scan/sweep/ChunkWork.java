package bellwether.desk.scan.sweep;

import bellwether.desk.scan.detection.DetectionWalk;
import bellwether.desk.scan.detection.SweptBars;
import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.PackedHistory;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.research.screen.SweepPart;
import bellwether.research.screen.SweptSymbol;
import bellwether.trading.rules.RuleHistory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Walks one chunk of symbols, each history loaded once for all parts. Used by one thread.
final class ChunkWork {
    /// Bars that are walked at most; what is older is history when a sweep comes to it.
    static final int MOST = 30;

    /// Bars that are walked again where stored bars changed.
    static final int AGAIN = 5;

    private final Market market;
    private final Timeframe timeframe;
    private final Map<Long, SweptDao.Before> before;
    private final Instant now;
    private final DetectionWalk detections;
    private final List<SweepPart.Walk> walks = new ArrayList<>();
    private final List<SweptDao.Step> steps = new ArrayList<>();
    private final BarBuffer room = new BarBuffer();

    ChunkWork(
            Market market,
            Timeframe timeframe,
            Collection<String> tickers,
            Map<Long, SweptDao.Before> before,
            List<SweepPart> parts) {
        this.market = market;
        this.timeframe = timeframe;
        this.before = before;
        this.now = market.now();
        detections = new DetectionWalk(timeframe, known(before));
        walks.add(detections);
        for (SweepPart part : parts) {
            walks.add(part.begin(timeframe, tickers));
        }
    }

    /// Symbols that had finished bars when they were swept before.
    private static Set<Long> known(Map<Long, SweptDao.Before> before) {
        return before.entrySet().stream()
                .filter(entry -> entry.getValue().bar() != SweptBars.NONE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// Walks what is new of a symbol.
    ///
    /// @throws PartFault where a part fails
    void walk(PackedHistory packed) {
        SweptDao.Before had = before.get(packed.symbolId());
        TradingCalendar calendar = market.calendar(packed);
        History raw = packed.withSplits(packed.raw(room), false);
        Bars bars = raw.bars().finished(timeframe, calendar, now);
        int size = bars.size();
        long last = size == 0 ? SweptBars.NONE : bars.time()[size - 1];
        int fresh = had == null ? 0 : bars.place(had.bar() + 1);
        boolean changed = had != null && had.dataVersion() != packed.dataVersion();
        if (had != null && !changed && fresh == size) {
            return; // another sweep was here since this one was made
        }
        steps.add(
                new SweptDao.Step(
                        packed.symbolId(), packed.asked(), had, last, packed.dataVersion()));
        int oldest = Math.max(0, size - MOST);
        int from = Math.max(oldest, changed ? fresh - AGAIN : fresh);
        if (from < size) {
            SweptSymbol symbol =
                    new SweptSymbol(
                            packed,
                            timeframe,
                            RuleHistory.of(bars, raw.splits(), timeframe, calendar),
                            calendar,
                            from,
                            Math.max(oldest, fresh));
            walks.forEach(walk -> PartFault.guard(walk, packed.ticker(), () -> walk.walk(symbol)));
        }
    }

    ChunkResult result() {
        return new ChunkResult(timeframe, steps, detections, walks);
    }
}
