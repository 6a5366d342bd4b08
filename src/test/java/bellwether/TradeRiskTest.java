package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Limits, checks, sizes and halts of a portfolio, over HTTP and with the sample's prices.
final class TradeRiskTest {
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp();
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
                                "{\"name\":\"%s\",\"currency\":\"USD\",\"cash\":100000}"
                                        .formatted(name));
        assertEquals(201, made.status(), made.body());
        return made.json().get("id").asText();
    }

    private static Call.Answer patch(String path, String body) {
        return app.call()
                .header("Content-Type", "application/json")
                .send("PATCH", path, BodyPublishers.ofString(body));
    }

    private static String order(String portfolio, int shares, String more) {
        return "{\"portfolio\":\"%s\",\"allow\":[\"synthetic\"],\"ticker\":\"DEMO01\",\"side\":\"buy\",\"quantity\":%d%s}"
                .formatted(portfolio, shares, more);
    }

    private static void assertRefused(int status, String code, Call.Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(code, answer.json().get("code").asText());
    }

    @Test
    void anOrderThatBreaksALimitIsRefusedWithWhatWouldPass() {
        String id = portfolio("limits");
        Call.Answer refused = app.call().post("/api/v1/orders", order(id, 100_000, ""));
        assertRefused(422, "limit_exceeded", refused);
        assertEquals("/limits/risk_percent", refused.json().at("/errors/0/pointer").asText());
        String detail = refused.json().get("detail").asText();
        int most = Integer.parseInt(detail.replaceAll("(?s).*At most (\\d+) shares.*", "$1"));
        assertRefused(
                422, "limit_exceeded", app.call().post("/api/v1/orders", order(id, most + 1, "")));
        Call.Answer taken = app.call().post("/api/v1/orders", order(id, most, ""));
        assertEquals(201, taken.status(), taken.body());
    }

    @Test
    void aCheckSaysWhatTheAccountWouldRefuse() {
        String id = portfolio("unheld");
        JsonNode check =
                app.call()
                        .post(
                                "/api/v1/trading/checks",
                                order(id, 10, "").replace("\"buy\"", "\"sell\""))
                        .json();
        assertEquals("would_short", check.at("/refusals/0/code").asText(), check.toString());
        assertRefused(
                422,
                "bad_bracket",
                app.call()
                        .post(
                                "/api/v1/trading/checks",
                                order(id, 1, ",\"bracket\":{\"stop\":100000}")));
    }

    private static String strategy(String portfolio) {
        Call.Answer made =
                app.call()
                        .post(
                                "/api/v1/strategies",
                                "{\"portfolio\":\"%s\",\"name\":\"basket\"}".formatted(portfolio));
        assertEquals(201, made.status(), made.body());
        return made.json().get("id").asText();
    }

    private static String sale(String portfolio, String more) {
        return order(portfolio, 10, more).replace("\"buy\"", "\"sell\"");
    }

    private static Call.Answer check(String order) {
        return app.call().post("/api/v1/trading/checks", order);
    }

    @Test
    void anOrderOfAStrategyIsCheckedByWhatThatHolds() {
        String id = portfolio("basket");
        String basket = strategy(id);
        String path = "/api/v1/strategies/" + basket;
        Call.Answer held =
                app.call()
                        .post(
                                path + "/legs",
                                "{\"ticker\":\"DEMO01\",\"quantity\":10,\"side\":\"buy\",\"price\":90,\"date\":\"2025-12-01\"}");
        assertEquals(201, held.status(), held.body());
        JsonNode byHand = check(sale(id, "")).json();
        assertEquals("would_short", byHand.at("/refusals/0/code").asText(), byHand.toString());
        String named = ",\"strategy\":\"%s\"".formatted(basket);
        Call.Answer own = check(sale(id, named));
        assertEquals(201, own.status(), own.body());
        assertEquals(0, own.json().get("refusals").size(), own.body());
        String alone = named + ",\"ticker\":\"DEMO01\",\"side\":\"sell\"";
        assertEquals(
                201,
                check("{" + alone.substring(1) + ",\"quantity\":10}").status(),
                "the strategy names its portfolio");
        Call.Answer size = app.call().post("/api/v1/trading/size", "{" + alone.substring(1) + "}");
        assertEquals(200, size.status(), "what reduces needs no \"allow\": " + size.body());
        String sale = "{\"ticker\":\"DEMO01\",\"side\":\"sell\",\"quantity\":10,\"check\":\"%s\"}";
        Call.Answer other =
                app.call().post(path + "/orders", sale.formatted(byHand.get("check").asText()));
        assertRefused(422, "check_differs", other);
        assertTrue(other.json().get("detail").asText().startsWith("strategy must be st_"));
        Call.Answer taken =
                app.call().post(path + "/orders", sale.formatted(own.json().get("check").asText()));
        assertEquals(201, taken.status(), taken.body());
    }

    @Test
    void aCheckTakesAStrategyOfThePortfolioAlone() {
        String id = portfolio("own basket");
        String other = strategy(portfolio("other basket"));
        for (String path : new String[] {"checks", "size"}) {
            assertRefused(404, "unknown_strategy", asked(path, id, "\"st_999\""));
            for (String wrong : new String[] {"5", "\"basket\"", "\"" + other + "\""}) {
                Call.Answer refused = asked(path, id, wrong);
                assertRefused(422, "invalid_request", refused);
                assertEquals("/strategy", refused.json().at("/errors/0/pointer").asText());
            }
        }
        assertEquals(201, asked("checks", id, "null").status());
    }

    private static Call.Answer asked(String path, String portfolio, String strategy) {
        String body = order(portfolio, 1, ",\"strategy\":" + strategy);
        return app.call()
                .post(
                        "/api/v1/trading/" + path,
                        path.equals("size") ? body.replace("\"quantity\":1,", "") : body);
    }

    /// What was lost before they were booked was lost before.
    @Test
    void statedTradesAreNoLossOfTheDay() {
        String id = portfolio("stated");
        String strategies = "/api/v1/strategies?portfolio=" + id;
        String manual = app.call().get(strategies).json().at("/items/0/id").asText();
        String leg =
                "{\"ticker\":\"DEMO01\",\"quantity\":10,\"side\":\"%s\",\"price\":%d,\"date\":\"2025-12-01\"}";
        String legs = "/api/v1/strategies/" + manual + "/legs";
        assertEquals(201, app.call().post(legs, leg.formatted("buy", 900)).status());
        assertEquals(0, dayLoss(id));
        assertEquals(201, app.call().post(legs, leg.formatted("sell", 1)).status());
        assertEquals(0, dayLoss(id));
    }

    private static double dayLoss(String portfolio) {
        JsonNode uses =
                app.call().get("/api/v1/portfolios/" + portfolio + "/risk").json().get("uses");
        for (JsonNode use : uses) {
            if (use.get("limit").asText().equals("day_loss_percent")) {
                return use.get("amount").asDouble();
            }
        }
        throw new AssertionError("no day_loss_percent in " + uses);
    }

    @Test
    void limitsAreChangedAndSwitchedOff() {
        String risk = "/api/v1/portfolios/" + portfolio("changed") + "/risk";
        Call.Answer changed = patch(risk, "{\"heat_percent\":null,\"positions\":3}");
        assertEquals(200, changed.status(), changed.body());
        JsonNode limits = app.call().get(risk).json().get("limits");
        assertTrue(limits.get("heat_percent").isNull());
        assertEquals(3, limits.get("positions").asInt());
        assertEquals(20, limits.get("position_percent").asInt());
        assertRefused(422, "invalid_request", patch(risk, "{\"heat\":1}"));
    }

    @Test
    void limitsMayBeStatedWhenAPortfolioIsMade() {
        String body = "{\"name\":\"%s\",\"currency\":\"USD\",\"cash\":1000,\"limits\":%s}";
        Call.Answer made =
                app.call()
                        .post(
                                "/api/v1/portfolios",
                                body.formatted("own limits", "{\"risk_percent\":3}"));
        assertEquals(201, made.status(), made.body());
        String risk = "/api/v1/portfolios/" + made.json().get("id").asText() + "/risk";
        assertEquals(3, app.call().get(risk).json().at("/limits/risk_percent").asInt());
        Call.Answer wrong =
                app.call()
                        .post(
                                "/api/v1/portfolios",
                                body.formatted("wrong limits", "{\"risk_percent\":0}"));
        assertRefused(422, "invalid_request", wrong);
        assertEquals("/limits/risk_percent", wrong.json().at("/errors/0/pointer").asText());
    }

    @Test
    void aCheckIsUsedOnceByTheOrderThatItWasRunFor() {
        String id = portfolio("checked");
        patch("/api/v1/portfolios/" + id + "/risk", "{\"require_check\":true}");
        assertRefused(428, "check_required", app.call().post("/api/v1/orders", order(id, 1, "")));
        Call.Answer check = app.call().post("/api/v1/trading/checks", order(id, 1, ""));
        assertEquals(201, check.status(), check.body());
        assertFalse(check.json().at("/prices/stop").isNull(), check.body());
        assertEquals("preset", check.json().at("/friction/source").asText());
        String with = ",\"check\":\"%s\"".formatted(check.json().get("check").asText());
        assertRefused(422, "check_differs", app.call().post("/api/v1/orders", order(id, 2, with)));
        assertEquals(201, app.call().post("/api/v1/orders", order(id, 1, with)).status());
        assertRefused(409, "check_used", app.call().post("/api/v1/orders", order(id, 1, with)));
    }

    @Test
    void aHaltHoldsUntilItIsResumed() {
        String path = "/api/v1/portfolios/" + portfolio("halted");
        String id = path.substring(path.lastIndexOf('/') + 1);
        assertEquals(201, app.call().post("/api/v1/orders", order(id, 1, "")).status());
        Call.Answer halted =
                app.call().post(path + "/halt", "{\"mode\":\"cancel\",\"reason\":\"news\"}");
        assertEquals(200, halted.status(), halted.body());
        assertEquals(1, halted.json().get("cancelled").size());
        assertRefused(409, "halted", app.call().post("/api/v1/orders", order(id, 1, "")));
        assertEquals("news", app.call().get(path + "/risk").json().at("/halt/reason").asText());
        assertRefused(
                422, "invalid_request", app.call().post(path + "/resume", "{\"reason\":\" \"}"));
        assertEquals(200, app.call().post(path + "/resume", "{\"reason\":\"calm\"}").status());
        assertRefused(
                409, "not_halted", app.call().post(path + "/resume", "{\"reason\":\"calm\"}"));
        assertEquals(201, app.call().post("/api/v1/orders", order(id, 1, "")).status());
    }

    @Test
    void sizesAndCostsAreShownWithTheirFormulasAndSources() {
        String id = portfolio("sized");
        String body =
                "{\"portfolio\":\"%s\",\"allow\":[\"synthetic\"],\"ticker\":\"DEMO01\",\"side\":\"buy\",\"bracket\":{\"stop\":{\"percent\":5}}}"
                        .formatted(id);
        Call.Answer size = app.call().post("/api/v1/trading/size", body);
        assertEquals(200, size.status(), size.body());
        assertEquals(4, size.json().get("methods").size());
        assertTrue(size.json().get("shares").asInt() > 0, size.body());
        assertRefused(
                422, "invalid_request", app.call().post("/api/v1/trading/size", order(id, 1, "")));
        String spend = body.substring(0, body.length() - 1) + ",\"size\":%s}";
        JsonNode tenth =
                app.call().post("/api/v1/trading/size", spend.formatted("{\"percent\":10}")).json();
        assertEquals("amount", tenth.at("/methods/0/method").asText(), tenth.toString());
        assertEquals(
                (int) (tenth.get("equity").asDouble() / 10 / tenth.get("price").asDouble()),
                tenth.at("/methods/0/shares").asInt(),
                tenth.toString());
        for (String wrong : List.of("{}", "{\"cash\":-1}", "{\"risk_percent\":1}", "\"all\"")) {
            Call.Answer refused = app.call().post("/api/v1/trading/size", spend.formatted(wrong));
            assertRefused(422, "invalid_request", refused);
        }
        JsonNode costs = app.call().get("/api/v1/trading/costs").json().get("items");
        assertEquals(6, costs.size());
        assertTrue(costs.findValuesAsText("basis").contains("unverified"));
        costs.forEach(preset ->
                preset.get("rates")
                        .forEach(rate -> assertFalse(rate.get("source").asText().isBlank())));
    }
}
