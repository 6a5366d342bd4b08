package bellwether.research.learning.online;

import java.util.Optional;

/// Labels of both classes.
public record ClassCounts(long positives, long negatives) {
    public static final ClassCounts NONE = new ClassCounts(0, 0);

    public long total() {
        return positives + negatives;
    }

    public boolean hasOneClass() {
        return positives == 0 || negatives == 0;
    }

    /// The share of positive ones; empty without a label.
    public Optional<Double> rate() {
        return total() == 0 ? Optional.empty() : Optional.of((double) positives / total());
    }

    public ClassCounts with(boolean label) {
        return new ClassCounts(positives + (label ? 1 : 0), negatives + (label ? 0 : 1));
    }
}
