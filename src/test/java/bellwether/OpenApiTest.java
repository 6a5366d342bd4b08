package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The document and its page, as the running service gives them.
final class OpenApiTest {
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp(0);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static JsonNode document() {
        return app.call().get("/openapi.json").json();
    }

    @Test
    void everyRouteIsInTheDocumentWithItsRoleAndNothingElseIs() {
        TreeSet<String> documented = new TreeSet<>();
        document()
                .get("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(one ->
                                        documented.add(
                                                "%s %s for %s"
                                                        .formatted(
                                                                one.getKey()
                                                                        .toUpperCase(Locale.ROOT),
                                                                path.getKey(),
                                                                one.getValue()
                                                                        .get("x-role")
                                                                        .asText()))));
        assertEquals(String.join("\n", registered()), String.join("\n", documented));
    }

    private static Set<String> registered() {
        return app.routes().stream()
                .map(route ->
                        "%s %s for %s"
                                .formatted(
                                        route.method(),
                                        route.path(),
                                        route.role().name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void jsonAndYamlSayTheSame() throws Exception {
        JsonNode yaml = new YAMLMapper().readTree(app.call().get("/openapi.yaml").body());
        assertEquals(new ObjectMapper().readTree(document().toString()), yaml);
        assertEquals(App.VERSION, yaml.at("/info/version").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/openapi.yaml", "/docs", "/docs/swagger-ui.css"})
    void whatIsHadAlreadyIsNotSentAgain(String path) {
        String tag = app.call().get(path).header("ETag");
        Call.Answer again = app.call().header("If-None-Match", "\"other\", " + tag).get(path);
        assertEquals(304, again.status());
        assertEquals("", again.body());
        assertEquals(tag, again.header("ETag"));
        assertEquals(200, app.call().header("If-None-Match", "\"other\"").get(path).status());
    }

    @Test
    void thePageNeedsNothingFromElsewhere() {
        Call.Answer page = app.call().get("/docs");
        assertEquals("text/html;charset=utf-8", page.header("Content-Type"));
        String policy = page.header("Content-Security-Policy");
        assertTrue(policy.contains("default-src 'none'; script-src 'self'"), policy);
        List<String> loaded =
                Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                        .matcher(page.body())
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        assertTrue(loaded.size() >= 4, page.body());
        for (String file : loaded) {
            assertTrue(file.startsWith("/"), file);
            assertEquals(200, app.call().get(file).status(), file);
        }
        assertFalse(app.call().get("/docs/page.js").body().contains("http"));
    }

    @Test
    void onlyThePageMayRunScripts() {
        for (String path : List.of("/openapi.json", "/docs/page.js", "/health", "/docs/nothing")) {
            assertEquals(
                    "default-src 'none'; frame-ancestors 'none'",
                    app.call().get(path).header("Content-Security-Policy"),
                    path);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/docs/index.html, 404, no_such_file",
        "/docs/swagger-ui.js, 404, no_such_file",
        "/docs/..%2F..%2Fservice.yaml, 400, bad_request",
        "/openapi.json?x=1, 422, invalid_request",
        "/docs?url=https://elsewhere.example, 422, invalid_request",
    })
    void nothingElseIsServed(String path, int status, String code) {
        Call.Answer answer = app.call().get(path);
        assertEquals(status, answer.status());
        assertEquals(code, answer.json().get("code").asText());
    }

    @Test
    void everyOperationIsDescribedInFull() {
        List<String> lacking = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        document()
                .get("paths")
                .forEach(path ->
                        path.forEach(operation -> {
                            String name = operation.path("operationId").asText();
                            if (!names.add(name)) {
                                lacking.add(name + " is there twice");
                            }
                            for (String field :
                                    List.of("summary", "description", "tags", "security")) {
                                if (operation.path(field).isMissingNode()) {
                                    lacking.add(name + " lacks " + field);
                                }
                            }
                            boolean open = operation.get("security").isEmpty();
                            if (open != operation.get("x-role").asText().equals("public")) {
                                lacking.add(name + " asks for the wrong key");
                            }
                        }));
        assertEquals(List.of(), lacking);
    }

    @Test
    void everyComponentIsUsed() {
        String all = document().toString();
        List<String> unused = new ArrayList<>();
        document()
                .get("components")
                .properties()
                .forEach(kind ->
                        kind.getValue()
                                .fieldNames()
                                .forEachRemaining(name -> {
                                    String pointer =
                                            "\"#/components/" + kind.getKey() + "/" + name + "\"";
                                    if (!kind.getKey().equals("securitySchemes")
                                            && !all.contains(pointer)) {
                                        unused.add(pointer);
                                    }
                                }));
        assertEquals(List.of(), unused);
    }
}
