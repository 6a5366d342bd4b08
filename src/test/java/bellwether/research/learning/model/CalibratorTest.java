package bellwether.research.learning.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.technical.statistics.Logit;
import bellwether.technical.statistics.SplitMix64;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

final class CalibratorTest {
    private static Calibration fit(int rows, DoubleUnaryOperator truth, double weight) {
        SplitMix64 random = new SplitMix64(rows);
        double[] margins = new double[rows];
        boolean[] positive = new boolean[rows];
        double[] weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            margins[row] = 4 * random.nextDouble() - 2;
            positive[row] = random.nextDouble() < truth.applyAsDouble(margins[row]);
            weights[row] = row % 10 == 0 ? weight : 1;
        }
        return new Calibrator(margins, positive, weights, spans(50)).fit(0.45);
    }

    /// So many rows a date, whose labels take five sessions.
    private static Calibrator.LabelSpans spans(int ofDate) {
        return new Calibrator.LabelSpans(row -> row / ofDate, row -> row / ofDate + 5);
    }

    @Test
    void fewRowsGiveACurveThatIsNearTheTruth() {
        DoubleUnaryOperator truth = margin -> Logit.probability(0.5 * margin + 0.2);
        Calibration found = assertInstanceOf(Calibration.Platt.class, fit(4_000, truth, 1));
        for (double margin = -2; margin <= 2; margin += 0.5) {
            assertEquals(truth.applyAsDouble(margin), found.probability(margin), 0.03);
        }
    }

    /// A truth that no curve of two numbers has.
    @Test
    void manyRowsGiveStepsWhereTheCurveIsWrong() {
        DoubleUnaryOperator truth = margin -> margin < 1 ? 0.3 : 0.8;
        Calibration found = assertInstanceOf(Calibration.Isotonic.class, fit(8_000, truth, 1));
        assertEquals(0.3, found.probability(-1), 0.04);
        assertEquals(0.3, found.probability(0.9), 0.06);
        assertEquals(0.8, found.probability(1.5), 0.04);
    }

    @Test
    void stepsAreNotTriedUnderFiveThousandEffectiveRows() {
        DoubleUnaryOperator truth = margin -> margin < 1 ? 0.3 : 0.8;
        assertInstanceOf(Calibration.Platt.class, fit(4_900, truth, 1));
        assertInstanceOf(Calibration.Platt.class, fit(8_000, truth, 20), "a tenth weighs most");
    }

    /// With hardly anything to learn steps lose more than the curve on rows they were not fitted
    /// to.
    @Test
    void stepsAreNotTakenWhereTheyFollowChance() {
        DoubleUnaryOperator truth = margin -> Logit.probability(0.1 * margin);
        Calibration found = fit(6_000, truth, 1);
        for (double margin = -2; margin <= 2; margin += 0.01) {
            double p = found.probability(margin);
            assertTrue(p > 0.3 && p < 0.7, margin + " gives " + p);
        }
    }

    /// Rows of the first dates know a curve alone, those of the last third steps: what is fitted to
    /// the dates before must not know of steps by labels that end within the embargo.
    @Test
    void theLastThirdIsOfDatesAndUnknownToWhatIsJudgedByIt() {
        assertInstanceOf(Calibration.Platt.class, changing(59).fit(0.45), "all within the embargo");
        assertInstanceOf(Calibration.Isotonic.class, changing(20).fit(0.45), "long before it");
    }

    /// 120 dates of 100 rows; the first to be judged is 80, and labels take five sessions.
    ///
    /// @param steps from this date on the truth has steps, of which a curve knows nothing
    private static Calibrator changing(int steps) {
        SplitMix64 random = new SplitMix64(3);
        int rows = 12_000;
        double[] margins = new double[rows];
        boolean[] positive = new boolean[rows];
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        for (int row = 0; row < rows; row++) {
            // the last date comes first: no order of rows may matter
            int date = 119 - row / 100;
            margins[row] = 4 * random.nextDouble() - 2;
            double p =
                    date < steps
                            ? Logit.probability(0.5 * margins[row])
                            : margins[row] < 1 ? 0.3 : 0.8;
            positive[row] = random.nextDouble() < p;
        }
        return new Calibrator(
                margins,
                positive,
                weights,
                new Calibrator.LabelSpans(row -> 119 - row / 100, row -> 124 - row / 100));
    }

    /// Never turned round.
    @Test
    void scoresTheWrongWayRoundHaveNoSkill() {
        Calibration found = fit(6_000, margin -> Logit.probability(-margin), 1);
        assertEquals(new Calibration.NoSkill(0.45), found);
        assertEquals(0.45, found.probability(2));
    }

    @Test
    void equalScoresOneClassAndNoRowsHaveNoSkill() {
        double[] ones = new double[50];
        Arrays.fill(ones, 1);
        boolean[] alternating = new boolean[50];
        for (int row = 0; row < 50; row += 2) {
            alternating[row] = true;
        }
        assertEquals(
                new Calibration.NoSkill(0.5),
                new Calibrator(ones, alternating, ones, spans(50)).fit(0.5));
        double[] rising = new double[50];
        Arrays.setAll(rising, i -> i);
        assertEquals(
                new Calibration.NoSkill(0.5),
                new Calibrator(rising, new boolean[50], ones, spans(50)).fit(0.5));
        assertEquals(
                new Calibration.NoSkill(0.5),
                new Calibrator(new double[0], new boolean[0], new double[0], spans(50)).fit(0.5));
    }
}
