package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.openapi.Specification;
import bellwether.openapi.Specification.Operation;
import bellwether.web.Call;
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

/// Does what the document's examples do, on the running service. Ids in examples stand for things
/// that are made first.
final class ExamplesTest {
    private static final Specification DOCUMENT = Specification.ours();
    private static final String JOB = "01a201b0-00d4-70c3-a03f-36adc52b2475";

    /// What only a job that has not ended allows, in an order in which each is allowed.
    private static final List<String> MOVES =
            List.of("retryJob", "pauseJob", "resumeJob", "cancelJob", "cancel");

    private static TestApp app;
    private static TestApp idle;
    private static Map<String, String> made;
    private static Map<String, String> waiting;

    @BeforeAll
    static void start() {
        app = new TestApp();
        idle = new TestApp(0);
        String body = "{\"tickers\":[\"DEMO01\",\"DEMO02\",\"NOPE\"],\"capital\":100000}";
        String job = app.submit(body);
        app.ended(job);
        made = Map.of(JOB, job);
        waiting = Map.of(JOB, idle.submit(body));
    }

    @AfterAll
    static void stop() {
        app.close();
        idle.close();
    }

    @Test
    void everyOperationsExampleIsAnsweredAsDocumented() {
        for (Operation operation : DOCUMENT.operations()) {
            if (!MOVES.contains(operation.name())) {
                run(operation, app, made);
            }
        }
    }

    @Test
    void whatMovesAJobDoesSo() {
        for (String move : MOVES) {
            Operation operation =
                    DOCUMENT.operations().stream()
                            .filter(one -> one.name().equals(move))
                            .findFirst()
                            .orElseThrow();
            if (move.equals("cancel")) {
                run(
                        operation,
                        idle,
                        Map.of(JOB, idle.submit("{\"tickers\":[\"A\"],\"capital\":9}")));
            } else {
                run(operation, idle, waiting);
            }
        }
    }

    @Test
    void noOperationTakesAParameterThatItDoesNotName() {
        for (Operation operation : DOCUMENT.operations()) {
            Call.Answer answer = sendFirst(operation, Map.of("surprise", "1"));
            assertEquals(422, answer.status(), operation.name());
            assertEquals("?surprise", answer.json().at("/errors/0/pointer").asText());
        }
    }

    @Test
    void everyNumberInAQueryHasTheBoundsThatAreDocumented() {
        int looked = 0;
        for (Operation operation : DOCUMENT.operations()) {
            for (JsonNode reference : operation.node().path("parameters")) {
                JsonNode parameter = DOCUMENT.resolve(reference);
                JsonNode schema = DOCUMENT.resolve(parameter.get("schema"));
                if (schema.path("type").asText().equals("integer")) {
                    String name = parameter.get("name").asText();
                    long least = schema.get("minimum").asLong();
                    long most = schema.get("maximum").asLong();
                    assertEquals(422, with(operation, name, least - 1));
                    assertEquals(200, with(operation, name, least));
                    assertEquals(200, with(operation, name, most));
                    assertEquals(422, with(operation, name, most + 1));
                    looked++;
                }
            }
        }
        assertTrue(looked >= 5, "only " + looked);
    }

    private static int with(Operation operation, String parameter, long value) {
        return sendFirst(operation, Map.of(parameter, Long.toString(value))).status();
    }

    /// With the first example of a body, and these parameters besides.
    private static Call.Answer sendFirst(Operation operation, Map<String, String> parameters) {
        JsonNode content = DOCUMENT.resolve(operation.node().path("requestBody")).path("content");
        if (content.isMissingNode()) {
            return send(operation, app, made, parameters, "", "");
        }
        var media = content.properties().iterator().next();
        JsonNode example = examples(media.getValue()).getFirst();
        return send(operation, app, made, parameters, media.getKey(), text(example));
    }

    private static String text(JsonNode example) {
        return example.isTextual() ? example.asText() : example.toString();
    }

    @Test
    void everyExampleOfAnAnswerFitsItsSchema() {
        List<String> faults = new ArrayList<>();
        int looked = 0;
        for (Operation operation : DOCUMENT.operations()) {
            for (JsonNode reference : operation.node().get("responses")) {
                for (var media : DOCUMENT.resolve(reference).path("content").properties()) {
                    for (JsonNode example : examples(media.getValue())) {
                        looked++;
                        DOCUMENT.faults(media.getValue().get("schema"), example)
                                .forEach(fault -> faults.add(operation.name() + ": " + fault));
                    }
                }
            }
        }
        assertEquals(List.of(), faults);
        assertTrue(looked > 100, "only " + looked);
    }

    @Test
    void everyAnswerInJsonHasAnExample() {
        List<String> lacking = new ArrayList<>();
        for (Operation operation : DOCUMENT.operations()) {
            for (var answer : operation.node().get("responses").properties()) {
                JsonNode media =
                        DOCUMENT.resolve(answer.getValue())
                                .path("content")
                                .path("application/json");
                boolean isWholeDocument = operation.name().startsWith("getOpenApi");
                if (!media.isMissingNode() && !isWholeDocument && examples(media).isEmpty()) {
                    lacking.add(operation.name() + " " + answer.getKey());
                }
            }
        }
        assertEquals(List.of(), lacking);
    }

    /// Once with each example of a body; the answer must be one of success. The client checks that
    /// it is documented and fits.
    private static void run(Operation operation, TestApp service, Map<String, String> things) {
        JsonNode content = DOCUMENT.resolve(operation.node().path("requestBody")).path("content");
        if (content.isMissingNode()) {
            assertSuccess(operation, send(operation, service, things, Map.of(), "", ""));
            return;
        }
        int sent = 0;
        for (var media : content.properties()) {
            for (JsonNode example : examples(media.getValue())) {
                assertSuccess(
                        operation,
                        send(operation, service, things, Map.of(), media.getKey(), text(example)));
                sent++;
            }
        }
        assertTrue(sent > 0, operation.name() + " has no example of a body");
    }

    private static void assertSuccess(Operation operation, Call.Answer answer) {
        assertEquals(2, answer.status() / 100, operation.name() + ": " + answer.body());
    }

    private static Call.Answer send(
            Operation operation,
            TestApp service,
            Map<String, String> things,
            Map<String, String> more,
            String type,
            String body) {
        Call call = service.call();
        String path = operation.path();
        Map<String, String> query = new TreeMap<>();
        for (JsonNode reference : operation.node().path("parameters")) {
            JsonNode parameter = DOCUMENT.resolve(reference);
            String name = parameter.get("name").asText();
            if (parameter.path("required").asBoolean()
                    || parameter.get("in").asText().equals("query")) {
                String example = parameter.path("example").asText();
                String value = encoded(things.getOrDefault(example, example));
                if (parameter.get("in").asText().equals("path")) {
                    path = path.replace("{" + name + "}", value);
                } else if (!value.isEmpty()) {
                    query.put(name, value);
                }
            }
        }
        query.putAll(more);
        if (!type.isEmpty()) {
            call.header("Content-Type", type);
        }
        accept(operation).ifPresent(accepted -> call.header("Accept", accepted));
        String target =
                path
                        + query.entrySet().stream()
                                .map(Map.Entry::toString)
                                .collect(Collectors.joining("&", "?", ""));
        return call.send(
                operation.method(),
                target.replaceFirst("\\?$", ""),
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    /// The type of a successful answer, when there is just one.
    private static Optional<String> accept(Operation operation) {
        JsonNode content = DOCUMENT.resolve(operation.node().at("/responses/200")).path("content");
        return content.size() == 1 ? Optional.of(content.fieldNames().next()) : Optional.empty();
    }

    private static List<JsonNode> examples(JsonNode media) {
        List<JsonNode> found = new ArrayList<>();
        if (media.has("example")) {
            found.add(media.get("example"));
        }
        media.path("examples").forEach(one -> found.add(DOCUMENT.resolve(one).get("value")));
        return found;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
