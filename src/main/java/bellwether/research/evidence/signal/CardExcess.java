package bellwether.research.evidence.signal;

import org.jspecify.annotations.Nullable;

/// By how much prices moved the way that a signal speaks for, beyond what they did on all bars of
/// the symbol, in percent. Events of one date are averaged first.
///
/// @param mean over dates
/// @param median over dates
/// @param low of the 90 % interval of the mean; null, as is `high`, where there are too few dates
public record CardExcess(
        double mean, double median, @Nullable Double low, @Nullable Double high) {}
