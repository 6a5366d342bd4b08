package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.SourcedBar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a source tells differently than it did.
final class CorrectionTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final SourcedBar STORED = stored(100);

    private static SourcedBar stored(double volume) {
        return new SourcedBar(DAY, 10, 12, 9, 11, volume, "stooq");
    }

    private static Optional<Correction> told(String... numbers) {
        return Correction.of(ProviderBar.bar(DAY, List.of(numbers)), STORED);
    }

    @Test
    void theSameAgainCorrectsNothing() {
        assertEquals(Optional.empty(), told("10", "12.000", "9.001", "11", "100"));
    }

    @Test
    void everyDifferenceIsTold() {
        Correction correction = told("10", "12.5", "9", "11.25", "120").orElseThrow();
        assertEquals(
                "2026-03-02 high 12 → 12.5, close 11 → 11.25, volume 100 → 120",
                correction.words());
        assertTrue(correction.isOfPrices());
        assertEquals(2, correction.ofPrices().size());
        assertFalse(correction.isIn(STORED));
        assertTrue(correction.isIn(new SourcedBar(DAY, 10, 12.5, 9, 11.25, 120, "stooq")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-11", "NaN", "Infinity", "1e999", "N/D"})
    void anIncompleteRowCorrectsNothing(String close) {
        assertEquals(Optional.empty(), told("10", "12.5", "9", close, "100"));
        assertEquals(Optional.empty(), told(close, "12.5", "9", "11", "100"));
    }

    @Test
    void aVolumeThatIsNotKnownTakesNothingBack() {
        assertEquals(Optional.empty(), told("10", "12", "9", "11", ""));
        assertEquals(Optional.empty(), told("10", "12", "9", "11", "0"));
        assertEquals(Optional.empty(), told("10", "12", "9", "11", "-5"));
        assertFalse(told("10", "12", "9", "11", "101").orElseThrow().isOfPrices());
    }

    @Test
    void aVolumeThatWasNotKnownMayTurnOutToBeNone() {
        ProviderBar none = ProviderBar.bar(DAY, List.of("10", "12", "9", "11", "0"));
        Correction correction = Correction.of(none, stored(Double.NaN)).orElseThrow();
        assertEquals("2026-03-02 volume unknown → 0", correction.words());
    }

    @ParameterizedTest
    @CsvSource({
        "10.12, 10.124, true",
        "10.12, 10.126, false",
        "10, 10.004, true",
        "10.1234, 10.12, true",
        "10.1234, 10.1236, false",
        "10.1234, 10.12344, true",
        // prices in four bytes
        "123456.79, 123456.7890625, true",
        "0.001, 0.0014, true",
        "5, 5, true",
    })
    void pricesAgreeWithinTheRoundingOfTheCoarser(double a, double b, boolean agree) {
        assertEquals(agree, Correction.agree(a, b));
        assertEquals(agree, Correction.agree(b, a));
    }
}
