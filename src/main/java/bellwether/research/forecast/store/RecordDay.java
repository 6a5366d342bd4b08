package bellwether.research.forecast.store;

import java.time.LocalDate;

/// Sums over the realised forecasts of one kind and date.
public record RecordDay(
        String made,
        int horizon,
        String model,
        String key,
        LocalDate asOf,
        Counts counts,
        Sums sums,
        Thirds thirds) {
    /// How many forecasts.
    ///
    /// @param inEighty those whose outcome lay within
    public record Counts(int n, int compared, int pooled, int inEighty, int inNinetyFive) {
        Counts plus(Counts other) {
            return new Counts(
                    n + other.n,
                    compared + other.compared,
                    pooled + other.pooled,
                    inEighty + other.inEighty,
                    inNinetyFive + other.inNinetyFive);
        }
    }

    /// Losses.
    public record Sums(
            double winkler,
            double unscaledWinkler,
            double pinball,
            double unscaledPinball,
            double squares) {
        Sums plus(Sums other) {
            return new Sums(
                    winkler + other.winkler,
                    unscaledWinkler + other.unscaledWinkler,
                    pinball + other.pinball,
                    unscaledPinball + other.unscaledPinball,
                    squares + other.squares);
        }
    }

    /// How many of each third there are, and how many of them were within 80 %.
    public record Thirds(int calm, int calmIn, int middle, int middleIn, int wild, int wildIn) {}
}
