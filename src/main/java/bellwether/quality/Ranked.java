package bellwether.quality;

import java.util.Comparator;

/// A symbol's place in the list of the worst.
///
/// @param score with what time alone brings
record Ranked(String ticker, double score) implements Comparable<Ranked> {
    private static final Comparator<Ranked> WORST_FIRST =
            Comparator.comparingDouble(Ranked::score).reversed().thenComparing(Ranked::ticker);

    /// @param sum of the findings' scores, which have one decimal each
    static Ranked of(String ticker, double sum) {
        return new Ranked(ticker, Math.round(10 * sum) / 10.0);
    }

    @Override
    public int compareTo(Ranked other) {
        return WORST_FIRST.compare(this, other);
    }
}
