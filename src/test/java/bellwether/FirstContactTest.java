package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody finds who knows no path yet; on a service with keys, shown none.
final class FirstContactTest {
    private static KeyedApp keyed;

    @BeforeAll
    static void start() {
        keyed = new KeyedApp();
    }

    @AfterAll
    static void stop() {
        keyed.close();
    }

    private static Call.Answer root(String accept) {
        return keyed.app.call().header("Accept", accept).get("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "text/html",
                "application/json;q=0.5, text/html;q=0.9"
            })
    void aBrowserGetsThePage(String accept) {
        Call.Answer answer = root(accept);
        assertEquals(200, answer.status());
        assertEquals("text/html;charset=utf-8", answer.header("Content-Type"));
        assertEquals("Accept, Accept-Encoding, Origin", answer.header("Vary"));
        assertTrue(answer.body().startsWith("<!doctype html>"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "application/json, text/html",
                "text/html;q=0, */*"
            })
    void aProgramGetsAnIndex(String accept) {
        Call.Answer answer = root(accept);
        assertEquals(200, answer.status(), answer.body());
        assertEquals("Bellwether", answer.json().get("name").asText());
        assertEquals(App.VERSION, answer.json().get("version").asText());
    }

    @Test
    void whatTheIndexNamesIsThere() {
        JsonNode index = root("*/*").json();
        index.properties().stream()
                .filter(entry -> entry.getValue().asText().startsWith("/"))
                .map(entry -> entry.getValue().asText())
                .forEach(path -> assertNotEquals(404, keyed.master().get(path).status(), path));
        assertEquals(9, index.size());
    }

    @ParameterizedTest
    @CsvSource({"/?x=1, */*, 422", "/, image/png, 406"})
    void whatIsNoneIsRefused(String path, String accept, int status) {
        assertEquals(status, keyed.app.call().header("Accept", accept).get(path).status());
    }

    @Test
    void theConfigurationHoldsFactsAndNoSecrets() {
        Call.Answer answer = keyed.app.call().get("/config");
        JsonNode config = answer.json();
        assertEquals(200, answer.status());
        assertEquals("v1", config.get("api_version").asText());
        assertEquals(true, config.at("/features/analysis").asBoolean());
        assertEquals(true, config.at("/features/scanner").asBoolean());
        assertEquals(10_000, config.at("/limits/tickers_per_request").asInt());
        assertEquals(100_000, config.at("/limits/default_capital").asInt());
        assertFalse(answer.body().contains(KeyedApp.MASTER));
    }

    @Test
    void theStatedLimitsAreThoseOfTheDocument() {
        JsonNode limits = keyed.app.call().get("/config").json().get("limits");
        JsonNode document = keyed.app.call().get("/swagger.json").json();
        JsonNode request = document.at("/components/schemas/AnalysisRequest/properties");
        JsonNode limit = document.at("/components/parameters/Limit/schema");
        assertEquals(
                request.at("/tickers/maxItems").asInt(), limits.get("tickers_per_request").asInt());
        assertEquals(
                request.at("/capital/maximum").asLong(), limits.get("maximum_capital").asLong());
        assertEquals(limit.get("default").asInt(), limits.get("page_size").asInt());
        assertEquals(limit.get("maximum").asInt(), limits.get("maximum_page_size").asInt());
    }

    @Test
    void theOlderNameOfTheDocumentLeadsToIt() {
        assertEquals(
                keyed.app.call().get("/openapi.json").body(),
                keyed.app.call().get("/swagger.json").body());
    }
}
