package bellwether.platform.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DidYouMeanTest {
    private static final List<String> KNOWN = List.of("RSI", "MACD", "analyses", "momentum");

    @ParameterizedTest
    @CsvSource({
        "RIS, RSI",
        "rsi, RSI",
        "RSII, RSI",
        "MADC, MACD",
        "anlayses, analyses",
        "analysis, analyses",
        "momntm, momentum",
        "XYZ, nobody",
        "m, nobody"
    })
    void findsTheNameThatIsAThirdOfItsLettersAwayAtMost(String typed, String meant) {
        assertEquals(meant, DidYouMean.among(KNOWN, typed).orElse("nobody"));
    }

    @Test
    void theClosestIsMeantAndOfEqualsTheFirst() {
        assertEquals(
                Optional.of("abcdef"), DidYouMean.among(List.of("abcxyf", "abcdef"), "abcdxf"));
        assertEquals(
                Optional.of("abcdeX"), DidYouMean.among(List.of("abcdeX", "abcdeY"), "abcdeZ"));
    }

    @Test
    void aRuleNamesWhatIsKnownAndWhatWasTyped() {
        assertEquals(
                "must be one of RSI, MACD, analyses, momentum, was \"rsy\"; did you mean RSI?",
                DidYouMean.rule(KNOWN, "rsy"));
        assertEquals(
                "must be one of RSI, MACD, analyses, momentum, was \"nothing\"",
                DidYouMean.rule(KNOWN, "nothing"));
    }

    @Test
    void whereNothingIsCloseAllAreNamedIfAsked() {
        assertEquals(
                "; known are RSI, MACD, analyses, momentum",
                DidYouMean.endingOrAll(KNOWN, "nothing"));
        assertEquals("; did you mean MACD?", DidYouMean.endingOrAll(KNOWN, "mac"));
        assertEquals("", DidYouMean.ending(KNOWN, "nothing"));
    }

    @Test
    void whatIsVeryLongMeansNothingAndIsCut() {
        List<String> known = List.of("x".repeat(61));
        assertEquals(Optional.empty(), DidYouMean.among(known, "x".repeat(61)));
        assertTrue(
                DidYouMean.rule(KNOWN, "y".repeat(61)).endsWith("was \"" + "y".repeat(60) + "…\""));
    }

    /// Against the definition, written plainly: the fewest of the four moves, by recursion.
    @Test
    void agreesWithThePlainDistance() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 3_000; round++) {
            String name = word(random);
            String typed = word(random);
            boolean close =
                    moves(name.toLowerCase(Locale.ROOT), typed.toLowerCase(Locale.ROOT)) * 3
                            <= name.length();
            assertEquals(
                    close ? Optional.of(name) : Optional.empty(),
                    DidYouMean.among(List.of(name), typed),
                    () -> name + " and " + typed);
        }
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        int length = random.nextInt(1, 7);
        for (int i = 0; i < length; i++) {
            word.append("abAB".charAt(random.nextInt(4)));
        }
        return word.toString();
    }

    private static int moves(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        String restA = a.substring(1);
        String restB = b.substring(1);
        int least = moves(restA, restB) + (a.charAt(0) == b.charAt(0) ? 0 : 1);
        least = Math.min(least, 1 + Math.min(moves(restA, b), moves(a, restB)));
        boolean swapped =
                a.length() > 1
                        && b.length() > 1
                        && a.charAt(0) == b.charAt(1)
                        && a.charAt(1) == b.charAt(0);
        return swapped ? Math.min(least, 1 + moves(a.substring(2), b.substring(2))) : least;
    }
}
