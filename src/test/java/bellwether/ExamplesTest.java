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
            assertSuccess(operation, send(operation, service, things, "", ""));
            return;
        }
        int sent = 0;
        for (var media : content.properties()) {
            for (JsonNode example : examples(media.getValue())) {
                String body = example.isTextual() ? example.asText() : example.toString();
                assertSuccess(operation, send(operation, service, things, media.getKey(), body));
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
