package bellwether.technical.ta;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/// Series on which formulas divide by nothing, cancel, overflow or never begin.
public final class Degenerate {
    private Degenerate() {}

    public static Map<String, Series> all() {
        Map<String, Series> all = new LinkedHashMap<>();
        all.put("no bar", flat(0, i -> 1));
        all.put("one bar", flat(1, i -> 5));
        all.put("two bars", flat(2, i -> 5));
        all.put("constant", flat(600, i -> 0.1));
        all.put("constant zero", flat(600, i -> 0));
        all.put("rising without range", flat(600, i -> 1 + i));
        all.put("falling without range", flat(600, i -> 1000 - i));
        all.put("step", flat(600, i -> i < 300 ? 10 : 20));
        all.put("long flat after a move", flat(3000, i -> i < 40 ? 10 + i % 7 : 13));
        all.put("tiny prices", RandomBars.of(21, 600, 1e-9, 1e-13));
        all.put("huge prices", RandomBars.of(22, 600, 1e12, 1));
        all.put("no volume", withVolume(RandomBars.of(23, 600), 0));
        all.put("huge volume", withVolume(RandomBars.of(24, 600), 1e15));
        all.put("exponential", flat(600, i -> Math.pow(1.05, i)));
        all.put("alternating", flat(600, i -> i % 2 == 0 ? 1e-9 : 1e12));
        return all;
    }

    public static Series flat(int size, IntToDoubleFunction price) {
        double[] prices = new double[size];
        Arrays.setAll(prices, price);
        double[] volume = new double[size];
        Arrays.fill(volume, 1000);
        return new Series(prices, prices, prices, prices, volume, prices, size)
                .sectioned(RandomBars.sections(size));
    }

    private static Series withVolume(Series bars, double volume) {
        Arrays.fill(bars.volume(), volume);
        return bars;
    }
}
