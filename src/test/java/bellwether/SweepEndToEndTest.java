package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// From a file of prices to an alert: an import of new bars reaches scans, rules and screens of the
/// running service, each once.
final class SweepEndToEndTest {
    private static final String TICKER = "ZEST";
    private static final LocalDate LAST = LocalDate.of(2026, 2, 27);
    private static final int BARS = 280;
    private static final int NEW = 4;

    private final List<String> rows = rows();

    /// At first before the last bars are there.
    private volatile Instant now = Instant.parse("2026-02-23T22:00:00Z");

    private final TestApp app =
            new TestApp(
                    2,
                    Optional.empty(),
                    TestDatabase.createMigrated(),
                    () -> now,
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

    @AfterEach
    void stop() {
        app.close();
    }

    /// Random days up to a Friday, the last ones with ten times the volume.
    private static List<String> rows() {
        Random random = new Random(7);
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = LAST; days.size() < BARS; day = day.minusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY
                    && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                days.addFirst(day);
            }
        }
        List<String> rows = new ArrayList<>();
        double close = 100;
        for (int i = 0; i < BARS; i++) {
            double open = close * (1 + 0.004 * random.nextGaussian());
            close = open * (1 + 0.02 * random.nextGaussian());
            rows.add(
                    row(
                            days.get(i),
                            open,
                            close,
                            10_000 * (i < BARS - NEW ? 5 + random.nextInt(5) : 90)));
        }
        return rows;
    }

    private static String row(LocalDate day, double open, double close, int volume) {
        return String.format(
                Locale.ROOT,
                "%s,%.2f,%.2f,%.2f,%.2f,%d",
                day,
                open,
                Math.max(open, close) * 1.002,
                Math.min(open, close) * 0.998,
                close,
                volume);
    }

    /// The same day, as if it had gone the other way.
    private static String turned(String row) {
        String[] parts = row.split(",", -1);
        return row(
                LocalDate.parse(parts[0]),
                Double.parseDouble(parts[4]),
                Double.parseDouble(parts[1]),
                Integer.parseInt(parts[5]));
    }

    private void importRows(List<String> some) {
        Call.Answer stored =
                app.call()
                        .header("Content-Type", "text/csv")
                        .header("Prefer", "wait=10")
                        .postAs(
                                "/api/v1/prices/import?ticker=" + TICKER,
                                "date,open,high,low,close,volume\n" + String.join("\n", some));
        assertEquals(200, stored.status(), stored.body());
    }

    private JsonNode made(String path, String body) {
        Call.Answer made = app.call().post(path, body.replace('\'', '"'));
        assertTrue(made.status() == 200 || made.status() == 201, made.body());
        return made.json();
    }

    private List<JsonNode> items(String path) {
        Call.Answer answer = app.call().get(path);
        assertEquals(200, answer.status(), answer.body());
        return StreamSupport.stream(answer.json().get("items").spliterator(), false).toList();
    }

    /// Passes that walked bars and have ended, the newest first.
    private List<JsonNode> swept(String passes) {
        return items(passes).stream()
                .filter(pass -> !pass.get("state").asText().equals("running"))
                .filter(pass -> pass.get("swept").asInt() > 0)
                .toList();
    }

    /// Soon after the turn of each minute bars are swept for rules alone, and then the scan's pass
    /// counts what that sweep found, but has nothing left to walk: what is tested here is the sweep
    /// that an import asks for.
    private static void awaitQuietPartOfMinute() {
        Waiting.until(() -> {
            long second = Math.floorMod(Instant.now().getEpochSecond(), 60L);
            return second >= 10 && second < 40;
        });
    }

    /// The pass that walks what an import has stored.
    private JsonNode passAfter(String passes, Runnable work) {
        awaitQuietPartOfMinute();
        long before = swept(passes).size();
        work.run();
        Waiting.until(() -> swept(passes).size() > before);
        return swept(passes).getFirst();
    }

    /// How often events came, by name, up to the end of the pass.
    private static Map<String, Integer> upToPass(LiveClient live, List<JsonNode> fired) {
        Map<String, Integer> counts = new HashMap<>();
        LiveClient.Received next = live.next();
        while (!next.name().equals("scan.pass") || next.json().get("swept").asInt() == 0) {
            counts.merge(next.name(), 1, Integer::sum);
            if (next.name().equals("alert.fired")) {
                fired.add(next.json());
            }
            next = live.next();
        }
        return counts;
    }

    @Test
    void newBarsReachEachWhoWaitsForThemOnce() {
        importRows(rows.subList(0, BARS - NEW));
        String list = made("/api/v1/watchlists", "{'name':'Mine'}").get("id").asText();
        made("/api/v1/watchlists/" + list + "/entries", "{'add':['" + TICKER + "']}");
        made(
                "/api/v1/rules",
                "{'name':'up','when':'volume > 500000','universe':{'tickers':['%s']}}"
                        .formatted(TICKER));
        String screen =
                made(
                                "/api/v1/screens",
                                "{'name':'busy','q':'volume > 500000','universe':'all','track':true}")
                        .get("id")
                        .asText();
        String scan =
                made(
                                "/api/v1/scans",
                                "{'name':'all of it','universe':{'watchlist':'%s'},'every_seconds':86400,'alerts':true}"
                                        .formatted(list))
                        .get("id")
                        .asText();
        String passes = "/api/v1/scans/" + scan + "/passes?limit=100";
        Waiting.until(() -> !swept(passes).isEmpty());
        assertEquals(List.of(), items("/api/v1/alerts"));

        now = Instant.parse("2026-02-28T12:00:00Z");
        List<JsonNode> fired = new ArrayList<>();
        Map<String, Integer> events;
        JsonNode pass;
        try (LiveClient live = new LiveClient(app.port(), "/api/v1/events", Map.of())) {
            live.next("hello");
            pass = passAfter(passes, () -> importRows(rows.subList(BARS - NEW, BARS)));
            events = upToPass(live, fired);
        }
        List<JsonNode> found =
                items("/api/v1/detections?limit=200&ticker=" + TICKER + "&from=2026-02-24");
        assertFalse(found.isEmpty());
        assertEquals(found.size(), pass.get("detections").asInt(), pass.toString());
        assertEquals(found.size(), pass.get("alerts").asInt());
        assertEquals(1, pass.get("symbols").asInt());
        assertEquals(1, pass.get("swept").asInt());
        assertEquals("completed", pass.get("state").asText());
        assertTrue(pass.get("newest_bar").asText().startsWith("2026-02-27"), pass.toString());
        assertEquals(found.size(), events.get("detection.found"), events.toString());
        assertEquals(found.size() + 1, events.get("alert.fired"), events.toString());
        assertEquals(1, events.get("scan.symbol"), events.toString());
        assertEquals(1, events.get("screen.entered"), events.toString());

        List<JsonNode> alerts = items("/api/v1/alerts?limit=200");
        assertEquals(found.size() + 1, alerts.size());
        assertEquals(found.size() + 1, fired.size());
        for (JsonNode alert : alerts) {
            Call.Answer explained =
                    app.call().get("/api/v1/alerts/" + alert.get("id").asText() + "/explanation");
            assertEquals(200, explained.status(), explained.body());
            assertFalse(explained.json().get("words").isEmpty(), explained.body());
        }
        List<JsonNode> spans =
                items("/api/v1/screens/" + screen + "/spans").stream()
                        .filter(span -> span.get("ticker").asText().equals(TICKER))
                        .toList();
        assertEquals(1, spans.size());
        assertFalse(spans.getFirst().get("baseline").asBoolean());

        List<JsonNode> before = items("/api/v1/detections?limit=200&ticker=" + TICKER);
        long swept = swept(passes).size();
        importRows(rows.subList(BARS - NEW, BARS)); // changes nothing, so nothing is looked at
        JsonNode corrected =
                passAfter(
                        passes,
                        () ->
                                importRows(
                                        rows.subList(BARS - NEW, BARS).stream()
                                                .map(SweepEndToEndTest::turned)
                                                .toList()));
        assertEquals(swept + 1, swept(passes).size());
        assertEquals(1, corrected.get("swept").asInt());
        List<JsonNode> after = items("/api/v1/detections?limit=200&revised=true&ticker=" + TICKER);
        for (JsonNode one : before) {
            assertEquals(
                    1,
                    after.stream().filter(other -> other.get("id").equals(one.get("id"))).count());
        }
        assertEquals(
                alerts.size() + corrected.get("alerts").asInt(),
                items("/api/v1/alerts?limit=200").size());
        assertTrue(
                after.stream().anyMatch(one -> !one.get("revised_at").isNull()),
                "nothing was revised");
    }
}
