package bellwether.research.analysis;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Made-up histories of all that goes wrong with prices and volumes, by name.
final class MessyHistories {
    private static final int SIZE = 330;

    private MessyHistories() {}

    static Map<String, History> all() {
        Map<String, Bars> bars = new LinkedHashMap<>();
        bars.put("walk", walk(1));
        bars.put("whole cents", rounded(walk(2), 100));
        bars.put("gaps", gaps(walk(3)));
        bars.put("flat stretches", flat(rounded(walk(4), 10)));
        bars.put("flat from the first bar on", TestBars.closes(SIZE, _ -> 10));
        bars.put("one price a bar", TestBars.closes(SIZE, i -> 10 + Math.sin(i / 9.0)));
        bars.put("no volume", volume(walk(5), 0, SIZE, 0));
        bars.put("zero volume for a while", volume(walk(6), 120, 180, 0));
        bars.put("unknown volume", volume(walk(7), 0, SIZE, Double.NaN));
        bars.put("unknown volume from bar 150 on", volume(walk(8), 150, SIZE, Double.NaN));
        bars.put("unknown volume at first", volume(walk(9), 0, 60, Double.NaN));
        bars.put("tiny prices", TestBars.walk(10, SIZE, 3e-9, 0.03));
        bars.put("below 1", rounded(TestBars.walk(11, SIZE, 0.4, 0.03), 10_000));
        bars.put("a tick that is a thousand times too high", badTick(walk(12)));
        bars.put("too high from some bar on", TestBars.walk(13, SIZE, 3e14, 0.05));
        bars.put("too low from some bar on", TestBars.walk(19, SIZE, 2e-12, 0.05));
        bars.put("too high from the first bar on", TestBars.walk(14, SIZE, 1e16, 0.01));
        bars.put("one bar too few", walk(15).first(Analyst.LEAST_BARS - 1));
        bars.put("just enough bars", walk(16).first(Analyst.LEAST_BARS));
        bars.put("no bars", walk(17).first(0));
        Map<String, History> histories = new LinkedHashMap<>();
        bars.forEach((name, some) -> histories.put(name, TestBars.history(some)));
        histories.put("a split", split());
        return histories;
    }

    private static Bars walk(long seed) {
        return TestBars.walk(seed, SIZE, 100, 0.02);
    }

    private static List<double[]> prices(Bars bars) {
        return List.of(bars.open(), bars.high(), bars.low(), bars.close());
    }

    private static Bars rounded(Bars bars, double steps) {
        for (double[] column : prices(bars)) {
            Arrays.setAll(column, i -> Math.max(1, Math.rint(column[i] * steps)) / steps);
        }
        return bars;
    }

    private static Bars gaps(Bars bars) {
        RandomGenerator random = TestBars.random(99);
        double by = 1;
        for (int i = 0; i < bars.size(); i++) {
            by *= random.nextInt(25) == 0 ? 0.5 + random.nextDouble() : 1;
            for (double[] column : prices(bars)) {
                column[i] *= by;
            }
        }
        return bars;
    }

    private static Bars flat(Bars bars) {
        for (int i = 1; i < bars.size(); i++) {
            if (i / 40 % 2 == 1) {
                for (double[] column : prices(bars)) {
                    column[i] = bars.close()[i - 1];
                }
            }
        }
        return bars;
    }

    private static Bars volume(Bars bars, int from, int to, double volume) {
        Arrays.fill(bars.volume(), from, to, volume);
        return bars;
    }

    private static Bars badTick(Bars bars) {
        bars.high()[200] *= 1_000;
        bars.close()[200] *= 1_000;
        return bars;
    }

    /// Adjusted prices before it have any digits.
    static History split() {
        Bars bars = rounded(walk(18), 100);
        for (int i = 0; i < 200; i++) {
            for (double[] column : prices(bars)) {
                column[i] /= 7;
            }
        }
        List<Split> splits = new ArrayList<>();
        splits.add(new Split(TestBars.FIRST.plusDays(200), 7, true));
        splits.add(new Split(TestBars.FIRST.plusDays(300), 2, false));
        return new History("TEST", "TEST", 1, 7, List.of("a test"), true, bars, splits);
    }
}
