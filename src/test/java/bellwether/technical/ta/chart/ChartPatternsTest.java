package bellwether.technical.ta.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.technical.ta.Degenerate;
import bellwether.technical.ta.RandomBars;
import bellwether.technical.ta.RealBars;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.chart.ChartPattern.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartPatternsTest {
    /// Each picture as the prices it turns at, ten bars apart; then the way it must point, and its
    /// measured target.
    @ParameterizedTest
    @CsvSource({
        "DOUBLE_TOP,                 95 80 100 90 100 85,           -1, 80",
        "DOUBLE_BOTTOM,              105 120 100 110 100 115,        1, 120",
        "HEAD_AND_SHOULDERS,         80 100 90 110 90 100 85,       -1, 70",
        "INVERSE_HEAD_AND_SHOULDERS, 120 100 110 90 110 100 115,     1, 130",
        "VOLATILITY_CONTRACTION,     80 110 90 108 96 107 101 109,   1, 127",
        "ASCENDING_TRIANGLE,         80 100 85 100 92 105,           1, 118",
        "DESCENDING_TRIANGLE,        120 100 115 100 108 95,        -1, 82",
        "SYMMETRICAL_TRIANGLE,       70 110 80 104 90 110,           1, 0",
        "CUP_WITH_HANDLE,            60 100 90 75 75 90 99 95 104,   1, 124",
    })
    void findsThePictureWithItsTarget(Kind kind, String turns, int direction, double target) {
        Series bars = path(turns);
        ChartPattern pattern =
                patterns(bars).stream()
                        .filter(found -> found.kind() == kind)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("not among " + patterns(bars)));
        assertEquals(direction, pattern.direction());
        assertFalse(pattern.pivots().isEmpty());
        if (target > 0) {
            assertEquals(target, pattern.target(), 2.5);
        }
        for (Pivot pivot : pattern.pivots()) {
            assertTrue(pivot.confirmedAt() <= pattern.confirmedAt());
        }
    }

    @Test
    void findsFlagsBreakoutsGapsCrossesAndSqueezes() {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (int seed = 1; seed <= 40; seed++) {
            for (ChartPattern pattern : patterns(RandomBars.of(seed, 2000))) {
                counts.merge(pattern.kind(), 1, Integer::sum);
            }
        }
        System.out.println("chart patterns on random series: " + counts);
        for (Kind kind : Kind.values()) {
            assertTrue(counts.containsKey(kind), kind + " was never found");
        }
    }

    /// What a shorter history found is what the longer one found until then: nothing is dated
    /// early, moved or taken back.
    @Test
    void aPatternIsDatedOnItsConfirmingBarAndNeverChanges() {
        for (int seed = 1; seed <= 3; seed++) {
            Series bars = RandomBars.of(seed, 700);
            List<ChartPattern> all = patterns(bars);
            for (int size = ChartPatterns.BARS_NEEDED; size <= bars.size(); size++) {
                int end = size;
                assertEquals(
                        all.stream().filter(p -> p.confirmedAt() < end).toList(),
                        patterns(bars.prefix(size)));
            }
        }
    }

    @Test
    void theLastBarsAloneGiveThePatternsOfTheWholeSearch() {
        ChartPatterns reused = new ChartPatterns();
        int compared = 0;
        for (Series bars : RealBars.all().values()) {
            for (int cut = 0; cut < 20; cut++) {
                Series some = bars.prefix(bars.size() - Math.min(bars.size(), 37 * cut));
                compared += assertWindowEqualsWhole(reused, some, some.size() - 5);
            }
        }
        for (int seed = 1; seed <= 20; seed++) {
            Series bars = RandomBars.of(seed, 500);
            for (int from = -3; from <= bars.size(); from++) {
                compared += assertWindowEqualsWhole(reused, bars, from);
            }
            Series holed = RandomBars.of(seed, 500);
            holed.high()[300] = Double.NaN;
            compared += assertWindowEqualsWhole(reused, holed, 310);
        }
        assertTrue(compared > 10_000, compared + " patterns were compared");
    }

    private static int assertWindowEqualsWhole(ChartPatterns reused, Series bars, int from) {
        List<ChartPattern> expected =
                switch (ChartPatterns.find(bars)) {
                    case ChartFindings.CannotTell _ -> List.of();
                    case ChartFindings.Searched(List<ChartPattern> all) ->
                            all.stream().filter(p -> p.confirmedAt() >= from).toList();
                };
        List<ChartPattern> window =
                switch (reused.searchFrom(bars, from)) {
                    case ChartFindings.CannotTell _ -> List.of();
                    case ChartFindings.Searched(List<ChartPattern> found) -> found;
                };
        assertEquals(expected, window);
        return window.size();
    }

    @Test
    void everyPatternOnRealBarsIsSound() {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        RealBars.all().values().stream()
                .filter(bars -> bars.size() >= ChartPatterns.BARS_NEEDED)
                .forEach(bars -> {
                    for (ChartPattern pattern : patterns(bars)) {
                        counts.merge(pattern.kind(), 1, Integer::sum);
                        assertTrue(pattern.quality() >= 0 && pattern.quality() <= 1);
                        assertTrue(pattern.direction() == 1 || pattern.direction() == -1);
                        boolean cross =
                                pattern.kind() == Kind.GOLDEN_CROSS
                                        || pattern.kind() == Kind.DEATH_CROSS;
                        assertEquals(cross, Double.isNaN(pattern.target()));
                    }
                });
        System.out.println("chart patterns on 505 symbols: " + counts);
    }

    @Test
    void noPatternIsNotTheSameAsTooFewBars() {
        Series flat = Degenerate.flat(100, i -> 5);
        assertEquals(new ChartFindings.Searched(List.of()), ChartPatterns.find(flat));
        assertEquals(new ChartFindings.CannotTell(40), ChartPatterns.find(flat.prefix(39)));
    }

    @Test
    void holesAndDegenerateSeriesAreAnswered() {
        Degenerate.all().values().forEach(ChartPatterns::find);
        Series bars = RandomBars.of(5, 500);
        int before = patterns(bars).size();
        Series holed = withHoleAtTheFront(bars);
        assertEquals(before, patterns(holed).size());
        assertEquals(
                patterns(bars).getLast().confirmedAt() + 1,
                patterns(holed).getLast().confirmedAt());
    }

    private static Series withHoleAtTheFront(Series bars) {
        List<double[]> rows = new ArrayList<>();
        rows.add(new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN});
        for (int i = 0; i < bars.size(); i++) {
            rows.add(
                    new double[] {
                        bars.open()[i],
                        bars.high()[i],
                        bars.low()[i],
                        bars.close()[i],
                        bars.volume()[i]
                    });
        }
        return RealBars.series(rows);
    }

    private static List<ChartPattern> patterns(Series bars) {
        return switch (ChartPatterns.find(bars)) {
            case ChartFindings.Searched searched -> searched.patterns();
            case ChartFindings.CannotTell none ->
                    throw new AssertionError("needs " + none.needed());
        };
    }

    /// Straight lines between the turns, after forty quiet bars on the way to the first.
    private static Series path(String turns) {
        String[] prices = turns.trim().split(" ", -1);
        List<double[]> rows = new ArrayList<>();
        double from = Double.parseDouble(prices[0]);
        double start = from - (Double.parseDouble(prices[1]) - from);
        for (int i = 0; i < 40; i++) {
            rows.add(bar(start + (from - start) * i / 40));
        }
        for (int leg = 1; leg < prices.length; leg++) {
            double to = Double.parseDouble(prices[leg]);
            for (int i = 0; i < 10; i++) {
                rows.add(bar(from + (to - from) * i / 10));
            }
            from = to;
        }
        rows.add(bar(from));
        return RealBars.series(rows);
    }

    private static double[] bar(double price) {
        return new double[] {price, price + 0.3, price - 0.3, price, 1000};
    }
}
