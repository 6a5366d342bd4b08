package bellwether.desk.scan.detection;

import bellwether.desk.scan.DetectionFacts;
import bellwether.desk.scan.DetectionFacts.Fact;
import bellwether.desk.scan.DetectionFacts.PivotFact;
import bellwether.desk.scan.DetectionPrices;
import bellwether.platform.base.WireNumbers;
import bellwether.technical.ta.Input;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.candle.CandleComparison;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.chart.ChartPattern;
import bellwether.trading.rules.RuleHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The numbers behind a pattern, in prices as they were traded on its bar.
record BarEvidence(DetectionPrices prices, DetectionFacts facts) {
    /// Bars before a candle's picture that its bodies are held against.
    private static final int BODIES = 10;

    private static final int VOLUMES = 20;
    private static final List<Input> PRICES =
            List.of(Input.OPEN, Input.HIGH, Input.LOW, Input.CLOSE);

    /// @param compared the sizes that the pattern asks for, on its bar
    static BarEvidence of(
            RuleHistory history,
            int bar,
            CandlePattern candle,
            int value,
            List<CandleComparison> compared) {
        Series series = history.series();
        double shares = history.shares(bar);
        int[] whole = wholeBars(series, bar, candle.bars() + BODIES);
        int pictured = Math.min(whole.length, candle.bars());
        List<Double> prices = new ArrayList<>();
        for (int i = pictured - 1; i >= 0; i--) {
            prices.add(series.open()[whole[i]] / shares);
            prices.add(series.high()[whole[i]] / shares);
            prices.add(series.low()[whole[i]] / shares);
            prices.add(series.close()[whole[i]] / shares);
        }
        return new BarEvidence(
                new DetectionPrices(history.raw().close()[bar], null, null),
                FactLayout.candle(
                        value,
                        compared.stream().map(one -> fact(one, shares)).toList(),
                        mean(bodies(series, whole, pictured), shares),
                        prices));
    }

    private static Fact fact(CandleComparison one, double shares) {
        return new Fact(
                one.part() + FactLayout.place(one.age()),
                one.value() / shares,
                "%s %s, %s"
                        .formatted(
                                one.relation(),
                                WireNumbers.computed(one.bound() / shares),
                                one.of()),
                one.passed());
    }

    static BarEvidence of(RuleHistory history, ChartPattern pattern) {
        Series series = history.series();
        int bar = pattern.confirmedAt();
        double shares = history.shares(bar);
        double close = history.raw().close()[bar];
        double level = pattern.level() / shares;
        boolean rising = pattern.direction() > 0;
        double volume = series.volume()[bar];
        FactLayout.Breakout numbers =
                new FactLayout.Breakout(
                        close,
                        rising,
                        rising
                                ? series.close()[bar] > pattern.level()
                                : series.close()[bar] < pattern.level(),
                        level,
                        pattern.quality(),
                        finite(volume * shares),
                        mean(volumes(series, bar), 1 / shares));
        return new BarEvidence(
                new DetectionPrices(close, level, finite(pattern.target() / shares)),
                FactLayout.chart(numbers, pivots(history, pattern, shares)));
    }

    private static List<PivotFact> pivots(
            RuleHistory history, ChartPattern pattern, double shares) {
        return pattern.pivots().stream()
                .map(pivot ->
                        new PivotFact(
                                time(history, pivot.bar()),
                                pivot.price() / shares,
                                pivot.top(),
                                time(history, pivot.confirmedAt())))
                .toList();
    }

    private static Instant time(RuleHistory history, int bar) {
        return Instant.ofEpochSecond(history.raw().time()[bar]);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /// A bar and those before it, without holes, the newest first.
    private static int[] wholeBars(Series series, int last, int most) {
        return IntStream.rangeClosed(0, last)
                .map(back -> last - back)
                .filter(bar -> !series.isHole(PRICES, bar))
                .limit(most)
                .toArray();
    }

    /// Of the bars behind the picture, if there are enough.
    private static double[] bodies(Series series, int[] whole, int pictured) {
        int count = whole.length - pictured;
        double[] bodies = new double[count < BODIES ? 0 : BODIES];
        for (int i = 0; i < bodies.length; i++) {
            int bar = whole[pictured + i];
            bodies[i] = Math.abs(series.close()[bar] - series.open()[bar]);
        }
        return bodies;
    }

    private static double[] volumes(Series series, int bar) {
        if (bar < VOLUMES) {
            return new double[0];
        }
        double[] volumes = new double[VOLUMES];
        System.arraycopy(series.volume(), bar - VOLUMES, volumes, 0, VOLUMES);
        return volumes;
    }

    /// Null where it is not known.
    private static @Nullable Double mean(double[] values, double divisor) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? null : finite(sum / values.length / divisor);
    }
}
