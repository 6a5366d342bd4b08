package bellwether.research.learning.model;

import org.jspecify.annotations.Nullable;

/// Rows of about the same probability.
///
/// @param probability their mean
/// @param rate how many were positive, as a share
/// @param dates on which they lie; null in cards that were made before it was counted
/// @param low lower end of the rate's 90 % interval by dates; null where it is not known
/// @param high upper end
public record ReliabilityBin(
        int rows,
        double probability,
        double rate,
        @Nullable Integer dates,
        @Nullable Double low,
        @Nullable Double high) {}
