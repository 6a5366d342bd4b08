package bellwether.platform.jobs;

import static bellwether.platform.jobs.Fixture.ended;
import static bellwether.platform.jobs.Fixture.eventually;
import static bellwether.platform.jobs.Fixture.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.base.Role;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Pause, resume, retry.
class PauseTest {
    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aPausedJobGoesNoFurtherUntilItIsResumed() throws Exception {
        CountDownLatch begun = new CountDownLatch(10);
        CountDownLatch go = new CountDownLatch(1);
        Jobs jobs =
                fixture.engine(
                        new Echo(item -> {
                            begun.countDown();
                            if (begun.getCount() == 0) {
                                go.await();
                            }
                            return Echo.done(item);
                        }));
        JobId id = jobs.create(job("echo", 1000)).id();
        begun.await();
        assertEquals(JobState.PAUSED, jobs.of(Fixture.ANN).pause(id).state());
        assertEquals(JobState.PAUSED, jobs.of(Fixture.ANN).pause(id).state());
        go.countDown();
        eventually(
                "all held or done",
                () -> fixture.count("select count(*) from work_item where state <> 'held'") == 0);
        JobView paused = jobs.find(id).orElseThrow();
        assertEquals(JobState.PAUSED, paused.state());
        assertTrue(paused.counts().remaining() > 500, paused.toString());
        assertTrue(paused.eta().isEmpty());
        JobId other = jobs.create(job("echo", 50)).id();
        ended(jobs, other);
        assertEquals(paused.counts().done(), jobs.find(id).orElseThrow().counts().done());
        assertEquals(JobState.PROCESSING, jobs.of(Fixture.ANN).resume(id).state());
        assertEquals(1000, ended(jobs, id).counts().done());
        assertEquals(
                RefusalKind.CONFLICT,
                assertThrows(Refusal.class, () -> jobs.of(Fixture.ANN).pause(id)).kind());
        assertEquals(
                RefusalKind.CONFLICT,
                assertThrows(Refusal.class, () -> jobs.of(Fixture.ANN).resume(id)).kind());
        assertEquals(
                RefusalKind.CONFLICT,
                assertThrows(Refusal.class, () -> jobs.of(Fixture.ANN).retry(id)).kind());
    }

    @Test
    void aPausedJobCanBeCancelled() {
        Jobs jobs = fixture.idle(Fixture.SETTINGS);
        JobId id = jobs.create(job("echo", 10)).id();
        jobs.of(Fixture.ANN).pause(id);
        assertEquals(JobState.CANCELLED, jobs.of(Fixture.ANN).cancel(id).state());
    }

    @Test
    void aFailureInAPausedJobIsNotTriedBeforeItIsResumed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Jobs jobs =
                fixture.engine(
                        new Echo(item -> {
                            begun.countDown();
                            go.await();
                            return item.attempt() == 1
                                    ? Echo.failed(item, "again", false)
                                    : Echo.done(item);
                        }));
        JobId id = jobs.create(job("echo", 1)).id();
        begun.await();
        jobs.of(Fixture.ANN).pause(id);
        go.countDown();
        eventually(
                "held",
                () -> fixture.count("select count(*) from work_item where state = 'held'") == 1);
        assertEquals(1, fixture.count("select count(*) from work_item where attempt = 1"));
        jobs.of(Fixture.ANN).resume(id);
        assertEquals(1, ended(jobs, id).counts().done());
    }

    @Test
    void retryGivesFailedItemsAnotherChance() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Jobs jobs =
                fixture.engine(
                        new Echo(item -> {
                            if (item.seq() == 0) {
                                go.await();
                                return Echo.done(item);
                            }
                            return go.getCount() == 1
                                    ? Echo.failed(item, "no_data", true)
                                    : Echo.done(item);
                        }));
        JobId id = jobs.create(job("echo", 12)).id();
        String failed = "select count(*) from item_result where outcome = 'failed'";
        eventually("some failed", () -> fixture.count(failed) >= 6);
        JobView view = jobs.of(Fixture.ANN).retry(id);
        assertTrue(view.counts().failed() < 6, view.toString());
        go.countDown();
        JobView end = ended(jobs, id);
        assertEquals(12, end.counts().done() + end.counts().failed());
        assertEquals(
                end.counts().done(),
                fixture.count("select count(*) from item_result where outcome = 'done'"));
    }

    @Test
    void whatFailedInAnEndedJobIsTriedAgainAsANewOne() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        Jobs jobs =
                fixture.engine(
                        new Echo(item ->
                                broken.get() && item.seq() % 2 == 1
                                        ? Echo.failed(item, "broken", false)
                                        : Echo.done(item)));
        JobId id = jobs.create(job("echo", 10)).id();
        assertEquals(5, ended(jobs, id).counts().failed());
        broken.set(false);
        JobView again = jobs.of(Fixture.ANN).retryOrRepeat(id);
        assertEquals(again.id(), jobs.of(Fixture.ANN).retryOrRepeat(id).id());
        assertEquals(5, ended(jobs, again.id()).counts().done());
        assertEquals(5, ended(jobs, id).counts().failed(), "the ended one stays as it is");
        assertEquals(
                RefusalKind.CONFLICT,
                assertThrows(Refusal.class, () -> jobs.of(Fixture.ANN).retryOrRepeat(again.id()))
                        .kind());
        Actor stranger = new Actor(new Caller("", "bob", Role.TRADER), "", "");
        assertEquals(
                RefusalKind.NOT_FOUND,
                assertThrows(Refusal.class, () -> jobs.of(stranger).retryOrRepeat(id)).kind());
    }

    @Test
    void retryOfAPausedJobCountsItsItemsAsUndone() {
        Jobs jobs = fixture.idle(Fixture.SETTINGS);
        JobId id = jobs.create(job("echo", 3)).id();
        fixture.execute("delete from work_item where seq < 2");
        fixture.execute(
                "insert into item_result (job_id, seq, key, outcome, code, attempt, lease, worker_id, claimed_at)"
                        + " select id, s, 'K' || s, 'failed', 'x', 5, s + 1, id, now() from job, generate_series(0, 1) s");
        fixture.execute("update job set failed = 2");
        jobs.of(Fixture.ANN).pause(id);
        JobView view = jobs.of(Fixture.ANN).retry(id);
        assertEquals(List.of(0, 3), List.of(view.counts().failed(), view.counts().remaining()));
        assertEquals(3, fixture.count("select count(*) from work_item where state = 'held'"));
        assertEquals(0, fixture.count("select sum(attempt) from work_item"));
        assertEquals(0, fixture.count("select count(*) from item_result"));
    }
}
