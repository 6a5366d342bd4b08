package bellwether.technical.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ForecastScoresTest {
    private static final double[] P = {0.1, 0.4, 0.8, 0.9};
    private static final boolean[] HIT = {false, true, true, false};

    @Test
    void scoresAreTheirFormulas() {
        assertEquals(
                (0.01 + 0.36 + 0.04 + 0.81) / 4, ForecastScores.brier(P, HIT).orElseThrow(), 1e-15);
        assertEquals(
                -Math.log(0.9 * 0.4 * 0.8 * 0.1) / 4,
                ForecastScores.logLoss(P, HIT).orElseThrow(),
                1e-12);
        assertEquals(
                (Math.abs(0.5 - 1) + Math.abs(1.7 - 1)) / 4,
                ForecastScores.calibrationError(P, HIT, 2).orElseThrow(),
                1e-15);
    }

    /// Equal scores stay in row order; the first bin has the odd row.
    @Test
    void binsHaveEquallyManyRows() {
        assertEquals(
                (Math.abs(1.5 - 1) + Math.abs(1.0 - 2)) / 5,
                ForecastScores.calibrationError(
                                new double[] {0.5, 0.5, 0.5, 0.5, 0.5},
                                new boolean[] {true, false, false, true, true},
                                2)
                        .orElseThrow(),
                1e-15);
    }

    @Test
    void ofNoRowsThereIsNothing() {
        assertEquals(Optional.empty(), ForecastScores.brier(new double[0], new boolean[0]));
        assertEquals(Optional.empty(), ForecastScores.logLoss(new double[0], new boolean[0]));
        assertEquals(
                Optional.empty(),
                ForecastScores.calibrationError(new double[0], new boolean[0], 10));
    }

    @Test
    void certaintyThatWasWrongHasNoFiniteLoss() {
        assertEquals(
                Optional.empty(),
                ForecastScores.logLoss(new double[] {1, 0.5}, new boolean[] {false, true}));
        assertThrows(
                IllegalArgumentException.class,
                () -> ForecastScores.brier(new double[] {1.2}, new boolean[] {true}));
    }
}
