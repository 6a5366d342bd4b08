package bellwether.platform.jobs.http;

import static bellwether.platform.jobs.Fixture.eventually;
import static bellwether.platform.jobs.Fixture.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
                    List.of(new JobRoutes(jobs, new JobEventStream(jobs, jobs.watchers()))));
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
        assertEquals("no_data", shown.at("/errors/0/code").asText());
        assertEquals("K1", shown.at("/errors/0/examples/0/key").asText());
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
        assertEquals(3, json(first).get("jobs").size());
        String next = first.headers().firstValue("Link").orElseThrow();
        String path = next.substring(1, next.indexOf('>'));
        JsonNode rest = json(get(path)).get("jobs");
        assertEquals(2, rest.size());
        assertEquals(0, json(get("/api/v1/jobs?state=failed")).get("jobs").size());
        assertEquals(0, json(get("/api/v1/jobs?since=2999-01-01T00:00:00Z")).get("jobs").size());
        for (String bad : List.of("state=x", "since=x", "limit=0", "cursor=x", "stat=failed")) {
            assertEquals(422, get("/api/v1/jobs?" + bad).statusCode(), bad);
        }
    }

    @Test
    void eventsNeedTheirAcceptHeader() throws Exception {
        JobId id = jobs.create(job("echo", 1)).id();
        assertEquals(406, get("/api/v1/jobs/" + id + "/events").statusCode());
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
        JsonNode worker = json(get("/api/workers/health")).at("/workers/0");
        assertEquals("dev", worker.get("version").asText());
        assertTrue(worker.get("heartbeat_age_seconds").asDouble() < 5);
        assertEquals(false, worker.get("silent").asBoolean());
    }
}
