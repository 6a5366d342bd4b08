package bellwether.technical.statistics;

import java.util.Optional;

/// A mean and its error, as if its values were independent and as they are.
///
/// @param lag up to which autocovariances count
/// @param independent the error if the values were independent, by n
/// @param error by Newey and West
public record MeanError(double mean, int n, int lag, double independent, double error) {
    /// n (independent ÷ error)², not capped; empty without variance.
    public Optional<Double> uncappedN() {
        return error > 0
                ? Optional.of(n * (independent / error) * (independent / error))
                : Optional.empty();
    }

    /// The same, at most n.
    public Optional<Double> effectiveN() {
        return uncappedN().map(size -> Math.min(size, n));
    }
}
