package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import bellwether.platform.http.Raw;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the whole service ends.
final class StopTest {
    @Test
    void sigtermAnswersThoseWhoWaitForJobsAndTellsThoseWhoWatchThem(@TempDir Path home)
            throws Exception {
        String database = TestDatabase.createEmpty().jdbcUrl() + "?user=postgres";
        // nobody works, so that all of them wait
        Running app = Running.start(home, Map.of("DATABASE_URL", database), "web");
        List<Future<Integer>> waiting = new ArrayList<>();
        List<Raw> watching = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                String key = "waiting-" + i;
                waiting.add(clients.submit(() -> submit(app, key)));
            }
            Waiting.until(() -> jobs(app.call()).size() >= 50);
            for (String id : jobs(app.call()).subList(0, 3)) {
                watching.add(watch(app, id));
            }
            app.process().destroy();
            assertTrue(app.process().waitFor(28, TimeUnit.SECONDS));
            assertEquals(0, app.process().exitValue());
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : waiting) {
                answers.add(answer.get());
            }
            assertTrue(Set.of(202, 503).containsAll(answers), answers.toString());
            assertTrue(Collections.frequency(answers, 202) >= 40, answers.toString());
        }
        for (Raw raw : watching) {
            assertTrue(raw.rest().contains("event: shutdown"));
            raw.close();
        }
    }

    /// Some of them do not read what they are sent.
    @Test
    void sigtermEndsLiveStreams(@TempDir Path home) throws Exception {
        String database = TestDatabase.createEmpty().jdbcUrl() + "?user=postgres";
        Running app = Running.start(home, Map.of("DATABASE_URL", database), "web");
        List<Raw> listening = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Raw raw = Raw.to(app.port());
            raw.send("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertEquals(200, raw.readHead().status());
            listening.add(raw);
        }
        Instant told = Instant.now();
        app.process().destroy();
        assertTrue(app.process().waitFor(28, TimeUnit.SECONDS));
        assertEquals(0, app.process().exitValue());
        assertTrue(
                Duration.between(told, Instant.now()).toSeconds() < 9, "they did not hold it up");
        for (Raw raw : listening) {
            assertTrue(raw.rest().contains("event: shutdown"));
            raw.close();
        }
    }

    private static Raw watch(Running app, String job) throws IOException {
        Raw raw = Raw.to(app.port());
        raw.send(
                "GET /api/v1/jobs/%s/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                        .formatted(job));
        assertEquals(200, raw.readHead().status());
        return raw;
    }

    /// The status of the last answer. A machine with much to do refuses some of a crowd; those ask
    /// again, unless the service has ended meanwhile: they did not wait for a job. The key keeps a
    /// repeat from making a second job, so that as many jobs as clients are seen.
    private static int submit(Running app, String key) {
        int status = 0;
        while (status == 0 || status == 503) {
            try {
                status =
                        app.call()
                                .header("Prefer", "wait=20")
                                .header("Idempotency-Key", key)
                                .post(
                                        "/api/v1/analyses",
                                        "{\"tickers\":[\"DEMO01\"],\"capital\":1000}")
                                .status();
            } catch (IllegalStateException e) {
                if (status == 503) {
                    return status;
                }
                throw e;
            }
        }
        return status;
    }

    private static List<String> jobs(Call call) {
        return call.get("/api/v1/jobs?limit=200").json().get("items").findValuesAsText("id");
    }

    @Test
    void stillAnswersForAWhileAndASecondSignalHurries(@TempDir Path home) throws Exception {
        Running app = Running.start(home, Map.of("DRAIN_SECONDS", "8"));
        app.process().destroy();
        Instant told = Instant.now();
        Waiting.until(() -> ready(app) != 200);
        assertEquals(503, ready(app));
        assertEquals(200, app.call().get("/api/v1/profiles").status());
        app.process().destroy();
        assertTrue(app.process().waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, app.process().exitValue());
        assertTrue(Duration.between(told, Instant.now()).toSeconds() < 8, "did not wait in vain");
    }

    private static int ready(Running app) throws IOException {
        return Raw.ask(app.port(), "GET /ready HTTP/1.1\r\nHost: a\r\n\r\n").status();
    }
}
