package bellwether.research.backtest.sweep;

import org.jspecify.annotations.Nullable;

/// A test's objective ÷ training's; by the session for what adds up over time.
///
/// @param value null where it has no meaning
/// @param undefined why
record FadeRatio(@Nullable Double value, @Nullable String undefined) {
    /// An objective and the sessions that it is of.
    record Part(@Nullable Double objective, double sessions) {
        double by(SweepObjective objective, double value) {
            return objective.growsWithTime() && sessions > 0 ? value / sessions : value;
        }
    }

    static FadeRatio of(SweepObjective objective, Part test, Part train) {
        Double after = test.objective();
        Double before = train.objective();
        if (after == null || before == null) {
            String which = after == null ? "test" : "training";
            return new FadeRatio(null, "%s is undefined in %s".formatted(objective.code(), which));
        }
        if (before <= 0) {
            return new FadeRatio(null, "%s is not above 0 in training".formatted(objective.code()));
        }
        double ratio = test.by(objective, after) / train.by(objective, before);
        return Double.isFinite(ratio)
                ? new FadeRatio(ratio, null)
                : new FadeRatio(null, "out of range");
    }
}
