package bellwether.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class IdempotencyKeyTest {
    private static Optional<String> read(String key) {
        return IdempotencyKey.of(ContextFake.header("Idempotency-Key", key));
    }

    @Test
    void upToOneHundredAndTwentyEightPrintableCharactersAreAKey() {
        String longest = "~".repeat(128);
        assertEquals(Optional.of(longest), read(longest));
        assertEquals(Optional.of("!"), read("!"));
        assertEquals(Optional.empty(), IdempotencyKey.of(ContextFake.query("")));
    }

    /// Which of them counts, the client cannot know.
    @Test
    void twoOfThemAreRefused() {
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                IdempotencyKey.of(
                                        ContextFake.header("Idempotency-Key", "one", "two")));
        assertEquals("bad_idempotency_key", refusal.code());
        assertEquals("Send one Idempotency-Key only; the request has 2.", refusal.detail());
    }

    static Stream<String> indecent() {
        return Stream.of("", " ", "two words", "täglich", "a\u007f", "x".repeat(129));
    }

    @ParameterizedTest
    @MethodSource("indecent")
    void anyOtherIsRefusedWithoutBeingRepeated(String key) {
        Refusal refusal = assertThrows(Refusal.class, () -> read(key));
        assertEquals(400, Statuses.of(refusal));
        assertEquals("bad_idempotency_key", refusal.code());
        assertTrue(
                refusal.detail().endsWith("it has %d characters".formatted(key.length())),
                refusal.detail());
    }
}
