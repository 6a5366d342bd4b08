package bellwether.market.symbols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names of sources, in which a reader sees every character.
final class SourceNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "prices 2026.csv", "Kurse für März.csv", "日経.csv", "📈.csv"})
    void visibleTextOfAnyScriptIsAName(String name) {
        assertTrue(SourceName.fits(name));
        assertEquals(name, SourceName.real(name).name());
    }

    @Test
    void twoHundredCharactersAreTheMost() {
        assertTrue(SourceName.fits("x".repeat(200)));
        assertFalse(SourceName.fits("x".repeat(201)));
        assertFalse(SourceName.fits(""));
        assertFalse(SourceName.fits("   "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "000A | U+000A (LINE FEED (LF))",
                "202E | U+202E (RIGHT-TO-LEFT OVERRIDE)",
                "200B | U+200B (ZERO WIDTH SPACE)",
                "00A0 | U+00A0 (NO-BREAK SPACE)",
                "2028 | U+2028 (LINE SEPARATOR)",
                "3164 | U+3164 (HANGUL FILLER)",
                "FE0F | U+FE0F (VARIATION SELECTOR-16)",
                "E0041 | U+E0041 (TAG LATIN CAPITAL LETTER A)",
                "E000 | U+E000 (PRIVATE USE AREA E000)",
            })
    void whatIsNotSeenIsNamedWithItsPlace(String hex, String name) {
        String text = "📈a" + Character.toString(Integer.parseInt(hex, 16)) + "b";
        assertFalse(SourceName.fits(text));
        assertEquals(
                Optional.of("its character 3 is the invisible " + name), VisibleText.fault(text));
        IllegalArgumentException fault =
                assertThrows(IllegalArgumentException.class, () -> SourceName.real(text));
        assertTrue(
                String.valueOf(fault.getMessage())
                        .endsWith(": its character 3 is the invisible " + name + "; leave it out"),
                fault::getMessage);
    }

    @Test
    void aNameThatIsTooLongIsShownByItsBeginning() {
        assertEquals(
                "must be 1 to 200 visible characters, was \"" + "x".repeat(60) + "…\"",
                SourceName.rule("x".repeat(300)));
    }
}
