package bellwether.technical.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HitRateTest {
    private static final double CLOSE = 1e-12;

    /// Newcombe's examples (1998) of 95 %, which print four digits.
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        "0, 20, 0.0000, 0.1611",
        "1, 29, 0.0061, 0.1718"
    })
    void wilsonIsThePublishedInterval(int hits, int n, double low, double high) {
        ConfidenceInterval found = HitRate.of(hits, n).wilson(0.95).interval().orElseThrow();
        assertEquals(low, found.low(), 5e-5);
        assertEquals(high, found.high(), 5e-5);
    }

    @Test
    void everyIntervalWidensWithItsLevelAndHoldsTheRate() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            int n = 1 + random.nextInt(200);
            HitRate rate = HitRate.of(random.nextInt(n + 1), n);
            for (Function<Double, Estimate> method : methods(rate)) {
                ConfidenceInterval narrow = method.apply(0.8).interval().orElseThrow();
                ConfidenceInterval wide = method.apply(0.95).interval().orElseThrow();
                assertTrue(wide.low() <= narrow.low() && narrow.high() <= wide.high());
                assertTrue(wide.low() >= 0 && wide.high() <= 1);
                assertTrue(wide.contains((double) rate.hits() / n));
            }
        }
    }

    private static List<Function<Double, Estimate>> methods(HitRate rate) {
        return List.of(rate::wilson, rate::jeffreys, rate::clopperPearson);
    }

    /// By the binomial probabilities themselves, averaged over rates.
    @Test
    void wilsonAndJeffreysCoverAsTheySayAndClopperPearsonMore() {
        int n = 40;
        double[] covered = new double[3];
        int rates = 0;
        for (double p = 0.05; p < 0.96; p += 0.01) {
            rates++;
            for (int k = 0; k <= n; k++) {
                double weight = binomial(n, k, p);
                List<Function<Double, Estimate>> methods = methods(HitRate.of(k, n));
                for (int i = 0; i < methods.size(); i++) {
                    Estimate found = methods.get(i).apply(0.9);
                    covered[i] += found.interval().orElseThrow().contains(p) ? weight : 0;
                }
            }
        }
        assertEquals(0.9, covered[0] / rates, 0.015);
        assertEquals(0.9, covered[1] / rates, 0.015);
        assertTrue(covered[2] / rates > 0.92);
    }

    private static double binomial(int n, int k, double p) {
        double ways = 1;
        for (int i = 1; i <= k; i++) {
            ways = ways * (n - k + i) / i;
        }
        return ways * Math.pow(p, k) * Math.pow(1 - p, n - k);
    }

    @Test
    void jeffreysEndsAtZeroAndOne() {
        assertEquals(0, HitRate.of(0, 7).jeffreys(0.9).interval().orElseThrow().low());
        assertEquals(1, HitRate.of(7, 7).jeffreys(0.9).interval().orElseThrow().high());
    }

    @Test
    void theProbabilityOfBeatingABaseIsHalfAtASymmetricOne() {
        assertEquals(0.5, HitRate.of(15, 30).probabilityAbove(0.5).estimate().orElseThrow(), CLOSE);
        double better = HitRate.of(20, 30).probabilityAbove(0.5).estimate().orElseThrow();
        double other = HitRate.of(10, 30).probabilityAbove(0.5).estimate().orElseThrow();
        assertEquals(1, better + other, CLOSE);
        // Beta(20.5, 10.5) above 0.5, by adding up its density
        assertEquals(upperBeta(20.5, 10.5), better, 1e-6);
    }

    private static double upperBeta(double a, double b) {
        int steps = 200_000;
        double above = 0;
        double all = 0;
        for (int i = 0; i < steps; i++) {
            double x = (i + 0.5) / steps;
            double density = Math.pow(x, a - 1) * Math.pow(1 - x, b - 1);
            all += density;
            above += x > 0.5 ? density : 0;
        }
        return above / all;
    }

    @Test
    void overlappingTriesCountAsFewer() {
        Estimate all = HitRate.of(60, 100).wilson(0.9);
        Estimate worth = new HitRate(60, 100, 25).wilson(0.9);
        Estimate quarter = HitRate.of(15, 25).wilson(0.9);
        assertEquals(0.6, worth.estimate().orElseThrow());
        assertTrue(worth.interval().orElseThrow().width() > all.interval().orElseThrow().width());
        assertEquals(quarter.interval(), worth.interval());
        assertEquals(Optional.of(25.0), worth.effectiveN());
        assertEquals(
                HitRate.of(15, 25).jeffreys(0.9).interval(),
                new HitRate(60, 100, 25).jeffreys(0.9).interval());
    }

    @Test
    void withoutTriesThereIsNothingAndTheReason() {
        for (Function<Double, Estimate> method : methods(HitRate.of(0, 0))) {
            Estimate found = method.apply(0.9);
            assertEquals(Optional.empty(), found.estimate());
            assertEquals("too_few", found.undefined().orElseThrow().code());
        }
        assertTrue(HitRate.of(0, 0).probabilityAbove(0.5).estimate().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 3, 3, 'k must not be negative, was -1'",
        "4, 3, 3, 'k must not be above n, was 4 of 3'",
        "1, -3, 3, 'n must not be negative, was -3'",
        "1, 3, 4, 'effective n must not be above n, was 4.0 of 3'",
        "1, 3, NaN, 'effective n must not be negative, was NaN'",
        "1, 3, 0, 'effective n of 3 rows must be above 0'"
    })
    void impossibleCountsAreRefused(int hits, int n, double effective, String words) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new HitRate(hits, n, effective));
        assertEquals(words, refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "-0.1", "90", "NaN"})
    void aLevelIsBetweenZeroAndOne(double level) {
        for (Function<Double, Estimate> method : methods(HitRate.of(1, 2))) {
            assertThrows(IllegalArgumentException.class, () -> method.apply(level));
        }
        for (Function<Double, Estimate> method : methods(HitRate.of(0, 0))) {
            assertThrows(IllegalArgumentException.class, () -> method.apply(level));
        }
    }
}
