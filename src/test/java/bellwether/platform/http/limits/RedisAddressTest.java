package bellwether.platform.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisAddressTest {
    @ParameterizedTest
    @CsvSource({
        "redis://cache, redis://cache:6379",
        "redis://:secret@cache:7000, redis://cache:7000",
        "rediss://user:secret@cache.example.com:6380/2, rediss://cache.example.com:6380",
    })
    void isShownWithoutItsPassword(String given, String shown) {
        assertEquals(shown, RedisAddress.parse(given).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cache:6379",
                "http://:secret@cache",
                "redis://",
                "redis://:secret@",
                "redis:// secret",
                "redis-sentinel://:secret@cache",
                ""
            })
    void whatIsNoAddressIsRefusedWithoutRepeatingIt(String given) {
        IllegalArgumentException fault =
                assertThrows(IllegalArgumentException.class, () -> RedisAddress.parse(given));
        assertEquals(
                "must be like redis://:password@host:6379 or rediss://… for TLS",
                fault.getMessage());
        assertFalse(String.valueOf(fault.getMessage()).contains("secret"));
    }
}
