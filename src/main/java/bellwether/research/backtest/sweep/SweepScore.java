package bellwether.research.backtest.sweep;

import org.jspecify.annotations.Nullable;

/// What of a combination decides its rank, small enough that all of a sweep fit into memory.
///
/// @param number of the combination in the whole grid
/// @param objective null where it is undefined
/// @param undefined why it is
/// @param sharpe per session, not annualised; null where it is undefined
/// @param sessions returns that it is of
/// @param trades closed ones
public record SweepScore(
        int number,
        @Nullable Double objective,
        @Nullable String undefined,
        @Nullable Double sharpe,
        int sessions,
        int trades) {
    /// The objective, below all others where it is undefined.
    double rank() {
        return objective == null ? Double.NEGATIVE_INFINITY : objective;
    }
}
