package bellwether.technical.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StationaryBootstrapTest {
    private static final double[] SERIES = RandomSeries.autoregressive(300, 0.4, 11);

    @Test
    void theSameSeedGivesTheSameBits() {
        StationaryBootstrap one = StationaryBootstrap.forHorizon(5, 1);
        assertEquals(10, one.meanBlock());
        assertEquals(2_000, one.draws());
        assertEquals(5, StationaryBootstrap.forHorizon(1, 1).meanBlock());
        assertArrayEquals(one.means(SERIES), StationaryBootstrap.forHorizon(5, 1).means(SERIES));
        assertNotEquals(
                one.mean(SERIES, 0.9), StationaryBootstrap.forHorizon(5, 2).mean(SERIES, 0.9));
    }

    @Test
    void blocksAreAsLongAsAskedForAndGoRound() {
        int[] jumps = new int[1];
        double[] seen = new double[50];
        new StationaryBootstrap(8, 4_000, 5)
                .replicates(
                        50,
                        indices -> {
                            for (int t = 1; t < indices.length; t++) {
                                jumps[0] += indices[t] == (indices[t - 1] + 1) % 50 ? 0 : 1;
                            }
                            Arrays.stream(indices).forEach(index -> seen[index]++);
                            return 0;
                        });
        // of 49 steps an eighth jumps, one in fifty of them to the next anyway
        assertEquals(4_000 * 49 / 8.0 * 0.98, jumps[0], 400);
        assertTrue(Arrays.stream(seen).allMatch(count -> Math.abs(count - 4_000) < 600));
    }

    /// The variance that the blocks leave: γ_k weighted by (1 − k/n)(1−1/b)^k + (k/n)(1−1/b)^{n−k}.
    @Test
    void theErrorIsThatOfItsFormula() {
        int n = SERIES.length;
        double mean = Arrays.stream(SERIES).average().orElseThrow();
        double variance = 0;
        for (int k = 0; k < n; k++) {
            double product = 0;
            for (int i = k; i < n; i++) {
                product += (SERIES[i] - mean) * (SERIES[i - k] - mean) / n;
            }
            double share = (double) k / n;
            double weight = (1 - share) * Math.pow(0.9, k) + share * Math.pow(0.9, n - k);
            variance += (k == 0 ? 1 : 2 * weight) * product;
        }
        double found = new StationaryBootstrap(10, 20_000, 3).errorOfMean(SERIES).orElseThrow();
        assertEquals(1, found / Math.sqrt(variance / n), 0.02);
    }

    @Test
    void anyStatisticOfDatesHasAnInterval() {
        StationaryBootstrap bootstrap = StationaryBootstrap.forHorizon(1, 4);
        Estimate mean = bootstrap.mean(SERIES, 0.9);
        Estimate same =
                bootstrap.of(
                        SERIES.length,
                        indices -> Arrays.stream(indices).mapToDouble(i -> SERIES[i]).sum() / 300,
                        0.9);
        assertEquals(
                mean.interval().orElseThrow().low(), same.interval().orElseThrow().low(), 1e-12);
        assertTrue(
                bootstrap.mean(SERIES, 0.99).interval().orElseThrow().width()
                        > mean.interval().orElseThrow().width());
    }

    @Test
    void whatIsNotDefinedSaysSo() {
        StationaryBootstrap bootstrap = StationaryBootstrap.forHorizon(1, 4);
        assertEquals(Optional.empty(), bootstrap.mean(new double[0], 0.9).estimate());
        Estimate few = bootstrap.mean(Arrays.copyOf(SERIES, 49), 0.9);
        assertEquals(Optional.of(50), few.undefined().orElseThrow().needed());
        assertEquals(
                "no_variance",
                bootstrap.mean(new double[90], 0.9).undefined().orElseThrow().code());
        assertEquals(
                "not_defined",
                bootstrap.of(90, _ -> Double.NaN, 0.9).undefined().orElseThrow().code());
        Estimate sometimes = bootstrap.of(90, i -> i[0] == 0 ? 1 : 0 / (i[0] % 2.0), 0.9);
        assertTrue(sometimes.estimate().isPresent());
        assertEquals("not_defined", sometimes.undefined().orElseThrow().code());
        assertThrows(IllegalArgumentException.class, () -> new StationaryBootstrap(0.5, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new StationaryBootstrap(5, 0, 1));
    }

    @Test
    void blockLengthsFollowTheMemoryOfASeries() {
        double quick =
                BlockLength.of(RandomSeries.independent(2_000, 1)).orElseThrow().stationary();
        double slow =
                BlockLength.of(RandomSeries.autoregressive(2_000, 0.8, 1))
                        .orElseThrow()
                        .stationary();
        assertTrue(quick < 6 && slow > 20, () -> quick + " " + slow);
        assertEquals(Optional.empty(), BlockLength.of(new double[100]));
        assertEquals(Optional.empty(), BlockLength.of(new double[9]));
    }
}
