package bellwether.platform.http.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import bellwether.platform.http.server.HttpServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The page to which the `type` of every problem document leads.
final class ProblemPageTest {
    private static HttpServer server;

    @BeforeAll
    static void start() {
        server =
                HttpServer.start(
                        "127.0.0.1", 0, InstantSource.system(), List.of(new OpenApiRoutes()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Call call() {
        return Call.toTestRoutes(server.port());
    }

    @Test
    void aProblemsTypeIsAPlaceOnThePage() {
        JsonNode problem = call().get("/docs/missing.js").json();
        String type = problem.get("type").asText();
        assertEquals("/docs/problems#no_such_file", type);
        Call.Answer page = call().get(type.substring(0, type.indexOf('#')));
        assertEquals(200, page.status());
        assertEquals("text/html;charset=utf-8", page.header("Content-Type"));
        assertTrue(page.body().contains("<section id=\"no_such_file\">"), page.body());
    }

    @Test
    void thePageHasEveryCodeAndNoScript() {
        String page = call().header("Accept", "text/html").get("/docs/problems").body();
        for (ProblemCode code : DocumentFragments.problems()) {
            assertTrue(page.contains("<section id=\"" + code.code() + "\">"), code.code());
        }
        assertFalse(page.contains("<script"), page);
        assertFalse(page.contains("{{"), page);
        assertTrue(page.contains("name=\"viewport\""), "readable on a phone");
    }

    @Test
    void theSameTableIsThereForPrograms() {
        Call.Answer answer = call().header("Accept", "application/json").get("/docs/problems");
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals("Accept, Accept-Encoding, Origin", answer.header("Vary"));
        JsonNode items = answer.json().get("items");
        assertEquals(
                DocumentFragments.problems().stream()
                        .map(ProblemCode::code)
                        .collect(Collectors.toList()),
                items.findValuesAsText("code"));
        assertTrue(answer.json().get("next").isNull());
        JsonNode first = items.get(0);
        assertEquals("/docs/problems#" + first.get("code").asText(), first.get("type").asText());
        assertEquals(406, call().header("Accept", "image/png").get("/docs/problems").status());
    }
}
