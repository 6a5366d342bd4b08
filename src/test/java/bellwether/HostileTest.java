package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Bodies made to break whoever reads them, sent to every route that takes one.
final class HostileTest {
    private static final List<String> ROUTES =
            List.of("/api/v1/analyses", "/analyze", "/api/stocks/analyze-all-stocks");

    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp(0);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                // not JSON
                Arguments.of(400, ""),
                Arguments.of(400, " \n "),
                Arguments.of(400, "{"),
                Arguments.of(400, "\u0000"),
                Arguments.of(400, "{\"capital\":1}{\"capital\":2}"),
                Arguments.of(400, "{\"capital\":1,}"),
                Arguments.of(400, "{\"capital\":1,\"capital\":2}"),
                Arguments.of(400, "{\"capital\":0x10}"),
                Arguments.of(400, "{\"capital\":01}"),
                Arguments.of(400, "{\"capital\":\"\\ud8\"}"),
                Arguments.of(400, "{\"capital\":\"line\nbreak\"}"),
                Arguments.of(
                        400, "<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"file:///etc/passwd\">"),
                // more than the parser holds
                Arguments.of(400, "[".repeat(100_000)),
                Arguments.of(400, "{\"a\":".repeat(50) + "1" + "}".repeat(50)),
                Arguments.of(400, "{\"capital\":" + "9".repeat(2_000) + "}"),
                Arguments.of(400, "{\"profile\":\"" + "x".repeat(200_000) + "\"}"),
                Arguments.of(400, "{\"" + "x".repeat(200_000) + "\":1}"),
                Arguments.of(400, "{\"tickers\":[" + many("1", 60_000) + "]}"),
                // JSON, and no order
                Arguments.of(422, "null"),
                Arguments.of(422, "7"),
                Arguments.of(422, "[]"),
                Arguments.of(422, "\"{}\""),
                Arguments.of(422, "{\"capital\":1e400000}"),
                Arguments.of(422, "{\"capital\":1e-400000}"),
                Arguments.of(422, "{\"capital\":-0}"),
                Arguments.of(422, "{\"capital\":NaN}"),
                Arguments.of(422, "{\"capital\":-Infinity}"),
                Arguments.of(422, "{\"capital\":{\"$gt\":0}}"),
                Arguments.of(422, "{\"capital\":[[[[]]]]}"),
                Arguments.of(422, "{\"__proto__\":{\"admin\":true},\"capital\":1}"),
                Arguments.of(422, "{\"@class\":\"java.net.URL\",\"capital\":1}"),
                Arguments.of(422, "{\"tickers\":[\"' or 1=1 --\"],\"symbols\":[\"' or 1=1\"]}"),
                Arguments.of(422, "{\"tickers\":[\"\\u0000\"],\"symbols\":[\"\\u0000\"]}"),
                Arguments.of(422, "{\"tickers\":[\"\\ud800\"],\"symbols\":[\"\\ud800\"]}"),
                Arguments.of(
                        422,
                        "{\"tickers\":[\"${jndi:ldap://a}\"],\"symbols\":[\"${jndi:ldap://a}\"]}"),
                Arguments.of(
                        422,
                        "{\"tickers\":[\"A%sB\"],\"symbols\":[\"A%<sB\"]}"
                                .replace("<", " ".repeat(9_000))),
                Arguments.of(422, "{\"tickers\":[" + many("\"!\"", 20_000) + "]}"),
                Arguments.of(422, "{\"symbols\":7,\"tickers\":7,\"capital\":true}"));
    }

    private static String many(String entry, int count) {
        return String.join(",", Collections.nCopies(count, entry));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void isRefusedByEveryRoute(int status, String body) {
        for (String route : ROUTES) {
            Call.Answer answer = app.call().post(route, body);
            assertEquals(status, answer.status(), route + ": " + answer.body());
            assertEquals("application/problem+json", answer.header("Content-Type"));
            JsonNode problem = answer.json();
            assertEquals(status, problem.get("status").asInt());
            assertTrue(answer.body().length() < 3_000_000, "no larger than what was sent");
            assertFalse(
                    problem.get("detail").asText().matches(".*(java|jackson|Exception|select ).*"),
                    answer.body());
        }
        assertEquals("[]", app.call().get("/api/v1/jobs").json().get("items").toString());
    }
}
