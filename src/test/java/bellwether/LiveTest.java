package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import bellwether.platform.http.Raw;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Live events as clients of the whole service see them.
final class LiveTest {
    private static final LiveEventType ENDED = LiveEventType.kept("jobs", "job.ended");

    private static KeyedApp keyed;

    @BeforeAll
    static void open() {
        keyed = new KeyedApp();
    }

    @AfterAll
    static void close() {
        keyed.close();
    }

    /// The document's table of events is the program's.
    @Test
    void everyEventIsInTheDocument() {
        JsonNode served = keyed.master().get("/api/v1/live").json().get("events");
        JsonNode documented = keyed.app.call().get("/openapi.json").json().get("x-events");
        Set<String> known = new TreeSet<>();
        served.forEach(type -> known.add(type.toString()));
        Set<String> said = new TreeSet<>();
        documented
                .properties()
                .forEach(event ->
                        said.add(
                                "{\"topic\":%s,\"name\":\"%s\",\"kept\":%s}"
                                        .formatted(
                                                event.getValue().get("topic"),
                                                event.getKey(),
                                                event.getValue().get("kept"))));
        assertEquals(known, said);
        documented.forEach(
                event -> assertTrue(event.at("/data/$ref").isTextual(), () -> "" + event));
    }

    /// The page's table of events too, and its calls answer.
    @Test
    void thePageSaysTheSame() throws Exception {
        String page = Files.readString(Path.of("src/site/markdown/live.md"));
        keyed.master()
                .get("/api/v1/live")
                .json()
                .get("events")
                .forEach(type ->
                        assertTrue(
                                page.contains(
                                        "| `%s` | `%s` | %s |"
                                                .formatted(
                                                        type.get("topic").asText(),
                                                        type.get("name").asText(),
                                                        type.get("kept").asBoolean()
                                                                ? "yes"
                                                                : "no")),
                                type::toString));
        List<String> calls = page.lines().filter(line -> line.startsWith("curl ")).toList();
        assertEquals(4, calls.size());
        for (String call : calls) {
            String path = call.replaceFirst("^.*:8080", "").replace("'", "");
            if (call.startsWith("curl -N")) {
                try (LiveClient stream = listen(KeyedApp.MASTER, path.substring(14))) {
                    assertEquals("hello", stream.next().name());
                }
            } else {
                Call.Answer answer =
                        call.contains("-X POST")
                                ? keyed.master().post(path, "")
                                : keyed.master().get(path);
                assertEquals(2, answer.status() / 100, call);
            }
        }
    }

    @Test
    void theMetricsCountOpenStreamsBesideTheirLimit() throws Exception {
        double before = figure("bellwether_live_streams ");
        assertEquals(2_000, figure("bellwether_live_streams_max "));
        try (LiveClient stream = listen(KeyedApp.MASTER, "")) {
            assertEquals("hello", stream.next().name());
            Waiting.until(() -> figure("bellwether_live_streams ") > before);
        }
        Waiting.until(() -> figure("bellwether_live_streams ") <= before);
    }

    @Test
    void pricesThatNoJobChangesArePublished() {
        try (LiveClient stream = listen(KeyedApp.MASTER, "?topics=prices")) {
            stream.next("hello");
            imported("7,7,7,7,1");
            imported("7,7,7,7,1"); // which changes nothing
            imported("8,8,8,8,1");
            Call.Answer removed =
                    keyed.master()
                            .send(
                                    "DELETE",
                                    "/api/v1/stocks/HEARD-USD?confirm=HEARD-USD",
                                    HttpRequest.BodyPublishers.noBody());
            assertEquals(200, removed.status(), removed.body());
            String one = "{\"change\":\"imported\",\"symbols\":1,\"ticker\":null}";
            assertEquals(one, stream.next("prices.changed").data());
            assertEquals(one, stream.next("prices.changed").data());
            assertEquals(
                    "{\"change\":\"symbol_removed\",\"symbols\":1,\"ticker\":\"HEARD-USD\"}",
                    stream.next("prices.changed").data());
        }
    }

    private static void imported(String bar) {
        Call.Answer imported =
                keyed.master()
                        .header("Content-Type", "text/csv")
                        .postAs(
                                "/api/v1/prices/import?source=test&ticker=HEARD-USD",
                                "date,open,high,low,close,volume\n2025-01-01,%s\n".formatted(bar));
        assertEquals(200, imported.status(), imported.body());
    }

    private static double figure(String name) {
        return keyed.master()
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    private static LiveClient listen(String key, String query) {
        return listen(key, query, Map.of());
    }

    private static LiveClient listen(String key, String query, Map<String, String> headers) {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put("X-API-Key", key);
        return new LiveClient(keyed.app.port(), "/api/v1/events" + query, all);
    }

    private static long publish(String owner, int number) {
        return keyed.jdbi()
                .inTransaction(h -> LiveEvents.publish(h, ENDED, owner, Map.of("number", number)));
    }

    @Test
    void aJobsProgressAndEndAreHeardOfByItsOwnerOnly() {
        String ann = keyed.secret("trader", "ann");
        String bob = keyed.secret("trader", "bob");
        try (LiveClient hers = listen(ann, "?topics=jobs");
                LiveClient his = listen(bob, "")) {
            assertEquals("hello", hers.next().name());
            assertEquals("hello", his.next().name());
            JsonNode job =
                    keyed.with(ann)
                            .post(
                                    "/api/v1/analyses",
                                    "{\"tickers\":[\"DEMO01\",\"NOPE\"],\"capital\":1000}")
                            .json();
            JsonNode ended = hers.next("job.ended").json();
            assertEquals(job.get("id").asText(), ended.get("id").asText());
            assertEquals("completed", ended.get("state").asText());
            assertEquals("analysis", ended.get("kind").asText());
            assertEquals(
                    List.of(2, 1, 1),
                    List.of(
                            ended.get("total").asInt(),
                            ended.get("done").asInt(),
                            ended.get("failed").asInt()));
            long other = publish("bob", 1);
            assertEquals(Long.toString(other), his.next().id());
        }
    }

    @Test
    void theStreamGoesOnAfterTheLastIdInTheHeaderOrTheQuery() {
        String key = keyed.secret("reader", "carl");
        List<Long> ids =
                keyed.jdbi()
                        .inTransaction(h ->
                                IntStream.range(0, 500)
                                        .mapToObj(i ->
                                                LiveEvents.publish(
                                                        h, ENDED, "carl", Map.of("number", i)))
                                        .toList());
        try (LiveClient all = listen(key, "?after=" + (ids.getFirst() - 1));
                LiveClient some =
                        listen(key, "?after=0", Map.of("Last-Event-ID", ids.get(490) + ""))) {
            JsonNode hello = all.next("hello").json();
            assertEquals(1, hello.get("oldest").asLong());
            assertEquals(ids, IntStream.range(0, 500).mapToObj(_ -> number(all.next())).toList());
            some.next("hello");
            assertEquals(
                    ids.subList(491, 500),
                    IntStream.range(491, 500).mapToObj(_ -> number(some.next())).toList());
            long live = publish("carl", 500);
            assertEquals(live, number(all.next()));
            assertEquals(live, number(some.next()));
        }
    }

    private static long number(LiveClient.Received event) {
        return Long.parseLong(String.valueOf(event.id()));
    }

    @Test
    void anIdThatIsYetToComeIsAGap() {
        String key = keyed.secret("reader", "dora");
        try (LiveClient stream = listen(key, "?after=999999999")) {
            stream.next("hello");
            LiveClient.Received gap = stream.next();
            assertEquals("gap", gap.name());
            assertEquals(999999999, gap.json().get("after").asLong());
            long live = publish("dora", 1);
            assertTrue(number(gap) < live);
            assertEquals(live, number(stream.next()));
        }
    }

    @Test
    void otherTopicsAreNotSent() {
        String key = keyed.secret("reader", "emil");
        try (LiveClient stream = listen(key, "?topics=jobs")) {
            stream.next("hello");
            keyed.jdbi()
                    .useTransaction(h ->
                            LiveEvents.publish(
                                    h,
                                    LiveEventType.kept("other", "other.thing"),
                                    "emil",
                                    Map.of()));
            long wanted = publish("emil", 1);
            assertEquals(wanted, number(stream.next()));
        }
    }

    @Test
    void wrongParametersAreRefused() {
        Call call = keyed.master();
        assertEquals(422, call.get("/api/v1/events?topics=jops").status());
        assertTrue(call.get("/api/v1/events?topics=jops").body().contains("jobs"));
        assertEquals(422, call.get("/api/v1/events?after=x").status());
        assertEquals(422, call.header("Last-Event-ID", "-1").get("/api/v1/events").status());
        assertEquals(401, keyed.app.call().get("/api/v1/events").status());
    }

    @Test
    void aTicketOpensOneStream() {
        String key = keyed.secret("reader", "finn");
        Call.Answer made = keyed.with(key).post("/api/v1/live/tickets", "");
        assertEquals(201, made.status(), made.body());
        String path = "/api/v1/events?ticket=" + made.json().get("ticket").asText();
        try (LiveClient stream = new LiveClient(keyed.app.port(), path, Map.of())) {
            stream.next("hello");
            long live = publish("finn", 1);
            assertEquals(live, number(stream.next()));
        }
        Call.Answer again = keyed.app.call().get(path);
        assertEquals(401, again.status());
        assertEquals("bad_ticket", again.json().get("code").asText());
        assertEquals(401, keyed.app.call().get("/api/v1/me?ticket=x").status());
    }

    @Test
    void aTicketIsWorthNothingAfterItsTime() {
        String key = keyed.secret("reader", "gina");
        String ticket =
                keyed.with(key).post("/api/v1/live/tickets", "").json().get("ticket").asText();
        keyed.jdbi()
                .useHandle(h ->
                        h.execute("update live_ticket set expires_at = now() - interval '1 ms'"));
        assertEquals(401, keyed.app.call().get("/api/v1/events?ticket=" + ticket).status());
    }

    @Test
    void aRevokedKeyEndsItsStream() {
        JsonNode made = keyed.key("reader", "hugo");
        try (LiveClient stream = listen(made.get("key").asText(), "")) {
            stream.next("hello");
            keyed.master()
                    .send(
                            "DELETE",
                            "/api/v1/keys/" + made.get("id").asText(),
                            HttpRequest.BodyPublishers.noBody());
            Waiting.until(() -> {
                publish("hugo", 1);
                return stream.poll(Duration.ofMillis(300))
                        .filter(event -> event.name().equals("refused"))
                        .isPresent();
            });
            assertEquals("end of stream", stream.next().name());
        }
    }

    /// It is cut while it does not read, and later misses nothing.
    @Test
    void aClientThatDoesNotReadIsCutAndComesBackById() throws Exception {
        String key = keyed.secret("reader", "kim");
        String text = "x".repeat(40_000);
        int events = 400;
        Map<String, String> headers = Map.of("X-API-Key", key);
        try (LiveClient quick = new LiveClient(keyed.app.port(), "/api/v1/events", headers);
                Raw slow = Raw.to(keyed.app.port())) {
            quick.next("hello");
            slow.send(
                    "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nX-API-Key: "
                            + key
                            + "\r\n\r\n");
            assertEquals(200, slow.readHead().status());
            List<Long> ids = new ArrayList<>();
            List<Long> got = new ArrayList<>();
            for (int i = 0; i < events; i++) {
                ids.add(
                        keyed.jdbi()
                                .inTransaction(h ->
                                        LiveEvents.publish(h, ENDED, "kim", Map.of("text", text))));
                got.add(number(quick.next()));
            }
            assertEquals(ids, got);
            List<Long> late = ids(slow.rest());
            assertTrue(late.size() < events, () -> "not cut, got all of " + late.size());
            try (LiveClient back =
                    listen(key, "", Map.of("Last-Event-ID", late.getLast().toString()))) {
                back.next("hello");
                while (late.size() < events) {
                    late.add(number(back.next()));
                }
            }
            assertEquals(ids, late);
        }
    }

    /// Of whole events; that of the greeting is none.
    private static List<Long> ids(String stream) {
        List<Long> ids = new ArrayList<>();
        for (String event : stream.split("\\R\\R", -1)) {
            if (event.contains("event: job.ended") && event.endsWith("\"}")) {
                ids.add(Long.parseLong(event.replaceAll("(?s).*id: (\\d+).*", "$1")));
            }
        }
        return ids;
    }

    @Test
    void anOwnerHasTwentyStreams() {
        String key = keyed.secret("reader", "ida");
        List<LiveClient> open = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            open.add(listen(key, ""));
        }
        Call.Answer refused = keyed.with(key).get("/api/v1/events");
        assertEquals(429, refused.status());
        assertEquals("too_many_at_once", refused.json().get("code").asText());
        open.removeLast().close();
        Waiting.until(() -> {
            try (LiveClient stream = listen(key, "")) {
                return stream.next().name().equals("hello");
            } catch (IllegalStateException full) {
                return false;
            }
        });
        open.forEach(LiveClient::close);
        assertFalse(open.isEmpty());
    }
}
