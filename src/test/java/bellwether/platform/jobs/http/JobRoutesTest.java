package bellwether.platform.jobs.http;

import static bellwether.platform.jobs.Fixture.eventually;
import static bellwether.platform.jobs.Fixture.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.openapi.CheckedClient;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.jobs.Echo;
import bellwether.platform.jobs.Fixture;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.Jobs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class JobRoutesTest {
    private final Fixture fixture = new Fixture();
    private final CountDownLatch go = new CountDownLatch(1);
    private final Jobs jobs =
            fixture.engine(
                    new Echo(item -> {
                        if (item.seq() >= 10) {
                            go.await();
                        }
                        return item.seq() == 1
                                ? Echo.failed(item, "no_data", true)
                                : Echo.done(item);
                    }));
    private final HttpServer server =
            HttpServer.start(
                    "127.0.0.1",
                    0,
                    InstantSource.system(),
                    List.of(
                            new JobRoutes(
                                    jobs, new JobEventStream(jobs, jobs.watchers()), () -> false)));
    private final HttpClient client = new CheckedClient(HttpClient.newHttpClient());

    @AfterEach
    void close() {
        go.countDown();
        client.shutdownNow();
        server.close();
        fixture.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(to(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return client.send(
                to(path).POST(HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void showsAJobWithItsErrors() throws Exception {
        go.countDown();
        JobId id = jobs.create(job("echo", 4)).id();
        Fixture.ended(jobs, id);
        HttpResponse<String> answer = get("/api/v1/jobs/" + id);
        JsonNode shown = json(answer);
        assertEquals(200, answer.statusCode());
        assertEquals("completed", shown.get("state").asText());
        assertEquals(3, shown.get("done").asInt());
        assertEquals("no_data", shown.at("/failure_reasons/0/code").asText());
        assertEquals("K1", shown.at("/failure_reasons/0/examples/0/key").asText());
        assertTrue(shown.get("rate_per_second").asDouble() > 0, answer.body());
        assertTrue(shown.get("eta_seconds").isNull(), answer.body());
        HttpResponse<String> again = post("/api/v1/jobs/" + id + "/cancel");
        assertEquals(409, again.statusCode());
        assertTrue(again.body().contains("completed"), again.body());
    }

    @Test
    void anUnknownOrMalformedIdIs404() throws Exception {
        for (String id : List.of("x", "01234567-89ab-7def-8123-456789abcdef")) {
            for (String path : List.of("", "/events")) {
                assertEquals(404, get("/api/v1/jobs/" + id + path).statusCode(), id);
            }
            for (String verb : List.of("cancel", "pause", "resume", "retry")) {
                HttpResponse<String> answer = post("/api/v1/jobs/" + id + "/" + verb);
                assertEquals(404, answer.statusCode(), id + " " + verb);
                assertTrue(answer.body().contains("unknown_job"), answer.body());
            }
        }
    }

    @Test
    void listsInPagesAndFilters() throws Exception {
        go.countDown();
        for (int i = 0; i < 5; i++) {
            Fixture.ended(jobs, jobs.create(job("echo", 1)).id());
        }
        HttpResponse<String> first = get("/api/v1/jobs?limit=3&state=completed&kind=echo");
        assertEquals(3, json(first).get("items").size());
        String next = first.headers().firstValue("Link").orElseThrow();
        String path = next.substring(1, next.indexOf('>'));
        JsonNode rest = json(get(path)).get("items");
        assertEquals(2, rest.size());
        assertEquals(0, json(get("/api/v1/jobs?state=failed")).get("items").size());
        assertEquals(0, json(get("/api/v1/jobs?since=2999-01-01T00:00:00Z")).get("items").size());
        for (String bad :
                List.of("state=x", "kind=ecco", "since=x", "limit=0", "cursor=x", "stat=failed")) {
            assertEquals(422, get("/api/v1/jobs?" + bad).statusCode(), bad);
        }
    }

    /// By the body alone, as a generated client would.
    @Test
    void aThousandJobsAreEachSeenOnceByFollowingNext() throws Exception {
        go.countDown();
        Set<String> made = new TreeSet<>();
        for (int i = 0; i < 1_000; i++) {
            made.add(jobs.create(job("echo", 1)).id().toString());
        }
        List<String> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String path = "/api/v1/jobs?kind=echo&limit=150";
        while (!path.isEmpty()) {
            JsonNode page = json(get(path));
            seen.addAll(page.get("items").findValuesAsText("id"));
            sizes.add(page.get("items").size());
            assertEquals(!page.get("next").isNull(), page.get("has_more").asBoolean());
            path = page.get("next").isNull() ? "" : page.get("next").asText();
        }
        assertEquals(List.of(150, 150, 150, 150, 150, 150, 100), sizes);
        assertEquals(1_000, seen.size());
        assertEquals(made, new TreeSet<>(seen));
    }

    @Test
    void aPageHasFiftyJobsAndSoHasTheNext() throws Exception {
        for (int i = 0; i < 101; i++) {
            jobs.create(job("echo", 1));
        }
        JsonNode first = json(get("/api/v1/jobs"));
        assertEquals(50, first.get("items").size());
        assertTrue(first.get("next").asText().contains("limit=50"), first.get("next").asText());
        JsonNode second = json(get(first.get("next").asText()));
        assertEquals(50, second.get("items").size());
        assertEquals(1, json(get(second.get("next").asText())).get("items").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | 200",
                "*/* | 200",
                "text/* | 200",
                "text/event-stream | 200",
                "text/html, */*;q=0.1 | 200",
                "application/json | 406",
                "text/event-stream;q=0, */* | 406",
                "*/*;q=0 | 406"
            })
    void eventsStreamUnlessTheirTypeIsExcluded(String accept, int status) throws Exception {
        go.countDown();
        JobId id = jobs.create(job("echo", 1)).id();
        Fixture.ended(jobs, id);
        HttpRequest.Builder request = to("/api/v1/jobs/" + id + "/events");
        if (accept != null) {
            request.header("Accept", accept);
        }
        HttpResponse<String> answer =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(List.of("no-store"), answer.headers().allValues("Cache-Control"));
        assertEquals(status == 200, answer.body().contains("event: end"), answer.body());
    }

    @Test
    void aJobSaysWhereItsEventsAreAndRefusesToExpandWhatItHasNot() throws Exception {
        JobId id = jobs.create(job("echo", 1)).id();
        HttpResponse<String> answer = get("/api/v1/jobs/" + id);
        assertEquals(
                List.of("</api/v1/jobs/%s/events>; rel=\"events\"".formatted(id)),
                answer.headers().allValues("Link"));
        HttpResponse<String> refused = get("/api/v1/jobs/" + id + "?expand=profile");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("kind echo has nothing to expand"), refused.body());
    }

    @Test
    void retryOfAnEndedJobMakesANewOneOfItsFailedItems() throws Exception {
        JobId id = jobs.create(job("echo", 4)).id();
        Fixture.ended(jobs, id);
        HttpResponse<String> answer = post("/api/v1/jobs/" + id + "/retry");
        assertEquals(202, answer.statusCode(), answer.body());
        JsonNode made = json(answer);
        assertNotEquals(id.toString(), made.get("id").asText());
        assertEquals(1, made.get("total").asInt());
        assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(
                "/api/v1/jobs/" + made.get("id").asText(),
                answer.headers().firstValue("Location").orElseThrow());

        JobId good = jobs.create(job("echo", 1)).id();
        Fixture.ended(jobs, good);
        HttpResponse<String> nothing = post("/api/v1/jobs/" + good + "/retry");
        assertEquals(409, nothing.statusCode());
        assertEquals("nothing_to_retry", json(nothing).get("code").asText());
    }

    @Test
    void streamsProgressUntilTheEndAndResumesWithoutAGap() throws Exception {
        JobId id = jobs.create(job("echo", 30)).id();
        eventually("some done", () -> jobs.find(id).orElseThrow().counts().done() > 3);
        String lastSeen = Long.toString(jobs.find(id).orElseThrow().version() - 1);
        HttpResponse<Stream<String>> answer =
                client.send(
                        to("/api/v1/jobs/" + id + "/events")
                                .header("Accept", "text/event-stream")
                                .header("Last-Event-ID", lastSeen)
                                .build(),
                        HttpResponse.BodyHandlers.ofLines());
        assertEquals(200, answer.statusCode());
        Iterator<String> stream = answer.body().iterator();
        List<String> lines = new ArrayList<>();
        while (!lines.contains("event: progress")) {
            lines.add(stream.next());
        }
        go.countDown();
        stream.forEachRemaining(lines::add);
        List<Long> ids =
                lines.stream()
                        .filter(l -> l.startsWith("id: "))
                        .map(l -> Long.parseLong(l.substring(4)))
                        .toList();
        assertEquals(ids.stream().sorted().distinct().toList(), ids);
        assertTrue(ids.getFirst() > Long.parseLong(lastSeen), ids.toString());
        assertTrue(
                lines.contains("event: progress") && lines.contains("event: end"),
                lines.toString());
        String data = lines.stream().filter(l -> l.startsWith("data: ")).toList().getLast();
        JsonNode end = new ObjectMapper().readTree(data.substring(6));
        assertEquals("completed", end.get("state").asText());
        assertEquals(100.0, end.get("percent").asDouble());
        assertTrue(end.get("newest").size() > 0, data);
    }

    @Test
    void showsTheWorkingProcesses() throws Exception {
        eventually("registered", () -> jobs.workers().size() == 1);
        JsonNode worker = json(get("/api/workers/health")).at("/items/0");
        assertEquals("dev", worker.get("version").asText());
        assertTrue(worker.get("heartbeat_age_seconds").asDouble() < 5);
        assertEquals(false, worker.get("silent").asBoolean());
    }
}
