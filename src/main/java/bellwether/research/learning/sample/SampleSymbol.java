package bellwether.research.learning.sample;

import bellwether.technical.statistics.SplitMix64;

/// A symbol of the universe that rows are made of.
///
/// @param id which never changes: what is left out, and on which sessions a symbol has rows,
///   follows from it
public record SampleSymbol(long id, String ticker) {
    /// Symbols of the lowest numbers are kept.
    long lot() {
        return new SplitMix64(id).nextLong();
    }

    /// Which of the sessions of a horizon has its rows.
    int phase(int horizon) {
        SplitMix64 numbers = new SplitMix64(id);
        numbers.nextLong();
        return numbers.nextInt(horizon);
    }
}
