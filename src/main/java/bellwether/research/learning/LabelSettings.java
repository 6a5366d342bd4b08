package bellwether.research.learning;

import java.time.Duration;

/// Whether signals are labelled, and how.
///
/// @param every how often is looked for new ones; zero: never
/// @param atClose whether labels enter at the close of the signal's bar, which is optimistic
public record LabelSettings(Duration every, boolean atClose) {
    public static final LabelSettings USUAL = new LabelSettings(Duration.ofMinutes(3), false);

    public LabelSettings {
        if (every.isNegative()) {
            throw new IllegalArgumentException("every must not be negative, was " + every);
        }
    }

    public boolean isOn() {
        return !every.isZero();
    }
}
