package bellwether.technical.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LeastSquaresTest {
    /// Slope and errors of a line, by their school formulas.
    @Test
    void aLineIsThatOfTheSchoolFormula() {
        double[] x = RandomSeries.independent(60, 1);
        double[] y = RandomSeries.independent(60, 2);
        Arrays.setAll(y, i -> 3 + 2 * x[i] + y[i]);
        double[] ones = new double[60];
        Arrays.fill(ones, 1);
        LeastSquares found = LeastSquares.fit(new double[][] {ones, x}, y, 0).orElseThrow();
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < 60; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        double slope = xy / xx;
        assertEquals(slope, found.coefficients().at(1), 1e-12);
        assertEquals(meanY - slope * meanX, found.coefficients().at(0), 1e-12);
        double middle = 0;
        for (int i = 0; i < 60; i++) {
            double residual = y[i] - meanY - slope * (x[i] - meanX);
            middle += residual * residual * (x[i] - meanX) * (x[i] - meanX);
        }
        assertEquals(Math.sqrt(middle) / xx, found.errors().at(1), 1e-12);
    }

    /// On ones alone it is the mean with its error.
    @Test
    void onOnesItIsTheMean() {
        double[] series = RandomSeries.overlapping(200, 4, 3);
        double[] ones = new double[200];
        Arrays.fill(ones, 1);
        LeastSquares found = LeastSquares.fit(new double[][] {ones}, series, 8).orElseThrow();
        MeanError mean = NeweyWest.error(series, 8);
        assertEquals(mean.mean(), found.coefficients().at(0), 1e-12);
        assertEquals(mean.error(), found.errors().at(0), 1e-12);
        assertEquals(0, found.r2(), 1e-12);
    }

    @Test
    void columnsThatFollowFromOthersHaveNoAnswer() {
        double[] x = {1, 2, 3, 4};
        double[] twice = {2, 4, 6, 8};
        assertEquals(Optional.empty(), LeastSquares.fit(new double[][] {x, twice}, x, 0));
    }

    @Test
    void badInputIsRefusedByName() {
        double[] x = {1, 2, 3};
        assertEquals(
                "column 0 must have 2 values, had 3",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> LeastSquares.fit(new double[][] {x}, new double[2], 0))
                        .getMessage());
        assertEquals(Optional.empty(), LeastSquares.fit(new double[][] {{1}}, new double[] {1}, 0));
    }
}
