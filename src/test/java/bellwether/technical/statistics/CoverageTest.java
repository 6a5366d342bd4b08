package bellwether.technical.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/// How often intervals of 90 % hold the true mean, over many seeds.
final class CoverageTest {
    private static final int N = 1_000;
    private static final double LEVEL = 0.9;
    private static final double SLACK = 0.03;
    private static final int SEEDS = 600;

    @Test
    void neweyWestCoversAnAutoregressiveMean() {
        covers(0, 1, seed -> RandomSeries.independent(N, seed), neweyWest(1));
        covers(0, 1, seed -> RandomSeries.autoregressive(N, 0.2, seed), neweyWest(1));
        covers(0, 1, seed -> RandomSeries.autoregressive(N, 0.3, seed), neweyWest(1));
        covers(0, 1, seed -> RandomSeries.autoregressive(N, -0.3, seed), neweyWest(1));
    }

    @Test
    void neweyWestCoversTheMeanOfOverlappingSums() {
        covers(0, 1, seed -> RandomSeries.overlapping(N, 2, seed), neweyWest(2));
        // Bartlett's weights up to 2h take a seventh of the variance of longer sums
        covers(-0.03, 1, seed -> RandomSeries.overlapping(N, 5, seed), neweyWest(5));
    }

    @Test
    void theBootstrapCoversThemToo() {
        int fewer = 3;
        covers(0, fewer, seed -> RandomSeries.autoregressive(N, 0.2, seed), bootstrap(1));
        covers(0, fewer, seed -> RandomSeries.overlapping(N, 2, seed), bootstrap(2));
        covers(-0.03, fewer, seed -> RandomSeries.overlapping(N, 5, seed), bootstrap(5));
    }

    @Test
    void fewBlocksOfSessionsAreCoveredByT() {
        int[] sessions = new int[63 * 8];
        for (int i = 0; i < sessions.length; i++) {
            sessions[i] = 1000 + i;
        }
        covers(
                0,
                1,
                seed -> RandomSeries.overlapping(sessions.length, 5, seed),
                series -> DatedFigures.averages(sessions, series).mean(9, 5, LEVEL));
    }

    /// Errors that took rows for observations would be told apart from these at once.
    @Test
    void errorsOfIndependentValuesWouldNotCoverOverlappingSums() {
        int hits = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            MeanError found = NeweyWest.error(RandomSeries.overlapping(N, 5, seed), 0);
            hits += Math.abs(found.mean()) < 1.645 * found.independent() ? 1 : 0;
        }
        assertTrue(hits < 0.6 * SEEDS, () -> "too wide for rows");
    }

    private static Function<double[], Estimate> neweyWest(int horizon) {
        return series -> NeweyWest.mean(series, horizon, LEVEL);
    }

    private static Function<double[], Estimate> bootstrap(int horizon) {
        return series ->
                new StationaryBootstrap(Math.max(5, 2 * horizon), 400, 7).mean(series, LEVEL);
    }

    private static void covers(
            double shift,
            int fewer,
            LongFunction<double[]> series,
            Function<double[], Estimate> interval) {
        int seeds = SEEDS / fewer;
        int hits = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Estimate found = interval.apply(series.apply(seed));
            hits += found.interval().orElseThrow().contains(0) ? 1 : 0;
        }
        assertEquals(LEVEL + shift, (double) hits / seeds, SLACK);
    }
}
