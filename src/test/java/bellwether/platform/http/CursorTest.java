package bellwether.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTest {
    private static Optional<Cursor> read(String text, String list, int size) {
        return Cursor.from(ContextFake.query("cursor=" + text), list, size);
    }

    @Test
    void aCursorComesBackWithItsParts() {
        Cursor cursor = Cursor.of("stocks", "TCS.NS", 12.5, "");
        assertEquals(Optional.of(cursor), read(cursor.encode(), "stocks", 3));
        assertEquals(List.of("TCS.NS", "12.5", ""), cursor.parts());
    }

    @Test
    void withoutOneTheListBeginsAtItsBeginning() {
        assertEquals(Optional.empty(), Cursor.from(ContextFake.query(""), "stocks", 1));
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        String text = Cursor.of("results of 17", "0.5", 3).encode();
        Refusal refusal = assertThrows(Refusal.class, () -> read(text, "results of 18", 2));
        assertEquals("?cursor", refusal.faults().getFirst().pointer());
        assertTrue(refusal.detail().contains(text), refusal.detail());
    }

    @Test
    void aCursorOfAnotherLengthIsRefused() {
        String text = Cursor.of("stocks", "A").encode();
        assertThrows(Refusal.class, () -> read(text, "stocks", 2));
    }

    @Test
    void everyChangedLetterIsNoticed() {
        String text = Cursor.of("stocks", "AAPL").encode();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String mangled = text.substring(0, i) + other + text.substring(i + 1);
            assertThrows(Refusal.class, () -> read(mangled, "stocks", 1), mangled);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!!", "", "AAAA", "%C3%A4"})
    void whatIsNoCursorIsRefusedAndNotAFault(String text) {
        assertThrows(Refusal.class, () -> read(text, "stocks", 1));
    }

    @Test
    void paddingMakesNoSecondFormOfTheSameCursor() {
        String text = Cursor.of("stocks", "AB").encode();
        String padded = Base64.getUrlEncoder().encodeToString(Base64.getUrlDecoder().decode(text));
        assertNotEquals(text, padded, "the example has to need padding");
        assertThrows(Refusal.class, () -> read(padded.replace("=", "%3D"), "stocks", 1));
    }

    @Test
    void anUncheckedBodyOfOursIsRefused() {
        String forged =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("0\u001fAAPL".getBytes(StandardCharsets.UTF_8));
        assertThrows(Refusal.class, () -> read(forged, "stocks", 1));
    }
}
