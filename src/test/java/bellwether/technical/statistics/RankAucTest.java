package bellwether.technical.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RankAucTest {
    @Test
    void itIsTheShareOfPairsInTheRightOrderTiesHalf() {
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            int n = 2 + random.nextInt(30);
            double[] scores = random.ints(n, 0, 8).asDoubleStream().toArray();
            boolean[] positive = labels(random, n);
            assertEquals(pairs(scores, positive), RankAuc.of(scores, positive).orElse(-1.0), 1e-12);
        }
    }

    private static boolean[] labels(Random random, int n) {
        boolean[] positive = new boolean[n];
        for (int i = 0; i < n; i++) {
            positive[i] = random.nextBoolean();
        }
        return positive;
    }

    private static double pairs(double[] scores, boolean[] positive) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (positive[i] && !positive[j]) {
                    count++;
                    sum += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        return count == 0 ? -1 : sum / count;
    }

    @Test
    void turnedScoresAreTheComplement() {
        Random random = new Random(4);
        double[] scores = random.ints(50, 0, 9).asDoubleStream().toArray();
        double[] turned = Arrays.stream(scores).map(v -> -v).toArray();
        boolean[] positive = labels(random, 50);
        assertEquals(
                1,
                RankAuc.of(scores, positive).orElseThrow()
                        + RankAuc.of(turned, positive).orElseThrow(),
                1e-12);
    }

    @Test
    void ofOneClassThereIsNone() {
        assertEquals(Optional.empty(), RankAuc.of(new double[] {1, 2}, new boolean[] {true, true}));
        assertEquals(Optional.empty(), RankAuc.of(new double[0], new boolean[0]));
        assertThrows(
                IllegalArgumentException.class,
                () -> RankAuc.of(new double[] {1}, new boolean[] {true, false}));
        assertThrows(
                IllegalArgumentException.class,
                () -> RankAuc.of(new double[] {Double.NaN}, new boolean[] {true}));
    }

    /// The error as one sum over the shares of each row.
    @Test
    void deLongIsItsPlainFormula() {
        Random random = new Random(6);
        double[] scores = random.ints(40, 0, 12).asDoubleStream().toArray();
        boolean[] positive = labels(random, 40);
        double variance = 0;
        for (boolean side : new boolean[] {true, false}) {
            double[] shares = shares(scores, positive, side);
            double mean = Arrays.stream(shares).average().orElseThrow();
            double squares = Arrays.stream(shares).map(v -> (v - mean) * (v - mean)).sum();
            variance += squares / (shares.length - 1) / shares.length;
        }
        DeLong.Covariances found = DeLong.covariances(scores, scores, positive).orElseThrow();
        assertEquals(variance, found.first(), 1e-14);
        assertEquals(variance, found.both(), 1e-14);
        assertEquals(
                "no_variance",
                DeLong.difference(scores, scores, positive).undefined().orElseThrow().code());
    }

    private static double[] shares(double[] scores, boolean[] positive, boolean side) {
        return java.util.stream.IntStream.range(0, scores.length)
                .filter(i -> positive[i] == side)
                .mapToDouble(i -> {
                    double[] one = {scores[i]};
                    double sum = 0;
                    int count = 0;
                    for (int j = 0; j < scores.length; j++) {
                        if (positive[j] != side) {
                            count++;
                            double gap = (one[0] - scores[j]) * (side ? 1 : -1);
                            sum += gap > 0 ? 1 : gap == 0 ? 0.5 : 0;
                        }
                    }
                    return sum / count;
                })
                .toArray();
    }

    @Test
    void deLongNeedsTwoRowsOfEachClassAndStaysWithinItsBounds() {
        Estimate few = DeLong.auc(new double[] {1, 2, 3}, new boolean[] {true, false, false}, 0.9);
        assertEquals("too few: 1 of 2 rows of each class", few.undefined().orElseThrow().detail());
        double[] scores = {1, 2, 3, 2.5, 4, 5};
        boolean[] positive = {false, false, false, true, true, true};
        Estimate good = DeLong.auc(scores, positive, 0.95);
        assertTrue(good.interval().orElseThrow().high() <= 1);
        Estimate perfect =
                DeLong.auc(
                        new double[] {1, 2, 3, 4}, new boolean[] {false, false, true, true}, 0.9);
        assertEquals(1.0, perfect.estimate().orElseThrow());
        assertEquals("separated", perfect.undefined().orElseThrow().code());
    }
}
