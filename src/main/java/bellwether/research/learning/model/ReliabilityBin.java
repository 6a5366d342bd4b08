package bellwether.research.learning.model;

import org.jspecify.annotations.Nullable;

/// Rows of about the same probability.
///
/// @param dates how many dates they are of
/// @param probability their mean
/// @param rate how many were positive, as a share
/// @param rateLow lower end of the 90 % interval of the rate's mean over dates; null where there
///   are too few, and on cards of before
public record ReliabilityBin(
        int rows,
        int dates,
        double probability,
        double rate,
        @Nullable Double rateLow,
        @Nullable Double rateHigh) {}
