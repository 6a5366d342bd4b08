package bellwether.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.base.Role;
import bellwether.platform.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// On a process without workers, so that nothing moves but what is asked for.
class OwnedJobsTest {
    private static final String LONG =
            "0123456789012345678901234567890123456789012345678901234567890123456789"
                    + "0123456789012345678901234567890123456789";

    private static final Map<String, BiFunction<OwnedJobs, JobId, JobView>> MOVES =
            Map.of(
                    "cancel", OwnedJobs::cancel,
                    "pause", OwnedJobs::pause,
                    "resume", OwnedJobs::resume,
                    "retry", OwnedJobs::retry,
                    "retryOrRepeat", OwnedJobs::retryOrRepeat);

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final List<String> noted = new ArrayList<>();
    private final List<JobEvent> news = new ArrayList<>();
    private final Audit audit =
            (actor, action, object, outcome) ->
                    noted.add("%s %s %s".formatted(actor.owner(), action, object));
    private final Jobs jobs =
            new Jobs(
                    DATABASE.jdbi(),
                    DATABASE.jdbi(),
                    List.of(),
                    JobSettings.of(0).with(audit).withNews(news::add),
                    InstantSource.system());
    private final OwnedJobs ann = of("ann");
    private final OwnedJobs bob = of("bob");
    private JobId job = JobId.at(Instant.EPOCH);

    @BeforeEach
    void createOne() {
        DATABASE.jdbi().useHandle(h -> h.execute("truncate job, work_item, item_result"));
        job = create("ann", 2);
    }

    @AfterEach
    void close() {
        jobs.close();
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    private OwnedJobs of(String owner) {
        return jobs.of(new Actor(new Caller("key", owner, Role.TRADER), "r", "192.0.2.1"));
    }

    private JobId create(String owner, int items) {
        List<String> keys = List.of("A", "B", "C").subList(0, items);
        return jobs.create(new NewJob(owner, "echo", "{}", keys, 1, Optional.empty(), "hash")).id();
    }

    private void put(String state) {
        boolean ended = JobState.of(state).terminal();
        DATABASE.jdbi()
                .useHandle(h ->
                        h.execute(
                                "update job set state = ?, finished_at = %s where id = ?"
                                        .formatted(ended ? "now()" : "null"),
                                state,
                                job.value()));
    }

    private void fail(int seq) {
        DATABASE.jdbi()
                .useHandle(h -> {
                    h.execute(
                            """
                            insert into item_result (job_id, seq, key, outcome, code, attempt, lease, worker_id, claimed_at)
                            values (?, ?, 'A', 'failed', 'gone', 1, 1, ?, now())
                            """,
                            job.value(),
                            seq,
                            new UUID(0, 1));
                    h.execute("update job set failed = failed + 1 where id = ?", job.value());
                });
    }

    private static BiFunction<OwnedJobs, JobId, JobView> move(String name) {
        return java.util.Objects.requireNonNull(MOVES.get(name));
    }

    @Test
    void jobsOfOthersAreNotThere() throws InterruptedException {
        fail(0);
        assertEquals(Optional.empty(), bob.find(job));
        assertEquals(Optional.empty(), bob.await(job, Duration.ZERO));
        assertEquals(List.of(), bob.list(JobFilter.ALL, 10));
        assertEquals(List.of(), bob.failures(job, -1, 10));
        assertEquals(List.of(), bob.ends(job, -1, 10));
        assertEquals(List.of(), bob.reasons(job));
        assertEquals(1, ann.list(JobFilter.ALL, 10).size());
        assertEquals(1, ann.failures(job, -1, 10).size());
        assertEquals(1, ann.ends(job, -1, 10).size());
        assertEquals(1, ann.reasons(job).size());
    }

    /// A filter that names another owner widens nothing.
    @Test
    void aListIsOfItsCallerWhomeverTheFilterNames() {
        JobFilter others = JobFilter.ALL.ofOwner("ann");
        assertEquals(List.of(), bob.list(others, 10));
        create("bob", 1);
        assertEquals(List.of("bob"), bob.list(others, 10).stream().map(JobView::owner).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "pause", "resume", "retry", "retryOrRepeat"})
    void whoMovesAnothersJobIsToldWhatIsToldOfNone(String name) {
        JobId none = JobId.at(Instant.EPOCH);
        Refusal others = assertThrows(Refusal.class, () -> move(name).apply(bob, job));
        Refusal unknown = assertThrows(Refusal.class, () -> move(name).apply(bob, none));
        assertEquals(RefusalKind.NOT_FOUND, others.kind());
        assertEquals(unknown.code(), others.code());
        assertEquals(
                unknown.detail().replace(none.toString(), ""),
                others.detail().replace(job.toString(), ""));
        assertEquals(JobState.QUEUED, ann.known(job.toString()).state());
        assertEquals(List.of(), noted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "not-an-id\n", LONG})
    void whatIsNoIdIsUnknown(String id) {
        Refusal refusal = assertThrows(Refusal.class, () -> ann.known(id));
        assertEquals("unknown_job", refusal.code());
        assertTrue(refusal.detail().indexOf('\n') < 0);
        assertTrue(refusal.detail().length() < 140, "as much of it is repeated as of any value");
    }

    /// Before and after, for a job of two items of which nobody works on any.
    @ParameterizedTest
    @CsvSource({
        "queued, cancel, cancelled",
        "queued, pause, paused",
        "queued, retry, queued",
        "processing, pause, paused",
        "paused, cancel, cancelled",
        "paused, retry, paused",
        "cancelling, cancel, cancelled",
        "paused, pause, paused"
    })
    void aMoveThatFitsIsMade(String before, String name, String after) {
        put(before);
        assertEquals(after, move(name).apply(ann, job).state().word());
    }

    @ParameterizedTest
    @CsvSource({
        "completed, cancel",
        "completed, pause",
        "completed, resume",
        "completed, retry",
        "failed, cancel",
        "cancelled, pause",
        "queued, resume",
        "processing, resume",
        "cancelling, pause",
        "cancelling, resume",
        "cancelling, retry"
    })
    void aMoveThatDoesNotFitIsAConflictThatNamesTheState(String state, String name) {
        put(state);
        Refusal refusal = assertThrows(Refusal.class, () -> move(name).apply(ann, job));
        assertEquals(RefusalKind.CONFLICT, refusal.kind());
        assertEquals("job_" + state, refusal.code());
        String rule =
                switch (name) {
                    case "cancel" -> "only a job that has not ended can be cancelled";
                    case "pause" -> "only a job that is queued or processing can be paused";
                    case "resume" -> "only a paused job can be resumed";
                    default -> "once it has ended, its failed items can be retried as a new job";
                };
        assertEquals("Job %s is %s; %s.".formatted(job, state, rule), refusal.detail());
        assertEquals(List.of(), noted);
        assertEquals(JobState.of(state), ann.known(job.toString()).state());
    }

    @Test
    void whoMovesAJobIsNotedOnceForEachMoveThatWasMade() {
        news.clear();
        ann.pause(job);
        ann.pause(job);
        ann.resume(job);
        ann.cancel(job);
        assertEquals(
                List.of("ann job.pause " + job, "ann job.resume " + job, "ann job.cancel " + job),
                noted,
                "the second pause changed nothing");
        assertEquals(
                List.of(
                        new JobEvent.Asked(job, JobEvent.Wish.PAUSE, JobState.PAUSED),
                        new JobEvent.Asked(job, JobEvent.Wish.RESUME, JobState.QUEUED),
                        new JobEvent.Asked(job, JobEvent.Wish.CANCEL, JobState.CANCELLING)),
                news.subList(0, 3));
        assertEquals(JobState.CANCELLED, ((JobEvent.Ended) news.get(3)).state());
    }

    @Test
    void failuresOfAnEndedJobAreRepeatedAsANewJobOnceADay() {
        fail(0);
        put("failed");
        JobView repeated = ann.retryOrRepeat(job);
        assertNotEquals(job, repeated.id());
        assertEquals(1, repeated.counts().total());
        assertEquals("ann", repeated.owner());
        assertEquals(List.of("ann job.retry %s as %s".formatted(job, repeated.id())), noted);
        assertEquals(repeated.id(), ann.retryOrRepeat(job).id(), "the same one again");
    }

    @Test
    void anEndedJobWithoutFailuresHasNothingToRepeat() {
        put("completed");
        Refusal refusal = assertThrows(Refusal.class, () -> ann.retryOrRepeat(job));
        assertEquals(RefusalKind.CONFLICT, refusal.kind());
        assertEquals("nothing_to_retry", refusal.code());
        assertEquals(List.of(), noted);
    }

    @Test
    void aProcessThatStopsMakesNoJobAndLetsNobodyWait() throws InterruptedException {
        jobs.release();
        assertEquals(
                JobState.QUEUED,
                ann.await(job, Duration.ofHours(1)).orElseThrow().state(),
                "it did not wait");
        assertEquals(
                RefusalKind.UNAVAILABLE, assertThrows(Refusal.class, jobs::refuseToStay).kind());
        assertNotEquals(job, create("ann", 1), "what comes meanwhile is still made");
        jobs.close();
        assertEquals("shutting_down", assertThrows(Refusal.class, () -> create("ann", 1)).code());
    }
}
