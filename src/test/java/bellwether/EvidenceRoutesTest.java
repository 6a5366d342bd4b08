package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Evidence and appearances in the whole service, from bars over the night's job to what is shown.
final class EvidenceRoutesTest {
    private static final String NIGHT =
            """
            with made as (
                insert into job (id, owner, kind, request_hash, params, priority, total)
                values (gen_random_uuid(), 'system:maintenance', 'maintenance', '', '{"night": "2026-11-22"}', 3, 1)
                returning id)
            insert into work_item (job_id, seq, key, priority, rank)
            select id, 0, 'evidence', 3, 0 from made
            """;

    @Test
    void cardsAreMadeInTheNightAndShown() {
        try (OverviewCalls calls = new OverviewCalls()) {
            calls.waves("AAA-USD", 0, 300);
            calls.waves("BBB-USD", 40, 300);
            calls.sql("update symbol set sector = 'Coins' where ticker = 'AAA-USD'");
            String id = calls.analysed(calls.ann, "AAA-USD");
            JsonNode before = calls.json("/api/v1/analyses/" + id);
            assertEquals("not_computed", before.at("/evidence/reason").asText());
            JsonNode none = calls.json("/api/v1/evidence");
            assertTrue(none.get("data_day").isNull());
            assertTrue(none.get("message").asText().startsWith("Not computed yet"));
            calls.sql(NIGHT);
            Waiting.until(() -> made(calls) == 4);
            showsLists(calls);
            JsonNode after = calls.json("/api/v1/analyses/" + id);
            assertEquals("2025-10-27", after.at("/evidence/data_day").asText());
            assertFalse(after.at("/evidence/signals").isEmpty(), after.get("evidence").toString());
            for (JsonNode signal : after.at("/evidence/signals")) {
                assertNotEquals("", signal.get("signal").asText());
            }
            JsonNode chosen =
                    calls.json("/api/v1/analyses/" + id + "?fields=ticker,evidence.data_day");
            assertEquals("2025-10-27", chosen.at("/evidence/data_day").asText());
            assertEquals(2, chosen.size());
            String report = calls.get(calls.ann, "/api/v1/analyses/" + id + "/report").body();
            assertTrue(report.contains("as of data of 2025-10-27"), report);
            refuses(calls);
        }
    }

    private static int made(OverviewCalls calls) {
        return calls.keyed
                .jdbi()
                .withHandle(h ->
                        h.createQuery("select count(*) from evidence").mapTo(Integer.class).one());
    }

    private static void showsLists(OverviewCalls calls) {
        JsonNode page = calls.json("/api/v1/evidence?limit=2");
        assertEquals("2025-10-27", page.get("data_day").asText());
        assertEquals("universe", page.at("/items/0/scope").asText());
        assertEquals("too_few", page.at("/items/0/state").asText());
        assertTrue(page.at("/items/0/test").isNull());
        assertTrue(page.get("has_more").asBoolean());
        JsonNode next = calls.json(page.get("next").asText());
        assertNotEquals(page.at("/items/1"), next.at("/items/0"));
        String signal = page.at("/items/0/signal").asText();
        JsonNode one = calls.json("/api/v1/evidence?scope=universe&horizon=5&signal=" + signal);
        assertEquals(1, one.get("items").size(), one.toString());
        Set<String> scopes = new HashSet<>();
        calls.json("/api/v1/stocks/AAA-USD/evidence?limit=200")
                .get("items")
                .forEach(card -> scopes.add(card.get("scope").asText()));
        assertEquals(Set.of("universe", "sector", "symbol"), scopes);
        assertEquals(
                "Coins",
                calls.json("/api/v1/evidence?sector=coins&scope=sector")
                        .at("/items/0/sector")
                        .asText());
        Call.Answer csv =
                calls.keyed
                        .with(calls.ann)
                        .header("Accept", "text/csv")
                        .get("/api/v1/evidence?scope=universe");
        assertTrue(csv.body().startsWith("signal,scope,"), csv.body());
        Call.Answer first = calls.get(calls.ann, "/api/v1/evidence");
        assertEquals(
                304,
                calls.keyed
                        .with(calls.ann)
                        .header("If-None-Match", first.header("ETag"))
                        .get("/api/v1/evidence")
                        .status());
    }

    private static void refuses(OverviewCalls calls) {
        calls.assertRefused(
                "?signal",
                "must be a kind, a name and bullish or bearish",
                calls.get(calls.ann, "/api/v1/evidence?signal=ENGULFING"));
        calls.assertRefused(
                "?signal",
                "must name a pattern that is counted by direction, was \"ENGULFNG\"; did you mean ENGULFING?",
                calls.get(calls.ann, "/api/v1/evidence?signal=pattern:ENGULFNG:bullish"));
        calls.assertRefused(
                "?signal",
                "was \"rsii\"; did you mean rsi?",
                calls.get(calls.ann, "/api/v1/evidence?signal=vote:rsii:bullish"));
        calls.assertRefused(
                "?signal",
                "known are balanced",
                calls.get(calls.ann, "/api/v1/evidence?signal=verdict:swing:bullish"));
        calls.assertRefused(
                "?horizon",
                "must be 5, 10 or 20",
                calls.get(calls.ann, "/api/v1/evidence?horizon=7"));
        calls.assertRefused(
                "?ticker",
                "is required with scope=symbol",
                calls.get(calls.ann, "/api/v1/evidence?scope=symbol"));
        calls.assertRefused(
                "?sector", "Coins", calls.get(calls.ann, "/api/v1/evidence?sector=Coinz"));
        calls.assertRefused(
                "?kinds",
                "alert",
                calls.get(calls.ann, "/api/v1/stocks/AAA-USD/appearances?kinds=alertz"));
        assertEquals(404, calls.get(calls.ann, "/api/v1/stocks/NONE/evidence").status());
    }

    @Test
    void appearancesAreTheCallersOwnNewestFirst() {
        try (OverviewCalls calls = new OverviewCalls()) {
            calls.waves("AAA-USD", 0, 120);
            String first = calls.analysed(calls.ann, "AAA-USD");
            String second = calls.analysed(calls.ann, "AAA-USD");
            String foreign = calls.analysed(calls.bob, "AAA-USD");
            calls.sql(
                    """
                    insert into detection (symbol_id, timeframe, bar, name, direction, close, facts,
                        data_version, formula)
                    select id, '1d', timestamptz '2025-03-01 00:00Z' + n * interval '1 day', 'HAMMER', 1,
                        100, '{}', 1, 1
                    from symbol, generate_series(1, 3) as n where ticker = 'AAA-USD'
                    """);
            calls.sql(
                    """
                    with own as (insert into screen (owner, name, text, tree, universe, timeframe, track,
                            created_at, changed_at)
                        select owner, 'Mine', 'close > 1', '{}', '"all"', '1d', true, now(), now()
                        from (select distinct owner from analysis) as owners returning id)
                    insert into screen_span (screen, symbol, entered_bar, baseline)
                    select own.id, symbol.id, 1743465600, false from own, symbol
                    where ticker = 'AAA-USD'
                    """);
            String path = "/api/v1/stocks/AAA-USD/appearances";
            JsonNode all = calls.json(path).get("items");
            assertEquals(8, all.size(), all.toString());
            assertFalse(all.toString().contains(foreign + "\""), all.toString());
            for (int i = 1; i < all.size(); i++) {
                assertTrue(
                        all.get(i - 1).get("at").asText().compareTo(all.get(i).get("at").asText())
                                >= 0,
                        all.toString());
            }
            JsonNode analyses = calls.json(path + "?kinds=analysis").get("items");
            assertEquals(second, analyses.at("/0/id").asText());
            assertEquals(first, analyses.at("/1/id").asText());
            assertEquals("balanced", analyses.at("/1/name").asText());
            assertEquals(1, calls.json(path + "?kinds=screen").get("items").size());
            assertEquals(1, calls.json(path + "?kinds=job&limit=1").at("/items/0/of").asInt());
            walks(calls, path, all);
        }
    }

    /// Page by page it is the same.
    private static void walks(OverviewCalls calls, String path, JsonNode all) {
        String next = path + "?limit=1";
        for (JsonNode one : all) {
            JsonNode page = calls.json(next);
            assertEquals(one, page.at("/items/0"));
            next = page.get("next").asText(null);
        }
        assertEquals(null, next);
    }
}
