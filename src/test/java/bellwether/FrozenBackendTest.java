package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A process of PostgreSQL that stops in the middle of a statement and says nothing more: the limit
/// on statements, which is its own, does not count then.
@Tag("long")
final class FrozenBackendTest {
    @Test
    void itsRequestEndsAndTheOthersGoOn() throws Exception {
        try (TestApp app = new TestApp();
                ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
            Jdbi beside = TestDatabase.plain(app.database());
            long pid;
            Future<Call.Answer> caught;
            try (Handle lock = beside.open()) {
                lock.begin();
                lock.execute("lock table symbol in access exclusive mode");
                caught = client.submit(() -> app.call().get("/api/v1/stocks"));
                pid = waiting(beside);
                signal("STOP", pid);
                lock.rollback();
            }
            try {
                for (int i = 0; i < 50; i++) {
                    assertEquals(200, app.call().get("/api/v1/stocks").status());
                }
                assertFalse(caught.isDone(), "it is still frozen");
                Call.Answer answer = caught.get();
                assertEquals(503, answer.status(), answer.body());
                assertEquals(200, app.call().get("/api/v1/stocks").status());
            } finally {
                signal("CONT", pid);
            }
        }
    }

    static long waiting(Jdbi beside) {
        return Waiting.until(
                        () ->
                                beside.withHandle(h ->
                                        h.createQuery(
                                                        """
                                                        select pid from pg_stat_activity
                                                        where datname = current_database() and wait_event_type = 'Lock'
                                                          and application_name = 'bellwether-web'
                                                        """)
                                                .mapTo(Long.class)
                                                .list()),
                        pids -> !pids.isEmpty())
                .getFirst();
    }

    static void signal(String name, long pid) throws IOException, InterruptedException {
        assertEquals(
                0, new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor());
    }
}
