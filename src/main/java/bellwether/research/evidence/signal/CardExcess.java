package bellwether.research.evidence.signal;

import bellwether.technical.statistics.ConfidenceInterval;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// By how much prices moved the way that a signal speaks for, beyond what they did on all bars of
/// the symbol, in percent. Events of one date are averaged first.
///
/// @param meanPercent over dates
/// @param medianPercent over dates
/// @param lowPercent of the 90 % interval of the mean; null, as is `highPercent`, where there are
///   too few dates
public record CardExcess(
        double meanPercent,
        double medianPercent,
        @Nullable Double lowPercent,
        @Nullable Double highPercent) {
    CardExcess within(Optional<ConfidenceInterval> interval) {
        return new CardExcess(
                meanPercent,
                medianPercent,
                interval.map(ConfidenceInterval::low).orElse(null),
                interval.map(ConfidenceInterval::high).orElse(null));
    }
}
