package bellwether.research.learning.sample;

import bellwether.market.bars.Bars;

/// Is given the bars of one symbol after the other.
@FunctionalInterface
public interface SampleReader {
    /// Takes a symbol's bars.
    ///
    /// @param symbol its number
    /// @param bars oldest first; valid until this returns
    void take(int symbol, Bars bars);
}
