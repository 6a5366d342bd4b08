package bellwether.technical.statistics;

import java.util.Arrays;
import java.util.Optional;

/// Whether the means of two sets of dates differ more than when dates are dealt out at random.
/// Whole dates are exchanged: each value is the average of its date. Up to 20,000 arrangements all
/// are tried, else 9,999 random ones: p = (1 + hits) ÷ 10,000. Ties count as hits.
public final class PermutationTest {
    static final StatisticMethod METHOD =
            new StatisticMethod("permutation of whole dates", "Fisher 1935; Dwass 1957");
    static final int MOST_ARRANGEMENTS = 20_000;
    static final int DRAWN = 9_999;
    private static final String UNIT = "dates";
    private static final double ROUNDING = 1e-12;

    private final double[] pool;
    private final int first;
    private final Alternative alternative;
    private final double observed;

    private PermutationTest(double[] first, double[] second, Alternative alternative) {
        StatisticsInput.series("first", first);
        StatisticsInput.series("second", second);
        this.first = first.length;
        this.pool = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, pool, first.length, second.length);
        this.alternative = alternative;
        this.observed = this.first == 0 || second.length == 0 ? 0 : difference();
    }

    /// Mean of the first less mean of the second.
    ///
    /// @param seed of the arrangements, where not all are tried
    public static HypothesisTest between(
            double[] first, double[] second, Alternative alternative, long seed) {
        PermutationTest test = new PermutationTest(first, second, alternative);
        if (first.length == 0 || second.length == 0) {
            return HypothesisTest.none(
                    test.pool.length,
                    UNIT,
                    alternative,
                    METHOD,
                    UndefinedFigure.tooFew(0, 1, "dates in each set"));
        }
        double ways = arrangements(test.pool.length, test.first);
        return ways <= MOST_ARRANGEMENTS
                ? test.result(test.exact(), "all %.0f arrangements".formatted(ways))
                : test.result(test.sampled(seed), "9,999 random arrangements");
    }

    /// The p of all arrangements, however many.
    public static double exactP(double[] first, double[] second, Alternative alternative) {
        return new PermutationTest(first, second, alternative).exact();
    }

    /// n over k; infinite where a double does not hold it.
    public static double arrangements(int n, int k) {
        double ways = 1;
        for (int i = 1; i <= Math.min(k, n - k); i++) {
            ways = Math.rint(ways * (n - i + 1) / i);
        }
        return ways;
    }

    private HypothesisTest result(double p, String how) {
        return new HypothesisTest(
                Optional.of(observed),
                Optional.of(p),
                pool.length,
                UNIT,
                alternative,
                METHOD.with(how),
                Optional.empty());
    }

    private double difference() {
        return difference(pool);
    }

    private double difference(double[] order) {
        double left = 0;
        double right = 0;
        for (int i = 0; i < order.length; i++) {
            if (i < first) {
                left += order[i];
            } else {
                right += order[i];
            }
        }
        return left / first - right / (order.length - first);
    }

    private double exact() {
        int[] chosen = new int[first];
        Arrays.setAll(chosen, i -> i);
        double[] order = new double[pool.length];
        long hits = 0;
        long tried = 0;
        do {
            arrange(chosen, order);
            tried++;
            hits += isHit(difference(order)) ? 1 : 0;
        } while (next(chosen));
        return (double) hits / tried;
    }

    /// The chosen first, then the others.
    private void arrange(int[] chosen, double[] order) {
        int left = 0;
        int right = first;
        for (int i = 0; i < pool.length; i++) {
            if (left < first && chosen[left] == i) {
                order[left++] = pool[i];
            } else {
                order[right++] = pool[i];
            }
        }
    }

    /// The next choice in lexical order; false behind the last.
    private boolean next(int[] chosen) {
        int place = first - 1;
        while (place >= 0 && chosen[place] == pool.length - first + place) {
            place--;
        }
        if (place < 0) {
            return false;
        }
        chosen[place]++;
        for (int i = place + 1; i < first; i++) {
            chosen[i] = chosen[i - 1] + 1;
        }
        return true;
    }

    private double sampled(long seed) {
        SplitMix64 random = new SplitMix64(seed);
        double[] order = pool.clone();
        int hits = 0;
        for (int i = 0; i < DRAWN; i++) {
            random.shuffleFirst(order, first);
            hits += isHit(difference(order)) ? 1 : 0;
        }
        return (1.0 + hits) / (DRAWN + 1);
    }

    private boolean isHit(double found) {
        double slack = ROUNDING * Math.max(Math.abs(observed), scale());
        return switch (alternative) {
            case GREATER -> found >= observed - slack;
            case LESS -> found <= observed + slack;
            case TWO_SIDED -> Math.abs(found) >= Math.abs(observed) - slack;
        };
    }

    private double scale() {
        return Math.abs(pool[0]);
    }
}
