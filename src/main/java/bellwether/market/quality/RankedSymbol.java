package bellwether.market.quality;

import java.util.Comparator;

/// A symbol's place in the list of the worst.
///
/// @param score with what time alone brings
public record RankedSymbol(String ticker, double score) implements Comparable<RankedSymbol> {
    private static final Comparator<RankedSymbol> WORST_FIRST =
            Comparator.comparingDouble(RankedSymbol::score)
                    .reversed()
                    .thenComparing(RankedSymbol::ticker);

    /// @param sum of the findings' scores, which have one decimal each
    static RankedSymbol of(String ticker, double sum) {
        return new RankedSymbol(ticker, Math.round(10 * sum) / 10.0);
    }

    @Override
    public int compareTo(RankedSymbol other) {
        return WORST_FIRST.compare(this, other);
    }
}
