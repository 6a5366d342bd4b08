package bellwether.platform.jobs.engine;

import static bellwether.platform.jobs.engine.EngineTables.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.EngineCounter;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.KnownKinds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One worker, whose outcomes are written by the test.
@Timeout(20)
final class WorkerPoolTest extends EngineCase {
    private final WorkerPool pool =
            new WorkerPool(
                    settings,
                    context,
                    KnownKinds.of(kind),
                    new CompleterPair(completer, behind),
                    TABLES.items);

    @AfterEach
    void end() throws InterruptedException {
        pool.drain(Duration.ofSeconds(5));
    }

    private JobId take(int items) {
        JobId job = TABLES.job(items);
        pool.take(new WorkHandle(job, "echo", "{}", claimed(items)));
        return job;
    }

    private void write() throws InterruptedException {
        write(completer);
    }

    private static void write(Completer completer) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (completer.step() == Completer.Result.NOTHING) {
            assertTrue(System.nanoTime() < end, "nothing came");
        }
    }

    @Test
    void eachItemHasTheOutcomeThatItsWorkGave() throws Exception {
        kind.work =
                batch ->
                        batch.items().reversed().stream()
                                .<ItemOutcome>map(i -> new ItemOutcome.Success(i, i.key()))
                                .toList();
        take(3);
        write();
        assertEquals(List.of("K0", "K1", "K2"), kind.stored, "in the order of the job");
        assertEquals(0, held.unbegun());
    }

    @Test
    void anItemThatWasForgottenFailsForNow() throws Exception {
        kind.work = batch -> List.of(new ItemOutcome.Success(batch.items().getFirst(), "first"));
        take(2);
        write();
        assertEquals(List.of("first"), kind.stored);
        assertEquals(List.of("1 waiting 1 no_outcome: the work gave no outcome for it"), items());
    }

    @Test
    void whatItThrowsFailsAllItsItemsErrorsToo() throws Exception {
        kind.work =
                batch -> {
                    throw new StackOverflowError("deep");
                };
        take(2);
        write();
        assertEquals(List.of("0 waiting 1 failed: deep", "1 waiting 1 failed: deep"), items());
    }

    @Test
    void aBatchOfAStoppingJobIsNotBegun() throws Exception {
        List<String> begun = Collections.synchronizedList(new ArrayList<>());
        kind.work =
                batch -> {
                    begun.add("begun");
                    return List.of();
                };
        fenced.set(true);
        take(2);
        write();
        assertEquals(List.of(), begun);
        assertEquals(List.of("0 ready 0 -", "1 ready 0 -"), items());
        requireCount(2, EngineCounter.RELEASED);
    }

    @Test
    void whatIsStoppedInItsMiddleGivesTheRestBackUntouched() throws Exception {
        kind.work =
                batch -> {
                    stops.stop(batch.job());
                    assertTrue(batch.cancelled().getAsBoolean());
                    return List.of(new ItemOutcome.Success(batch.items().getFirst(), "first"));
                };
        take(3);
        write();
        assertEquals(List.of("first"), kind.stored);
        assertEquals(List.of("1 ready 0 -", "2 ready 0 -"), items());
    }

    @Test
    void aProcessThatDrainsBlamesNoItemForWhatBrokeOff() throws Exception {
        kind.work =
                batch -> {
                    stops.drain();
                    throw new IllegalStateException("connection closed");
                };
        take(1);
        write();
        assertEquals(List.of("0 ready 0 -"), items());
    }

    /// The hanging thread keeps its place until it comes back; another takes its work meanwhile.
    @Test
    void aBatchThatMakesNoProgressIsGivenUpAndOthersGoOn() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        kind.work =
                batch -> {
                    hangs.countDown();
                    boolean waiting = true;
                    while (waiting) {
                        try {
                            letGo.await();
                            waiting = false;
                        } catch (InterruptedException deaf) {
                            // as work that heeds no interrupt
                        }
                    }
                    return List.of(new ItemOutcome.Success(batch.items().getFirst(), "late"));
                };
        take(1);
        assertTrue(hangs.await(10, TimeUnit.SECONDS));
        nanos.set(Duration.ofSeconds(60).toNanos());
        assertEquals(0, pool.giveUpOverdue());
        nanos.incrementAndGet();
        assertEquals(1, pool.giveUpOverdue());
        assertEquals(0, pool.giveUpOverdue(), "once");
        write();
        assertEquals(List.of("0 waiting 1 deadline_exceeded: took longer than 60000 ms"), items());
        kind.work = batch -> List.of(new ItemOutcome.Success(batch.items().getFirst(), "other"));
        take(1);
        write();
        assertEquals(List.of("other"), kind.stored);
        letGo.countDown();
        assertTrue(pool.drain(Duration.ofSeconds(10)));
        assertEquals(Completer.Result.NOTHING, completer.step(), "the late word is dropped");
    }

    @Test
    void workThatMovesIsRenewedAndNotGivenUp() throws Exception {
        CountDownLatch moved = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        kind.work =
                batch -> {
                    nanos.set(Duration.ofSeconds(59).toNanos());
                    batch.progress().moved();
                    moved.countDown();
                    letGo.await();
                    return List.of(new ItemOutcome.Success(batch.items().getFirst(), "through"));
                };
        take(1);
        assertTrue(moved.await(10, TimeUnit.SECONDS));
        TABLES.execute("update work_item set deadline_at = now()");
        nanos.set(Duration.ofSeconds(100).toNanos());
        assertEquals(0, pool.giveUpOverdue());
        assertEquals(
                List.of("true"),
                TABLES.rows("deadline_at > now() + interval '100 s'", "from work_item"));
        letGo.countDown();
        write();
        assertEquals(List.of("through"), kind.stored);
    }

    /// Else its next death would count for nothing.
    @Test
    void thatASuspectIsBegunIsNotedBeforeItIs() throws Exception {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        kind.work =
                batch -> {
                    seen.addAll(TABLES.rows("begun_lease = lease", "from work_item"));
                    return List.of(new ItemOutcome.Success(batch.items().getFirst(), "a"));
                };
        JobId job = TABLES.job(1);
        TABLES.execute("update work_item set priority = " + Lanes.SUSPECTS);
        List<ClaimedItem> suspects =
                TABLES.items.claim(ANN, Lanes.SUSPECTS, 0, 1, EngineTables.MINUTE);
        held.take(suspects);
        pool.take(new WorkHandle(job, "echo", "{}", suspects));
        write(behind);
        assertEquals(List.of("true"), seen);
    }

    /// Else others would take it for lost and do it too.
    @Test
    void whatWaitsForAWorkerIsRenewed() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        kind.work =
                batch -> {
                    busy.countDown();
                    letGo.await();
                    return batch.items().stream()
                            .<ItemOutcome>map(item -> new ItemOutcome.Success(item, "done"))
                            .toList();
                };
        take(1);
        assertTrue(busy.await(10, TimeUnit.SECONDS));
        take(1);
        TABLES.execute("update work_item set deadline_at = now()");
        nanos.set(Duration.ofSeconds(60).toNanos());
        int _ = pool.giveUpOverdue();
        assertEquals(
                List.of("0"),
                TABLES.rows(
                        "count(*)", "from work_item where deadline_at > now() + interval '100 s'"));
        nanos.incrementAndGet();
        int _ = pool.giveUpOverdue();
        assertEquals(
                List.of("1"),
                TABLES.rows(
                        "count(*)", "from work_item where deadline_at > now() + interval '100 s'"));
        letGo.countDown();
        assertTrue(pool.drain(Duration.ofSeconds(10)));
    }
}
