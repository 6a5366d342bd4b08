package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import bellwether.platform.http.openapi.Specification;
import bellwether.platform.http.openapi.Specification.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Presses "Execute" on a fresh service with sample data, with the values that the page at `/docs`
/// fills in: the `example` of a parameter, else that of its schema, else its default; `examples` of
/// a schema are shown only.
final class PrefilledCallsTest {
    private static final Specification DOCUMENT = Specification.ours();

    /// Calls that a fresh service refuses, with the status and the reason.
    private static final Map<String, Integer> REFUSED =
            Map.ofEntries(
                    // no portfolio has 60 days behind it
                    Map.entry("getPortfolioForecast", 422),
                    Map.entry("getOldForecast", 422),
                    // never served
                    Map.entry("getOldDeepDetect", 410),
                    Map.entry("makeOldDeepDetect", 410),
                    Map.entry("getOldAction", 410),
                    Map.entry("makeOldAction", 410),
                    Map.entry("getOldSentiment", 410),
                    Map.entry("getOldSymbolSentiment", 410),
                    // the only real symbol of the samples is an index
                    Map.entry("trainModel", 422),
                    Map.entry("trainOldModel", 422),
                    // no provider is asked until PROVIDERS is set
                    Map.entry("refresh", 409),
                    // the key of an example is none
                    Map.entry("createSession", 401),
                    // no screen is saved by this name
                    Map.entry("createShare", 404),
                    // its example's detection is none
                    Map.entry("logOldDetectionOutcome", 404),
                    // no rule has fired
                    Map.entry("explainOldAlert", 404),
                    Map.entry("executePaperTradeOfAlert", 404),
                    Map.entry("handleAlertResponse", 404));

    /// Refused with 404 until the scan that an earlier call has made detects something.
    private static final String AFTER_A_SWEEP = "explainOldReasoning";

    /// Those that change what later ones need, by what they are for.
    private static final List<String> LEFT_OUT =
            List.of(
                    // from then on, calls need the key
                    "makeKey",
                    // DEMO01 is called otherwise from then on
                    "renameSymbol",
                    "closeOldPosition");

    /// Those whose answer never ends, or that only a WebSocket can make.
    private static final List<String> STREAMS = List.of("streamEvents", "openSocketIo");

    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Optional<String> prefilled(JsonNode parameter) {
        JsonNode schema = DOCUMENT.resolve(parameter.get("schema"));
        for (JsonNode value :
                List.of(
                        parameter.path("example"),
                        schema.path("example"),
                        schema.path("default"))) {
            if (!value.isMissingNode()) {
                return Optional.of(value.asText());
            }
        }
        return Optional.empty();
    }

    private static List<JsonNode> parameters(Operation operation) {
        List<JsonNode> found = new ArrayList<>();
        operation.node().path("parameters").forEach(node -> found.add(DOCUMENT.resolve(node)));
        return found;
    }

    /// The page lets nobody execute a call that lacks a required value.
    private static boolean isComplete(Operation operation) {
        return parameters(operation).stream()
                .noneMatch(parameter ->
                        parameter.path("required").asBoolean() && prefilled(parameter).isEmpty());
    }

    /// The types and bodies that the page offers first.
    private static Call.Answer execute(Operation operation, Optional<JsonNode> body) {
        Call call = app.call();
        String path = operation.path();
        Map<String, String> query = new TreeMap<>();
        for (JsonNode parameter : parameters(operation)) {
            String name = parameter.get("name").asText();
            Optional<String> value = prefilled(parameter);
            if (value.isEmpty()) {
                continue;
            }
            switch (parameter.get("in").asText()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(value.get()));
                case "query" -> query.put(name, encoded(value.get()));
                default -> call.header(name, value.get());
            }
        }
        JsonNode content = DOCUMENT.resolve(operation.node().path("requestBody")).path("content");
        if (body.isPresent()) {
            call.header("Content-Type", content.fieldNames().next());
        }
        String target =
                query.entrySet().stream()
                        .map(Map.Entry::toString)
                        .collect(Collectors.joining("&", path + "?", ""))
                        .replaceFirst("\\?$", "");
        return call.send(
                operation.method(),
                target,
                body.map(Example::text)
                        .map(BodyPublishers::ofString)
                        .orElseGet(BodyPublishers::noBody));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void assertGood(Operation operation, Call.Answer answer) {
        String said = operation.name() + " " + answer.status() + ": " + answer.body();
        if (operation.name().equals(AFTER_A_SWEEP)) {
            assertTrue(answer.status() == 404 || answer.status() == 200, said);
        } else if (REFUSED.containsKey(operation.name())) {
            assertEquals(REFUSED.get(operation.name()), answer.status(), said);
        } else {
            assertEquals(2, answer.status() / 100, said);
        }
    }

    @Test
    void everyReadThatIsFilledInIsAnswered() {
        List<String> asked = new ArrayList<>();
        for (Operation operation : DOCUMENT.operations()) {
            if (operation.method().equals("GET")
                    && isComplete(operation)
                    && !STREAMS.contains(operation.name())) {
                assertGood(operation, execute(operation, Optional.empty()));
                asked.add(operation.name());
            }
        }
        assertTrue(asked.containsAll(List.of("listStocks", "listBars", "getHistory", "getIndex")));
        assertTrue(asked.size() > 35, asked.toString());
    }

    @Test
    void everyRequestWithABodyThatIsFilledInIsTaken() {
        List<String> sent = new ArrayList<>();
        for (Operation operation : DOCUMENT.operations()) {
            JsonNode content =
                    DOCUMENT.resolve(operation.node().path("requestBody")).path("content");
            if (!content.isMissingNode()
                    && isComplete(operation)
                    && !LEFT_OUT.contains(operation.name())) {
                JsonNode body = Example.all(content.elements().next()).getFirst();
                assertGood(operation, execute(operation, Optional.of(body)));
                sent.add(operation.name());
            }
        }
        assertTrue(sent.containsAll(List.of("submitAnalysis", "analyze", "importPrices")));
    }

    @Test
    void theFirstKeyThatIsFilledInIsOneThatCanBeMade() {
        Operation make =
                DOCUMENT.operations().stream()
                        .filter(one -> one.name().equals("makeKey"))
                        .findFirst()
                        .orElseThrow();
        JsonNode media = make.node().at("/requestBody/content/application~1json");
        assertEquals("admin", Example.all(media).getFirst().get("role").asText());
    }

    /// A second request with other tickers would be refused because of the first.
    @Test
    void noKeyOfARequestIsFilledIn() {
        for (Operation operation : DOCUMENT.operations()) {
            for (JsonNode parameter : parameters(operation)) {
                String name = parameter.get("name").asText();
                if (parameter.get("in").asText().equals("header")
                        && !List.of("Prefer", "If-Match", "If-None-Match").contains(name)) {
                    assertEquals(
                            Optional.empty(), prefilled(parameter), operation.name() + " " + name);
                }
            }
        }
    }

    @Test
    void anImportThatIsFilledInStoresNothing() {
        Operation imports =
                DOCUMENT.operations().stream()
                        .filter(one -> one.name().equals("importPrices"))
                        .findFirst()
                        .orElseThrow();
        JsonNode content = imports.node().at("/requestBody/content");
        Call.Answer answer =
                execute(imports, Optional.of(Example.all(content.elements().next()).getFirst()));
        assertEquals(200, answer.status(), answer.body());
        assertEquals(404, app.call().get("/api/v1/stocks/EXAMPLE").status());
    }

    @Test
    void whatHasToBeTypedInSaysWhereItComesFrom() {
        for (Operation operation : DOCUMENT.operations()) {
            for (JsonNode parameter : parameters(operation)) {
                if (parameter.path("required").asBoolean() && prefilled(parameter).isEmpty()) {
                    assertFalse(parameter.path("description").asText().isBlank(), operation.name());
                }
            }
        }
    }

    @Test
    void groupsFollowEachOtherAsUsersDo() {
        List<String> tags =
                DOCUMENT.document()
                        .get("tags")
                        .valueStream()
                        .map(t -> t.get("name").asText())
                        .toList();
        assertEquals("analysis", tags.getFirst());
        assertEquals("legacy", tags.getLast());
        List<String> way =
                List.of(
                        "analysis",
                        "jobs",
                        "market",
                        "technical",
                        "imports",
                        "providers",
                        "access",
                        "ops",
                        "legacy");
        assertEquals(way, tags.stream().filter(way::contains).toList());
        assertTrue(app.call().get("/docs/page.js").body().contains("CLOSED = [\"legacy\"]"));
    }

    /// The page warns of it in red.
    @Test
    void theDocumentNamesNoDialectThatThePageDoesNotKnow() {
        assertFalse(DOCUMENT.document().has("jsonSchemaDialect"));
    }
}
