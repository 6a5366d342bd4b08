package bellwether.research.forecast.model;

import bellwether.technical.statistics.volatility.ConformalWindow;
import java.util.Optional;

/// How far from 0 an outcome stays with 80 % and 95 %.
public record IntervalBounds(double eighty, double ninetyFive) {
    /// The inner level.
    public static final double INNER = 0.80;

    /// The outer level.
    public static final double OUTER = 0.95;

    /// Below, a symbol's own outcomes say too little.
    public static final int FEWEST = 250;

    /// The ⌈(W+1)·level⌉-th smallest of these; empty for under 250.
    public static Optional<IntervalBounds> of(double... scores) {
        if (scores.length < FEWEST) {
            return Optional.empty();
        }
        ConformalWindow window = new ConformalWindow(scores.length);
        for (double score : scores) {
            window.add(score);
        }
        return Optional.of(
                new IntervalBounds(
                        window.distance(INNER).orElseThrow(),
                        window.distance(OUTER).orElseThrow()));
    }

    public IntervalBounds times(double scale) {
        return new IntervalBounds(eighty * scale, ninetyFive * scale);
    }
}
