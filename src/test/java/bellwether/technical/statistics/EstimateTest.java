package bellwether.technical.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.base.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EstimateTest {
    private static final Estimate RATE =
            Estimate.plain(0.5412, 120, "dates", NeweyWest.METHOD)
                    .worth(34.2)
                    .within(new ConfidenceInterval(0.9, 0.4801, 0.5999));

    @Test
    void itIsSaidInOneLine() {
        assertEquals("0.54 (90 %: 0.48 to 0.60, n 120, effective 34, Newey-West)", RATE.words());
    }

    @Test
    void tooFewStandsInsteadOfTheInterval() {
        Estimate few = RATE.needing(40);
        assertEquals(Optional.empty(), few.interval());
        assertEquals(Optional.of(40), few.undefined().orElseThrow().needed());
        assertEquals(
                "0.541 (too few: 34 of 40 dates; n 120, effective 34, Newey-West)", few.words());
        assertSame(RATE, RATE.needing(34));
    }

    @Test
    void anUndefinedOneSaysWhy() {
        Estimate none = Estimate.none(3, "rows", HitRate.WILSON, UndefinedFigure.noVariance());
        assertEquals("undefined (all values are equal; n 3, Wilson)", none.words());
    }

    @Test
    void aFigureWithoutAnIntervalHasNone() {
        assertEquals(
                "1310 (n 9, Wilson)", Estimate.plain(1312.3, 9, "rows", HitRate.WILSON).words());
        assertEquals(
                "0.0000123 (n 9, Wilson)",
                Estimate.plain(1.2345e-5, 9, "rows", HitRate.WILSON).words());
        assertEquals("0 (n 9, Wilson)", Estimate.plain(0, 9, "rows", HitRate.WILSON).words());
    }

    @ParameterizedTest
    @CsvSource({
        "-0.000123, 0.00412, '0.0020 (90 %: -0.0001 to 0.0041, n 5, Wilson)'",
        "1000, 3000, '2000 (90 %: 1000 to 3000, n 5, Wilson)'",
        "2, 2, '2.000 (90 %: 2.000 to 2.000, n 5, Wilson)'"
    })
    void digitsFollowTheWidth(double low, double high, String words) {
        Estimate plain = Estimate.plain((low + high) / 2, 5, "rows", HitRate.WILSON);
        assertEquals(words, plain.within(new ConfidenceInterval(0.9, low, high)).words());
    }

    @Test
    void itIsJson() {
        assertEquals(
                "{'estimate':0.5412,'n':120,'effective_n':34.2,'unit':'dates','interval':{'level':0.9,'low':0.4801,'high':0.5999},'method':{'name':'Newey-West','source':'Newey and West 1987'},'undefined':null}"
                        .replace('\'', '"'),
                Json.write(RATE));
    }

    @Test
    void nothingIsNaN() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Estimate.plain(Double.NaN, 1, "rows", HitRate.WILSON));
        assertThrows(
                IllegalArgumentException.class, () -> new ConfidenceInterval(0.9, 0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new ConfidenceInterval(0.9, 2, 1));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Estimate(
                                Optional.empty(),
                                1,
                                Optional.empty(),
                                "rows",
                                Optional.empty(),
                                HitRate.WILSON,
                                Optional.empty()));
    }

    @Test
    void aTestIsSaidInOneLineToo() {
        double[] differences = {0.3, -0.1, 0.2, 0.4, -0.2, 0.1, 0.25, 0.3};
        assertEquals(
                "p 0.0728 (two-sided, n 8, Diebold-Mariano with Harvey's factor)",
                DieboldMariano.test(differences, 1, Alternative.TWO_SIDED).words());
        assertEquals(
                "no p (too few: 2 of 3 dates, n 2, Diebold-Mariano with Harvey's factor)",
                DieboldMariano.test(new double[] {1, 2}, 1, Alternative.LESS).words());
    }
}
