package bellwether.research.learning.sample;

import bellwether.market.bars.Bars;
import bellwether.research.learning.feature.CalendarSessions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// Bars in memory. What it gives to a reader is spoilt afterwards, as by a source that reads the
/// next symbol into the same arrays.
public final class TestSource implements SampleSource {
    private final List<Bars> bars;
    private final List<SampleSymbol> symbols = new ArrayList<>();
    private final long[] sessions;
    private final List<CalendarSessions> calendars;
    private final Set<Integer> delisted;
    int readings;

    public TestSource(List<Bars> bars) {
        this(bars, Set.of());
    }

    /// @param delisted numbers of symbols that trade no more behind their last bars
    TestSource(List<Bars> bars, Set<Integer> delisted) {
        this.delisted = Set.copyOf(delisted);
        this.bars = List.copyOf(bars);
        SessionMoments moments = new SessionMoments();
        for (int i = 0; i < bars.size(); i++) {
            symbols.add(new SampleSymbol(1_000 + i, "T" + i));
            moments.add(i, "", bars.get(i));
        }
        sessions = moments.all();
        calendars = moments.calendars(bars.size());
    }

    Bars bars(int symbol) {
        return bars.get(symbol);
    }

    @Override
    public List<SampleSymbol> symbols() {
        return symbols;
    }

    @Override
    public long[] sessions() {
        return sessions;
    }

    @Override
    public List<CalendarSessions> calendars() {
        return calendars;
    }

    @Override
    public long delistedAt(int symbol) {
        long[] time = bars.get(symbol).time();
        return delisted.contains(symbol) ? time[bars.get(symbol).size() - 1] + 1 : Long.MAX_VALUE;
    }

    @Override
    public void read(BitSet wanted, SampleReader reader) {
        readings++;
        for (int symbol = wanted.nextSetBit(0);
                symbol >= 0;
                symbol = wanted.nextSetBit(symbol + 1)) {
            Bars lent = bars.get(symbol).trimmed(bars.get(symbol).size());
            reader.take(symbol, lent);
            for (double[] column :
                    new double[][] {
                        lent.open(), lent.high(), lent.low(), lent.close(), lent.volume()
                    }) {
                Arrays.fill(column, Double.NaN);
            }
            Arrays.fill(lent.time(), Long.MIN_VALUE);
        }
    }
}
