package bellwether.research.structure;

import java.util.Optional;

/// How much each timeframe counts, by the kind of market that the days show.
///
/// @param hour of 1h, as the others of 4h and 1d; they add up to 1
public record TimeframeWeights(double hour, double fourHours, double day) {
    private static final TimeframeWeights USUAL = new TimeframeWeights(0.25, 0.35, 0.40);
    private static final TimeframeWeights TRENDING = new TimeframeWeights(0.2, 0.3, 0.5);
    private static final TimeframeWeights RANGING = new TimeframeWeights(0.4, 0.35, 0.25);
    private static final TimeframeWeights VOLATILE = new TimeframeWeights(0.35, 0.35, 0.3);

    /// @param regime of the days; empty where they are too few
    static TimeframeWeights of(Optional<String> regime) {
        return regime.map(TimeframeWeights::known).orElse(USUAL);
    }

    private static TimeframeWeights known(String regime) {
        return switch (regime) {
            case "trending_up", "trending_down" -> TRENDING;
            case "volatile" -> VOLATILE;
            case "ranging" -> RANGING;
            default -> USUAL;
        };
    }
}
