package bellwether.trading.portfolio.matching;

import bellwether.market.bars.Bars;
import java.time.Instant;

/// Up to when bars are read at once. Of each symbol the next bar behind it is read too: so it is
/// known when the first of the others begins, and that a symbol has a later bar.
///
/// @param end in seconds of the epoch; bars that begin before it can be walked
record TapeWindow(long end) {
    /// All bars.
    static final TapeWindow OPEN = new TapeWindow(Long.MAX_VALUE);

    /// Whether all bars that are finished by then are within it.
    boolean reaches(Instant now) {
        return end > now.getEpochSecond();
    }

    boolean isOpen() {
        return end == Long.MAX_VALUE;
    }

    /// The bars of a symbol within the window.
    ///
    /// @param from when the first bar that is wanted begins
    /// @param earlier how many before it are kept, which they rest on
    Bars of(Bars all, long from, int earlier) {
        if (isOpen()) {
            return all;
        }
        int first = Math.max(0, all.place(from) - earlier);
        int last = Math.min(all.size(), all.place(Math.max(end, from)) + 1);
        return all.trimmed(last).from(first);
    }
}
