package bellwether.platform.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.CopyFailed;
import bellwether.platform.jobs.EngineCounter;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobEvent;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResultWriterTest extends EngineCase {
    @Test
    void whatIsDoneIsStoredByItsKindAndTheEndOfItsJobIsTold() {
        JobId job = TABLES.job(2);
        List<ClaimedItem> mine = claimed(2);
        writer.flush(List.of(done(mine.get(0), "a"), failed(mine.get(1), true)));
        assertEquals(List.of("a"), kind.stored);
        assertEquals(List.of("0 done - -", "1 failed gone it was gone"), results());
        assertEquals(List.of(), items());
        assertEquals(
                List.of("{\"was\": \"a\"}", "-"),
                TABLES.rows("brief", "from item_result order by seq"));
        JobEvent.Ended end = (JobEvent.Ended) news.getFirst();
        assertEquals(job, end.job());
        assertEquals(JobState.COMPLETED, end.state());
        assertEquals(1, news.size());
        requireCount(1, EngineCounter.DONE);
        requireCount(1, EngineCounter.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"0, waiting", "1, waiting", "2, failed"})
    void aFailureIsTriedAgainUntilTheLastTry(int before, String after) {
        TABLES.job(1);
        TABLES.execute("update work_item set attempt = " + before);
        writer.flush(List.of(failed(claimed(1).getFirst(), false)));
        boolean last = after.equals("failed");
        assertEquals(
                last ? List.of() : List.of("0 waiting " + (before + 1) + " gone: it was gone"),
                items());
        assertEquals(last ? 1 : 0, results().size());
        requireCount(last ? 0 : 1, EngineCounter.RETRIED);
        requireCount(last ? 1 : 0, EngineCounter.FAILED);
    }

    @Test
    void theFailingSideSaysWhenTheNextTryMakesSense() {
        TABLES.job(1);
        ClaimedItem mine = claimed(1).getFirst();
        writer.flush(
                List.of(
                        finished(
                                mine,
                                new ItemOutcome.Failure(
                                        mine.item(),
                                        "limited",
                                        "later",
                                        false,
                                        Optional.of(Duration.ofHours(5))))));
        assertEquals(
                List.of("true"),
                TABLES.rows("run_at > now() + interval '299 minutes'", "from work_item"));
    }

    /// Else work that got further for hours would fail by tries it made long before.
    @Test
    void theTryIsCountedFromWhereTheWorkLastGotFurther() {
        TABLES.job(1);
        TABLES.execute("update work_item set attempt = 2");
        ClaimedItem mine = claimed(1).getFirst();
        writer.flush(List.of(new FinishedItem(mine, "echo", failed(mine, false).outcome(), 1)));
        assertEquals("0 waiting 3 gone: it was gone", items().getFirst());
    }

    @Test
    void whatIsPostponedOrUntouchedWasNotTried() {
        TABLES.job(2);
        List<ClaimedItem> mine = claimed(2);
        writer.flush(
                List.of(
                        finished(
                                mine.get(0),
                                new ItemOutcome.Postponed(
                                        mine.get(0).item(),
                                        "budget used up",
                                        Duration.ofMinutes(1))),
                        finished(mine.get(1), new ItemOutcome.Untouched(mine.get(1).item()))));
        assertEquals(List.of("0 waiting 0 budget used up", "1 ready 0 -"), items());
        requireCount(1, EngineCounter.POSTPONED);
        requireCount(1, EngineCounter.RELEASED);
        requireCount(0, EngineCounter.RETRIED);
    }

    @Test
    void whatWasTakenFromUsIsNeitherStoredNorCounted() {
        TABLES.job(3);
        List<ClaimedItem> mine = claimed(3);
        TABLES.execute("update work_item set lease = lease + 1000 where seq <> 0");
        writer.flush(
                List.of(
                        done(mine.get(0), "a"),
                        done(mine.get(1), "b"),
                        failed(mine.get(2), false)));
        assertEquals(List.of("a"), kind.stored);
        requireCount(1, EngineCounter.DONE);
        requireCount(2, EngineCounter.LEASE_LOST);
        requireCount(0, EngineCounter.RETRIED);
    }

    /// The answer to the commit was lost, and the same outcomes are sent again.
    @Test
    void sendingTheSameAgainIsHarmless() {
        TABLES.job(3);
        List<ClaimedItem> mine = claimed(2);
        List<FinishedItem> outcomes = List.of(done(mine.get(0), "a"), failed(mine.get(1), true));
        writer.flush(outcomes);
        writer.flush(outcomes);
        assertEquals(List.of("a"), kind.stored);
        assertEquals(2, results().size());
        assertEquals(List.of("1 1"), TABLES.rows("done, failed", "from job"));
        requireCount(2, EngineCounter.SETTLED_BEFORE);
        requireCount(0, EngineCounter.LEASE_LOST);
    }

    @Test
    void onlyTheItemWhoseDataIsRefusedFails() {
        TABLES.job(3);
        List<ClaimedItem> mine = claimed(3);
        writer.flush(
                List.of(done(mine.get(0), "a"), done(mine.get(1), "bad"), done(mine.get(2), "c")));
        assertEquals(List.of("a", "c"), kind.stored);
        assertEquals(List.of("1 waiting 1 not_stored: cannot store bad"), items());
        requireCount(2, EngineCounter.ISOLATED);
        requireCount(1, EngineCounter.RETRIED);
    }

    @Test
    void atItsLastTryWhatCannotBeStoredHasFailed() {
        TABLES.job(1);
        TABLES.execute("update work_item set attempt = 2");
        writer.flush(List.of(done(claimed(1).getFirst(), "bad")));
        assertEquals(List.of("0 failed not_stored cannot store bad"), results());
        requireCount(0, EngineCounter.DROPPED);
    }

    @Test
    void anOutageIsThrownAndChangesNothing() throws InterruptedException {
        TABLES.job(1);
        completer.add(List.of(done(claimed(1).getFirst(), "a")));
        kind.storeFault = Optional.of(new CopyFailed(new SQLException("away", "08006")));
        assertThrows(CopyFailed.class, completer::step);
        assertEquals(1, held.count(), "it is still in our hands");
        requireCount(0, EngineCounter.ISOLATED);
        kind.storeFault = Optional.empty();
        assertEquals(Completer.Result.WRITTEN, completer.step(), "it was kept for the next step");
        assertEquals(List.of("a"), kind.stored);
        assertEquals(0, held.count());
        assertEquals(Completer.Result.NOTHING, completer.step());
    }

    @Test
    void whatGoesBackUntouchedIsTold() throws InterruptedException {
        TABLES.job(2);
        List<ClaimedItem> mine = claimed(2);
        completer.add(
                List.of(
                        done(mine.get(0), "a"),
                        finished(mine.get(1), new ItemOutcome.Untouched(mine.get(1).item()))));
        assertEquals(Completer.Result.GIVEN_BACK, completer.step());
        assertEquals(0, held.count());
    }

    /// PostgreSQL takes no NUL, and half a character would be stored as a question mark.
    @Test
    void messagesAreMadeFitToBeStored() {
        TABLES.job(1);
        ClaimedItem mine = claimed(1).getFirst();
        String message = "a\0b" + "x".repeat(496) + "\ud83d\ude80" + "y".repeat(50);
        writer.flush(
                List.of(
                        finished(
                                mine,
                                new ItemOutcome.Failure(
                                        mine.item(), "co\0de", message, true, Optional.empty()))));
        String stored = TABLES.rows("message", "from item_result").getFirst();
        assertEquals("a b" + "x".repeat(496) + "…", stored);
        assertFalse(stored.contains("?"));
        assertTrue(results().getFirst().startsWith("0 failed co de"));
    }
}
