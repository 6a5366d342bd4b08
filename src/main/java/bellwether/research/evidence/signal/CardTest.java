package bellwether.research.evidence.signal;

import org.jspecify.annotations.Nullable;

/// How often as much comes about by chance.
///
/// @param p of calendars of events that were shifted, the share whose mean excess is as large
/// @param shifts how many were drawn
/// @param q p for the number of tests, by Benjamini and Yekutieli; null until all are made
/// @param tests how many signals and horizons of the scope were tested
public record CardTest(double p, int shifts, @Nullable Double q, int tests) {
    /// From here on a selection would hold more than one false signal in ten.
    public static final double MOST_Q = 0.1;

    static CardTest of(double p, int shifts) {
        return new CardTest(p, shifts, null, 0);
    }

    CardTest among(double adjusted, int all) {
        return new CardTest(p, shifts, adjusted, all);
    }

    /// Whether the signal is among those that may be said to be followed by moves.
    boolean isEvidence() {
        return q != null && q <= MOST_Q;
    }
}
