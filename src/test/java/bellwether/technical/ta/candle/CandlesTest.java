package bellwether.technical.ta.candle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.technical.ta.Degenerate;
import bellwether.technical.ta.RandomBars;
import bellwether.technical.ta.RealBars;
import bellwether.technical.ta.Series;
import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CandlesTest {
    private static final Core CORE = new Core();
    private static final Map<CandlePattern, Method> ORACLES = oracles();

    @Test
    void equalsTaLibCellByCellOn505Symbols() throws ReflectiveOperationException {
        Candles candles = new Candles();
        long hits = 0;
        long cells = 0;
        for (Map.Entry<String, Series> symbol : RealBars.all().entrySet()) {
            hits += compare(symbol.getKey(), candles, symbol.getValue());
            cells += 61L * symbol.getValue().size();
        }
        System.out.printf(
                "61 patterns on 505 symbols: %d cells, %d hits, 0 differences%n", cells, hits);
    }

    /// Coarse prices make equal edges, gaps and the rarest patterns happen.
    @Test
    void equalsTaLibCellByCellOnRandomSeries() throws ReflectiveOperationException {
        Candles candles = new Candles();
        Map<CandlePattern, Integer> hits = new EnumMap<>(CandlePattern.class);
        for (int seed = 1; seed <= 300; seed++) {
            Series bars =
                    RandomBars.of(seed, 2000, 20, seed % 3 == 0 ? 0.5 : seed % 3 == 1 ? 0.1 : 0.01);
            short[][] found = found(candles, bars);
            compare("seed " + seed, candles, bars);
            for (CandlePattern pattern : CandlePattern.values()) {
                for (short value : found[pattern.row()]) {
                    hits.merge(
                            pattern,
                            value != 0 && value != Candles.CANNOT_TELL ? 1 : 0,
                            Integer::sum);
                }
            }
        }
        System.out.println("hits on random series: " + hits);
    }

    /// The tables come from TA-Lib 0.6, which answers ±80 for these three on an exactly equal edge.
    @Test
    void equalsTheGoldenTables() {
        List<String> softer = List.of("CDLENGULFING", "CDLHARAMI", "CDLHARAMICROSS");
        for (String symbol : List.of("SPY", "GOOG")) {
            Map<String, double[]> table = RealBars.goldenTable(symbol + "_candles.csv.gz");
            short[][] found = found(new Candles(), RealBars.golden(symbol));
            int equalEdges = 0;
            for (CandlePattern pattern : CandlePattern.values()) {
                double[] expected =
                        Objects.requireNonNull(table.get(pattern.taLibName()), pattern.taLibName());
                for (int bar = pattern.firstBar(); bar < expected.length; bar++) {
                    boolean equalEdge =
                            Math.abs(expected[bar]) == 80 && softer.contains(pattern.taLibName());
                    equalEdges += equalEdge ? 1 : 0;
                    double wanted = Double.isNaN(expected[bar]) || equalEdge ? 0 : expected[bar];
                    assertEquals(wanted, found[pattern.row()][bar], pattern + " at bar " + bar);
                }
            }
            System.out.printf(
                    "%s golden candles: equal, %d equal edges by version%n", symbol, equalEdges);
        }
    }

    @Test
    void aPrefixGivesTheSameAnswers() {
        Series bars = RandomBars.of(8, 400, 20, 0.1);
        short[][] whole = found(new Candles(), bars);
        Candles reused = new Candles();
        for (int size = 0; size <= bars.size(); size++) {
            short[][] prefix = found(reused, bars.prefix(size));
            for (int row = 0; row < whole.length; row++) {
                assertTrue(Arrays.equals(whole[row], 0, size, prefix[row], 0, size));
            }
        }
    }

    /// To the cell, whatever the scratch space held before.
    @Test
    void theLastBarsAloneGiveTheAnswersOfTheWholeSeries() {
        Candles windows = new Candles();
        for (Series bars : RealBars.all().values()) {
            assertWindowEqualsWhole(windows, bars, bars.size() - 5);
        }
        for (int seed = 1; seed <= 300; seed++) {
            Series bars =
                    RandomBars.of(seed, 900, 20, seed % 3 == 0 ? 0.5 : seed % 3 == 1 ? 0.1 : 0.01);
            assertWindowEqualsWhole(windows, bars, bars.size() - 1 - seed);
        }
        Series bars = RandomBars.of(8, 120, 20, 0.1);
        for (int from = -2; from <= bars.size(); from++) {
            assertWindowEqualsWhole(windows, bars, from);
            assertWindowEqualsWhole(windows, bars.prefix(Math.max(0, from)), from - 5);
        }
        Series holed = RandomBars.of(8, 120, 20, 0.1);
        holed.close()[70] = Double.NaN;
        assertWindowEqualsWhole(windows, holed, 100);
    }

    private static void assertWindowEqualsWhole(Candles windows, Series bars, int from) {
        short[][] whole = found(new Candles(), bars);
        short[][] window = new short[whole.length][bars.size()];
        windows.computeFrom(bars, from, window);
        int first = Math.max(0, from);
        for (int row = 0; row < whole.length; row++) {
            assertTrue(
                    Arrays.equals(whole[row], first, bars.size(), window[row], first, bars.size()),
                    "row " + row + " from bar " + from);
        }
    }

    /// Whatever is found has the sizes that are said to be needed, to the last bit.
    @Test
    void theSizesThatAPatternNeedsAreThoseByWhichItIsFound() {
        Candles candles = new Candles();
        Map<CandlePattern, Integer> compared = new EnumMap<>(CandlePattern.class);
        for (int seed = 1; seed <= 120; seed++) {
            Series bars =
                    RandomBars.of(seed, 1500, 20, seed % 3 == 0 ? 0.5 : seed % 3 == 1 ? 0.1 : 0.01);
            if (seed % 10 == 0) {
                bars.close()[700 + seed] = Double.NaN;
            }
            int from = seed % 2 == 0 ? 0 : 800;
            short[][] found = new short[CandlePattern.values().length][bars.size()];
            candles.computeFrom(bars, from, found);
            for (CandlePattern pattern : CandlePattern.values()) {
                for (int bar = from; bar < bars.size(); bar++) {
                    short value = found[pattern.row()][bar];
                    if (value != 0 && value != Candles.CANNOT_TELL) {
                        for (CandleComparison one : candles.comparisons(pattern, bar)) {
                            assertTrue(one.passed(), pattern + " at bar " + bar + ": " + one);
                            compared.merge(pattern, 1, Integer::sum);
                        }
                    }
                }
            }
        }
        assertTrue(compared.size() >= 45, "only these were found: " + compared);
    }

    /// Ten bars with a body of 1 and shadows of 0.5 each; then a hammer below them.
    @Test
    void aHammersSizesAreHeldAgainstTheTenBarsBefore() {
        int size = 13;
        double[] open = new double[size];
        double[] high = new double[size];
        double[] low = new double[size];
        double[] close = new double[size];
        for (int bar = 0; bar < size - 1; bar++) {
            open[bar] = 100 - bar;
            close[bar] = 99 - bar;
            high[bar] = open[bar] + 0.5;
            low[bar] = close[bar] - 0.5;
        }
        open[12] = 87.25;
        close[12] = 87.5;
        high[12] = 87.5625;
        low[12] = 86;
        Series bars = new Series(open, high, low, close, new double[size], size);
        Candles candles = new Candles();
        short[][] found = found(candles, bars);
        assertEquals(100, found[CandlePattern.HAMMER.row()][12]);
        assertEquals(
                List.of(
                        "0 body 0.25 below 1.0 the mean body of the 10 bars before true",
                        "0 lower_shadow 1.25 above 0.25 its body true",
                        "0 upper_shadow 0.0625 below 0.2 a tenth of the mean range of the 10 bars before true"),
                candles.comparisons(CandlePattern.HAMMER, 12).stream()
                        .map(one ->
                                "%d %s %s %s %s %s %s"
                                        .formatted(
                                                one.age(),
                                                one.part(),
                                                one.value(),
                                                one.relation(),
                                                one.bound(),
                                                one.of(),
                                                one.passed()))
                        .toList());
        assertEquals(
                List.of(false, false, false),
                candles.comparisons(CandlePattern.MARUBOZU, 11).stream()
                        .map(CandleComparison::passed)
                        .toList());
    }

    @Test
    void whatCannotBeToldIsNotAMissingPattern() {
        Series bars = RandomBars.of(9, 60);
        bars.high()[40] = Double.NaN;
        short[][] found = found(new Candles(), bars);
        for (CandlePattern pattern : CandlePattern.values()) {
            short[] row = found[pattern.row()];
            assertEquals(Candles.CANNOT_TELL, row[pattern.firstBar() - 1]);
            assertNotEquals(Candles.CANNOT_TELL, row[pattern.firstBar()]);
            assertEquals(Candles.CANNOT_TELL, row[40]);
            assertNotEquals(Candles.CANNOT_TELL, row[41]);
        }
    }

    @Test
    void degenerateSeriesAreAnswered() {
        Degenerate.all().forEach((name, bars) -> found(new Candles(), bars));
    }

    @Test
    void aReusedFinderAllocatesNothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Series bars = RandomBars.of(9, 500);
        Candles candles = new Candles();
        short[][] found = found(candles, bars);
        candles.compute(bars, found);
        long before = threads.getCurrentThreadAllocatedBytes();
        candles.compute(bars, found);
        assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
    }

    private static short[][] found(Candles candles, Series bars) {
        short[][] found = new short[CandlePattern.values().length][bars.size()];
        candles.compute(bars, found);
        return found;
    }

    private static long compare(String what, Candles candles, Series bars)
            throws ReflectiveOperationException {
        short[][] found = found(candles, bars);
        long hits = 0;
        for (Map.Entry<CandlePattern, Method> oracle : ORACLES.entrySet()) {
            short[] row = found[oracle.getKey().row()];
            int[] expected = new int[bars.size()];
            int first = call(oracle.getValue(), bars, expected);
            assertEquals(oracle.getKey().firstBar(), first, oracle.getKey().name());
            for (int bar = first; bar < bars.size(); bar++) {
                if (row[bar] != expected[bar - first]) {
                    throw new AssertionError(
                            "%s %s at bar %d: expected %d, was %d"
                                    .formatted(
                                            what,
                                            oracle.getKey(),
                                            bar,
                                            expected[bar - first],
                                            row[bar]));
                }
                hits += row[bar] != 0 ? 1 : 0;
            }
        }
        return hits;
    }

    private static int call(Method oracle, Series s, int[] out)
            throws ReflectiveOperationException {
        MInteger begin = new MInteger();
        MInteger count = new MInteger();
        int end = s.size() - 1;
        boolean deep = oracle.getParameterCount() == 10;
        double penetration = oracle.getName().matches("cdlMatHold|cdlDarkCloudCover") ? 0.5 : 0.3;
        Object code =
                deep
                        ? oracle.invoke(
                                CORE,
                                0,
                                end,
                                s.open(),
                                s.high(),
                                s.low(),
                                s.close(),
                                penetration,
                                begin,
                                count,
                                out)
                        : oracle.invoke(
                                CORE, 0, end, s.open(), s.high(), s.low(), s.close(), begin, count,
                                out);
        assertEquals(RetCode.Success, code);
        return begin.value;
    }

    /// TA-Lib's Java port spells some of its names in its own way.
    private static Map<CandlePattern, Method> oracles() {
        Map<String, String> spelt =
                Map.of(
                        "CDLHIGHWAVE", "CDLHIGNWAVE",
                        "CDLSEPARATINGLINES", "CDLSEPERATINGLINES",
                        "CDLSTICKSANDWICH", "CDLSTICKSANDWHICH");
        Map<CandlePattern, Method> all = new EnumMap<>(CandlePattern.class);
        for (CandlePattern pattern : CandlePattern.values()) {
            String name = spelt.getOrDefault(pattern.taLibName(), pattern.taLibName());
            for (Method method : Core.class.getMethods()) {
                boolean doubles =
                        method.getParameterCount() > 5
                                && method.getParameterTypes()[2] == double[].class;
                if (doubles && method.getName().toUpperCase(Locale.ROOT).equals(name)) {
                    all.put(pattern, method);
                }
            }
        }
        if (all.size() != 61) {
            throw new IllegalStateException("found only " + all.keySet());
        }
        return all;
    }
}
