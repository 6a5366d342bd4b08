package bellwether.research.learning.sample;

import bellwether.market.bars.Bars;
import bellwether.research.learning.feature.CalendarSessions;
import java.util.BitSet;
import java.util.List;

/// The bars of another source before a moment: whoever reads it cannot see any later one. Sessions
/// and calendars are those of these bars alone.
public final class EarlierSample implements SampleSource {
    private final SampleSource whole;
    private final long before;
    private final long[] sessions;
    private final List<CalendarSessions> calendars;

    /// Reads all bars once, for their sessions.
    ///
    /// @param before the first moment that is left out
    public EarlierSample(SampleSource whole, long before) {
        this.whole = whole;
        this.before = before;
        SessionMoments moments = new SessionMoments();
        BitSet all = new BitSet();
        all.set(0, whole.symbols().size());
        read(
                all,
                (symbol, bars) ->
                        moments.add(symbol, whole.symbols().get(symbol).calendar(), bars));
        sessions = moments.all();
        calendars = moments.calendars(whole.symbols().size());
    }

    /// Before a session of the whole.
    ///
    /// @param session its number
    public static EarlierSample before(SampleSource whole, int session) {
        return new EarlierSample(whole, whole.sessions()[session]);
    }

    @Override
    public List<SampleSymbol> symbols() {
        return whole.symbols();
    }

    @Override
    public long[] sessions() {
        return sessions.clone();
    }

    @Override
    public List<CalendarSessions> calendars() {
        return calendars;
    }

    @Override
    public long delistedAt(int symbol) {
        long delisted = whole.delistedAt(symbol);
        return delisted <= before ? delisted : Long.MAX_VALUE;
    }

    @Override
    public void read(BitSet wanted, SampleReader reader) {
        whole.read(
                wanted,
                (symbol, bars) -> {
                    Bars earlier = bars.trimmed(bars.place(before));
                    if (earlier.size() > 0) {
                        reader.take(symbol, earlier);
                    }
                });
    }
}
