package bellwether.platform.http.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowedOriginsTest {
    @Test
    void aListIsReadWithItsSpacesAndGaps() {
        assertEquals(
                Set.of("https://app.example.com", "http://localhost:3000", "http://[::1]:8080"),
                AllowedOrigins.parse(
                                " https://app.example.com,,http://localhost:3000 ,http://[::1]:8080,")
                        .allowed());
        assertEquals(AllowedOrigins.NONE, AllowedOrigins.parse(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "app.example.com",
                "ftp://app.example.com",
                "https://*.example.com",
                "https://app.example.com/",
                "https://App.Example.com",
                "https://app.example.com:123456",
                "https://user@app.example.com",
                "https://app..example.com"
            })
    void whatABrowserNeverSendsAsAnOriginIsRefused(String origin) {
        IllegalArgumentException fault =
                assertThrows(IllegalArgumentException.class, () -> AllowedOrigins.parse(origin));
        assertEquals(
                "must list origins such as https://app.example.com, was \"" + origin + "\"",
                fault.getMessage());
    }
}
