package bellwether.technical.ta;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What values do when prices are told in another unit, shifted or turned upside down.
class ScalingTest {
    /// In quarters, whose differences are exact: in cents, noise decides which of two equal moves
    /// is the larger.
    private static final Series BARS = RandomBars.of(31, 600, 100, 0.25);

    /// A power of two, by which nothing is rounded.
    private static final int FACTOR = 4;

    private static double[] each(double[] column, DoubleUnaryOperator change) {
        return Arrays.stream(column).map(change).toArray();
    }

    private static Series prices(Series bars, DoubleUnaryOperator change) {
        return new Series(
                        each(bars.open(), change),
                        each(bars.high(), change),
                        each(bars.low(), change),
                        each(bars.close(), change),
                        bars.volume(),
                        bars.benchmark(),
                        bars.size())
                .sectioned(bars.column(Input.SESSION));
    }

    private static Series volumes(Series bars, double factor) {
        return new Series(
                        bars.open(),
                        bars.high(),
                        bars.low(),
                        bars.close(),
                        each(bars.volume(), v -> v * factor),
                        bars.benchmark(),
                        bars.size())
                .sectioned(bars.column(Input.SESSION));
    }

    private static Series benchmark(Series bars, double factor) {
        return new Series(
                        bars.open(),
                        bars.high(),
                        bars.low(),
                        bars.close(),
                        bars.volume(),
                        each(bars.benchmark(), v -> v * factor),
                        bars.size())
                .sectioned(bars.column(Input.SESSION));
    }

    private static Stream<DynamicTest> cases(Series changed, Check check) {
        return Cases.all().stream()
                .map(choice ->
                        DynamicTest.dynamicTest(
                                choice.id(),
                                () -> {
                                    double[][] before = Cases.compute(choice, BARS);
                                    double[][] after = Cases.compute(choice, changed);
                                    for (int i = 0; i < before.length; i++) {
                                        check.of(choice, i, before[i], after[i]);
                                    }
                                }));
    }

    private interface Check {
        void of(Indicators.Choice choice, int output, double[] before, double[] after);
    }

    /// How the values of an output move, as their unit says.
    private static int power(Indicators.Choice choice, int output) {
        String name = choice.indicator().outputs().get(output);
        if (name.equals("direction") || choice.indicator().name().equals("LINEARREG_ANGLE")) {
            return 0;
        }
        String units = choice.indicator().units();
        return units.startsWith("price squared") ? 2 : units.startsWith("price") ? 1 : 0;
    }

    @TestFactory
    Stream<DynamicTest> pricesInAnotherUnitGiveValuesInTheirs() {
        return cases(
                prices(BARS, price -> price * FACTOR),
                (choice, output, before, after) -> {
                    if (choice.indicator().units().equals("degrees")) {
                        return;
                    }
                    double factor = Math.pow(FACTOR, power(choice, output));
                    equal(choice, each(before, v -> v * factor), after, 1e-9);
                });
    }

    /// Volumes in lots and not in shares.
    @TestFactory
    Stream<DynamicTest> volumesInAnotherUnitMoveOnlyWhatIsCountedInShares() {
        return cases(
                volumes(BARS, FACTOR),
                (choice, output, before, after) -> {
                    boolean shares = choice.indicator().units().contains("shares");
                    equal(choice, each(before, v -> shares ? v * FACTOR : v), after, 1e-9);
                });
    }

    @TestFactory
    Stream<DynamicTest> aBenchmarkInAnotherUnitMovesNothing() {
        return cases(
                benchmark(BARS, FACTOR),
                (choice, output, before, after) -> equal(choice, before, after, 1e-9));
    }

    /// Those that look at differences of prices only.
    private static final Set<String> OF_DIFFERENCES =
            Set.of(
                    "RSI",
                    "STOCH",
                    "STOCHF",
                    "STOCHRSI",
                    "WILLR",
                    "CCI",
                    "CMO",
                    "MOM",
                    "MACD",
                    "APO",
                    "AO",
                    "TSI",
                    "ULTOSC",
                    "BOP",
                    "ADX",
                    "ADXR",
                    "DX",
                    "PLUS_DI",
                    "MINUS_DI",
                    "PLUS_DM",
                    "MINUS_DM",
                    "AROON",
                    "AROONOSC",
                    "ATR",
                    "TRANGE",
                    "STDDEV",
                    "VAR",
                    "LINEARREG_SLOPE",
                    "CORREL",
                    "OBV",
                    "AD",
                    "ADOSC",
                    "CMF",
                    "FORCE");

    /// Those that are prices themselves.
    private static final Set<String> OF_LEVELS =
            Set.of(
                    "SMA",
                    "EMA",
                    "WMA",
                    "DEMA",
                    "TEMA",
                    "TRIMA",
                    "KAMA",
                    "T3",
                    "HMA",
                    "ZLEMA",
                    "WILDER",
                    "MIDPOINT",
                    "MIDPRICE",
                    "LINEARREG",
                    "TSF",
                    "AVGPRICE",
                    "MEDPRICE",
                    "TYPPRICE",
                    "WCLPRICE",
                    "BBANDS",
                    "KELTNER",
                    "DONCHIAN",
                    "VWMA",
                    "PIVOTS",
                    "CPR",
                    "ICHIMOKU",
                    "SAR");

    @TestFactory
    Stream<DynamicTest> aShiftOfAllPricesMovesLevelsByItAndLeavesDifferences() {
        return cases(
                prices(BARS, price -> price + 1_024),
                (choice, output, before, after) -> {
                    String name = choice.indicator().name();
                    if (OF_DIFFERENCES.contains(name)) {
                        equal(choice, before, after, 1e-6);
                    } else if (OF_LEVELS.contains(name)) {
                        equal(choice, each(before, v -> v + 1_024), after, 1e-9);
                    }
                });
    }

    @Test
    void allNamesOfTheShiftAreOnesOfTheCatalogue() {
        Set<String> strangers = new TreeSet<>(OF_DIFFERENCES);
        strangers.addAll(OF_LEVELS);
        Indicators.all().forEach(indicator -> strangers.remove(indicator.name()));
        assertEquals(Set.of(), strangers);
    }

    /// What a value becomes when highs are lows: out of a hundred, of minus a hundred, or turned.
    private static final Map<String, DoubleUnaryOperator> TURNED =
            new TreeMap<>(
                    Map.of(
                            "RSI", v -> 100 - v,
                            "STOCHF", v -> 100 - v,
                            "STOCH", v -> 100 - v,
                            "ULTOSC", v -> 100 - v,
                            "WILLR", v -> -100 - v,
                            "CCI", v -> -v,
                            "CMO", v -> -v,
                            "MOM", v -> -v,
                            "MACD", v -> -v,
                            "BOP", v -> -v));

    @TestFactory
    Stream<DynamicTest> upsideDownOscillatorsTurnAround() {
        Series turned =
                new Series(
                        each(BARS.open(), v -> 4_096 - v),
                        each(BARS.low(), v -> 4_096 - v),
                        each(BARS.high(), v -> 4_096 - v),
                        each(BARS.close(), v -> 4_096 - v),
                        BARS.volume(),
                        BARS.size());
        return Cases.all().stream()
                .filter(choice -> TURNED.containsKey(choice.indicator().name()))
                .map(choice ->
                        DynamicTest.dynamicTest(
                                choice.id(),
                                () -> {
                                    double[][] before = Cases.compute(choice, BARS);
                                    double[][] after = Cases.compute(choice, turned);
                                    DoubleUnaryOperator turn =
                                            requireNonNull(TURNED.get(choice.indicator().name()));
                                    for (int i = 0; i < before.length; i++) {
                                        equal(choice, each(before[i], turn), after[i], 1e-6);
                                    }
                                }));
    }

    @Test
    void upsideDownTheDirectionsChangePlaces() {
        Series turned =
                new Series(
                        BARS.open(),
                        each(BARS.low(), v -> 4_096 - v),
                        each(BARS.high(), v -> 4_096 - v),
                        each(BARS.close(), v -> 4_096 - v),
                        BARS.volume(),
                        BARS.size());
        swapped("PLUS_DI_14", "MINUS_DI_14", turned);
        swapped("PLUS_DM_14", "MINUS_DM_14", turned);
        Indicators.Choice adx = Indicators.parse("ADX_14");
        equal(adx, Cases.compute(adx, BARS)[0], Cases.compute(adx, turned)[0], 1e-6);
    }

    private static void swapped(String plus, String minus, Series turned) {
        Indicators.Choice up = Indicators.parse(plus);
        Indicators.Choice down = Indicators.parse(minus);
        equal(up, Cases.compute(up, BARS)[0], Cases.compute(down, turned)[0], 1e-6);
        equal(down, Cases.compute(down, BARS)[0], Cases.compute(up, turned)[0], 1e-6);
    }

    /// Values out of a hundred stay within it, whatever the prices.
    @TestFactory
    Stream<DynamicTest> valuesStayWithinTheBoundsThatTheirUnitNames() {
        return Cases.all().stream()
                .map(choice ->
                        DynamicTest.dynamicTest(
                                choice.id(),
                                () -> {
                                    for (int seed = 1; seed < 6; seed++) {
                                        within(choice, RandomBars.of(seed, 300));
                                    }
                                    Degenerate.all().values().forEach(bars -> within(choice, bars));
                                }));
    }

    private static void within(Indicators.Choice choice, Series bars) {
        String units = choice.indicator().units();
        if (!units.matches("-?\\d+ to \\d+")) {
            return;
        }
        int least = Integer.parseInt(units.replaceAll(" to .*", ""));
        int most = Integer.parseInt(units.replaceAll(".* to ", ""));
        double hair = 1e-9 * (most - least);
        for (double[] output : Cases.compute(choice, bars)) {
            for (int i = 0; i < bars.size(); i++) {
                boolean inside = output[i] >= least - hair && output[i] <= most + hair;
                assertTrue(inside || Double.isNaN(output[i]), choice.id() + " " + output[i]);
            }
        }
    }

    private static void equal(
            Indicators.Choice choice, double[] expected, double[] actual, double limit) {
        new Closeness(limit).compare(choice.id(), expected, actual, 0, BARS.size());
    }
}
