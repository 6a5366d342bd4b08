package bellwether.technical.statistics.volatility;

import bellwether.technical.statistics.Percentile;
import bellwether.technical.statistics.StatisticsInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/// What became of forecasts that were intervals around 0: how many outcomes they held, how wide
/// they were, and Winkler's score (1972), width + 2 ÷ (1 − level) for each unit that an outcome was
/// outside. Each figure is empty for no forecasts. One thread.
public final class IntervalRecord {
    private record Forecast(double outcome, double half, double scale) {
        boolean isHit() {
            return Math.abs(outcome) <= half;
        }
    }

    private final double level;
    private final List<Forecast> forecasts = new ArrayList<>();

    /// Of forecasts at this level.
    public IntervalRecord(double level) {
        StatisticsInput.level(level);
        this.level = level;
    }

    /// One more.
    ///
    /// @param half half its width
    /// @param scale the deviation that was expected
    public void add(double outcome, double half, double scale) {
        StatisticsInput.finite("outcome", outcome);
        StatisticsInput.notNegative("half", half);
        StatisticsInput.notNegative("scale", scale);
        forecasts.add(new Forecast(outcome, half, scale));
    }

    public int size() {
        return forecasts.size();
    }

    /// Whether one of them held its outcome, in the order they were added.
    public boolean isHit(int index) {
        return forecasts.get(index).isHit();
    }

    /// The share of outcomes inside.
    public Optional<Double> coverage() {
        return coverage(_ -> true);
    }

    private Optional<Double> coverage(DoublePredicate scales) {
        List<Forecast> chosen = forecasts.stream().filter(one -> scales.test(one.scale())).toList();
        double hits = chosen.stream().filter(Forecast::isHit).count();
        return chosen.isEmpty() ? Optional.empty() : Optional.of(hits / chosen.size());
    }

    /// The same in the third of forecasts with the smallest scale, the middle and the largest:
    /// intervals that only fit on average are caught here.
    public List<Optional<Double>> coverageByThirds() {
        if (forecasts.isEmpty()) {
            return List.of(Optional.empty(), Optional.empty(), Optional.empty());
        }
        double[] scales = forecasts.stream().mapToDouble(Forecast::scale).toArray();
        Arrays.sort(scales);
        double low = Percentile.ofSorted(scales, 1 / 3.0);
        double high = Percentile.ofSorted(scales, 2 / 3.0);
        return List.of(
                coverage(scale -> scale <= low),
                coverage(scale -> scale > low && scale <= high),
                coverage(scale -> scale > high));
    }

    public Optional<Double> meanWidth() {
        return mean(forecasts.stream().mapToDouble(one -> 2 * one.half()).toArray());
    }

    /// Smaller is better.
    public Optional<Double> winkler() {
        return mean(
                forecasts.stream()
                        .mapToDouble(one ->
                                2 * one.half()
                                        + 2
                                                / (1 - level)
                                                * Math.max(0, Math.abs(one.outcome()) - one.half()))
                        .toArray());
    }

    private static Optional<Double> mean(double[] values) {
        return values.length == 0
                ? Optional.empty()
                : Optional.of(Arrays.stream(values).sum() / values.length);
    }
}
