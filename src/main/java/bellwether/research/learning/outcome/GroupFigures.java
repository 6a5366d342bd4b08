package bellwether.research.learning.outcome;

import bellwether.market.symbols.Timeframe;
import bellwether.research.learning.CountedOutcome;
import bellwether.research.learning.PatternFigures;
import bellwether.research.learning.label.LabelUniqueness;
import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.Estimate;
import bellwether.technical.statistics.HitRate;
import bellwether.technical.statistics.HypothesisTest;
import bellwether.technical.statistics.Percentile;
import bellwether.technical.statistics.StationaryBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// The figures of outcomes that have something in common.
final class GroupFigures {
    /// Draws are the same in each answer.
    private static final long SEED = 20_260_101;

    private static final double LEVEL = ConfidenceInterval.USUAL_LEVEL;

    private final List<CountedOutcome> rows;
    private final BaseTable bases;
    private final int symbols;

    GroupFigures(List<CountedOutcome> rows, BaseTable bases) {
        this.rows = rows;
        this.bases = bases;
        symbols = symbols(rows);
    }

    private static int symbols(List<CountedOutcome> some) {
        return (int) some.stream().map(CountedOutcome::ticker).distinct().count();
    }

    /// What is said of them, and the test of their excess where there are enough of them.
    record TestedKind(PatternFigures figures, Optional<Double> p) {}

    TestedKind figures(String key) {
        double effective = effective();
        List<CountedOutcome> stopped = rows.stream().filter(row -> row.r() != null).toList();
        Optional<KindExcess> excess = KindExcess.of(rows, bases, LEVEL);
        boolean enough = effective >= PatternFigures.ENOUGH;
        Optional<HypothesisTest> test = excess.filter(_ -> enough).map(KindExcess::test);
        Optional<Double> p = test.flatMap(HypothesisTest::p);
        PatternFigures figures =
                new PatternFigures(
                        key,
                        rows.size(),
                        symbols,
                        dated(rows, CountedOutcome::net).size(),
                        effective,
                        winRate(effective),
                        stopped.isEmpty() ? null : meanR(stopped),
                        stopped.isEmpty() ? null : median(stopped),
                        mean(dated(rows, CountedOutcome::net)),
                        excess.map(KindExcess::base).orElse(null),
                        p.isPresent() ? null : why(enough, test));
        return new TestedKind(figures, p);
    }

    private static String why(boolean enough, Optional<HypothesisTest> test) {
        if (!enough) {
            return PatternFigures.TOO_FEW;
        }
        return test.flatMap(HypothesisTest::undefined)
                .map(reason -> reason.code())
                .orElse(PatternFigures.NO_BASE);
    }

    private Estimate winRate(double effective) {
        int won = (int) rows.stream().filter(CountedOutcome::isWon).count();
        return new HitRate(won, rows.size(), Math.min(effective, rows.size())).wilson(LEVEL);
    }

    /// Of few symbols a date is no observation: by blocks of 63 sessions.
    private Estimate meanR(List<CountedOutcome> stopped) {
        DatedFigures dated = dated(stopped, GroupFigures::r);
        int some = symbols(stopped);
        int horizon = OutcomeHorizon.of(stopped);
        return some < DatedFigures.FEWEST_SYMBOLS
                ? dated.mean(some, horizon, LEVEL)
                : StationaryBootstrap.forHorizon(horizon, SEED).mean(dated.values(), LEVEL);
    }

    private static double r(CountedOutcome row) {
        return Objects.requireNonNull(row.r());
    }

    private static double median(List<CountedOutcome> stopped) {
        double[] sorted = stopped.stream().mapToDouble(GroupFigures::r).sorted().toArray();
        return Percentile.ofSorted(sorted, 0.5);
    }

    private static DatedFigures dated(
            List<CountedOutcome> some, ToDoubleFunction<CountedOutcome> value) {
        return DatedFigures.averages(
                some.stream().mapToInt(row -> SessionNumber.of(row.knownAt())).toArray(),
                some.stream().mapToDouble(value).toArray());
    }

    private static double mean(DatedFigures dated) {
        return Arrays.stream(dated.values()).average().orElseThrow();
    }

    /// The sum of what of each outcome is its own, symbol by symbol.
    private double effective() {
        Map<String, List<CountedOutcome>> bySymbol =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(row -> row.ticker() + " " + row.timeframe()));
        double sum = 0;
        for (List<CountedOutcome> own : bySymbol.values()) {
            sum += Arrays.stream(LabelUniqueness.ofSpans(spans(own))).sum();
        }
        return sum;
    }

    /// In bars of the clock, from the first entry on.
    private static List<LabelUniqueness.Span> spans(List<CountedOutcome> own) {
        Timeframe timeframe = Timeframe.of(own.getFirst().timeframe()).orElse(Timeframe.DAY);
        long begin = own.stream().mapToLong(CountedOutcome::enteredAt).min().orElseThrow();
        List<LabelUniqueness.Span> spans = new ArrayList<>();
        for (CountedOutcome row : own) {
            spans.add(
                    new LabelUniqueness.Span(
                            slot(row.enteredAt() - begin, timeframe),
                            slot(row.exitedAt() - begin, timeframe)));
        }
        return spans;
    }

    private static int slot(long seconds, Timeframe timeframe) {
        return Math.toIntExact(seconds / timeframe.seconds());
    }
}
