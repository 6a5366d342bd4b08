package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SentryAddressTest {
    @Test
    void readsADsnWithPortAndPath() {
        SentryAddress address =
                SentryAddress.parse("https://abc123@sentry.example.com:9000/sub/42");
        assertEquals(
                "https://sentry.example.com:9000/sub/api/42/envelope/",
                address.envelopes().toString());
        assertEquals("abc123", address.key());
        assertFalse(address.toString().contains("abc123"));
    }

    @Test
    void leavesTheOldSecretPartAway() {
        assertEquals("abc", SentryAddress.parse("https://abc:def@example.com/1").key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/1",
                "https://abc@example.com/",
                "https://abc@example.com",
                "ftp://abc@example.com/1",
                "https://a%0db@example.com/1",
                "not a url secret",
            })
    void refusesWhatIsNoneWithoutRepeatingIt(String dsn) {
        String words =
                assertThrows(IllegalArgumentException.class, () -> SentryAddress.parse(dsn))
                        .getMessage();
        assertEquals("must be a DSN such as https://key@sentry.example.com/42", words);
    }
}
