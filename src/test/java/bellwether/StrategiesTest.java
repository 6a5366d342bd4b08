package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Strategies over HTTP.
final class StrategiesTest {
    private static final String RULES =
            "{\"name\":\"r\",\"long\":{\"enter\":{\"gt\":[\"close\",\"SMA_20\"]}}}";

    private static TestApp app;
    private static String portfolio;

    @BeforeAll
    static void start() {
        app = new TestApp();
        portfolio = portfolio("strategies");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String portfolio(String name) {
        Call.Answer made =
                app.call()
                        .post(
                                "/api/v1/portfolios",
                                "{\"name\":\"%s\",\"currency\":\"USD\",\"cash\":10000}"
                                        .formatted(name));
        assertEquals(201, made.status(), made.body());
        return made.json().get("id").asText();
    }

    private static Call.Answer create(String name, String more) {
        return app.call()
                .post(
                        "/api/v1/strategies",
                        "{\"portfolio\":\"%s\",\"name\":\"%s\"%s}"
                                .formatted(portfolio, name, more));
    }

    private static Call.Answer patch(String id, String tag, String body) {
        Call call = app.call().header("Content-Type", "application/json");
        if (!tag.isEmpty()) {
            call.header("If-Match", tag);
        }
        return call.send("PATCH", "/api/v1/strategies/" + id, BodyPublishers.ofString(body));
    }

    private static Call.Answer delete(String id, String tag) {
        Call call = tag.isEmpty() ? app.call() : app.call().header("If-Match", tag);
        return call.send("DELETE", "/api/v1/strategies/" + id, BodyPublishers.noBody());
    }

    private static void assertCode(int status, String code, Call.Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(code, answer.json().get("code").asText());
    }

    @Test
    void aStrategyIsMadeChangedByItsTagAndDeleted() {
        Call.Answer made =
                create(
                        "trend",
                        ",\"rules\":%s,\"symbols\":[\"demo01\",\"DEMO02\"],\"active\":true"
                                .formatted(RULES));
        assertEquals(201, made.status(), made.body());
        String id = made.json().get("id").asText();
        assertEquals("/api/v1/strategies/" + id, made.header("Location"));
        assertEquals("paper", made.json().get("broker").asText());
        assertEquals("[\"DEMO01\",\"DEMO02\"]", made.json().get("symbols").toString());
        JsonNode shown = app.call().get("/api/v1/strategies/" + id).json();
        assertEquals(made.json(), shown);

        assertCode(428, "if_match_required", patch(id, "", "{\"active\":false}"));
        Call.Answer changed = patch(id, made.header("ETag"), "{\"active\":false}");
        assertEquals(200, changed.status(), changed.body());
        assertFalse(changed.json().get("active").asBoolean());
        assertNotEquals(made.header("ETag"), changed.header("ETag"));
        Call.Answer same = patch(id, changed.header("ETag"), "{}");
        assertEquals(changed.json(), same.json());
        assertEquals(changed.header("ETag"), same.header("ETag"));
        assertCode(412, "strategy_changed", patch(id, made.header("ETag"), "{\"active\":true}"));
        assertCode(412, "strategy_changed", delete(id, made.header("ETag")));
        assertEquals(204, delete(id, changed.header("ETag")).status());
        assertCode(404, "unknown_strategy", app.call().get("/api/v1/strategies/" + id));
    }

    @Test
    void faultsPointIntoTheRules() {
        Call.Answer refused =
                create(
                        "wrong",
                        """
                        ,"symbols":["DEMO01","NOSUCH"],"active":true,
                        "rules":{"name":"r","fill":"same_close","long":{"enter":{"gt":["close","SMA_20"]}}}\
                        """);
        assertEquals(422, refused.status(), refused.body());
        List<String> pointers = new ArrayList<>();
        refused.json().get("errors").forEach(e -> pointers.add(e.get("pointer").asText()));
        assertEquals(List.of("/symbols/1", "/rules/fill"), pointers);
        assertCode(
                404,
                "unknown_portfolio",
                app.call().post("/api/v1/strategies", "{\"portfolio\":\"pf_999\",\"name\":\"x\"}"));
    }

    @Test
    void eachPortfolioHasAManualStrategyThatStays() {
        String other = portfolio("other");
        JsonNode page = app.call().get("/api/v1/strategies?portfolio=" + other).json();
        assertEquals(1, page.get("items").size());
        JsonNode manual = page.at("/items/0");
        assertTrue(manual.get("manual").asBoolean());
        String id = manual.get("id").asText();
        assertCode(409, "manual_strategy", delete(id, ""));
        assertCode(409, "manual_strategy", patch(id, "*", "{\"rules\":%s}".formatted(RULES)));
    }

    @Test
    void listsGoOnByCursor() {
        create("page 1", "");
        create("page 2", "");
        List<String> names = new ArrayList<>();
        String next = "/api/v1/strategies?portfolio=" + portfolio + "&limit=1";
        while (next != null) {
            JsonNode page = app.call().get(next).json();
            page.get("items").forEach(one -> names.add(one.get("name").asText()));
            next = page.get("next").isNull() ? null : page.get("next").asText();
        }
        assertTrue(names.containsAll(List.of("page 1", "page 2")), names.toString());
        assertEquals(names.size(), names.stream().distinct().count());
    }

    @Test
    void marksAndSignalsAreEmptyBeforeAnythingTrades() {
        String id = create("quiet", "").json().get("id").asText();
        JsonNode marks = app.call().get("/api/v1/strategies/" + id + "/marks?timeframe=5m").json();
        assertEquals("USD", marks.get("currency").asText());
        assertEquals(0, marks.get("items").size());
        assertEquals(
                0,
                app.call().get("/api/v1/strategies/" + id + "/signals").json().get("items").size());
        Call.Answer backwards =
                app.call().get("/api/v1/strategies/" + id + "/marks?from=2026-02-01&to=2026-01-01");
        assertEquals(422, backwards.status());
        assertEquals("?from", backwards.json().at("/errors/0/pointer").asText());
        assertEquals(
                422, app.call().get("/api/v1/strategies/" + id + "/marks?timeframe=2m").status());
    }

    @Test
    void theWorkersShowWhoHoldsEachDuty() {
        Waiting.until(() -> {
            JsonNode workers = app.call().get("/api/v1/trading/workers").json().get("items");
            return workers.size() == 2
                    && workers.at("/0/duty").asText().equals("match")
                    && workers.at("/1/running").asBoolean()
                    && workers.at("/1/lag_seconds").asLong() <= 30;
        });
    }
}
