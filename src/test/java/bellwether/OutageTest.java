package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.TestServer;
import bellwether.platform.http.Call;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database goes away, and comes back or is replaced by its standby.
final class OutageTest {
    private static final String ALL = "{\"universe\":\"synthetic\",\"capital\":50000}";

    @Test
    void theServiceOutlivesItsDatabaseAndGoesOnByItself(@TempDir Path folder) {
        try (TestServer server = TestServer.start(folder);
                TestApp app = on(server.address())) {
            List<String> jobs = submitted(app, 5);
            server.stop();
            while (app.call().get("/ready").status() != 503) {
                assertEquals(200, app.call().get("/health").status());
            }
            Call.Answer refused = app.call().get("/api/v1/stocks");
            assertEquals(503, refused.status(), refused.body());
            assertEquals("5", refused.header("Retry-After"));
            server.start();
            while (app.call().get("/ready").status() != 200) {
                assertEquals(200, app.call().get("/health").status());
            }
            assertEquals(200, app.call().get("/api/v1/stocks").status());
            for (String job : jobs) {
                assertEquals("completed, 0 failed", ended(app, job));
            }
        }
    }

    @Test
    void aReadWhoseConnectionWasEndedIsReadAgain() {
        try (KeyedApp app = new KeyedApp()) {
            String key = app.secret("reader", "ann");
            for (int i = 0; i < 30; i++) {
                assertEquals(200, app.with(key).get("/api/v1/stocks").status());
                app.jdbi()
                        .useHandle(h ->
                                h.execute(
                                        "select pg_terminate_backend(pid) from pg_stat_activity"
                                                + " where datname = current_database() and application_name = 'bellwether-web'"));
                Call.Answer answer = app.with(key).get("/api/v1/stocks?limit=" + (1 + i));
                assertEquals(200, answer.status(), answer.body());
            }
        }
    }

    @Test
    void whatWasAcknowledgedIsDoneAfterTheStandbyTookOver(@TempDir Path one, @TempDir Path two) {
        try (TestServer first = TestServer.start(one);
                TestServer second = first.standby(two)) {
            first.synchronous();
            DatabaseAddress both =
                    DatabaseAddress.parse(
                            "postgres://postgres@%s,%s/postgres?targetServerType=primary"
                                    .formatted(first.place(), second.place()));
            try (TestApp app = on(both)) {
                List<String> acknowledged = submitted(app, 20);
                Waiting.until(() ->
                        app.call()
                                        .get("/api/v1/jobs/" + acknowledged.get(2))
                                        .json()
                                        .get("done")
                                        .asInt()
                                != 0);
                first.kill();
                second.promote();
                acknowledged.addAll(submitted(app, 5));
                for (String job : acknowledged) {
                    assertEquals("completed, 0 failed", ended(app, job));
                }
                assertEquals(30, app.all(acknowledged.getLast(), "items", "").size());
            }
        }
    }

    static TestApp on(DatabaseAddress database) {
        return new TestApp(
                2,
                Optional.empty(),
                database,
                InstantSource.system(),
                new PrintStream(OutputStream.nullOutputStream()));
    }

    /// Each is asked for until it is acknowledged, under a key, as a careful client does.
    private static List<String> submitted(TestApp app, int jobs) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            String key = "outage-" + System.nanoTime();
            Call.Answer answer;
            do {
                answer = app.call().header("Idempotency-Key", key).post("/api/v1/analyses", ALL);
            } while (answer.status() == 503);
            assertEquals(202, answer.status(), answer.body());
            ids.add(answer.json().get("id").asText());
        }
        return ids;
    }

    private static String ended(TestApp app, String job) {
        Call.Answer ended =
                Waiting.until(
                        () -> app.call().get("/api/v1/jobs/" + job),
                        answer ->
                                answer.status() != 503
                                        && (answer.status() != 200
                                                || answer.json().hasNonNull("finished_at")));
        assertEquals(200, ended.status(), ended.body());
        return "%s, %d failed"
                .formatted(ended.json().get("state").asText(), ended.json().get("failed").asInt());
    }
}
