package bellwether.research.evidence.signal;

import org.jspecify.annotations.Nullable;

/// By how much prices moved the way that a signal speaks for, beyond what they did on all bars of
/// the symbol, in percent. Events of one date are averaged first.
///
/// @param meanPercent over dates
/// @param medianPercent over dates
/// @param lowPercent of the 90 % interval of the mean; null, as is `highPercent`, where there are too few dates
public record CardExcess(
        double meanPercent,
        double medianPercent,
        @Nullable Double lowPercent,
        @Nullable Double highPercent) {}
