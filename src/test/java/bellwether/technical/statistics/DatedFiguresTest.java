package bellwether.technical.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DatedFiguresTest {
    @Test
    void rowsOfADateAreAveragedFirst() {
        DatedFigures found =
                DatedFigures.averages(new int[] {7, 3, 7, 7, 3}, new double[] {1, 10, 2, 3, 20});
        assertArrayEquals(new int[] {3, 7}, found.sessions());
        assertArrayEquals(new double[] {15, 2}, found.values());
    }

    @Test
    void datesOfOneClassHaveNoAuc() {
        DatedFigures found =
                DatedFigures.auc(
                        new int[] {1, 1, 2, 2, 3, 3},
                        new double[] {1, 2, 1, 2, 1, 2},
                        new boolean[] {false, true, true, true, true, false});
        assertArrayEquals(new int[] {1, 3}, found.sessions());
        assertArrayEquals(new double[] {1, 0}, found.values());
    }

    /// Symbols that move together are no observations: a hundred copies of each row change nothing.
    @Test
    void copiesOfRowsAddNoCertainty() {
        double[] once = RandomSeries.overlapping(300, 5, 1);
        int[] days = IntStream.range(0, 300).toArray();
        int[] sessions = IntStream.range(0, 30_000).map(i -> i / 100).toArray();
        double[] copies = IntStream.range(0, 30_000).mapToDouble(i -> once[i / 100]).toArray();
        ConfidenceInterval one =
                DatedFigures.averages(days, once).mean(100, 5, 0.9).interval().orElseThrow();
        ConfidenceInterval many =
                DatedFigures.averages(sessions, copies).mean(100, 5, 0.9).interval().orElseThrow();
        assertEquals(one.width(), many.width(), 1e-9);
    }

    /// Outcomes overlap and symbols share a market: a mean of nothing is found in many samples by
    /// rows, in few by dates.
    @Test
    void nothingIsSeldomFoundByDatesAndOftenByRows() {
        int seeds = 200;
        int byDates = 0;
        int byRows = 0;
        for (int seed = 0; seed < seeds; seed++) {
            double[] rows = market(300, 20, seed);
            int[] sessions = IntStream.range(0, rows.length).map(i -> i / 20).toArray();
            Estimate dates = DatedFigures.averages(sessions, rows).mean(20, 5, 0.95);
            byDates += dates.interval().orElseThrow().contains(0) ? 0 : 1;
            MeanError error = NeweyWest.error(rows, 0);
            byRows += Math.abs(error.mean()) > 1.96 * error.independent() ? 1 : 0;
        }
        assertTrue(byDates < 0.14 * seeds, "by dates " + byDates);
        assertTrue(byRows > 0.5 * seeds, "by rows " + byRows);
    }

    /// Date by date, each with so many symbols.
    private static double[] market(int dates, int symbols, int seed) {
        double[] factor = RandomSeries.overlapping(dates, 5, seed);
        double[] own = RandomSeries.independent(dates * symbols, 10_000 + seed);
        return IntStream.range(0, own.length)
                .mapToDouble(i -> factor[i / symbols] + own[i])
                .toArray();
    }

    @Test
    void underTenSymbolsTheUnitIs63Sessions() {
        int[] sessions = IntStream.range(100, 100 + 63 * 5 + 20).toArray();
        double[] values = RandomSeries.independent(sessions.length, 2);
        Estimate found = DatedFigures.averages(sessions, values).mean(9, 5, 0.9);
        assertEquals(5, found.n(), "the last 20 sessions belong to the fifth block");
        assertEquals("blocks of 63 sessions", found.unit());
        double[] means =
                IntStream.range(0, 5)
                        .mapToDouble(b ->
                                Arrays.stream(values, b * 63, b == 4 ? values.length : b * 63 + 63)
                                        .average()
                                        .orElseThrow())
                        .toArray();
        double mean = Arrays.stream(means).average().orElseThrow();
        double squares = Arrays.stream(means).map(v -> (v - mean) * (v - mean)).sum();
        assertEquals(mean, found.estimate().orElseThrow(), 1e-12);
        // t of 4 degrees at 95 %: 2.1318
        assertEquals(
                2 * 2.131846786 * Math.sqrt(squares / 4 / 5),
                found.interval().orElseThrow().width(),
                1e-8);
        assertEquals("dates", DatedFigures.averages(sessions, values).mean(10, 5, 0.9).unit());
    }

    @Test
    void blocksAreAsLongAsTheHorizonAtLeast() {
        int[] sessions = IntStream.range(0, 500).toArray();
        double[] values = RandomSeries.independent(500, 2);
        assertEquals(
                "blocks of 120 sessions",
                DatedFigures.averages(sessions, values).mean(1, 120, 0.9).unit());
    }

    @Test
    void fewBlocksAreTooFew() {
        int[] sessions = IntStream.range(0, 150).toArray();
        Estimate few =
                DatedFigures.averages(sessions, RandomSeries.independent(150, 1)).mean(3, 5, 0.9);
        assertEquals(
                "too few: 2 of 4 blocks of 63 sessions", few.undefined().orElseThrow().detail());
        Estimate none = DatedFigures.averages(new int[0], new double[0]).mean(3, 5, 0.9);
        assertEquals(Optional.empty(), none.estimate());
        Estimate flat =
                DatedFigures.averages(IntStream.range(0, 400).toArray(), new double[400])
                        .mean(3, 5, 0.9);
        assertEquals("no_variance", flat.undefined().orElseThrow().code());
        assertThrows(
                IllegalArgumentException.class,
                () -> DatedFigures.averages(new int[1], new double[2]));
    }

    /// By dates, and under ten symbols by blocks.
    @Test
    void chanceIsUnderATenthWhereTheIntervalLeavesOutZero() {
        int[] sessions = IntStream.range(0, 63 * 6).toArray();
        int outside = 0;
        for (int seed = 0; seed < 200; seed++) {
            double[] values = RandomSeries.overlapping(sessions.length, 5, seed);
            DatedFigures figures = DatedFigures.averages(sessions, values);
            for (int symbols : new int[] {9, 10}) {
                boolean zeroIsIn =
                        figures.mean(symbols, 5, 0.9).interval().orElseThrow().contains(0);
                double p = figures.differsFromZero(symbols, 5).p().orElseThrow();
                assertEquals(zeroIsIn, p > 0.1, "seed " + seed + ", p " + p);
                outside += zeroIsIn ? 0 : 1;
            }
        }
        assertTrue(outside > 20 && outside < 80, outside + " of 400");
    }

    @Test
    void thereIsNoTestOfTooFew() {
        int[] sessions = IntStream.range(0, 49).toArray();
        double[] values = RandomSeries.independent(sessions.length, 1);
        DatedFigures figures = DatedFigures.averages(sessions, values);
        assertEquals(
                "too few: 49 of 50 dates",
                figures.differsFromZero(10, 5).undefined().orElseThrow().detail());
        assertEquals(
                "too few: 1 of 4 blocks of 63 sessions",
                figures.differsFromZero(9, 5).undefined().orElseThrow().detail());
        assertEquals(
                "no_variance",
                DatedFigures.averages(IntStream.range(0, 60).toArray(), new double[60])
                        .differsFromZero(10, 5)
                        .undefined()
                        .orElseThrow()
                        .code());
    }

    @Test
    void knownFiguresAreTestedForBeingLess() {
        SplitMix64 random = new SplitMix64(4);
        int[] sessions = IntStream.range(0, 400).toArray();
        double[] values = IntStream.range(0, 400).mapToDouble(_ -> random.nextDouble()).toArray();
        double[] lower = Arrays.stream(values).map(value -> value - 0.55).toArray();
        double[] higher = Arrays.stream(values).map(value -> value - 0.45).toArray();
        for (int symbols : new int[] {3, 50}) {
            double below = DatedFigures.of(sessions, lower).isLess(symbols, 5).p().orElseThrow();
            double above = DatedFigures.of(sessions, higher).isLess(symbols, 5).p().orElseThrow();
            assertTrue(below < 0.05, symbols + ": " + below);
            assertTrue(above > 0.95, symbols + ": " + above);
        }
        assertEquals(
                DieboldMariano.test(lower, 5, Alternative.LESS),
                DatedFigures.of(sessions, lower).isLess(50, 5));
        assertThrows(
                IllegalArgumentException.class,
                () -> DatedFigures.of(new int[] {2, 2}, new double[2]));
    }
}
