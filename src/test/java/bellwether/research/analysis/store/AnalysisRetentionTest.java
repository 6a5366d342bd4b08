package bellwether.research.analysis.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.ReadConnections;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Months of analyses, and what is kept of them.
final class AnalysisRetentionTest {
    private static final Optional<Duration> YEAR = Optional.of(Duration.ofDays(365));

    private final TestDatabase database = TestDatabase.create();
    private final Jdbi jdbi = database.jdbi();
    private final AnalysisDao dao = new AnalysisDao(ReadConnections.primaryOnly(jdbi));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theFirstRunMakesMonthsAndMovesNothing() {
        store("2026-11-03", "ann", "A");
        CleanupResult tidied = tidy("2026-11-20", YEAR, 5);
        assertEquals(
                List.of("made analysis_2026_11", "made analysis_2026_12", "made analysis_2027_01"),
                tidied.notes());
        assertEquals(List.of("analysis_2026_11"), places());
        assertEquals(CleanupResult.NOTHING, tidy("2026-11-21", YEAR, 5));
        store("2026-12-24", "ann", "A");
        store("2027-03-01", "ann", "A");
        assertEquals(List.of("analysis_2026_11", "analysis_2026_12", "analysis_rest"), places());
    }

    @Test
    void monthsThatNobodyMadeInTimeAreMadeOfTheRest() {
        tidy("2026-11-20", YEAR, 5);
        store("2027-03-01", "ann", "A");
        store("2027-06-01", "ann", "B");
        assertEquals(
                List.of("made analysis_2027_06", "made analysis_2027_07", "made analysis_2027_08"),
                tidy("2027-06-02", YEAR, 5).notes());
        assertEquals(List.of("analysis_2027_06"), places());
        assertEquals(1, listed("ann", 10).size());
    }

    @Test
    void theNewestOfEachOwnerAndSymbolStayWhateverTheirAge() {
        long oldest = store("2024-01-05", "ann", "A");
        long kept = store("2024-02-05", "ann", "A");
        store("2024-02-06", "bob", "A");
        long never = store("2024-01-05", "ann", "B");
        tidy("2024-02-10", Optional.empty(), 1); // two months in one part, the next ones made
        long newest = store("2024-04-05", "ann", "A");
        CleanupResult tidied = tidy("2026-11-20", YEAR, 2);
        assertEquals(1, tidied.removed(), tidied.notes().toString());
        assertTrue(dao.find("ann", oldest).isEmpty());
        assertTrue(dao.find("ann", kept).isPresent());
        assertTrue(dao.find("ann", never).isPresent());
        assertEquals(
                List.of(newest, kept), listed("ann", 10).stream().map(StoredAnalysis::id).toList());
        assertEquals(1, listed("bob", 10).size());
        assertEquals("analysis_kept", places().getFirst());
    }

    @Test
    void recomputedOnesTakeNoPlaceOfTheOthers() {
        long kept = store("2024-01-05", "ann", "A");
        long recomputed = store("2024-01-06", "ann", "A");
        jdbi.useHandle(h ->
                h.execute(
                        "update analysis set as_of_requested = '2020-01-31' where id = ?",
                        recomputed));
        tidy("2024-01-10", YEAR, 1);
        assertEquals(0, tidy("2026-11-20", YEAR, 1).removed());
        assertEquals(List.of(kept), listed("ann", 10).stream().map(StoredAnalysis::id).toList());
        assertEquals(
                List.of(recomputed),
                dao
                        .ofTicker(
                                "ann",
                                new AnalysisDao.Listed(List.of("A"), true, Long.MAX_VALUE, 10))
                        .stream()
                        .map(StoredAnalysis::id)
                        .toList());
    }

    @Test
    void whatWasKeptGoesWhenNewerOnesTakeItsPlace() {
        store("2024-01-05", "ann", "A");
        tidy("2024-02-10", YEAR, 1);
        assertEquals(0, tidy("2025-03-02", YEAR, 1).removed());
        assertEquals(List.of("analysis_kept"), places());
        store("2025-03-05", "ann", "A");
        assertEquals(1, tidy("2025-04-02", YEAR, 1).removed());
        assertEquals(List.of("analysis_2025_03"), places());
    }

    @Test
    void resultsOfJobsThatAreStillThereStay() {
        long found = store("2024-01-05", "ann", "A");
        store("2024-01-06", "ann", "A");
        jdbi.useHandle(h ->
                h.execute(
                        """
                        insert into job (id, owner, kind, request_hash, params, priority, state, total)
                        select job_id, 'ann', 'analysis', '', '{}', 1, 'paused', 1 from analysis where id = ?
                        """,
                        found));
        tidy("2024-01-10", YEAR, 1);
        CleanupResult tidied = tidy("2026-11-20", YEAR, 0);
        assertEquals(0, tidied.removed());
        assertTrue(
                tidied.notes().contains("analysis_2024_01 kept: it has results of existing jobs"),
                tidied.notes().toString());
        jdbi.useHandle(h -> h.execute("delete from job"));
        assertEquals(2, tidy("2026-11-20", YEAR, 0).removed());
    }

    @Test
    void standingsGoWithTheirAnalyses() {
        long gone = store("2024-01-05", "ann", "A");
        store("2024-01-06", "ann", "A");
        tidy("2024-01-10", YEAR, 1);
        jdbi.useHandle(h ->
                h.execute(
                        "insert into relative_strength (job_id, seq, percentile, universe) select job_id, seq, 50, 2 from analysis"));
        tidy("2026-11-20", YEAR, 1);
        assertTrue(dao.find("ann", gone).isEmpty());
        assertEquals(1, count("relative_strength"));
    }

    @Test
    void nothingGoesWhenEverythingIsKept() {
        store("2000-01-05", "ann", "A");
        tidy("2000-01-10", Optional.empty(), 0);
        assertEquals(0, tidy("2026-11-20", Optional.empty(), 0).removed());
        assertEquals(1, count("analysis"));
    }

    @Test
    void anItemStillHasOneResultOnly() {
        tidy("2026-11-20", YEAR, 5);
        store("2026-11-21", "ann", "A");
        assertThrows(
                UnableToExecuteStatementException.class,
                () ->
                        jdbi.useHandle(h ->
                                h.execute(
                                        "insert into analysis (job_id, seq, owner, ticker, timeframe, as_of, profile, verdict, score, document)"
                                                + " select job_id, seq, owner, 'B', '1d', now(), '', '', 0, '{}' from analysis")));
    }

    @Test
    void readersAndWritersGoOnMeanwhile() throws Exception {
        for (int i = 1; i < 28; i++) {
            store("2024-01-%02d".formatted(i), "ann", "A");
        }
        tidy("2024-01-30", YEAR, 1);
        AtomicBoolean over = new AtomicBoolean();
        AtomicReference<Throwable> fault = new AtomicReference<>();
        CountDownLatch begun = new CountDownLatch(2);
        Thread reader = repeat(begun, over, fault, () -> assertTrue(listed("ann", 1).size() == 1));
        Thread writer = repeat(begun, over, fault, () -> store("2026-11-20", "ann", "B"));
        begun.await();
        assertEquals(26, tidy("2026-11-20", YEAR, 1).removed());
        over.set(true);
        reader.join();
        writer.join();
        assertEquals(null, fault.get());
    }

    private List<StoredAnalysis> listed(String owner, int limit) {
        return dao.ofTicker(
                owner, new AnalysisDao.Listed(List.of("A"), false, Long.MAX_VALUE, limit));
    }

    private static Thread repeat(
            CountDownLatch begun,
            AtomicBoolean over,
            AtomicReference<Throwable> fault,
            Runnable step) {
        return Thread.ofPlatform()
                .uncaughtExceptionHandler((_, e) -> fault.set(e))
                .start(() -> {
                    while (!over.get()) {
                        step.run();
                        begun.countDown();
                    }
                });
    }

    private CleanupResult tidy(String day, Optional<Duration> kept, int perSymbol) {
        return new AnalysisRetention(jdbi).run(Instant.parse(day + "T03:00:00Z"), kept, perSymbol);
    }

    /// An analysis of a job that was made on that day; gives its id.
    private long store(String day, String owner, String ticker) {
        UUID job = job(Instant.parse(day + "T12:00:00Z"));
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                insert into analysis (job_id, seq, owner, ticker, timeframe, as_of, profile, verdict,
                                    score, document)
                                values (:job, 0, :owner, :ticker, '1d', :day::date, 'balanced', 'HOLD', 0, '{}')
                                returning id
                                """)
                        .bind("job", job)
                        .bind("owner", owner)
                        .bind("ticker", ticker)
                        .bind("day", day)
                        .mapTo(Long.class)
                        .one());
    }

    private static UUID job(Instant at) {
        UUID random = UUID.randomUUID();
        return JobId.parse(
                        new UUID(at.toEpochMilli() << 16 | 0x7000, random.getLeastSignificantBits())
                                .toString())
                .orElseThrow()
                .value();
    }

    /// The parts that hold something.
    private List<String> places() {
        return jdbi.withHandle(h ->
                h.createQuery("select distinct tableoid::regclass::text from analysis order by 1")
                        .mapTo(String.class)
                        .list());
    }

    private long count(String table) {
        return jdbi.withHandle(
                h -> h.createQuery("select count(*) from " + table).mapTo(Long.class).one());
    }
}
