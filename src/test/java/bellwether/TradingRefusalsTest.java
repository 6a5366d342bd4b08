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

/// Each way in which orders are refused, by its status and code, and that nothing is kept of them.
final class TradingRefusalsTest {
    private static final String NO_LIMITS =
            "{\"risk_percent\":null,\"position_percent\":null,\"sector_percent\":null,\"heat_percent\":null}";

    private static KeyedApp service;
    private static String ann;
    private static String bob;
    private static int made;

    @BeforeAll
    static void start() {
        service = new KeyedApp();
        ann = service.key("trader", "ann").get("key").asText();
        bob = service.key("trader", "bob").get("key").asText();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Call.Answer post(String path, String body) {
        return service.with(ann).post(path, body);
    }

    private static String portfolio(String limits) {
        made++;
        Call.Answer answer =
                post(
                        "/api/v1/portfolios",
                        "{\"name\":\"p%d\",\"currency\":\"USD\",\"cash\":10000,\"limits\":%s}"
                                .formatted(made, limits));
        assertEquals(201, answer.status(), answer.body());
        return answer.json().get("id").asText();
    }

    /// An order of one share to buy, with some fields set otherwise.
    private static Call.Answer order(String portfolio, String ticker, String more) {
        return post(
                "/api/v1/orders",
                "{\"portfolio\":\"%s\",\"ticker\":\"%s\",\"side\":\"%s\",\"quantity\":%d,\"allow\":%s%s}"
                        .formatted(
                                portfolio,
                                ticker,
                                more.contains("sell") ? "sell" : "buy",
                                more.contains("many") ? 1_000_000 : 1,
                                more.contains("doubt") ? "[]" : "[\"synthetic\"]",
                                more.startsWith(",") ? more : ""));
    }

    private static void assertRefused(int status, String code, String portfolio, Call.Answer is) {
        assertEquals(status, is.status(), is.body());
        assertEquals(code, is.json().get("code").asText());
        JsonNode orders =
                service.with(ann).get("/api/v1/portfolios/" + portfolio + "/orders").json();
        assertEquals(0, orders.get("items").size(), "nothing is kept");
    }

    @Test
    void eachHasItsStatusAndCode() {
        String id = portfolio(NO_LIMITS);
        assertRefused(422, "insufficient_cash", id, order(id, "DEMO01", "many"));
        assertRefused(422, "would_short", id, order(id, "DEMO01", "sell"));
        assertRefused(
                422, "bad_bracket", id, order(id, "DEMO01", ",\"bracket\":{\"stop\":100000}"));
        assertRefused(422, "synthetic_prices", id, order(id, "DEMO01", "doubt"));
        assertRefused(404, "unknown_symbol", id, order(id, "DEMO99", ""));
        String limited = portfolio("{\"risk_percent\":0.001}");
        assertRefused(422, "limit_exceeded", limited, order(limited, "DEMO01", "many"));
        String halted = portfolio(NO_LIMITS);
        post("/api/v1/portfolios/" + halted + "/halt", "{\"mode\":\"block\",\"reason\":\"x\"}");
        assertRefused(409, "halted", halted, order(halted, "DEMO01", ""));
        Call.Answer wrong =
                post(
                        "/api/v1/orders",
                        "{\"portfolio\":\"%s\",\"ticker\":\"DEMO01\",\"side\":\"buy\",\"quantity\":1,\"allow\":[\"all\"]}"
                                .formatted(id));
        assertEquals("invalid_request", wrong.json().get("code").asText(), wrong.body());
    }

    /// Its euros have no rate of the last five days.
    @Test
    void aCurrencyWithoutARateIsUnknown() {
        String id = portfolio(NO_LIMITS);
        service.master()
                .header("Content-Type", "application/json")
                .send(
                        "PATCH",
                        "/api/v1/stocks/DEMO05",
                        BodyPublishers.ofString("{\"currency\":\"EUR\"}"));
        Call.Answer refused = order(id, "DEMO05", "");
        assertRefused(422, "currency_unknown", id, refused);
        assertTrue(refused.json().get("detail").asText().contains("EURUSD=X"), refused.body());
    }

    @Test
    void whatIsNotFlatIsNotDeleted() {
        String id = portfolio(NO_LIMITS);
        assertEquals(201, order(id, "DEMO01", "").status());
        Call.Answer refused =
                service.with(ann)
                        .send("DELETE", "/api/v1/portfolios/" + id, BodyPublishers.noBody());
        assertEquals(409, refused.status());
        assertEquals("not_flat", refused.json().get("code").asText());
    }

    /// The answer to another owner is that to an id which no one has, to the last word.
    @Test
    void foreignIdsAreLikeMissingOnes() {
        String id = portfolio(NO_LIMITS);
        String order = order(id, "DEMO01", "").json().get("id").asText();
        String strategy =
                service.with(ann)
                        .get("/api/v1/strategies?portfolio=" + id)
                        .json()
                        .at("/items/0/id")
                        .asText();
        for (String path :
                List.of(
                        "/api/v1/portfolios/" + id + "/halt",
                        "/api/v1/portfolios/" + id + "/resume",
                        "/api/v1/portfolios/" + id + "/flows",
                        "/api/v1/portfolios/" + id + "/holds/DEMO01/dismiss",
                        "/api/v1/orders/" + order + "/cancel",
                        "/api/v1/strategies/" + strategy + "/orders",
                        "/api/v1/strategies/" + strategy + "/legs",
                        "/api/v1/positions/" + strategy + ".DEMO01/close")) {
            assertAlike(path, missing(path, List.of(id, order, strategy)), true);
        }
        for (String path :
                List.of(
                        "/api/v1/portfolios/" + id,
                        "/api/v1/portfolios/" + id + "/positions",
                        "/api/v1/portfolios/" + id + "/lots",
                        "/api/v1/portfolios/" + id + "/ledger",
                        "/api/v1/portfolios/" + id + "/orders",
                        "/api/v1/portfolios/" + id + "/holds",
                        "/api/v1/portfolios/" + id + "/risk",
                        "/api/v1/portfolios/" + id + "/performance",
                        "/api/v1/portfolios/" + id + "/attribution?by=symbol",
                        "/api/v1/orders/" + order,
                        "/api/v1/strategies/" + strategy,
                        "/api/v1/strategies/" + strategy + "/marks",
                        "/api/v1/strategies/" + strategy + "/signals",
                        "/api/v1/strategies/" + strategy + "/trades")) {
            assertAlike(path, missing(path, List.of(id, order, strategy)), false);
        }
    }

    private static String missing(String path, List<String> ids) {
        String other = path;
        for (String id : ids) {
            other = other.replace(id, id.replaceFirst("_[0-9]+", "_987654"));
        }
        return other;
    }

    private static void assertAlike(String path, String missing, boolean posts) {
        Call.Answer foreign = posts ? service.with(bob).post(path, body(path)) : get(path);
        Call.Answer none = posts ? service.with(bob).post(missing, body(path)) : get(missing);
        assertEquals(404, foreign.status(), path + " " + foreign.body());
        assertEquals(words(none), words(foreign), path);
    }

    private static Call.Answer get(String path) {
        return service.with(bob).get(path);
    }

    private static String body(String path) {
        if (path.endsWith("/flows")) {
            return "{\"amount\":1}";
        }
        if (path.endsWith("/orders")) {
            return "{\"ticker\":\"DEMO01\",\"side\":\"buy\",\"quantity\":1}";
        }
        if (path.endsWith("/legs")) {
            return "{\"ticker\":\"DEMO01\",\"quantity\":1,\"price\":1}";
        }
        return path.endsWith("/halt") || path.endsWith("/resume")
                ? "{\"mode\":\"block\",\"reason\":\"x\"}"
                        .replace(path.endsWith("/resume") ? "\"mode\":\"block\"," : "none", "")
                : "";
    }

    /// Without the ids.
    private static String words(Call.Answer answer) {
        return answer.json().get("code").asText()
                + " "
                + answer.json().get("detail").asText().replaceAll("_[0-9]+", "_n");
    }
}
