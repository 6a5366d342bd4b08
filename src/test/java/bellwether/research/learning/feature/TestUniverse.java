package bellwether.research.learning.feature;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.TestBars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Made symbols that share sessions; some begin late, some lack sessions.
final class TestUniverse {
    final List<Bars> symbols = new ArrayList<>();
    final List<int[]> sessions = new ArrayList<>();

    /// Of each symbol the dates on which its calendar has a session.
    final List<int[]> calendars = new ArrayList<>();

    final int count;

    TestUniverse(int symbols, int count, long seed) {
        this.count = count;
        Random random = new Random(seed);
        for (int i = 0; i < symbols; i++) {
            int begin = i % 4 == 3 ? random.nextInt(count / 2) : 0;
            int missing = i % 3 == 2 ? 3 : 0;
            int[] own =
                    IntStream.range(begin, count)
                            .filter(_ -> missing == 0 || random.nextInt(60) > missing)
                            .toArray();
            sessions.add(own);
            calendars.add(IntStream.range(0, count).toArray());
            this.symbols.add(
                    TestBars.walk(seed * 1_000 + i, own.length, 10 + i, 0.01 + 0.001 * (i % 9)));
        }
    }

    private TestUniverse(int count) {
        this.count = count;
    }

    private void add(long seed, int[] own, int[] calendar) {
        sessions.add(own);
        calendars.add(calendar);
        symbols.add(TestBars.walk(seed, own.length, 20 + symbols.size(), 0.015));
    }

    /// Shares of five days a week and coins of seven.
    static TestUniverse mixed(int shares, int coins, int count, long seed) {
        TestUniverse universe = new TestUniverse(count);
        int[] every = IntStream.range(0, count).toArray();
        int[] weekdays = Arrays.stream(every).filter(date -> date % 7 < 5).toArray();
        for (int i = 0; i < shares + coins; i++) {
            int[] own = i < shares ? weekdays : every;
            universe.add(seed * 1_000 + i, own, own);
        }
        return universe;
    }

    /// Symbols of one calendar, of which some begin late and lack some dates.
    static TestUniverse thin(int early, int late, int begin, List<Integer> lacking, int count) {
        TestUniverse universe = new TestUniverse(count);
        int[] every = IntStream.range(0, count).toArray();
        for (int i = 0; i < early + late; i++) {
            int first = i < early ? 0 : begin;
            boolean lacks = i >= early;
            universe.add(
                    i,
                    Arrays.stream(every)
                            .filter(date -> date >= first && !(lacks && lacking.contains(date)))
                            .toArray(),
                    every);
        }
        return universe;
    }

    /// As a universe that reads it whole, or until a session, gives them.
    private List<CalendarSessions> calendarSessions() {
        Map<String, CalendarSessions> known = new HashMap<>();
        long[] dates = IntStream.range(0, count).asLongStream().toArray();
        return calendars.stream()
                .map(own ->
                        known.computeIfAbsent(
                                Arrays.toString(own),
                                _ ->
                                        CalendarSessions.of(
                                                dates,
                                                Arrays.stream(own).asLongStream().toArray())))
                .toList();
    }

    private TestUniverse(TestUniverse other, int count) {
        this.count = count;
        for (int i = 0; i < other.symbols.size(); i++) {
            int[] own = Arrays.stream(other.sessions.get(i)).filter(s -> s < count).toArray();
            sessions.add(own);
            calendars.add(Arrays.stream(other.calendars.get(i)).filter(s -> s < count).toArray());
            symbols.add(other.symbols.get(i).trimmed(own.length));
        }
    }

    /// The same until a session.
    TestUniverse cut(int end) {
        return new TestUniverse(this, end);
    }

    UniverseFigures figures(List<Integer> order) {
        UniverseFigures figures = new UniverseFigures(count);
        SymbolFeatures features = new SymbolFeatures();
        for (int i : order) {
            features.readForUniverse(symbols.get(i));
            figures.add(features, sessions.get(i));
        }
        figures.sum();
        return figures;
    }

    UniverseFigures figures() {
        return figures(IntStream.range(0, symbols.size()).boxed().toList());
    }

    SymbolFeatures read(UniverseFigures figures, int symbol) {
        SymbolFeatures features = new SymbolFeatures();
        features.read(symbols.get(symbol));
        new UniverseColumns(figures)
                .fill(features, sessions.get(symbol), calendarSessions().get(symbol));
        return features;
    }
}
