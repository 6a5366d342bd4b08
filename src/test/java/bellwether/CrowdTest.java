package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// More clients than connections.
final class CrowdTest {
    private static final int POOL = 20;
    private static final int WAITING = 100;

    private static TestApp app;
    private static Jdbi beside;

    @BeforeAll
    static void start() {
        app = new TestApp();
        beside = TestDatabase.plain(app.database());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void aHundredClientsAtOnceAreAllAnsweredAndThePoolKeepsItsMaximum() throws Exception {
        AtomicLong most = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        Thread watch =
                Thread.ofVirtual()
                        .start(() -> {
                            while (!over.get()) {
                                most.accumulateAndGet(connections(), Math::max);
                            }
                        });
        List<Future<List<Integer>>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                clients.add(
                        threads.submit(() ->
                                List.of(
                                        app.call().get("/api/v1/stocks").status(),
                                        app.call().get("/api/v1/stocks/DEMO01").status())));
            }
        }
        over.set(true);
        watch.join();
        for (Future<List<Integer>> client : clients) {
            assertEquals(List.of(200, 200), client.get());
        }
        assertTrue(most.get() >= 1 && most.get() <= POOL, "connections: " + most);
    }

    @Test
    void whoeverIsTooManyIsToldToComeBackWhileSlowOnesWait() throws Exception {
        int tooMany = 200 - POOL - WAITING;
        CountDownLatch told = new CountDownLatch(tooMany);
        List<Future<Call.Answer>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Handle slow = beside.open()) {
            slow.begin();
            slow.execute("lock table symbol in access exclusive mode");
            for (int i = 0; i < 200; i++) {
                clients.add(
                        threads.submit(() -> {
                            Call.Answer answer = app.call().get("/api/v1/stocks");
                            if (answer.status() == 503) {
                                told.countDown();
                            }
                            return answer;
                        }));
            }
            told.await();
            slow.rollback();
        }
        for (Future<Call.Answer> client : clients) {
            Call.Answer answer = client.get();
            if (answer.status() == 503) {
                assertTrue(Integer.parseInt(answer.header("Retry-After")) > 0);
            } else {
                assertEquals(200, answer.status(), answer.body());
            }
        }
        assertEquals(200, app.call().get("/api/v1/stocks").status(), "all is as before");
    }

    private static long connections() {
        return beside.withHandle(h ->
                h.createQuery(
                                """
                                select count(*) from pg_stat_activity
                                where datname = current_database() and application_name = 'bellwether-web'
                                """)
                        .mapTo(Long.class)
                        .one());
    }
}
