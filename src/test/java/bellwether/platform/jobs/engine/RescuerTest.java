package bellwether.platform.jobs.engine;

import static bellwether.platform.jobs.engine.EngineTables.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.EngineCounter;
import bellwether.platform.jobs.JobEndListener;
import bellwether.platform.jobs.JobEvent;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RescuerTest extends EngineCase {
    private final Rescuer rescuer = new Rescuer(TABLES.jdbi, context, settings, completion);

    private static void bobWasHeardOf(String ago) {
        TABLES.execute(
                "insert into worker (id, host, version, heartbeat_at) values ('%s', 'h', 'v', now() - interval '%s')"
                        .formatted(BOB, ago));
    }

    @Test
    void whatSilentProcessesHoldIsFreedAndToldJobByJob() {
        bobWasHeardOf("31 s");
        JobId first = TABLES.job(3);
        JobId second = TABLES.job(1);
        TABLES.claim(BOB, 4);
        assertEquals(4, rescuer.rescue());
        assertEquals(
                java.util.Set.of(new JobEvent.Rescued(first, 3), new JobEvent.Rescued(second, 1)),
                java.util.Set.copyOf(news));
        requireCount(4, EngineCounter.RESCUED);
        requireCount(0, EngineCounter.ABANDONED);
        assertEquals(0, rescuer.rescue(), "once");
    }

    @Test
    void aProcessThatWasHeardOfLatelyKeepsWhatItHolds() {
        bobWasHeardOf("29 s");
        TABLES.job(1);
        TABLES.claim(BOB, 1);
        assertEquals(0, rescuer.rescue());
        assertEquals(List.of(), news);
    }

    @Test
    void aTakeOverFreesItHoweverLatelyItWasHeardOf() {
        bobWasHeardOf("0 s");
        TABLES.job(1);
        TABLES.claim(BOB, 1);
        assertEquals(1, rescuer.takeOver());
    }

    /// The second death with it is the last that is granted here.
    @Test
    void anItemThatProcessesDieWithIsGivenUpAndItsJobEnds() {
        bobWasHeardOf("31 s");
        JobId job = TABLES.job(1);
        TABLES.execute("update work_item set crash_count = 1");
        TABLES.items.begin(BOB, TABLES.claim(BOB, 1));
        assertEquals(1, rescuer.rescue());
        assertEquals(
                List.of(
                        "0 failed quarantined its process died or hung 2 times while working on"
                                + " this item alone"),
                results());
        assertEquals(2, news.size());
        assertEquals(new JobEvent.Quarantined(job, "K0"), news.getFirst());
        JobEvent.Ended end = assertInstanceOf(JobEvent.Ended.class, news.getLast());
        assertEquals(JobState.FAILED, end.state());
        requireCount(1, EngineCounter.QUARANTINED);
        requireCount(0, EngineCounter.RESCUED);
    }

    @Test
    void whatOnlyWaitedThereIsNeverGivenUp() {
        bobWasHeardOf("31 s");
        TABLES.job(1);
        TABLES.execute("update work_item set crash_count = 1");
        TABLES.claim(BOB, 1);
        rescuer.rescue();
        assertEquals(List.of(), results());
        requireCount(1, EngineCounter.RESCUED);
    }

    @Test
    void whatALivingProcessHasForFarTooLongIsABugOfItsAndFreed() {
        bobWasHeardOf("0 s");
        TABLES.job(2);
        TABLES.claim(BOB, 2);
        TABLES.execute("update work_item set deadline_at = now() - interval '90 s' where seq = 1");
        assertEquals(1, rescuer.freeOverdue(Duration.ofMinutes(1)));
        requireCount(1, EngineCounter.ABANDONED);
        requireCount(0, EngineCounter.RESCUED);
        assertTrue(items().getFirst().startsWith("0 running"), items().toString());
        assertTrue(items().getLast().startsWith("1 ready"), items().toString());
    }

    /// The end of one job fails for good: what others wait for is freed all the same.
    @Test
    void aJobThatCannotEndKeepsItsItemsAndHoldsUpNoOther() {
        bobWasHeardOf("31 s");
        JobId stuck = TABLES.job(1);
        TABLES.execute("update work_item set crash_count = 1");
        JobId other = TABLES.job(1);
        TABLES.items.begin(BOB, TABLES.claim(BOB, 2));
        JobEndListener refusing =
                (_, job) -> {
                    if (job.id().equals(stuck)) {
                        throw new IllegalStateException("no end for this one");
                    }
                };
        JobCompletion ends = new JobCompletion(completion.kinds(), List.of(refusing), news::add);
        assertEquals(1, new Rescuer(TABLES.jdbi, context, settings, ends).rescue());
        assertEquals(List.of(new JobEvent.Rescued(other, 1)), news);
        assertEquals(
                List.of("running", "ready"), TABLES.rows("state", "from work_item order by id"));
        requireCount(0, EngineCounter.QUARANTINED);
    }
}
