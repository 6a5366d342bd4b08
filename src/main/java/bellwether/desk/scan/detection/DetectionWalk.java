package bellwether.desk.scan.detection;

import bellwether.desk.scan.Detection;
import bellwether.desk.scan.DetectionFollow;
import bellwether.desk.scan.DetectionPlace;
import bellwether.market.symbols.Timeframe;
import bellwether.research.screen.SweepPart;
import bellwether.research.screen.SweptSymbol;
import bellwether.technical.ta.Series;
import bellwether.trading.rules.RuleHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Detects patterns on the new bars of a chunk of symbols, and measures what followed earlier ones.
public final class DetectionWalk implements SweepPart.Walk {
    private final Timeframe timeframe;
    private final Set<Long> known;
    private final DetectionWriter writer = new DetectionWriter();
    private final List<Detection> found = new ArrayList<>();
    private final List<DetectionWriter.LookedAgain> again = new ArrayList<>();
    private final List<DetectionWriter.Measured> measured = new ArrayList<>();
    private final List<DetectionWriter.Gap> gaps = new ArrayList<>();
    private List<Detection> fresh = List.of();

    /// @param known symbols that were swept before; what the stored bars of others show is kept,
    ///   and is new to nobody
    public DetectionWalk(Timeframe timeframe, Set<Long> known) {
        this.timeframe = timeframe;
        this.known = Set.copyOf(known);
    }

    @Override
    public void walk(SweptSymbol symbol) {
        RuleHistory history = symbol.history();
        DetectionFinder.Findings findings =
                DetectionFinder.find(history, symbol.from(), symbol.patterns());
        gaps.add(new DetectionWriter.Gap(symbol.id(), findings.unknown()));
        List<Detection> here =
                findings.patterns().stream().map(on -> detection(symbol, on)).toList();
        found.addAll(here);
        for (int bar = symbol.from(); bar < symbol.fresh(); bar++) {
            Instant time = time(history, bar);
            again.add(
                    new DetectionWriter.LookedAgain(
                            symbol.id(),
                            time,
                            here.stream()
                                    .filter(d -> d.place().bar().equals(time))
                                    .map(d -> DetectionWriter.mark(d.pattern()))
                                    .collect(Collectors.toCollection(HashSet::new))));
        }
        measure(symbol);
    }

    private Detection detection(SweptSymbol symbol, DetectionFinder.OnBar on) {
        RuleHistory history = symbol.history();
        return new Detection(
                0,
                new DetectionPlace(
                        symbol.id(), symbol.ticker(), timeframe, time(history, on.bar())),
                on.pattern(),
                on.evidence().prices(),
                on.evidence().facts(),
                follow(history, on.bar()),
                symbol.facts().dataVersion(),
                Detection.FORMULA,
                Instant.EPOCH,
                null);
    }

    /// What the walked bars say of those 5, 10 and 20 before.
    private void measure(SweptSymbol symbol) {
        RuleHistory history = symbol.history();
        TreeSet<Integer> earlier = new TreeSet<>();
        for (int bar = symbol.from(); bar < history.size(); bar++) {
            for (int bars : DetectionFollow.BARS) {
                if (bar >= bars) {
                    earlier.add(bar - bars);
                }
            }
        }
        for (int bar : earlier) {
            measured.add(
                    new DetectionWriter.Measured(
                            symbol.id(), time(history, bar), follow(history, bar)));
        }
    }

    private static DetectionFollow follow(RuleHistory history, int bar) {
        return new DetectionFollow(
                after(history, bar, 5), after(history, bar, 10), after(history, bar, 20));
    }

    private static @Nullable Double after(RuleHistory history, int bar, int bars) {
        if (bar + bars >= history.size()) {
            return null;
        }
        Series series = history.series();
        double percent = 100 * (series.close()[bar + bars] / series.open()[bar + 1] - 1);
        return Double.isFinite(percent) ? percent : null;
    }

    private static Instant time(RuleHistory history, int bar) {
        return Instant.ofEpochSecond(history.raw().time()[bar]);
    }

    @Override
    public SweepPart.Counts store(Handle transaction) {
        writer.measure(transaction, timeframe, measured);
        writer.revise(transaction, timeframe, again);
        List<Detection> stored = writer.insert(transaction, timeframe, found);
        writer.gaps(transaction, timeframe, gaps);
        fresh = stored.stream().filter(d -> known.contains(d.place().symbolId())).toList();
        return new SweepPart.Counts(fresh.size(), unknown().size());
    }

    /// Those that the walked bars show, of symbols that were swept before: what is new among them
    /// is known once they are stored.
    public List<Detection> found() {
        return found.stream().filter(d -> known.contains(d.place().symbolId())).toList();
    }

    /// Those that were stored and are new, once [#store] has run.
    public List<Detection> fresh() {
        return fresh;
    }

    /// Symbols of which some pattern could not be told on their last bar.
    public Set<Long> unknown() {
        return gaps.stream()
                .filter(gap -> !gap.patterns().isEmpty())
                .map(DetectionWriter.Gap::symbolId)
                .collect(Collectors.toSet());
    }
}
