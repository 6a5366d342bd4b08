package bellwether.research.backtest.doubt;

import bellwether.trading.execution.Distance;
import bellwether.trading.rules.LevelRule;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleSide;
import bellwether.trading.rules.RuleSignals;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// How far the nearest stop or trail of a rule lies, against what a bar spans. One that is narrower
/// than a bar is mostly reached inside it, where the path of prices is not known.
///
/// @param narrowest distance as a part of the price
/// @param medianBar (high - low) ÷ close of the median bar
public record LevelFacts(double narrowest, double medianBar) {
    /// Of a rule over its bars; empty without stop and trail, or where their distance is not known.
    public static Optional<LevelFacts> of(RuleSignals signals) {
        RuleHistory history = signals.history();
        int from = Math.min(signals.firstDecision(), history.size());
        double[] spans = new double[history.size() - from];
        double[] ranges = new double[spans.length];
        double[] closes = new double[spans.length];
        for (int i = 0; i < spans.length; i++) {
            int bar = from + i;
            closes[i] = signals.close(bar);
            spans[i] = (history.raw().high()[bar] - history.raw().low()[bar]) / closes[i];
        }
        Rule rule = signals.rule();
        if (distances(rule).anyMatch(Distance.AtrMultiple.class::isInstance)) {
            Arrays.setAll(ranges, i -> signals.averageTrueRange(from + i) / closes[i]);
        }
        double range = median(ranges);
        double close = median(closes);
        OptionalDouble narrowest =
                distances(rule)
                        .mapToDouble(distance -> part(distance, range, close))
                        .filter(Double::isFinite)
                        .min();
        return spans.length == 0 || narrowest.isEmpty()
                ? Optional.empty()
                : Optional.of(new LevelFacts(narrowest.getAsDouble(), median(spans)));
    }

    private static Stream<Distance> distances(Rule rule) {
        return rule.sides().stream().flatMap(LevelFacts::distances);
    }

    private static Stream<Distance> distances(RuleSide side) {
        return Stream.concat(
                side.stop().stream()
                        .filter(LevelRule.Away.class::isInstance)
                        .map(level -> ((LevelRule.Away) level).distance()),
                side.trail().stream().map(trail -> trail.distance()));
    }

    private static double part(Distance distance, double range, double close) {
        return switch (distance) {
            case Distance.Percent(var percent) -> percent.doubleValue() / 100;
            case Distance.Amount(var amount) -> amount.doubleValue() / close;
            case Distance.AtrMultiple(var multiple) -> multiple.doubleValue() * range;
        };
    }

    private static double median(double[] values) {
        double[] sorted =
                DoubleStream.of(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
