package bellwether.platform.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class QuotedTest {
    private static final String ROCKET = "\ud83d\ude80";

    @Test
    void eightyCharactersAreShownWholeAndOneMoreIsCut() {
        assertEquals("x".repeat(80), Quoted.text("x".repeat(80)));
        assertEquals("x".repeat(80) + "…", Quoted.text("x".repeat(81)));
    }

    @Test
    void aCharacterOfTwoHalvesIsShownWholeOrNotAtAll() {
        assertEquals("x".repeat(79) + "…", Quoted.text("x".repeat(79) + ROCKET));
        assertEquals("x".repeat(78) + ROCKET, Quoted.text("x".repeat(78) + ROCKET));
        assertEquals("x".repeat(78) + ROCKET + "…", Quoted.text("x".repeat(78) + ROCKET + "y"));
    }

    @Test
    void everyMessageCutsLikeThat() {
        String mistyped = "x".repeat(59) + ROCKET;
        assertFalse(halved(DidYouMean.rule(List.of("known"), mistyped)));
        String thrown = "x".repeat(299 - "IllegalStateException: ".length()) + ROCKET;
        assertFalse(halved(RootCause.line(new IllegalStateException(thrown))));
    }

    @Test
    void noTextHoweverStrangeIsHalvedOrLongerThanItMayBe() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60, 100);
            for (int i = 0; i < length; i++) {
                text.append(random.nextInt(3) == 0 ? ROCKET : "a");
            }
            String shown = Quoted.text(text.toString());
            assertFalse(halved(shown), shown);
            assertTrue(shown.length() <= 81, shown);
            assertTrue(shown.length() >= Math.min(80, text.length()), shown);
        }
    }

    @Test
    void aValueOfAConstraintIsShownByItsKind() {
        assertEquals("null", Quoted.value(null));
        assertEquals("\"AAPL\"", Quoted.value("AAPL"));
        assertEquals("\"a b\"", Quoted.value("a\nb"));
        assertEquals("1E+30", Quoted.value(new BigDecimal("1E+30")), "not thirty zeros");
        assertEquals("3 entries", Quoted.value(List.of("a", "b", "c")));
        assertEquals("0 entries", Quoted.value(Collections.emptyList()));
        assertEquals("true", Quoted.value(true));
    }

    @Test
    void aNumberOfJsonIsShownAsItWasAndATextInItsQuotes() {
        for (String shown : List.of("1.50", "\"1.50\"", "[1]", "null", "{\"a\":true}")) {
            assertEquals(shown, Quoted.json(Json.stored(shown, JsonNode.class)));
        }
    }

    @Test
    void aPathIsEncodedBeforeItIsCut() {
        assertEquals("/a%20b", Quoted.path("/a b"));
        assertEquals("/%C3%A4%0A", Quoted.path("/ä\n"));
        assertEquals("/" + "%C3%A4".repeat(13) + "%…", Quoted.path("/" + "ä".repeat(20)));
    }

    /// Whether a half of a character stands alone.
    private static boolean halved(String text) {
        return text.codePoints().anyMatch(point -> point >= 0xd800 && point <= 0xdfff);
    }
}
