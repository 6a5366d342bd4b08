package bellwether.platform.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Call;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpServerTest {
    record Order(
            @NotNull(message = "is required")
                    @Size(min = 1, max = 3, message = "must have 1 to 3 entries")
                    List<@Pattern(regexp = "[A-Z]+", message = "must be letters A to Z") String>
                            names,
            @NotNull(message = "is required")
                    @DecimalMin(value = "1", message = "must be 1 to 10")
                    @DecimalMax(value = "10", message = "must be 1 to 10")
                    BigDecimal amount,
            @Nullable Integer wholeNumber) {}

    private static HttpServer server;

    @BeforeAll
    static void start() {
        BodyParser bodies = new BodyParser();
        server =
                HttpServer.start(
                        "127.0.0.1",
                        0,
                        InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")),
                        List.<Routes>of(routes -> {
                            routes.post(
                                    "/orders",
                                    ctx -> Responses.json(ctx, bodies.read(ctx, Order.class)),
                                    Role.PUBLIC);
                            routes.get("/list", HttpServerTest::list, Role.PUBLIC);
                            routes.get(
                                    "/bug",
                                    ctx -> {
                                        throw new IllegalStateException("a secret of the house");
                                    },
                                    Role.PUBLIC);
                            routes.get(
                                    "/outage",
                                    ctx -> {
                                        throw new IllegalStateException(
                                                new SQLTransientConnectionException("x"));
                                    },
                                    Role.PUBLIC);
                        }));
    }

    private static void list(io.javalin.http.Context ctx) {
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        String from = Cursor.from(ctx, "pages", 1).map(c -> c.part(0)).orElse("start");
        Page.next(ctx, ctx.path(), QueryParameters.limit(ctx), Cursor.of("pages", "next"));
        Responses.json(ctx, List.of(QueryParameters.limit(ctx), from));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Call call() {
        return Call.toTestRoutes(server.port());
    }

    @Test
    void readsAGoodBodyAlsoWithSingleQuotes() {
        Call.Answer answer = call().post("/orders", "{'names':['A'],'amount':1.50}");
        assertEquals(200, answer.status());
        assertEquals("{\"names\":[\"A\"],\"amount\":1.50,\"whole_number\":null}", answer.body());
    }

    @Test
    void listsEveryFaultWithItsPointerRuleAndValue() {
        Call.Answer answer =
                call().post(
                                "/orders",
                                "{\"names\":[\"A\",\"b1\"],\"amount\":11,\"whole_number\":\"7\",\"amont\":2}");
        assertEquals(422, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        JsonNode errors = answer.json().get("errors");
        assertEquals(
                """
                [{"pointer":"/whole_number","detail":"must be a whole number, was \\"7\\""},\
                {"pointer":"/amont","detail":"is not a known field; did you mean amount?"},\
                {"pointer":"/amount","detail":"must be 1 to 10, was 11"},\
                {"pointer":"/names/1","detail":"must be letters A to Z, was \\"b1\\""}]\
                """,
                errors.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"names\":[\"A\"],\"amount\":NaN} | /amount | must be a number, was NaN",
                "{\"names\":[\"A\"],\"amount\":\"abc\"} | /amount | must be a number, was \"abc\"",
                "{\"names\":[\"A\"],\"amount\":\"5\"} | /amount | must be a number, was \"5\"",
                "{\"names\":[\"A\"],\"amount\":true} | /amount | must be a number, was true",
                "{\"names\":[\"A\"],\"amount\":[]} | /amount | must be a number, was []",
                "{\"names\":[\"A\"],\"amount\":null} | /amount | is required",
                "{\"names\":[\"A\"]} | /amount | is required",
                "{\"names\":\"A\",\"amount\":1} | /names | must be a list, was \"A\"",
                "{\"names\":[7],\"amount\":1} | /names/0 | must be a text, was 7",
                "{\"names\":[],\"amount\":1} | /names | must have 1 to 3 entries, was 0 entries",
                "{\"names\":[\"A\"],\"amount\":1,\"whole_number\":1.5} | /whole_number | must be a whole number, was 1.5",
                "{\"names\":[\"A\"],\"amount\":1,\"whole_number\":99999999999} | /whole_number | must be a whole number of at most 2147483647, was 99999999999",
            })
    void namesFieldRuleAndValue(String body, String pointer, String detail) {
        Call.Answer answer = call().post("/orders", body);
        assertEquals(422, answer.status(), answer.body());
        JsonNode error = answer.json().get("errors").get(0);
        assertEquals(pointer, error.get("pointer").asText());
        assertEquals(detail, error.get("detail").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "[]", "\"text\"", "true"})
    void refusesABodyThatIsNoObject(String body) {
        assertEquals(422, call().post("/orders", body).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\":1}}",
                "{\"amount\":1,\"amount\":2}",
                "nope",
                "{\"amount\":1e}"
            })
    void answersBrokenJsonWith400(String body) {
        assertEquals(400, call().post("/orders", body).status());
    }

    @Test
    void theOtherFaultsOfAListKeepTheirPlaces() {
        JsonNode errors =
                call().post("/orders", "{\"names\":[1,\"b1\",2],\"amount\":1}")
                        .json()
                        .get("errors");
        assertEquals(
                List.of("/names/0", "/names/2", "/names/1"), errors.findValuesAsText("pointer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"amount\":1,\"amount\":2}", "{\"a\":1}}", "{\"amount\":1", "{\"a\":\\q}"})
    void saysWhatIsBrokenWithoutNamingClasses(String body) {
        String detail = call().post("/orders", body).json().get("detail").asText();
        assertFalse(detail.matches(".*(`|com\\.|Feature|Constraints).*"), detail);
    }

    @Test
    void refusesACharacterSetThatIsNotUtf8() {
        for (String charset : List.of("bogus", "iso-8859-1", "%00")) {
            Call typed = call().header("Content-Type", "application/json;charset=" + charset);
            assertEquals(415, typed.postAs("/orders", "{}").status(), charset);
        }
        Call typed = call().header("Content-Type", "application/json; charset=UTF-8");
        assertEquals(200, typed.postAs("/orders", "{\"names\":[\"A\"],\"amount\":1}").status());
    }

    @Test
    void answersNestingAndNumbersWithoutEndWith400() {
        assertEquals(400, call().post("/orders", "[".repeat(5_000)).status());
        assertEquals(
                400, call().post("/orders", "{\"amount\":" + "9".repeat(2_000) + "}").status());
    }

    @Test
    void answersAnotherContentTypeWith415() {
        assertEquals(
                415, call().header("Content-Type", "text/plain").postAs("/orders", "{}").status());
        assertEquals(415, call().postAs("/orders", "{}").status());
    }

    @Test
    void answersATooLargeBodyWith413() {
        assertEquals(413, call().post("/orders", "x".repeat(1_100_000)).status());
    }

    @Test
    void answersUnknownRoutesAndMethodsWithProblems() {
        Call.Answer unknown = call().get("/api/v1/order");
        assertEquals(404, unknown.status());
        assertEquals("no_such_route", unknown.json().get("code").asText());
        assertEquals("/docs/problems#no_such_route", unknown.json().get("type").asText());
        assertEquals(
                "No route GET /api/v1/order. Did you mean POST /orders? All routes: /docs, /openapi.json.",
                unknown.json().get("detail").asText());
        Call.Answer method = call().send("DELETE", "/orders", HttpRequest.BodyPublishers.noBody());
        assertEquals(405, method.status());
        assertEquals("POST", method.header("Allow"));
    }

    @Test
    void tellsABugNothingOfItsInsides() {
        Call.Answer answer = call().get("/bug");
        assertEquals(500, answer.status());
        assertFalse(answer.body().contains("secret") || answer.body().contains("Exception"));
        assertEquals(answer.header("X-Request-Id"), answer.json().get("request_id").asText());
        assertEquals("2026-01-02T03:04:05.000Z", answer.json().get("timestamp").asText());
    }

    @Test
    void answersAnOutageWith503AndWhenToTryAgain() {
        Call.Answer answer = call().get("/outage");
        assertEquals(503, answer.status());
        assertEquals("5", answer.header("Retry-After"));
    }

    @Test
    void keepsADecentRequestIdAndReplacesAnother() {
        assertEquals(
                "a.b-1",
                call().header("X-Request-Id", "a.b-1").get("/list").header("X-Request-Id"));
        assertNotEquals(
                "a b", call().header("X-Request-Id", "a b").get("/list").header("X-Request-Id"));
    }

    @Test
    void pagesWithALinkThatWorks() {
        String link = call().get("/list?limit=7").header("Link");
        assertTrue(link.endsWith("rel=\"next\""), link);
        String next = link.substring(1, link.indexOf('>'));
        assertEquals("[7,\"next\"]", call().get(next).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=201",
                "?limit=x",
                "?limt=5",
                "?cursor=x",
                "?cursor=",
                "?cursor=YWJj"
            })
    void refusesBadParametersByName(String query) {
        Call.Answer answer = call().get("/list" + query);
        assertEquals(422, answer.status());
        assertTrue(answer.json().get("errors").get(0).get("pointer").asText().startsWith("?"));
    }

    @Test
    void refusesEveryTamperedCursor() {
        String good = Cursor.of("pages", "next").encode();
        for (int i = 0; i < good.length(); i++) {
            char other = good.charAt(i) == 'A' ? 'B' : 'A';
            String bad = good.substring(0, i) + other + good.substring(i + 1);
            assertEquals(422, call().get("/list?cursor=" + bad).status(), bad);
        }
    }
}
