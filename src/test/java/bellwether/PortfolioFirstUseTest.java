package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a first user of portfolios runs into.
final class PortfolioFirstUseTest {
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Call.Answer post(String path, String body) {
        return app.call().post(path, body);
    }

    private static void patch(String path, String body) {
        Call.Answer changed =
                app.call()
                        .header("Content-Type", "application/json")
                        .send("PATCH", path, BodyPublishers.ofString(body));
        assertEquals(200, changed.status(), changed.body());
    }

    private static JsonNode portfolio(String name) {
        Call.Answer made =
                post(
                        "/api/v1/portfolios",
                        "{\"name\":\"%s\",\"currency\":\"USD\",\"cash\":10000,\"limits\":{\"risk_percent\":null,\"heat_percent\":null}}"
                                .formatted(name));
        assertEquals(201, made.status(), made.body());
        return made.json();
    }

    @Test
    void whatIsNoCurrencyIsRefused() {
        Call.Answer refused =
                post("/api/v1/portfolios", "{\"name\":\"none\",\"currency\":\"ZZZ\"}");
        assertEquals(422, refused.status(), refused.body());
        assertEquals("/currency", refused.json().at("/errors/0/pointer").asText());
        String path = "/api/v1/portfolios/" + portfolio("coins").get("id").asText() + "/flows";
        assertEquals(422, post(path, "{\"amount\":5,\"currency\":\"QQQ\"}").status());
        assertEquals(201, post(path, "{\"amount\":5,\"currency\":\"BTC\"}").status());
    }

    @Test
    void exitsThatNoFillCanHaveAreRefused() {
        String id = portfolio("exits").get("id").asText();
        for (String bracket :
                List.of("{\"stop\":100000}", "{\"target\":0.5}", "{\"stop\":{\"percent\":100}}")) {
            Call.Answer refused =
                    post(
                            "/api/v1/orders",
                            "{\"portfolio\":\"%s\",\"allow\":[\"synthetic\"],\"ticker\":\"DEMO01\",\"side\":\"buy\",\"quantity\":1,\"bracket\":%s}"
                                    .formatted(id, bracket));
            assertEquals(422, refused.status(), refused.body());
            assertEquals("bad_bracket", refused.json().get("code").asText(), refused.body());
        }
    }

    @Test
    void theTableOfOrdersHasTheNamesOfTheList() {
        String id = portfolio("table").get("id").asText();
        post(
                "/api/v1/orders",
                "{\"portfolio\":\"%s\",\"allow\":[\"synthetic\"],\"ticker\":\"DEMO01\",\"side\":\"buy\",\"quantity\":1}"
                        .formatted(id));
        String table = app.call().get("/api/v1/portfolios/" + id + "/orders?format=csv").body();
        assertTrue(table.lines().findFirst().orElseThrow().contains(",accepted_at,"), table);
        assertTrue(table.contains(",accepted,,0,"), table);
    }

    @Test
    void aCurrencyWithoutRateIsNamed() {
        String id = portfolio("rates").get("id").asText();
        String path = "/api/v1/portfolios/" + id;
        post(path + "/flows", "{\"amount\":5,\"currency\":\"CHF\"}");
        patch(path + "/risk", "{\"risk_percent\":1}");
        String detail =
                post(
                                "/api/v1/orders",
                                "{\"portfolio\":\"%s\",\"allow\":[\"synthetic\"],\"ticker\":\"DEMO01\",\"side\":\"buy\",\"quantity\":1}"
                                        .formatted(id))
                        .json()
                        .get("detail")
                        .asText();
        assertTrue(detail.contains("of CHF into USD"), detail);
        assertTrue(detail.contains("CHFUSD=X"), detail);
    }

    @Test
    void theSameKeyPaysOnce() {
        String flows = "/api/v1/portfolios/" + portfolio("paid once").get("id").asText() + "/flows";
        Call.Answer first = keyed(flows, "{\"amount\":5}");
        Call.Answer again = keyed(flows, "{\"amount\":5.00}");
        assertEquals(10_005, first.json().at("/cash/0/amount").asDouble());
        assertEquals(10_005, again.json().at("/cash/0/amount").asDouble());
        assertEquals("true", again.header("Idempotent-Replayed"));
        assertEquals(
                "idempotency_key_reused",
                keyed(flows, "{\"amount\":6}").json().get("code").asText());
    }

    private static Call.Answer keyed(String path, String body) {
        return app.call().header("Idempotency-Key", "savings").post(path, body);
    }
}
