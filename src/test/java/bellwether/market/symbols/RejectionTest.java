package bellwether.market.symbols;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.base.Json;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Why rows are not taken, in words that show the cell and break nothing.
final class RejectionTest {
    @Test
    void aCellIsShownShortAndOnOneLine() {
        assertEquals("\"12,5\"", Rejection.shown("12,5"));
        assertEquals("\"a b\"", Rejection.shown("a\nb"));
        assertEquals("\"" + "x".repeat(60) + "\"", Rejection.shown("x".repeat(60)));
        assertEquals("\"" + "x".repeat(60) + "…\"", Rejection.shown("x".repeat(61)));
    }

    @Test
    void noCharacterIsCutIntoHalves() {
        String shown = Rejection.shown("x".repeat(59) + "📈📈");
        assertEquals("\"" + "x".repeat(59) + "…\"", shown);
        Json.bytes(List.of(shown)); // half of a character cannot be written
    }

    @Test
    void aRepeatedRowSaysTheSameOrContradicts() {
        assertEquals(
                new Rejection(RejectReason.DUPLICATE, "says the same as line 3"),
                Rejection.repeated(true, "line 3"));
        assertEquals(
                new Rejection(
                        RejectReason.CONFLICTING_DUPLICATE, "contradicts line 3, which was taken"),
                Rejection.repeated(false, "line 3"));
    }

    @Test
    void reasonsOfPricesAreThoseThatSayTheDayIsWrongAndNotTheFile() {
        Set<RejectReason> ofPrices =
                Arrays.stream(RejectReason.values())
                        .filter(RejectReason::isOfPrices)
                        .collect(Collectors.toSet());
        assertEquals(
                EnumSet.of(
                        RejectReason.BLANK,
                        RejectReason.BAD_NUMBER,
                        RejectReason.NOT_FINITE,
                        RejectReason.NOT_POSITIVE,
                        RejectReason.PRICE_OUT_OF_RANGE,
                        RejectReason.NEGATIVE_VOLUME,
                        RejectReason.VOLUME_OUT_OF_RANGE,
                        RejectReason.HIGH_TOO_LOW,
                        RejectReason.LOW_TOO_HIGH,
                        RejectReason.CONFLICTING_DUPLICATE),
                ofPrices);
    }

    @Test
    void rowsAreInTheOrderOfTheirLines() {
        RejectedRow later = new Rejection(RejectReason.BLANK, "open is blank").at(10);
        RejectedRow earlier = new Rejection(RejectReason.BAD_DATE, "x").at(9);
        assertEquals(List.of(earlier, later), List.of(later, earlier).stream().sorted().toList());
    }
}
