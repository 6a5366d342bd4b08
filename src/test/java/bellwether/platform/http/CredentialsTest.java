package bellwether.platform.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.base.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialsTest {
    private static final String KEY = "bw_0123456789_abcdefghijk";

    private static Optional<String> shown(String... headers) {
        return Credentials.key(JettyRequestFake.of("GET", "/things", headers));
    }

    @Test
    void aKeyIsShownInOneOfTwoHeaders() {
        assertEquals(Optional.of("k"), shown("Authorization", "Bearer k"));
        assertEquals(Optional.of("k"), shown("Authorization", " bearer   k "));
        assertEquals(Optional.of("k"), shown("X-API-Key", " k "));
        assertEquals(Optional.empty(), shown("Accept", "*/*"));
    }

    @Test
    void theSameKeyTwiceIsOne() {
        assertEquals(Optional.of("k"), shown("Authorization", "Bearer k", "X-API-Key", "k"));
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer a, X-API-Key, b",
        "X-API-Key, a, X-API-Key, b",
        "Authorization, Bearer a, Authorization, Bearer b"
    })
    void twoKeysThatDifferAreRefused(String first, String one, String second, String other) {
        Refusal refusal = assertThrows(Refusal.class, () -> shown(first, one, second, other));
        assertEquals("two_keys", refusal.code());
        assertEquals(400, Statuses.of(refusal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "k", "Bearer", "Bearerk"})
    void whatIsNoBearersIsRefusedAndCountsAsNoKey(String value) {
        Refusal refusal = assertThrows(Refusal.class, () -> shown("Authorization", value));
        assertEquals(401, Statuses.of(refusal));
        assertEquals("Bearer", Statuses.headers(refusal).get("WWW-Authenticate"));
        assertFalse(Credentials.areShown(JettyRequestFake.of("GET", "/", "Authorization", value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/things?api_key=x",
                "/things?API-Key=x",
                "/things?a=1&token=x",
                "/things?a=1;token=x",
                "/things?access%5Ftoken=x",
                "/things?access%255Ftoken=x",
                "/things?key",
                "/things/" + KEY,
                "/things?q=" + KEY,
                "/things?q=bw%5f0123456789_abcdefgh",
            })
    void aKeyInTheAddressIsRefused(String target) {
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () -> Credentials.refuseInUrl(JettyRequestFake.of("GET", target)));
        assertEquals("key_in_url", refusal.code());
        assertFalse(refusal.detail().contains("abcdefgh"), "it is not repeated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/things",
                "/things?search=token",
                "/things?monkey=1",
                "/api/v1/keys/key",
                "/things?q=bw_0123456789",
                "/things?q=%",
                "/things?q=100%25",
            })
    void otherAddressesPass(String target) {
        assertDoesNotThrow(() -> Credentials.refuseInUrl(JettyRequestFake.of("GET", target)));
    }

    @Test
    void aLoggedPathKeepsThePublicPartOfAKeyOnly() {
        assertEquals("/things/bw_0123456789_…/x", Credentials.masked("/things/" + KEY + "/x"));
        assertEquals(
                "/a bw_0123456789_…", Credentials.masked("/a%20bw%5F0123456789%5Fabcdefghijk"));
        assertEquals("/a%20b", Credentials.masked("/a%20b"), "else it stays as it came");
    }
}
