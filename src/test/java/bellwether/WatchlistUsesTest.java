package bellwether;

import static bellwether.WatchlistCalls.ALL;
import static bellwether.WatchlistCalls.assertCode;
import static bellwether.WatchlistCalls.assertDetail;
import static bellwether.WatchlistCalls.delete;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What entries show of their symbols, and what takes a watchlist in place of tickers.
final class WatchlistUsesTest {
    private static final WatchlistCalls CALLS = new WatchlistCalls();

    @AfterAll
    static void stop() {
        CALLS.close();
    }

    @Test
    void anEntryCountsOpenAlertsAndDetectionsOfTheWeek() {
        String id = CALLS.list("Counted", "DEMO11", "DEMO12");
        CALLS.app
                .jdbi()
                .useHandle(h -> {
                    h.execute(
                            """
                            insert into alert (owner, origin, kind, subject, occasion, ticker, symbol,
                              happened_at, created_at, title, facts, priority, state, changed_at)
                            select list.owner, 'rule:0', 'fired', list.owner, state, 'DEMO11', symbol.id,
                              now(), now(), 'made', '{}', 'low', state, now()
                            from (select owner from watchlist where name = 'Counted'
                                  union all select 'someone') as list,
                              symbol, unnest(array['new', 'snoozed', 'dismissed']) as state
                            where symbol.ticker = 'DEMO11'
                            """);
                    h.execute(
                            """
                            insert into swept (symbol_id, timeframe, bar, version, fingerprint)
                            select id, '1d', 1, 1, 1 from symbol where ticker in ('DEMO11')
                            """);
                    h.execute(
                            """
                            insert into detection (symbol_id, timeframe, bar, name, direction, close,
                              facts, data_version, formula, revised_at)
                            select id, '1d', now() - days * interval '1 day', 'MADE', 1, 10, '{}', 1, 1,
                              case when days = 2 then now() end
                            from symbol, unnest(array[1, 2, 6, 8]) as days where ticker = 'DEMO11'
                            """);
                });
        JsonNode entries = CALLS.shown(id);
        assertEquals(2, entries.at("/0/open_alerts").asInt());
        assertEquals(2, entries.at("/0/detections").asInt());
        assertEquals(0, entries.at("/1/open_alerts").asInt(-1));
        assertTrue(entries.at("/1/detections").isNull(), "no sweep has looked at it");
    }

    @Test
    void anEntryShowsItsCloseAndTheVerdictOfItsOwnerOnly() {
        String id = CALLS.list("Shown", "DEMO07", "NEWCO1");
        JsonNode before = CALLS.shown(id).get(0);
        assertEquals("not_analysed", before.at("/verdict/mine/unknown").asText());
        assertEquals("not_computed", before.at("/verdict/sheet/unknown").asText());
        assertTrue(before.get("close").isNumber());
        LocalDate.parse(before.get("close_on").asText());
        assertEquals(before.get("close"), before.get("added_close"));
        assertEquals(before.get("close_on"), before.get("added_close_on"));
        assertTrue(before.get("synthetic").asBoolean());
        assertEquals(0, before.get("open_alerts").asInt(-1));
        assertTrue(before.get("detections").isNull(), "no sweep has looked at it");
        JsonNode newco = CALLS.shown(id).get(1);
        assertFalse(newco.get("stored").asBoolean());
        assertEquals("not_stored", newco.get("close_unknown").asText());
        assertEquals("not_stored", newco.get("added_close_unknown").asText());
        assertEquals("not_stored", newco.at("/verdict/mine/unknown").asText());
        assertTrue(newco.get("open_alerts").isNull());

        analysed("{\"tickers\":[\"DEMO07\"],\"capital\":1000}");
        JsonNode mine = CALLS.shown(id).at("/0/verdict/mine");
        JsonNode analysis =
                CALLS.call().get("/api/v1/analyses?ticker=DEMO07").json().at("/items/0");
        assertEquals(analysis.get("verdict"), mine.get("verdict"));
        assertEquals(analysis.get("id"), mine.get("analysis"));
        assertTrue(mine.get("changed").isNull());

        CALLS.app
                .jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                insert into analysis (job_id, seq, ticker, timeframe, as_of, profile, verdict, score, document, owner)
                                select job_id, n + 10, ticker, timeframe, as_of + n, profile, v, score, document, owner
                                from analysis, (values (1, 'SELL'), (2, 'SELL')) as more (n, v)
                                where ticker = 'DEMO07' and owner = 'ann'
                                """));
        JsonNode turned = CALLS.shown(id).at("/0/verdict/mine");
        assertEquals("SELL", turned.get("verdict").asText());
        assertEquals(mine.get("verdict"), turned.at("/changed/from"));
        assertEquals(
                LocalDate.parse(mine.get("as_of").asText()).plusDays(1).toString(),
                turned.at("/changed/date").asText());

        Call.Answer csv =
                CALLS.call().header("Accept", "text/csv").get(ALL + "/" + id + "/entries");
        assertTrue(csv.body().startsWith("place,ticker,added_as,stored,"), csv.body());
        assertTrue(csv.body().contains("\r\n2,NEWCO1,,false,"), csv.body());
    }

    private static JsonNode analysed(String body) {
        Call.Answer answer =
                CALLS.call().header("Prefer", "wait=20").post("/api/v1/analyses", body);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    @Test
    void aTickerThatIsImportedLaterIsFilledInAndFollowsItsNames() {
        String id = CALLS.list("Later", "LATECO");
        importPrices("LATECO", "2024-01-02,10,12,9,11.5,100\n");
        JsonNode entry = CALLS.shown(id).get(0);
        assertTrue(entry.get("stored").asBoolean());
        assertEquals("11.5", entry.get("close").asText());
        assertEquals("not_stored", entry.get("added_close_unknown").asText());

        Call.Answer renamed =
                CALLS.app
                        .master()
                        .post(
                                "/api/v1/stocks/LATECO/renames",
                                "{\"to\":\"LATER\",\"renamed_on\":\"2024-01-02\"}");
        assertEquals(201, renamed.status(), renamed.body());
        JsonNode after = CALLS.shown(id).get(0);
        assertEquals("LATER", after.get("ticker").asText());
        assertEquals("LATECO", after.get("added_as").asText());
        assertCode(409, "duplicate", CALLS.entries(id, "{\"add\":[\"LATECO\"]}"));
        assertCode(409, "duplicate", CALLS.entries(id, "{\"add\":[\"LATER\"]}"));

        Call.Answer moved =
                CALLS.entries(
                        id,
                        "{\"add\":[\"DEMO01\"],\"move_to\":{\"tickers\":[\"LATECO\",\"LATER\",\"DEMO01\"],\"place\":1}}");
        assertEquals("[\"LATER\",\"DEMO01\"]", moved.json().get("moved").toString());
        assertEquals(List.of("LATER", "DEMO01"), CALLS.tickers(id));

        assertEquals(200, CALLS.entries(id, "{\"remove\":[\"LATER\",\"DEMO01\"]}").status());
        assertEquals(List.of(), CALLS.tickers(id));
    }

    private static void importPrices(String ticker, String rows) {
        Call.Answer stored =
                CALLS.app
                        .master()
                        .header("Content-Type", "text/csv")
                        .header("Prefer", "wait=10")
                        .postAs(
                                "/api/v1/prices/import?ticker=" + ticker,
                                "date,open,high,low,close,volume\n" + rows);
        assertEquals(200, stored.status(), stored.body());
    }

    @Test
    void anAnalysisOfAListSaysWhichItWas() {
        String id = CALLS.list("To analyse", "DEMO10", "NEWCO2");
        JsonNode results = analysed("{\"watchlist\":\"to ANALYSE\",\"capital\":1000}");
        JsonNode request = results.at("/job/request");
        assertEquals(
                "{\"id\":\"%s\",\"name\":\"To analyse\",\"version\":2}".formatted(id),
                request.get("watchlist").toString());
        assertEquals("[\"DEMO10\",\"NEWCO2\"]", request.get("tickers").toString());
        assertTrue(request.get("universe").isNull());
        assertEquals(1, results.at("/job/failed").asInt());

        CALLS.list("Empty");
        Call.Answer empty =
                CALLS.call().post("/api/v1/analyses", "{\"watchlist\":\"Empty\",\"capital\":1000}");
        assertCode(422, "empty_universe", empty);
        assertDetail("add tickers with POST /api/v1/watchlists/wl_", empty);
        Call.Answer foreign =
                CALLS.asBob()
                        .post(
                                "/api/v1/analyses",
                                "{\"watchlist\":\"%s\",\"capital\":1000}".formatted(id));
        assertCode(422, "invalid_request", foreign);
        assertEquals("/watchlist", foreign.json().at("/errors/0/pointer").asText());
        assertCode(
                422,
                "invalid_request",
                CALLS.call()
                        .post(
                                "/api/v1/analyses",
                                "{\"watchlist\":\"Empty\",\"tickers\":[\"DEMO01\"],\"capital\":1}"));
    }

    @Test
    void aBacktestOfAListNeedsAllOfItsPrices() {
        String id = CALLS.list("To backtest", "DEMO11", "DEMO12");
        Call.Answer made =
                CALLS.call()
                        .header("Prefer", "wait=20")
                        .post(
                                "/api/v1/backtests",
                                "{\"builtin\":\"golden_cross\",\"watchlist\":\"%s\"}"
                                        .formatted(id));
        assertTrue(List.of(200, 202).contains(made.status()), made.body());
        JsonNode symbols = made.json().at("/request/symbols");
        assertEquals("[\"DEMO11\",\"DEMO12\"]", symbols.get("tickers").toString());
        assertEquals("To backtest", symbols.at("/watchlist/name").asText());
        CALLS.entries(id, "{\"add\":[\"NEWCO3\"]}");
        Call.Answer refused =
                CALLS.call()
                        .post(
                                "/api/v1/backtests",
                                "{\"builtin\":\"golden_cross\",\"watchlist\":\"%s\"}"
                                        .formatted(id));
        assertCode(422, "invalid_request", refused);
        assertDetail("1 of 3 are not stored: NEWCO3", refused);
    }

    @Test
    void everyChangeIsPublished() {
        try (LiveClient live =
                new LiveClient(
                        CALLS.app.app.port(),
                        "/api/v1/events?topics=watchlists",
                        Map.of("X-API-Key", CALLS.ann))) {
            live.next("hello");
            String id = CALLS.list("Published", "DEMO01");
            delete(CALLS.call(), ALL + "/" + id);
            assertEquals("created", live.next("watchlist.changed").json().get("change").asText());
            JsonNode entries = live.next("watchlist.changed").json();
            assertEquals("entries", entries.get("change").asText());
            assertEquals(2, entries.get("version").asInt());
            assertEquals("deleted", live.next("watchlist.changed").json().get("change").asText());
        }
    }
}
