package bellwether.platform.http.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Raw;
import bellwether.platform.http.limits.ServerLimits;
import bellwether.platform.http.server.EdgeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls from pages in a browser.
final class CorsTest {
    private static final String GOOD = "https://app.example.com";

    private static EdgeServer server;

    @BeforeAll
    static void start() {
        server =
                new EdgeServer(
                        ServerLimits.usual(),
                        AllowedOrigins.parse(GOOD + ", http://localhost:3000"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Raw.Answer post(String headers) throws IOException {
        return Raw.ask(
                server.port(),
                "POST /orders HTTP/1.1\r\nHost: localhost:80\r\nContent-Length: 1\r\n%s\r\nx"
                        .formatted(headers));
    }

    @Test
    void letsAListedOriginInAndSaysSo() throws IOException {
        Raw.Answer answer =
                Raw.ask(
                        server.port(),
                        "GET /things/1 HTTP/1.1\r\nHost: localhost\r\nOrigin: %s\r\n\r\n"
                                .formatted(GOOD));
        assertEquals(200, answer.status());
        assertEquals(GOOD, answer.headers().get("access-control-allow-origin"));
        assertEquals("Accept, Accept-Encoding, Origin", answer.headers().get("vary"));
        assertFalse(answer.headers().containsKey("access-control-allow-credentials"));
    }

    /// It can read why, but is not this machine's user.
    @Test
    void aListedOriginNeedsAKeyForWhatIsGuarded() throws IOException {
        int before = server.orders.get();
        Raw.Answer answer = post("Origin: " + GOOD + "\r\n");
        assertEquals(403, answer.status());
        assertEquals("cross_site", answer.json().get("code").asText());
        assertEquals(GOOD, answer.headers().get("access-control-allow-origin"));
        assertEquals(before, server.orders.get());
    }

    @Test
    void saysSoOnProblemsTooThatTheServerItselfGives() throws IOException {
        Raw.Answer answer =
                Raw.ask(
                        server.port(),
                        "POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000001\r\nOrigin: %s\r\n\r\n%s"
                                .formatted(GOOD, "x".repeat(1_000_001)));
        assertEquals(413, answer.status());
        assertEquals(GOOD, answer.headers().get("access-control-allow-origin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example.com\r\n",
                "Origin: https://app.example.com.evil.com\r\n",
                "Origin: http://app.example.com\r\n",
                "Origin: https://app.example.com:8443\r\n",
                "Origin: null\r\n",
                "Origin: *\r\n",
                "Origin:\r\n",
                "Origin: https://app.example.com\r\nOrigin: https://evil.example.com\r\n",
                "Origin: https://evil.example.com\r\nSec-WebSocket-Version: 13\r\n",
            })
    void doesNothingForAnyOther(String origin) throws IOException {
        int before = server.orders.get();
        Raw.Answer answer = post(origin);
        assertEquals(403, answer.status());
        assertEquals("origin_not_allowed", answer.json().get("code").asText());
        assertFalse(answer.headers().containsKey("access-control-allow-origin"));
        assertEquals(before, server.orders.get());
    }

    @Test
    void takesItsOwnPagesForNoStrangers() throws IOException {
        Raw.Answer answer = post("Origin: http://localhost:80\r\n");
        assertEquals(200, answer.status());
        assertFalse(answer.headers().containsKey("access-control-allow-origin"));
    }

    @Test
    void answersThePreflightOfAListedOriginOnly() throws IOException {
        String preflight =
                "OPTIONS /orders HTTP/1.1\r\nHost: localhost\r\nAccess-Control-Request-Method: POST\r\nOrigin: %s\r\n\r\n";
        Raw.Answer good = Raw.ask(server.port(), preflight.formatted(GOOD));
        assertEquals(204, good.status());
        assertEquals(GOOD, good.headers().get("access-control-allow-origin"));
        assertEquals(
                "GET, HEAD, POST, PUT, PATCH, DELETE",
                good.headers().get("access-control-allow-methods"));
        assertEquals(403, Raw.ask(server.port(), preflight.formatted("https://evil.com")).status());
    }

    /// A page of another origin can go on with an upload, and read from where a CSV comes.
    @Test
    void letsPagesSendAndReadEveryHeaderOfTheDocument() throws IOException {
        String documents = documents();
        Raw.Answer preflight =
                Raw.ask(
                        server.port(),
                        "OPTIONS /orders HTTP/1.1\r\nHost: localhost\r\nAccess-Control-Request-Method: POST\r\nOrigin: %s\r\n\r\n"
                                .formatted(GOOD));
        assertHolds(
                preflight.headers().get("access-control-allow-headers"),
                found("name: (\\S+)\\s+in: header", documents),
                "Upload-Offset");
        assertHolds(
                post("Origin: " + GOOD + "\r\n").headers().get("access-control-expose-headers"),
                found("([A-Za-z-]+): \\{\\$ref: '#/components/headers/", documents),
                "X-Source");
    }

    private static void assertHolds(@Nullable String header, Set<String> wanted, String one) {
        List<String> held = List.of(String.valueOf(header).split(", ", -1));
        assertTrue(wanted.contains(one), wanted.toString());
        assertEquals(
                Set.of(),
                wanted.stream().filter(name -> !held.contains(name)).collect(Collectors.toSet()));
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static String documents() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(path -> path.endsWith("openapi.yaml")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "app.example.com", "https://a.com/", "ftp://a.com"})
    void refusesAListThatItCouldNotKeepTo(String list) {
        assertThrows(IllegalArgumentException.class, () -> AllowedOrigins.parse(list));
    }
}
