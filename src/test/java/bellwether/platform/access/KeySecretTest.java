package bellwether.platform.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Secrets as callers hold them.
final class KeySecretTest {
    private static final String BITS = "A".repeat(43);

    @Test
    void aNewKeyHasTheFormThatIsReadAndNoTwoAreAlike() {
        KeySecret key = KeySecret.random(new SecureRandom());
        KeySecret read = KeySecret.parse(key.text()).orElseThrow();
        assertEquals(key.prefix(), read.prefix());
        assertArrayEquals(key.hash(), read.hash());
        assertTrue(KeySecret.isPrefix(key.prefix()), key.prefix());
        assertNotEquals(key.text(), KeySecret.random(new SecureRandom()).text());
    }

    @Test
    void nothingPrintsTheSecretPart() {
        KeySecret key = KeySecret.parse("bw_0123456789_" + BITS).orElseThrow();
        assertEquals("bw_0123456789_…", key.toString());
        assertEquals("MasterKey[…]", MasterKey.parse(BITS).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bw_0123456789",
                "bw_012345678_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "bw_01234567AB_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "bw_0123456789_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "bw_0123456789_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "bw_0123456789_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+",
                " bw_0123456789_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            })
    void whatHasAnotherFormIsNotEvenLookedUp(String shown) {
        assertEquals(Optional.empty(), KeySecret.parse(shown).map(KeySecret::prefix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"master", "", "bw_0123456789_", "bw_0123456789x", "BW_0123456789"})
    void theseAreNoPrefixes(String text) {
        assertFalse(KeySecret.isPrefix(text));
    }

    static Stream<String> badMasters() {
        return Stream.of("", "x".repeat(31), "x".repeat(257), "ä".repeat(40), "a b".repeat(20));
    }

    @ParameterizedTest
    @MethodSource("badMasters")
    void aWeakMasterKeyIsRefusedWithoutRepeatingIt(String text) {
        IllegalArgumentException fault =
                assertThrows(IllegalArgumentException.class, () -> MasterKey.parse(text));
        assertEquals(
                "must be 32 to 256 printable ASCII characters without spaces, has %d characters; generate one with `openssl rand -hex 32`"
                        .formatted(text.length()),
                fault.getMessage());
    }

    @Test
    void onlyTheWholeMasterKeyIsIt() {
        String text = "0123456789abcdef0123456789abcdef";
        MasterKey key = MasterKey.parse(text);
        assertTrue(key.is(text));
        assertFalse(key.is(text.substring(1)));
        assertFalse(key.is(text + "0"));
        assertFalse(key.is(text.toUpperCase(java.util.Locale.ROOT)));
        assertTrue(MasterKey.parse("~".repeat(256)).is("~".repeat(256)), "the longest");
    }
}
