package bellwether.platform.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which night is due, who makes its job, and what becomes of it.
final class NightlySchedulerTest {
    private final TestDatabase database = TestDatabase.create();
    private Instant now = Instant.parse("2026-11-22T03:00:00Z");

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T03:00:00Z, 2026-11-22",
        "2026-11-22T23:59:59Z, 2026-11-22",
        "2026-11-23T01:59:59Z, 2026-11-22",
        "2026-11-23T02:00:00Z,",
        "2026-11-23T02:59:59Z,",
        "2026-11-23T03:00:00Z, 2026-11-23",
    })
    void aNightIsDueFromThreeToTwo(Instant at, LocalDate night) {
        assertEquals(Optional.ofNullable(night), MaintenanceSchedule.due(at));
    }

    @Test
    void severalProcessesMakeOneJobANight() throws Exception {
        CountDownLatch ready = new CountDownLatch(4);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            NightlyScheduler process = nightly();
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                ready.countDown();
                                try {
                                    ready.await();
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                                process.look();
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(1, jobs());
    }

    @Test
    void whoWasDownCatchesUpAndNobodyRepeats() {
        now = Instant.parse("2026-11-22T17:00:00Z");
        NightlyScheduler first = nightly();
        first.look();
        first.look();
        now = Instant.parse("2026-11-23T01:30:00Z");
        first.look();
        nightly().look(); // a process that has just started
        assertEquals(1, jobs());
        now = Instant.parse("2026-11-23T03:00:01Z");
        first.look();
        assertEquals(2, jobs());
    }

    /// A process whose clock is slow ends no later night than its own.
    @Test
    void aNightThatHasNotEndedIsLeftToTheNext() {
        nightly().look();
        now = Instant.parse("2026-11-23T03:00:01Z");
        nightly().look();
        now = Instant.parse("2026-11-22T23:00:00Z");
        nightly().look();
        MaintenanceDao dao = new MaintenanceDao(database.jdbi());
        assertEquals(
                Map.of("2026-11-22", "cancelled", "2026-11-23", "queued"),
                database.jdbi().withHandle(h -> dao.nights(h, 7)).stream()
                        .collect(
                                Collectors.toMap(
                                        MaintenanceDao.Night::night, MaintenanceDao.Night::state)));
    }

    @Test
    void eachChoreIsAnItemAndTellsWhatItDid() throws Exception {
        List<ChoreReport> told = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(2);
        List<Chore> chores =
                List.of(
                        new Chore("one", () -> new CleanupResult(7, 4096, List.of("dropped it"))),
                        new Chore("two", () -> CleanupResult.NOTHING));
        try (Jobs jobs =
                        new Jobs(
                                database.jdbi(),
                                database.jdbi(),
                                List.of(
                                        new MaintenanceJob(
                                                chores,
                                                news -> {
                                                    told.add(news);
                                                    done.countDown();
                                                },
                                                (_, _) -> false)),
                                JobSettings.of(1).withoutListening(),
                                () -> now);
                NightlyScheduler nightly =
                        new NightlyScheduler(jobs, List.of("one", "two"), () -> now)) {
            jobs.start();
            nightly.look();
            done.await();
            assertEquals(
                    List.of("one", "two"), told.stream().map(ChoreReport::chore).sorted().toList());
            MaintenanceDao dao = new MaintenanceDao(database.jdbi());
            MaintenanceDao.Night night;
            do {
                night = database.jdbi().withHandle(h -> dao.nights(h, 7)).getFirst();
            } while (night.finishedAt() == null);
            assertEquals("completed", night.state());
            assertEquals("2026-11-22", night.night());
            java.util.UUID id = night.id();
            String report = database.jdbi().withHandle(h -> dao.chores(h, id)).getFirst().report();
            assertTrue(String.valueOf(report).contains("\"removed\": 7"), report);
        }
    }

    @Test
    void theCommandDoesEverythingAndTellsOfWhatItCouldNot() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<Chore> chores =
                List.of(
                        new Chore(
                                "bad",
                                () -> {
                                    throw new IllegalStateException("no way");
                                }),
                        new Chore(
                                "good",
                                () -> new CleanupResult(1234, 5_000_000, List.of("a", "b"))));
        int code;
        try (Jobs jobs = idle();
                Maintenance maintenance =
                        new Maintenance(
                                jobs,
                                database.jdbi(),
                                database.jdbi(),
                                chores,
                                _ -> {},
                                () -> now)) {
            code =
                    maintenance.now(
                            new PrintStream(out, true, StandardCharsets.UTF_8),
                            new PrintStream(err, true, StandardCharsets.UTF_8));
        }
        assertEquals(1, code);
        assertEquals("bad       not done: no way\n", err.toString(StandardCharsets.UTF_8));
        assertTrue(
                out.toString(StandardCharsets.UTF_8)
                        .startsWith("good      1,234 removed, 5.0 MB freed, "),
                out.toString(StandardCharsets.UTF_8));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("s: a; b\n"));
    }

    private Jobs idle() {
        return new Jobs(database.jdbi(), database.jdbi(), List.of(), JobSettings.of(0), () -> now);
    }

    private NightlyScheduler nightly() {
        return new NightlyScheduler(idle(), List.of("one", "two"), () -> now);
    }

    private long jobs() {
        return database.jdbi()
                .withHandle(h -> h.createQuery("select count(*) from job").mapTo(Long.class).one());
    }
}
