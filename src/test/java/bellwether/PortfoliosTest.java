package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Portfolios and orders as their owners see them.
final class PortfoliosTest {
    private static KeyedApp service;
    private static String ann;
    private static String bob;

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

    private static final String NO_LIMITS =
            "{\"risk_percent\":null,\"position_percent\":null,\"sector_percent\":null,\"heat_percent\":null}";

    private static JsonNode portfolio(String name) {
        Call.Answer made =
                post(
                        "/api/v1/portfolios",
                        "{\"name\":\"%s\",\"currency\":\"USD\",\"cash\":10000,\"limits\":%s}"
                                .formatted(name, NO_LIMITS));
        assertEquals(201, made.status(), made.body());
        return made.json();
    }

    private static List<String> pointers(Call.Answer refused) {
        assertEquals(422, refused.status(), refused.body());
        List<String> pointers = new ArrayList<>();
        refused.json().get("errors").forEach(fault -> pointers.add(fault.get("pointer").asText()));
        return pointers;
    }

    @Test
    void anOrderIsTakenReservesItsCashAndCanBeCancelled() {
        String id = portfolio("orders").get("id").asText();
        Call.Answer taken =
                post(
                        "/api/v1/orders",
                        "{\"portfolio\":\"%s\",\"allow\":[\"synthetic\"],\"ticker\":\"demo01\",\"side\":\"buy\",\"quantity\":10,\"bracket\":{\"stop\":{\"percent\":8},\"target\":{\"reward_risk\":2}}}"
                                .formatted(id));
        assertEquals(201, taken.status(), taken.body());
        JsonNode order = taken.json();
        assertEquals("accepted", order.get("state").asText());
        assertEquals("paper", order.get("broker").asText());
        assertTrue(order.get("reserved").asDouble() > 0);
        assertFalse(order.get("works_from").isNull());
        assertEquals(8, order.at("/bracket/stop/percent").asInt());
        String location = taken.header("Location");
        assertEquals(order.get("id"), service.with(ann).get(location).json().get("id"));
        JsonNode during = service.with(ann).get("/api/v1/portfolios/" + id).json();
        assertTrue(during.at("/cash/0/free").asDouble() < 10_000);
        assertEquals(1, during.get("open_orders").asInt());

        Call.Answer cancelled = post(location + "/cancel", "");
        assertEquals("cancelled", cancelled.json().get("state").asText());
        assertEquals("requested", cancelled.json().get("reason").asText());
        assertEquals("order_ended", post(location + "/cancel", "").json().get("code").asText());
        JsonNode after = service.with(ann).get("/api/v1/portfolios/" + id).json();
        assertEquals(10_000, after.at("/cash/0/free").asDouble());
    }

    @Test
    void everyFaultOfAnOrderIsNamedAtOnce() {
        portfolio("faults");
        List<String> faults =
                pointers(
                        post(
                                "/api/v1/orders",
                                "{\"portfolio\":\"pf_1\",\"ticker\":\"\",\"side\":\"hold\",\"type\":\"limit\",\"quantity\":-1,\"tif\":\"gtd\",\"stop\":3,\"quantitty\":5}"));
        assertTrue(
                faults.containsAll(
                        List.of(
                                "/ticker",
                                "/side",
                                "/limit",
                                "/stop",
                                "/quantity",
                                "/until",
                                "/quantitty")),
                faults.toString());
        Call.Answer both =
                post(
                        "/api/v1/orders",
                        "{\"portfolio\":\"pf_1\",\"ticker\":\"DEMO01\",\"side\":\"buy\",\"quantity\":1,\"size\":{\"cash\":5}}");
        assertEquals(List.of("/quantity"), pointers(both));
    }

    @Test
    void whatCannotBeAffordedOrSoldIsRefusedWithFigures() {
        String id = portfolio("poor").get("id").asText();
        String order =
                "{\"portfolio\":\"%s\",\"allow\":[\"synthetic\"],\"ticker\":\"DEMO01\",\"side\":\"%s\",\"quantity\":%d}";
        Call.Answer poor = post("/api/v1/orders", order.formatted(id, "buy", 1_000_000));
        assertEquals("insufficient_cash", poor.json().get("code").asText(), poor.body());
        assertTrue(poor.json().get("detail").asText().contains("free 10000"), poor.body());
        Call.Answer shorts = post("/api/v1/orders", order.formatted(id, "sell", 1));
        assertEquals("would_short", shorts.json().get("code").asText(), shorts.body());
        Call.Answer unknown =
                post(
                        "/api/v1/orders",
                        "{\"portfolio\":\"%s\",\"ticker\":\"DEMO99\",\"side\":\"buy\",\"quantity\":1}"
                                .formatted(id));
        assertEquals(404, unknown.status(), unknown.body());
        assertEquals(
                0,
                service.with(ann)
                        .get("/api/v1/portfolios/" + id + "/orders")
                        .json()
                        .get("items")
                        .size());
    }

    @Test
    void theSameKeyMakesOneOrder() {
        String id = portfolio("keys").get("id").asText();
        String body =
                "{\"portfolio\":\"%s\",\"allow\":[\"synthetic\"],\"ticker\":\"DEMO01\",\"side\":\"buy\",\"quantity\":%d}";
        Call.Answer first = keyed(body.formatted(id, 1));
        Call.Answer again = keyed(body.formatted(id, 1));
        assertEquals(201, first.status(), first.body());
        assertEquals(200, again.status(), again.body());
        assertEquals(first.json().get("id"), again.json().get("id"));
        assertEquals(
                "idempotency_key_reused", keyed(body.formatted(id, 2)).json().get("code").asText());
    }

    private static Call.Answer keyed(String body) {
        return service.with(ann).header("Idempotency-Key", "monday").post("/api/v1/orders", body);
    }

    @Test
    void definitionsChangeByIfMatchOnly() {
        JsonNode made = portfolio("changes");
        String path = "/api/v1/portfolios/" + made.get("id").asText();
        String tag = service.with(ann).get(path).header("ETag");
        Call.Answer blind =
                service.with(ann)
                        .header("Content-Type", "application/json")
                        .send("PATCH", path, BodyPublishers.ofString("{\"shorting\":true}"));
        assertEquals(428, blind.status(), blind.body());
        Call.Answer changed = patch(path, tag, "{\"shorting\":true,\"costs\":\"none\"}");
        assertEquals(200, changed.status(), changed.body());
        assertTrue(changed.json().get("shorting").asBoolean());
        assertEquals(412, patch(path, tag, "{\"shorting\":false}").status());
        assertEquals(
                changed.header("ETag"),
                patch(path, changed.header("ETag"), "{\"shorting\":true}").header("ETag"));
        assertEquals(412, delete(path, tag).status());
        post(
                "/api/v1/orders",
                "{\"portfolio\":\"%s\",\"allow\":[\"synthetic\"],\"ticker\":\"DEMO02\",\"side\":\"buy\",\"quantity\":1,\"type\":\"limit\",\"limit\":1}"
                        .formatted(made.get("id").asText()));
        Call.Answer under = patch(path, "*", "{\"costs\":\"\"}");
        assertEquals("orders_open", under.json().path("code").asText(), under.body());
        Call.Answer wrong = patch(path, "*", "{\"costs\":\"us_retial\"}");
        assertEquals(422, wrong.status());
        assertTrue(wrong.body().contains("us_retail"), wrong.body());
    }

    private static Call.Answer delete(String path, String tag) {
        return service.with(ann)
                .header("If-Match", tag)
                .send("DELETE", path, BodyPublishers.noBody());
    }

    @Test
    void aPortfolioIsDeletedAsItWasSeen() {
        String path = "/api/v1/portfolios/" + portfolio("gone").get("id").asText();
        String tag = service.with(ann).get(path).header("ETag");
        assertEquals(200, patch(path, tag, "{\"name\":\"going\"}").status());
        assertEquals("portfolio_changed", delete(path, tag).json().path("code").asText());
        assertEquals(204, delete(path, service.with(ann).get(path).header("ETag")).status());
    }

    private static Call.Answer patch(String path, String tag, String body) {
        return service.with(ann)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .send("PATCH", path, BodyPublishers.ofString(body));
    }

    @Test
    void moneyGoesInAndOutAsFarAsItIsFree() {
        String path = "/api/v1/portfolios/" + portfolio("flows").get("id").asText();
        assertEquals(201, post(path + "/flows", "{\"amount\":500.25}").status());
        Call.Answer out = post(path + "/flows", "{\"amount\":-10500.25}");
        assertEquals(0, out.json().at("/cash/0/amount").asDouble());
        assertEquals(
                "insufficient_cash",
                post(path + "/flows", "{\"amount\":-0.01}").json().get("code").asText());
        assertEquals(List.of("/amount"), pointers(post(path + "/flows", "{\"amount\":0}")));
        assertEquals(List.of("/amount"), pointers(post(path + "/flows", "{\"amount\":1.001}")));
    }

    @Test
    void anothersPortfolioIsLikeNone() {
        JsonNode made = portfolio("private");
        String path = "/api/v1/portfolios/" + made.get("id").asText();
        Call.Answer order =
                post(
                        "/api/v1/orders",
                        "{\"portfolio\":\"%s\",\"allow\":[\"synthetic\"],\"ticker\":\"DEMO01\",\"side\":\"buy\",\"quantity\":1}"
                                .formatted(made.get("id").asText()));
        for (String each :
                List.of(
                        path,
                        path + "/positions",
                        path + "/lots",
                        path + "/holds",
                        path + "/orders",
                        order.header("Location"))) {
            assertEquals(404, service.with(bob).get(each).status(), each);
        }
        assertEquals(
                404, service.with(bob).post(order.header("Location") + "/cancel", "").status());
        assertEquals(404, service.with(bob).post(path + "/flows", "{\"amount\":1}").status());
        assertEquals(404, service.with(bob).send("DELETE", path, BodyPublishers.noBody()).status());
        assertEquals(409, service.with(ann).send("DELETE", path, BodyPublishers.noBody()).status());
        post(order.header("Location") + "/cancel", "");
        assertEquals(204, service.with(ann).send("DELETE", path, BodyPublishers.noBody()).status());
        assertEquals(404, service.with(ann).get(path).status());
    }

    @Test
    void namesAndTapesAreHeldToTheirRules() {
        portfolio("twice");
        Call.Answer twice = post("/api/v1/portfolios", "{\"name\":\"twice\",\"currency\":\"USD\"}");
        assertEquals("portfolio_exists", twice.json().get("code").asText());
        assertEquals(
                List.of("/tape"),
                pointers(
                        post(
                                "/api/v1/portfolios",
                                "{\"name\":\"q\",\"currency\":\"USD\",\"tape\":\"2d\"}")));
        Call.Answer quotes =
                post(
                        "/api/v1/portfolios",
                        "{\"name\":\"q\",\"currency\":\"USD\",\"tape\":\"quote\"}");
        assertTrue(quotes.body().contains("PROVIDERS"), quotes.body());
    }
}
