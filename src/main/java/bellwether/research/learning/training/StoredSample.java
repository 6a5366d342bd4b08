package bellwether.research.learning.training;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.HistoryPart;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Sha256;
import bellwether.research.learning.feature.CalendarSessions;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SampleReader;
import bellwether.research.learning.sample.SampleSource;
import bellwether.research.learning.sample.SampleSplits;
import bellwether.research.learning.sample.SampleSymbol;
import bellwether.research.learning.sample.SessionMoments;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Daily bars of some symbols up to a moment, read from the database a part at a time.
public final class StoredSample implements SampleSource {
    private static final int VALUES = 6;

    private final Market market;
    private final List<SampleSymbol> symbols;
    private final long cut;
    private final Map<Long, LocalDate> delisted;
    private final Runnable moved;
    private final byte[][] digests;
    private final long[] sessions;
    private final List<CalendarSessions> calendars;
    private final CalendarSessions main;
    private final String hash;

    /// Reads all bars once, for their sessions and their digest.
    ///
    /// @param symbols whose place is their number
    /// @param cut no bar is later than this second
    /// @param delisted the first day without trading by the ids of those that have one; what is
    ///   quoted from then on was traded elsewhere
    /// @param moved hears of each symbol that was read
    public StoredSample(
            Market market,
            List<SampleSymbol> symbols,
            long cut,
            Map<Long, LocalDate> delisted,
            Runnable moved) {
        this.market = market;
        this.symbols = List.copyOf(symbols);
        this.cut = cut;
        this.delisted = Map.copyOf(delisted);
        this.moved = moved;
        SessionMoments moments = new SessionMoments();
        digests = new byte[symbols.size()][0];
        BitSet all = new BitSet();
        all.set(0, symbols.size());
        give(
                all,
                (symbol, bars) -> {
                    moments.add(symbol, symbols.get(symbol).calendar(), bars);
                    digests[symbol] = digest(symbol, bars);
                });
        sessions = moments.all();
        calendars = moments.calendars(symbols.size());
        main = CalendarSessions.of(sessions, moments.main());
        hash = HexFormat.of().formatHex(Sha256.of(digests));
    }

    /// Nothing of a symbol without bars.
    private byte[] digest(int symbol, Bars bars) {
        if (bars.size() == 0) {
            return new byte[0];
        }
        boolean isDelisted = delistedAt(symbol) != Long.MAX_VALUE;
        ByteBuffer bytes =
                ByteBuffer.allocate((bars.size() * VALUES + (isDelisted ? 2 : 1)) * Long.BYTES);
        if (isDelisted) {
            bytes.putLong(delistedAt(symbol));
        }
        bytes.putLong(symbols.get(symbol).id());
        for (int bar = 0; bar < bars.size(); bar++) {
            bytes.putLong(bars.time()[bar]);
            bytes.putDouble(bars.open()[bar]).putDouble(bars.high()[bar]);
            bytes.putDouble(bars.low()[bar]).putDouble(bars.close()[bar]);
            bytes.putDouble(bars.volume()[bar]);
        }
        return Sha256.of(bytes.array());
    }

    /// SHA-256 of all bars, in lower-case hexadecimal.
    public String hash() {
        return hash;
    }

    @Override
    public List<SampleSymbol> symbols() {
        return symbols;
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
        LocalDate day = delisted.get(symbols.get(symbol).id());
        long begin = day == null ? Long.MAX_VALUE : day.toEpochDay() * Timeframe.SECONDS_PER_DAY;
        return begin <= cut ? begin : Long.MAX_VALUE;
    }

    /// The sessions of the calendar by which most symbols trade.
    public CalendarSessions main() {
        return main;
    }

    /// What is trained and tested one after the other.
    List<SampleFold.Forward> folds() {
        return SampleSplits.walkForward(main, sessions.length);
    }

    /// @throws Refusal 503 where they are not the bars of the first reading, which may be tried
    ///   again
    @Override
    public void read(BitSet wanted, SampleReader reader) {
        give(
                wanted,
                (symbol, bars) -> {
                    requireSame(symbol, bars);
                    if (bars.size() > 0) {
                        reader.take(symbol, bars);
                    }
                });
    }

    private void requireSame(int symbol, Bars bars) {
        if (!Arrays.equals(digest(symbol, bars), digests[symbol])) {
            throw new ChangedBarsFault(symbols.get(symbol).ticker());
        }
    }

    /// Also those without bars.
    private void give(BitSet wanted, SampleReader reader) {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> tickers =
                wanted.stream()
                        .mapToObj(number -> {
                            String ticker = symbols.get(number).ticker();
                            numbers.put(ticker, number);
                            return ticker;
                        })
                        .toList();
        for (HistoryPart part : market.parts(tickers, Timeframe.DAY)) {
            try (MemoryBudget.Room _ = market.room(part, MemoryBudget.BACKGROUND)) {
                give(part.tickers(), numbers, reader);
            }
        }
    }

    private void give(List<String> some, Map<String, Integer> numbers, SampleReader reader) {
        Map<Long, Bars> found = new HashMap<>();
        for (History history : market.finished(some, Timeframe.DAY)) {
            Bars bars = history.bars();
            found.put(history.symbolId(), bars);
        }
        for (String ticker : some) {
            int number = numbers.getOrDefault(ticker, -1);
            Bars bars = number < 0 ? null : found.get(symbols.get(number).id());
            if (number >= 0) {
                reader.take(
                        number,
                        bars == null
                                ? Bars.room(0)
                                : bars.first(bars.place(Math.min(cut + 1, delistedAt(number)))));
            }
            moved.run();
        }
    }
}
