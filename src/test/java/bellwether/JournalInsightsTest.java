package bellwether;

import static bellwether.JournalCalls.ALL;
import static bellwether.JournalCalls.assertFault;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Closed trades, what they show together, what was reached by them, and streaks, over HTTP.
final class JournalInsightsTest {
    private final JournalCalls calls = new JournalCalls();

    @AfterEach
    void stop() {
        calls.close();
    }

    private JsonNode get(String path) {
        return calls.call().get(path).json();
    }

    @Test
    void tradesAreListedWithTheirEntriesAndGroupedByWhatTheseSay() {
        String portfolio = calls.portfolio(calls.ann, "book");
        calls.trades(calls.ann, portfolio, 6, List.of(5, -3, 0));
        String first = portfolio.replace("pf_", "tr_") + "_1";
        String second = portfolio.replace("pf_", "tr_") + "_2";
        String entry =
                calls.written(
                        "{\"trade\":\"%s\",\"text\":\"x\",\"tags\":[\"Gap\",\"news\"],\"emotion\":\"calm\"}"
                                .formatted(first));
        calls.written("{\"trade\":\"%s\",\"text\":\"y\",\"tags\":[\"gap\"]}".formatted(second));
        assertFault(
                "/ticker",
                "must be DEMO01, the ticker of trade " + first,
                calls.write(
                        "{\"trade\":\"%s\",\"ticker\":\"DEMO02\",\"text\":\"x\"}"
                                .formatted(first)));
        JsonNode trades = get(ALL + "/trades").get("items");
        assertEquals(3, trades.size());
        assertEquals(first, trades.at("/2/id").asText());
        assertEquals("[\"%s\"]".formatted(entry), trades.at("/2/entries").toString());
        assertEquals("stated", trades.at("/2/exit_reason").asText());
        assertTrue(trades.at("/2/r").isNull(), "a stated trade has no planned stop");
        assertTrue(trades.at("/2/mae").isNull());
        assertEquals(
                "no stop was planned, so that R is not known",
                trades.at("/0/excursion_reason").asText());
        assertTrue(trades.at("/2/excursion_reason").asText().startsWith("no bar of 2025-06-01"));
        String csv = calls.call().header("Accept", "text/csv").get(ALL + "/trades").body();
        assertTrue(
                csv.lines()
                        .findFirst()
                        .orElseThrow()
                        .endsWith(",r,mae,mfe,excursion_reason,entries"),
                csv);
        assertEquals(1, get(ALL + "/trades?noted=false").get("items").size());
        assertEquals(2, get(ALL + "/trades?noted=true").get("items").size());
        JsonNode page = get(ALL + "/trades?limit=2");
        assertEquals(
                List.of(first), get(page.get("next").asText()).get("items").findValuesAsText("id"));
        assertEquals("DEMO01", get(ALL + "?trade=" + first).at("/items/0/ticker").asText());

        JsonNode insights = get(ALL + "/insights");
        assertEquals(3, insights.at("/all/n").asInt());
        assertEquals(1, insights.at("/all/wins").asInt());
        assertEquals(1, insights.at("/all/losses").asInt());
        assertEquals(3, insights.get("without_risk").asInt());
        assertEquals(3, insights.get("without_time").asInt());
        assertTrue(insights.at("/all/r/mean").isNull());
        assertTrue(insights.at("/all/too_few").asBoolean());
        assertEquals("gap", insights.at("/by_tag/0/key").asText());
        assertEquals(2, insights.at("/by_tag/0/n").asInt());
        assertTrue(insights.at("/by_tag/1/key").isNull(), "the trade without an entry");
        assertEquals(3, insights.get("by_weekday").size());
        assertEquals(0, insights.get("findings").size());
    }

    @Test
    void whatIsReachedIsPublishedOnceAndDatedByItsEvent() {
        String portfolio = calls.portfolio(calls.ann, "book");
        calls.portfolio(calls.bob, "of bob");
        try (LiveClient live =
                new LiveClient(
                        calls.app.app.port(),
                        "/api/v1/events?topics=journal",
                        Map.of("X-API-Key", calls.ann))) {
            live.next("hello");
            calls.trades(calls.ann, portfolio, 6, List.of(5));
            JsonNode first = live.next("achievement.unlocked").json();
            assertEquals("first_trade", first.get("achievement").asText());
            assertEquals("2025-06-01T00:00:00Z", first.get("at").asText());
            assertEquals(portfolio.replace("pf_", "tr_") + "_1", first.get("event").asText());
            JsonNode shown = calls.achievement(calls.ann, "first_trade");
            assertEquals(first.get("at"), shown.get("reached_at"));
            assertEquals(1, shown.at("/rarity/owners").asInt());
            assertEquals(2, shown.at("/rarity/n").asInt());
            assertEquals(50, shown.at("/rarity/percent").asInt());
            calls.app
                    .jdbi()
                    .useHandle(h ->
                            h.execute(
                                    "insert into achievement (owner, name, at, event, unlocked_at)"
                                            + " values ('eve', 'first_trade', now(), 'tr_9_1',"
                                            + " now())"));
            assertEquals(
                    shown.get("rarity"), calls.achievement(calls.ann, "first_trade").get("rarity"));
            calls.trades(
                    calls.ann,
                    portfolio,
                    7,
                    IntStream.rangeClosed(1, 9).mapToObj(_ -> 100).toList());
            List<String> next =
                    IntStream.range(0, 4)
                            .mapToObj(_ ->
                                    live.next("achievement.unlocked")
                                            .json()
                                            .get("achievement")
                                            .asText())
                            .toList();
            assertEquals(
                    List.of("big_move", "five_in_row", "ten_in_row", "ten_wins"),
                    next.stream().sorted().toList());
        }
        int published =
                calls.app
                        .jdbi()
                        .withHandle(h ->
                                h.createQuery(
                                                "select count(*) from live_event where name ="
                                                        + " 'achievement.unlocked'")
                                        .mapTo(Integer.class)
                                        .one());
        assertEquals(5, published);
        JsonNode hundred = calls.achievement(calls.ann, "hundred_trades");
        assertEquals(10, hundred.get("progress").asInt());
        assertEquals(100, hundred.get("goal").asInt());
        assertTrue(hundred.get("reached_at").isNull());
        assertEquals(0, calls.achievement(calls.bob, "first_trade").get("progress").asInt());
        calls.call().send("DELETE", "/api/v1/portfolios/" + portfolio, BodyPublishers.noBody());
        assertEquals(
                10,
                calls.achievement(calls.ann, "ten_wins").get("progress").asInt(),
                "what was reached stays");
    }

    @Test
    void streaksAreOfClosedTradesAndOfActiveDays() {
        String portfolio = calls.portfolio(calls.ann, "book");
        calls.trades(calls.ann, portfolio, 6, List.of(-1, 2, 2, 0, 2, -4, -4));
        JsonNode streaks = get("/api/v1/streaks");
        assertEquals(-2, streaks.at("/trades/current").asInt());
        assertEquals(3, streaks.at("/trades/longest_win").asInt());
        assertEquals(2, streaks.at("/trades/longest_loss").asInt());
        assertEquals(
                "2025-06-05T00:00:00Z", streaks.at("/trades/milestones/0/reached_at").asText());
        assertTrue(streaks.at("/trades/milestones/1/reached_at").isNull());
        assertEquals(0, streaks.at("/days/current").asInt(), "stated trades are no activity");
        Call.Answer job =
                calls.app
                        .with(calls.bob)
                        .post("/api/v1/analyses", "{\"tickers\":[\"DEMO01\"],\"capital\":1000}");
        assertEquals(202, job.status(), job.body());
        assertEquals(
                1,
                calls.app
                        .with(calls.bob)
                        .get("/api/v1/streaks")
                        .json()
                        .at("/days/current")
                        .asInt());
        calls.written("{\"text\":\"x\"}");
        streaks = get("/api/v1/streaks");
        assertEquals(1, streaks.at("/days/current").asInt());
        assertTrue(streaks.at("/days/today").asBoolean());
        assertEquals("UTC", streaks.get("zone").asText());
    }

    @Test
    void daysFollowTheZoneOfTheOwner() {
        calls.app.now.set(Instant.parse("2026-11-30T20:00:00Z"));
        calls.written("{\"text\":\"late\"}");
        assertEquals("2026-11-30", get("/api/v1/streaks").at("/days/last").asText());
        int status =
                calls.call()
                        .header("Content-Type", "application/json")
                        .header("If-Match", "*")
                        .send(
                                "PUT",
                                "/api/v1/me/notifications",
                                BodyPublishers.ofString("{\"zone\":\"Asia/Kolkata\"}"))
                        .status();
        assertEquals(200, status);
        JsonNode streaks = get("/api/v1/streaks");
        assertEquals("2026-12-01", streaks.at("/days/last").asText());
        assertEquals("Asia/Kolkata", streaks.get("zone").asText());
    }
}
