package bellwether.desk.scan.sweep;

import bellwether.desk.scan.detection.DetectionWalk;
import bellwether.desk.scan.detection.SweptBars;
import bellwether.desk.scan.sweep.SweptFaultDao.SymbolFault;
import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.PackedHistory;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.RootCause;
import bellwether.platform.db.PassingFault;
import bellwether.research.screen.SweepPart;
import bellwether.research.screen.SweptSymbol;
import bellwether.technical.ta.NewestPatterns;
import bellwether.trading.rules.RuleHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Walks one chunk of symbols, each history loaded once for all parts. Used by one thread.
final class ChunkWork {
    /// Bars that are walked at most; what is older is history when a sweep comes to it.
    static final int MOST = 30;

    /// Bars that are walked again where stored bars were corrected.
    static final int AGAIN = 5;

    private static final Logger LOG = LoggerFactory.getLogger(ChunkWork.class);

    private final Market market;
    private final Timeframe timeframe;
    private final Map<Long, SweptDao.Start> starts;
    private final Instant now;
    private final DetectionWalk detections;
    private final List<SweepPart.Walk> walks = new ArrayList<>();
    private final List<String> absent = new ArrayList<>();
    private final List<SweptDao.Step> steps = new ArrayList<>();
    private final List<SymbolFault> faults = new ArrayList<>();
    private final BarBuffer room = new BarBuffer();
    private final NewestPatterns patterns = new NewestPatterns();

    ChunkWork(
            Market market,
            Timeframe timeframe,
            Collection<String> tickers,
            Map<Long, SweptDao.Start> starts,
            List<SweepPart> parts) {
        this.market = market;
        this.timeframe = timeframe;
        this.starts = starts;
        this.now = market.now();
        detections = new DetectionWalk(timeframe, known(starts));
        walks.add(detections);
        for (SweepPart part : parts) {
            guarded(
                            part.getClass().getSimpleName() + " could not begin",
                            () -> walks.add(part.begin(timeframe, tickers)))
                    .ifPresent(absent::add);
        }
    }

    /// Symbols that had finished bars when a sweep came to them before.
    private static Set<Long> known(Map<Long, SweptDao.Start> starts) {
        return starts.entrySet().stream()
                .filter(entry -> {
                    SweptDao.Before before = entry.getValue().before();
                    return entry.getValue().failed()
                            || (before != null && before.bar() != SweptBars.NONE);
                })
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// Walks what is new of a symbol. Where a part fails, the others walk on; the symbol then
    /// counts as not swept, and is walked again by all. What they found is kept once.
    void walk(PackedHistory packed) {
        SweptDao.Start start =
                starts.getOrDefault(packed.symbolId(), new SweptDao.Start(0, null, false));
        List<String> reasons = new ArrayList<>();
        guarded("Its bars could not be read", () -> look(packed, start, reasons))
                .ifPresent(reasons::add);
        if (!reasons.isEmpty()) {
            faults.add(
                    new SymbolFault(
                            packed.symbolId(),
                            packed.asked(),
                            start.version(),
                            String.join("; ", reasons)));
        }
    }

    private void look(PackedHistory packed, SweptDao.Start start, List<String> reasons) {
        SweptDao.Before had = start.before();
        TradingCalendar calendar = market.calendar(packed);
        History raw = packed.withSplits(packed.raw(room), false);
        Bars bars = raw.bars().finished(timeframe, calendar, now);
        int size = bars.size();
        int fresh = had == null ? 0 : bars.place(had.bar() + 1);
        if (had != null && had.version() == start.version() && fresh == size) {
            return; // another sweep was here since this one was made
        }
        BarFingerprint print = new BarFingerprint(bars, raw.splits());
        boolean changed = had != null && had.fingerprint() != print.of(fresh);
        int oldest = Math.max(0, size - MOST);
        int from = Math.max(oldest, changed ? fresh - AGAIN : fresh);
        if (from < size) {
            SweptSymbol symbol =
                    SweptSymbol.of(
                            packed,
                            RuleHistory.of(bars, raw.splits(), timeframe, calendar),
                            calendar,
                            from,
                            Math.max(oldest, fresh),
                            patterns);
            walk(symbol, reasons);
        }
        if (reasons.isEmpty()) {
            steps.add(
                    new SweptDao.Step(
                            packed.symbolId(),
                            packed.asked(),
                            had,
                            new SweptDao.Before(
                                    size == 0 ? SweptBars.NONE : bars.time()[size - 1],
                                    start.version(),
                                    print.of(size)),
                            from < size));
        }
    }

    private void walk(SweptSymbol symbol, List<String> reasons) {
        reasons.addAll(absent);
        for (SweepPart.Walk walk : walks) {
            guarded(
                            "%s failed at %s"
                                    .formatted(walk.getClass().getSimpleName(), symbol.ticker()),
                            () -> walk.walk(symbol))
                    .ifPresent(reasons::add);
        }
    }

    /// Why it failed, if it did. What passes by itself is thrown as it is.
    private static Optional<String> guarded(String what, Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (RuntimeException e) {
            if (PassingFault.is(e)) {
                throw e;
            }
            LOG.warn("{}; the symbol is left unswept", what, e);
            return Optional.of(what + ": " + RootCause.name(e));
        }
    }

    ChunkResult result() {
        return new ChunkResult(timeframe, steps, faults, detections, walks, new SweepNews());
    }
}
