package bellwether.platform.http.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.openapi.Conformance.Exchange;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// That a service which strays from its document would be caught.
final class ConformanceTest {
    private static final String ALIVE =
            "{\"status\":\"healthy\",\"database\":\"unknown\",\"alive\":true,\"version\":\"1\",\"uptime_seconds\":3,\"database_seen_at\":null}";
    private static final String PROBLEM =
            """
            {"type":"/docs/problems#no_such_route","title":"Not Found","status":404,"detail":"No route at this path; /docs lists them.",
            "instance":"/x","code":"no_such_route","request_id":"r","timestamp":"2026-01-01T00:00:00Z"}\
            """;
    private static final String JOB =
            Specification.ours().document().at("/components/examples/job/value").toString();

    private final Conformance conformance = new Conformance(Specification.ours());

    private List<String> faults(String call, int status, Map<String, String> headers, String body) {
        return faults(call, Map.of(), "", status, headers, body);
    }

    private List<String> faults(
            String call,
            Map<String, String> sent,
            String request,
            int status,
            Map<String, String> headers,
            String body) {
        Map<String, String> answered = new HashMap<>(Map.of("X-Request-Id", "r"));
        answered.putAll(headers);
        return conformance.faults(
                new Exchange(
                        call.replaceFirst(" .*", ""),
                        call.replaceFirst("\\S+ ", ""),
                        headers(sent),
                        Optional.of(request),
                        status,
                        headers(answered),
                        Optional.of(body)));
    }

    private static HttpHeaders headers(Map<String, String> values) {
        Map<String, List<String>> lists = new HashMap<>();
        values.forEach((name, value) -> lists.put(name, List.of(value)));
        return HttpHeaders.of(lists, (name, value) -> true);
    }

    /// With a tag, which many answers must have.
    private static Map<String, String> type(String type) {
        return Map.of("Content-Type", type, "ETag", "\"some\"");
    }

    private static void assertOne(String words, List<String> faults) {
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.getFirst().contains(words), faults.toString());
    }

    @Test
    void whatIsDocumentedConforms() {
        assertEquals(
                List.of(),
                faults("GET /health", 200, type("application/json; charset=utf-8"), ALIVE));
        assertEquals(
                List.of(), faults("GET /nowhere", 404, type("application/problem+json"), PROBLEM));
    }

    @Test
    void aFieldThatIsNotDocumentedDoesNot() {
        assertOne(
                "'surprise' is not defined",
                faults(
                        "GET /health",
                        200,
                        type("application/json"),
                        ALIVE.replace("{", "{\"surprise\":1,")));
    }

    @Test
    void anAnalysisWithAFieldTooManyDoesNot() {
        String page =
                Specification.ours()
                        .document()
                        .at("/components/examples/analysis_results/value")
                        .toString();
        String path = "GET /api/v1/jobs/01a201b0-00d4-70c3-a03f-36adc52b2475/results";
        assertEquals(List.of(), faults(path, 200, type("application/json"), page));
        List<String> faults =
                faults(
                        path,
                        200,
                        type("application/json"),
                        page.replace("\"last_close\":", "\"surprise\":1,\"last_close\":"));
        assertTrue(faults.toString().contains("surprise"), faults.toString());
    }

    @Test
    void aFieldThatIsMissingOrOfAnotherTypeDoesNot() {
        assertOne(
                "uptime_seconds",
                faults(
                        "GET /health",
                        200,
                        type("application/json"),
                        ALIVE.replace(",\"uptime_seconds\":3", "")));
        assertOne(
                "integer",
                faults("GET /health", 200, type("application/json"), ALIVE.replace("3", "\"3\"")));
    }

    @Test
    void anotherStatusTypeOrHeaderDoesNot() {
        assertOne("status", faults("GET /health", 418, type("application/json"), ALIVE));
        assertOne("content type", faults("GET /health", 200, type("text/plain"), ALIVE));
        assertOne(
                "X-Request-Id",
                faults(
                        "GET /health",
                        200,
                        Map.of("Content-Type", "application/json", "X-Request-Id", "a b"),
                        ALIVE));
        assertOne(
                "Location is missing",
                faults(
                        "POST /api/v1/analyses",
                        type("application/json"),
                        "{\"tickers\":[\"A\"],\"capital\":1000}",
                        202,
                        Map.of(
                                "Content-Type",
                                "application/json",
                                "Link",
                                "</e>; rel=\"events\"",
                                "Retry-After",
                                "1"),
                        JOB));
    }

    @Test
    void aRouteThatIsNotDocumentedDoesNot() {
        assertTrue(
                faults("GET /secret", 200, type("application/json"), "{}")
                        .getFirst()
                        .contains("no operation"));
        assertTrue(
                faults("DELETE /health", 405, type("application/problem+json"), PROBLEM)
                        .contains("405 without Allow"));
        assertTrue(
                faults("GET /nowhere", 404, type("text/html"), "<h1>")
                        .getFirst()
                        .contains("not a problem"));
    }

    @Test
    void anEventThatIsNotDocumentedDoesNot() {
        String path = "GET /api/v1/jobs/01a201b0-00d4-70c3-a03f-36adc52b2475/events";
        assertEquals(
                List.of(),
                faults(path, 200, type("text/event-stream"), "event: shutdown\ndata: {}\n\n"));
        assertOne(
                "end", faults(path, 200, type("text/event-stream"), "event: ended\ndata: {}\n\n"));
        assertTrue(
                !faults(path, 200, type("text/event-stream"), "event: end\ndata: {}\n\n")
                        .isEmpty());
    }

    @Test
    void aRequestThatIsAcceptedAgainstTheDocumentDoesNot() {
        Map<String, String> made =
                Map.of(
                        "Content-Type", "application/json",
                        "Link", "</e>; rel=\"events\"",
                        "Retry-After", "1",
                        "Location", "/api/v1/jobs/01a201b0-00d4-70c3-a03f-36adc52b2475");
        for (String body :
                List.of(
                        "{\"tickers\":[\"A\"],\"universe\":\"all\",\"capital\":1000}",
                        "{\"capital\":1000}",
                        "{\"tickers\":[\"A\"],\"capital\":0.5}",
                        "{\"tickers\":[\"A\"],\"capital\":1000,\"profile\":\"so bold\"}",
                        "{\"tickers\":[\"A\"],\"capital\":1000,\"x\":1}")) {
            assertTrue(
                    faults("POST /api/v1/analyses", type("application/json"), body, 202, made, JOB)
                            .getFirst()
                            .startsWith("accepted, yet against the document: body"),
                    body);
        }
        String page = "{\"items\":[],\"next\":null,\"has_more\":false}";
        assertOne(
                "limit", faults("GET /api/v1/jobs?limit=201", 200, type("application/json"), page));
        assertOne("query x", faults("GET /api/v1/jobs?x=1", 200, type("application/json"), page));
    }
}
