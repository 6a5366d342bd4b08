package bellwether.technical.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SharpeConfidenceTest {
    /// Bailey and López de Prado 2014: 100 trials whose annual ratios have a variance of ½, the
    /// best 2.5 a year of 250, over 1,250 days of skew −3 and kurtosis 10.
    @Test
    void theExampleOfThePaper() {
        SharpeSample sample = new SharpeSample(1_250, 2.5 / Math.sqrt(250), -3, 10);
        SharpeTrials trials = new SharpeTrials(100, 0.5 / 250);
        assertEquals(0.1132, trials.expectedMaximum(), 5e-5);
        Estimate deflated = SharpeConfidence.deflated(sample, trials);
        assertEquals(0.9004, deflated.estimate().orElseThrow(), 5e-5);
        assertEquals("0.9 (n 1250, deflated Sharpe ratio, N 100)", deflated.words());
    }

    @Test
    void oneTrialIsThePlainProbabilityAboveZero() {
        SharpeSample sample = new SharpeSample(500, 0.05, -0.5, 6);
        assertEquals(
                SharpeConfidence.probabilistic(sample, 0).estimate(),
                SharpeConfidence.deflated(sample, new SharpeTrials(1, 0.3)).estimate());
        double few = deflated(sample, 2);
        assertTrue(deflated(sample, 50) < few && deflated(sample, 5_000) < deflated(sample, 50));
    }

    private static double deflated(SharpeSample sample, int trials) {
        return SharpeConfidence.deflated(sample, new SharpeTrials(trials, 0.0005))
                .estimate()
                .orElseThrow();
    }

    /// A record of exactly that length is as sure as was asked for.
    @Test
    void theShortestRecordIsTheInverseOfTheProbability() {
        SharpeSample sample = new SharpeSample(100, 0.08, -1, 7);
        double length =
                SharpeConfidence.shortestRecord(sample, 0.01, 0.95).estimate().orElseThrow();
        double z = 0.07 * Math.sqrt(length - 1) / Math.sqrt(1 + 0.08 + 1.5 * 0.0064);
        assertEquals(1.6448536269514722, z, 1e-10);
        assertEquals(
                "not_above_reference",
                SharpeConfidence.shortestRecord(sample, 0.08, 0.95)
                        .undefined()
                        .orElseThrow()
                        .code());
    }

    @Test
    void momentsAreThoseOfAPlainSum() {
        double[] r = {0.01, -0.02, 0.015, 0.03, -0.01, 0.002};
        double mean = Arrays.stream(r).average().orElseThrow();
        double m2 = Arrays.stream(r).map(v -> Math.pow(v - mean, 2)).sum();
        double m3 = Arrays.stream(r).map(v -> Math.pow(v - mean, 3)).sum() / 6;
        double m4 = Arrays.stream(r).map(v -> Math.pow(v - mean, 4)).sum() / 6;
        SharpeSample found = SharpeSample.of(r).orElseThrow();
        assertEquals(mean / Math.sqrt(m2 / 5), found.sharpe(), 1e-12);
        assertEquals(m3 / Math.pow(m2 / 6, 1.5), found.skew(), 1e-12);
        assertEquals(m4 / Math.pow(m2 / 6, 2), found.kurtosis(), 1e-12);
    }

    @Test
    void tooFewOrEqualReturnsHaveNoRatio() {
        SharpeTrials one = new SharpeTrials(1, 0);
        assertEquals("too_few", code(SharpeConfidence.deflated(new double[] {0.1, 0.2, 0.1}, one)));
        assertEquals("no_variance", code(SharpeConfidence.probabilistic(new double[50], 0)));
        assertEquals(
                "no_such_sample",
                code(SharpeConfidence.probabilistic(new SharpeSample(50, 1, 9, 3), 0)));
        assertThrows(IllegalArgumentException.class, () -> new SharpeTrials(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new SharpeTrials(3, -1));
        assertThrows(
                IllegalArgumentException.class,
                () -> SharpeConfidence.probabilistic(new double[] {Double.NaN}, 0));
    }

    private static String code(Estimate estimate) {
        assertTrue(estimate.estimate().isEmpty());
        return estimate.undefined().orElseThrow().code();
    }
}
