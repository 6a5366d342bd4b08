package bellwether.research.learning.sample;

import bellwether.research.learning.feature.CalendarSessions;
import java.util.BitSet;
import java.util.List;

/// The bars of a universe, which are read several times, symbol by symbol, so that never more than
/// one symbol's must be in memory. Each reading gives the same bars.
public interface SampleSource {
    /// The universe. A symbol's place is its number.
    List<SampleSymbol> symbols();

    /// The moments of all bars of all symbols, each once, ascending; see [SessionMoments].
    long[] sessions();

    /// Of each symbol the sessions of its calendar among those moments; symbols of one calendar
    /// have the same object. See [SessionMoments#calendars].
    List<CalendarSessions> calendars();

    /// The second with which a symbol trades no more, where that is known by the end of what is
    /// read; [Long#MAX_VALUE] else. Its last bar before is the last for good.
    default long delistedAt(int symbol) {
        return Long.MAX_VALUE;
    }

    /// Reads symbols, ascending by number. One without bars may be left out.
    ///
    /// @param wanted numbers of symbols
    void read(BitSet wanted, SampleReader reader);
}
