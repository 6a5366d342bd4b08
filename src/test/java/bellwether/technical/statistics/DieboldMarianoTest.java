package bellwether.technical.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class DieboldMarianoTest {
    @Test
    void exchangingTheForecastsTurnsTheSign() {
        double[] differences = RandomSeries.overlapping(80, 3, 9);
        double[] turned = Arrays.stream(differences).map(value -> -value).toArray();
        DieboldMariano one = DieboldMariano.of(differences, 3).orElseThrow();
        DieboldMariano other = DieboldMariano.of(turned, 3).orElseThrow();
        assertEquals(one.corrected(), -other.corrected(), 1e-12);
        assertEquals(one.p(Alternative.LESS), other.p(Alternative.GREATER), 1e-12);
        assertEquals(1, one.p(Alternative.LESS) + one.p(Alternative.GREATER), 1e-12);
        assertEquals(
                2 * Math.min(one.p(Alternative.LESS), one.p(Alternative.GREATER)),
                one.p(Alternative.TWO_SIDED),
                1e-12);
    }

    @Test
    void ofOneStepItIsThePlainT() {
        double[] d = {0.3, -0.1, 0.2, 0.4, -0.2, 0.1};
        double mean = 0.7 / 6;
        double squares = Arrays.stream(d).map(v -> (v - mean) * (v - mean)).sum();
        double t = mean / Math.sqrt(squares / 5 / 6);
        assertEquals(t, DieboldMariano.of(d, 1).orElseThrow().corrected(), 1e-12);
    }

    @Test
    void aVarianceThatIsNotAboveZeroTakesWeights() {
        double[] swinging = new double[40];
        Arrays.setAll(swinging, i -> (i % 2 == 0 ? 1 : -1) + 0.01 * (i % 7));
        DieboldMariano found = DieboldMariano.of(swinging, 2).orElseThrow();
        assertTrue(found.weighted());
        assertFalse(DieboldMariano.of(swinging, 1).orElseThrow().weighted());
        assertTrue(Double.isFinite(found.corrected()));
    }

    @Test
    void tooFewOrEqualDifferencesHaveNoP() {
        assertEquals(
                "too_few",
                DieboldMariano.test(new double[10], 5, Alternative.LESS)
                        .undefined()
                        .orElseThrow()
                        .code());
        assertEquals(
                "no_variance",
                DieboldMariano.test(new double[30], 5, Alternative.LESS)
                        .undefined()
                        .orElseThrow()
                        .code());
        assertThrows(
                IllegalArgumentException.class,
                () -> DieboldMariano.of(new double[] {1, 2, Double.POSITIVE_INFINITY}, 1));
    }

    /// Between equally good forecasts it finds about as many as its level.
    @Test
    void equallyGoodForecastsAreSeldomToldApart() {
        int found = 0;
        for (int seed = 0; seed < 1_000; seed++) {
            double[] d = RandomSeries.overlapping(300, 4, seed);
            double p = DieboldMariano.of(d, 4).orElseThrow().p(Alternative.TWO_SIDED);
            found += p <= 0.05 ? 1 : 0;
        }
        assertEquals(50, found, 25);
    }
}
