package bellwether.technical.statistics.correlation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CorrelationTest {
    private static double[] noise(int n, long seed) {
        Random random = new Random(seed);
        double[] values = new double[n];
        Arrays.setAll(values, _ -> random.nextGaussian());
        return values;
    }

    private static double[] mixed(double[] x, double[] other, double share) {
        double[] values = new double[x.length];
        Arrays.setAll(values, i -> share * x[i] + Math.sqrt(1 - share * share) * other[i]);
        return values;
    }

    @Test
    void theIntervalHoldsTheTrueCorrelation() {
        int hits = 0;
        for (int seed = 0; seed < 500; seed++) {
            double[] x = noise(60, seed);
            double[] y = mixed(x, noise(60, 5_000 + seed), 0.5);
            ConfidenceInterval found =
                    PearsonCorrelation.estimate(x, y, 0.9).interval().orElseThrow();
            hits += found.contains(0.5) ? 1 : 0;
        }
        assertEquals(450, hits, 20);
    }

    @Test
    void equalOrFewSeriesSayWhy() {
        double[] x = noise(10, 1);
        assertEquals(1, PearsonCorrelation.of(x, x).orElseThrow(), 1e-12);
        Estimate flat = PearsonCorrelation.estimate(x, new double[10], 0.9);
        assertEquals("no_variance", flat.undefined().orElseThrow().code());
        double[] same = new double[10];
        Arrays.fill(same, 0.1);
        assertEquals(Optional.empty(), PearsonCorrelation.of(x, same));
        Estimate few = PearsonCorrelation.estimate(noise(3, 1), noise(3, 2), 0.9);
        assertEquals("too_few", few.undefined().orElseThrow().code());
        assertTrue(few.estimate().isPresent());
        assertEquals(Optional.empty(), PearsonCorrelation.of(new double[0], new double[0]));
        assertEquals(Optional.empty(), PearsonCorrelation.p(0.3, 3));
        assertEquals(1.0, PearsonCorrelation.p(0, 50).orElseThrow(), 1e-12);
    }

    @Test
    void nearestGroupsAreJoinedFirst() {
        double[][] distances = {{0, 1, 4, 5}, {1, 0, 6, 7}, {4, 6, 0, 2}, {5, 7, 2, 0}};
        AverageLinkage found = AverageLinkage.of(distances);
        assertEquals(
                List.of(
                        new AverageLinkage.Step(0, 1, 1, 2),
                        new AverageLinkage.Step(2, 3, 2, 2),
                        new AverageLinkage.Step(4, 5, 5.5, 4)),
                found.steps());
        assertEquals(List.of(0, 0, 1, 1), found.groups(2));
        assertEquals(List.of(0, 0, 1, 2), found.groups(1.5));
        assertEquals(List.of(0, 0, 0, 0), found.groups(6));
        assertEquals(List.of(), AverageLinkage.of(new double[0][0]).groups(1));
    }

    @Test
    void theLeaderIsFoundAtItsLag() {
        double[] leader = noise(252, 1);
        double[] follower = noise(252, 2);
        for (int i = 2; i < follower.length; i++) {
            follower[i] = 0.6 * leader[i - 2] + 0.8 * follower[i];
        }
        List<LeadLag> found = LeadLag.of(new double[][] {leader, follower, noise(252, 3)}, 5);
        assertEquals(3 * 11, found.size());
        List<LeadLag> proven =
                found.stream()
                        .filter(one -> one.adjusted().map(p -> p.adjusted() < 0.05).orElse(false))
                        .toList();
        assertEquals(1, proven.size());
        assertEquals(0, proven.getFirst().first());
        assertEquals(1, proven.getFirst().second());
        assertEquals(2, proven.getFirst().lag());
        assertEquals(250, proven.getFirst().n());
        assertEquals(30, proven.getFirst().adjusted().orElseThrow().m());
        assertTrue(
                found.stream()
                        .filter(one -> one.lag() == 0)
                        .allMatch(one -> one.adjusted().isEmpty()));
    }

    @Test
    void lagsBeyondTheSeriesHaveNothing() {
        List<LeadLag> found = LeadLag.of(new double[][] {{1, 2}, {2, 1}}, 3);
        assertTrue(found.stream().allMatch(one -> one.adjusted().isEmpty()));
        assertEquals(0, found.getFirst().n());
    }
}
