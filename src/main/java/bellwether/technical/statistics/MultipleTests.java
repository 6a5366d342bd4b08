package bellwether.technical.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// p-values of many tests, adjusted for their number, in the order given. Of none: none.
public enum MultipleTests {
    /// m p, for any error at all.
    BONFERRONI("Bonferroni", "Dunn 1961"),
    /// The same step by step.
    HOLM("Holm", "Holm 1979"),
    /// The share of false ones, for tests that are independent or rise together.
    BENJAMINI_HOCHBERG("Benjamini-Hochberg", "Benjamini and Hochberg 1995"),
    /// The same for tests that share bars: any dependence, Σ 1/i times larger.
    BENJAMINI_YEKUTIELI("Benjamini-Yekutieli", "Benjamini and Yekutieli 2001");

    private final String shown;
    private final String source;

    MultipleTests(String shown, String source) {
        this.shown = shown;
        this.source = source;
    }

    /// Each p with its adjusted one.
    public List<AdjustedP> adjust(double[] p) {
        double[] adjusted = adjusted(p);
        StatisticMethod method = new StatisticMethod(shown, source);
        List<AdjustedP> found = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            found.add(new AdjustedP(p[i], adjusted[i], p.length, method));
        }
        return List.copyOf(found);
    }

    private double[] adjusted(double[] p) {
        for (double value : p) {
            StatisticsInput.probability("p", value);
        }
        int m = p.length;
        return switch (this) {
            case BONFERRONI -> Arrays.stream(p).map(value -> Math.min(1, m * value)).toArray();
            case HOLM -> rising(p);
            case BENJAMINI_HOCHBERG -> falling(p, rank -> (double) m / rank);
            case BENJAMINI_YEKUTIELI -> {
                double sum = harmonic(m);
                yield falling(p, rank -> sum * m / rank);
            }
        };
    }

    private static double harmonic(int m) {
        double sum = 0;
        for (int i = 1; i <= m; i++) {
            sum += 1.0 / i;
        }
        return sum;
    }

    private static double[] rising(double[] p) {
        Integer[] order = order(p);
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int i = 0; i < p.length; i++) {
            largest = Math.max(largest, Math.min(1, (p.length - i) * p[order[i]]));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }

    /// From the largest p down, none above the one before.
    private static double[] falling(double[] p, IntToDoubleFunction factor) {
        Integer[] order = order(p);
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int i = p.length - 1; i >= 0; i--) {
            least = Math.min(least, factor.applyAsDouble(i + 1) * p[order[i]]);
            adjusted[order[i]] = least;
        }
        return adjusted;
    }

    private static Integer[] order(double[] p) {
        Integer[] order = new Integer[p.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
        return order;
    }
}
