package bellwether.platform.jobs.engine;

import static bellwether.platform.jobs.engine.EngineTables.ANN;
import static bellwether.platform.jobs.engine.EngineTables.newJob;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.FailedItem;
import bellwether.platform.jobs.FailureReason;
import bellwether.platform.jobs.ItemEnd;
import bellwether.platform.jobs.JobFilter;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.NewJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobDaoTest {
    private static final Duration DAY = Duration.ofHours(24);

    private static final EngineTables TABLES = new EngineTables();

    @BeforeEach
    void clear() {
        TABLES.clear();
    }

    @AfterAll
    static void close() {
        TABLES.close();
    }

    private static NewJob keyed(String owner, String key, String hash) {
        return new NewJob(owner, "echo", "{}", List.of("A"), 1, Optional.of(key), hash);
    }

    private static boolean insert(JobId id, NewJob job) {
        return TABLES.is(h -> TABLES.jobs.insert(h, id, job));
    }

    private static void failed(JobId job, int seq, String code, String message) {
        TABLES.execute(
                """
                insert into item_result (job_id, seq, key, outcome, code, message, attempt, lease, worker_id, claimed_at)
                values ('%s', %d, 'K%d', 'failed', '%s', %s, 3, 1, '%s', now())
                """
                        .formatted(job, seq, seq, code, message, ANN));
        TABLES.execute("update job set failed = failed + 1 where id = '" + job + "'");
    }

    private static void done(JobId job, int seq) {
        TABLES.execute(
                """
                insert into item_result (job_id, seq, key, outcome, brief, attempt, lease, worker_id, claimed_at)
                values ('%s', %d, 'K%d', 'done', '{"n": %d}', 1, 1, '%s', now())
                """
                        .formatted(job, seq, seq, seq, ANN));
    }

    /// An owner with thousands of jobs leaves the others theirs.
    @Test
    void soManyUnfinishedJobsOfEachOwnerAreRead() {
        List<JobId> anns = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            anns.add(TABLES.job(newJob("ann", "echo", 1, 1), 0));
        }
        JobId bobs = TABLES.job(newJob("bob", "echo", 1, 1), 0);
        TABLES.job(newJob("cid", "echo", 1, 1), 0);
        TABLES.execute("update job set state = 'paused' where owner = 'bob'");
        assertEquals(
                List.of(anns.get(3), anns.get(4), bobs),
                TABLES.jobs.unfinished(List.of("bob", "ann"), 2).stream()
                        .map(JobView::id)
                        .toList());
    }

    @Test
    void aNewJobIsReadAsItWasMade() {
        JobId id = TABLES.job(newJob("bob", "refresh", 3, 2), 0);
        JobView view = TABLES.jobs.find(id).orElseThrow();
        assertEquals("bob", view.owner());
        assertEquals("refresh", view.kind());
        assertEquals("{\"a\": 1}", view.params());
        assertEquals(JobState.QUEUED, view.state());
        assertEquals(2, view.priority());
        assertEquals(3, view.counts().total());
        assertEquals(3, view.counts().remaining());
        assertEquals("[]", view.newest());
        assertEquals(Duration.ZERO, view.times().worked(), "it has not begun");
        assertEquals(Optional.empty(), TABLES.jobs.find(TABLES.id()));
    }

    @Test
    void theTimeWorkedEndsWithTheJob() {
        JobId id = TABLES.job(1);
        TABLES.execute(
                """
                update job set started_at = now() - interval '1 hour',
                  finished_at = now() - interval '50 minutes', state = 'failed'
                """);
        assertEquals(Duration.ofMinutes(10), TABLES.jobs.find(id).orElseThrow().times().worked());
    }

    /// Against the same filter over the same jobs in memory.
    @Test
    void everyFilterFindsWhatItSays() {
        SplittableRandom random = new SplittableRandom(1);
        List<JobId> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            JobId id =
                    TABLES.job(
                            newJob(
                                    random.nextBoolean() ? "ann" : "bob",
                                    random.nextBoolean() ? "echo" : "refresh",
                                    1,
                                    1),
                            0);
            ids.add(id);
            String state = random.nextBoolean() ? "paused" : "processing";
            TABLES.execute(
                    "update job set state = '%s', created_at = timestamptz '2026-11-02 12:00Z' + interval '%d s' where id = '%s'"
                            .formatted(state, random.nextInt(60), id));
        }
        List<JobView> all =
                TABLES.jobs.list(JobFilter.ALL, 100).stream()
                        .sorted(Comparator.comparing(JobView::id).reversed())
                        .toList();
        assertEquals(60, all.size());
        for (int round = 0; round < 100; round++) {
            JobFilter filter =
                    new JobFilter(
                            maybe(random, "ann"),
                            maybe(random, JobState.PAUSED),
                            maybe(random, "echo"),
                            maybe(
                                    random,
                                    Instant.parse("2026-11-02T12:00:00Z")
                                            .plusSeconds(random.nextInt(60))),
                            maybe(random, ids.get(random.nextInt(60))));
            int limit = random.nextInt(1, 30);
            assertEquals(
                    all.stream()
                            .filter(job -> fits(job, filter))
                            .map(JobView::id)
                            .limit(limit)
                            .toList(),
                    TABLES.jobs.list(filter, limit).stream().map(JobView::id).toList(),
                    filter::toString);
        }
    }

    private static <T> Optional<T> maybe(SplittableRandom random, T value) {
        return random.nextInt(3) == 0 ? Optional.of(value) : Optional.empty();
    }

    private static boolean fits(JobView job, JobFilter filter) {
        return filter.owner().map(job.owner()::equals).orElse(true)
                && filter.state().map(job.state()::equals).orElse(true)
                && filter.kind().map(job.kind()::equals).orElse(true)
                && filter.since()
                        .map(since -> !job.times().createdAt().isBefore(since))
                        .orElse(true)
                && filter.before()
                        .map(before -> job.id().toString().compareTo(before.toString()) < 0)
                        .orElse(true);
    }

    @Test
    void anOwnersKeyMakesOneJobAndAnothersKeyIsAnother() {
        JobId first = TABLES.id();
        assertTrue(insert(first, keyed("ann", "k", "h")));
        assertFalse(insert(TABLES.id(), keyed("ann", "k", "h")));
        assertTrue(insert(TABLES.id(), keyed("bob", "k", "h")));
        assertTrue(insert(TABLES.id(), newJob(1, 1)), "without a key there is no such rule");
        assertTrue(insert(TABLES.id(), newJob(1, 1)));
        assertEquals(Map.of("k", first), TABLES.jobs.made("ann", List.of("k", "other")));
        assertEquals(
                Optional.of(new JobDao.Winner(first, "h", false)),
                TABLES.in(h -> TABLES.jobs.winner(h, "ann", "k", DAY)));
        assertEquals(Optional.empty(), TABLES.in(h -> TABLES.jobs.winner(h, "ann", "other", DAY)));
    }

    @Test
    void aKeyIsFreeAgainAfterItsTime() {
        JobId first = TABLES.id();
        insert(first, keyed("ann", "k", "h"));
        TABLES.execute("update job set created_at = now() - interval '25 hours'");
        assertTrue(TABLES.in(h -> TABLES.jobs.winner(h, "ann", "k", DAY)).orElseThrow().expired());
        TABLES.jdbi.useHandle(h -> TABLES.jobs.forgetKey(h, first));
        assertTrue(insert(TABLES.id(), keyed("ann", "k", "h")));
    }

    @Test
    void endsComeInTheOrderOfTheirPlacesPageByPage() {
        JobId job = TABLES.job(6);
        for (int seq : new int[] {4, 0, 2}) {
            done(job, seq);
        }
        failed(job, 3, "gone", "'why'");
        failed(job, 1, "gone", "null");
        assertEquals(List.of(0, 1, 2), places(TABLES.jobs.ends(job, -1, 3)));
        assertEquals(List.of(3, 4), places(TABLES.jobs.ends(job, 2, 3)));
        ItemEnd end = TABLES.jobs.ends(job, 1, 1).getFirst();
        assertEquals(Optional.of("{\"n\": 2}"), end.brief());
        assertEquals(Optional.empty(), end.code());
        assertEquals(
                List.of(1, 3),
                TABLES.jobs.failures(job, -1, 10).stream().map(FailedItem::seq).toList());
        assertEquals(
                new FailedItem(3, "K3", "gone", "why", 3),
                TABLES.jobs.failures(job, 1, 10).getFirst());
    }

    private static List<Integer> places(List<ItemEnd> ends) {
        return ends.stream().map(ItemEnd::seq).toList();
    }

    @Test
    void theMostFrequentReasonIsFirstWithThreeExamples() {
        JobId job = TABLES.job(9);
        failed(job, 0, "rare", "'r'");
        for (int seq = 1; seq < 6; seq++) {
            failed(job, seq, "often", "'o%d'".formatted(seq));
        }
        failed(job, 6, "also_rare", "null");
        done(job, 7);
        List<FailureReason> reasons = TABLES.jobs.reasons(job);
        assertEquals(
                List.of("often", "also_rare", "rare"),
                reasons.stream().map(FailureReason::code).toList(),
                "those that are as frequent by name");
        assertEquals(List.of(5, 1, 1), reasons.stream().map(FailureReason::count).toList());
        assertEquals(
                List.of(
                        new FailureReason.Example("K1", "o1"),
                        new FailureReason.Example("K2", "o2"),
                        new FailureReason.Example("K3", "o3")),
                reasons.getFirst().examples());
        assertEquals("", reasons.get(1).examples().getFirst().message());
    }

    @Test
    void aJobOfFailuresIsTheSameWithTheFailedItemsOnly() {
        JobId job = TABLES.job(newJob("bob", "refresh", 5, 3), 0);
        assertEquals(Optional.empty(), TABLES.jobs.ofFailures(job));
        failed(job, 3, "gone", "'why'");
        failed(job, 1, "gone", "'why'");
        done(job, 2);
        assertEquals(
                Optional.of(
                        new NewJob(
                                "bob",
                                "refresh",
                                "{\"a\": 1}",
                                List.of("K1", "K3"),
                                3,
                                Optional.of("retry of " + job),
                                "hash")),
                TABLES.jobs.ofFailures(job));
    }
}
