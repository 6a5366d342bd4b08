package bellwether.platform.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.CleanupResult;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;

/// One chore is one item.
final class MaintenanceJobTest {
    private final List<String> told = new ArrayList<>();
    private boolean cancelled;
    private boolean othersAreOpen;
    private final MaintenanceJob job =
            new MaintenanceJob(
                    List.of(
                            new Chore("good", () -> new CleanupResult(7, 4_096, List.of("a"))),
                            new Chore(
                                    "bad",
                                    () -> {
                                        throw new IllegalStateException("locked\nby 17");
                                    }),
                            new Chore(
                                    "away",
                                    () -> {
                                        throw new ConnectionException(
                                                new SQLTransientConnectionException("none free"));
                                    }),
                            new Chore(
                                    "mute",
                                    () -> {
                                        throw new IllegalStateException();
                                    }),
                            new Chore(
                                    "last",
                                    () -> {
                                        cancelled = true;
                                        return CleanupResult.NOTHING;
                                    })),
                    report -> told.add(report.chore()),
                    (_, _) -> othersAreOpen);

    private List<ItemOutcome> work(String... chores) {
        return job.work(batch(chores));
    }

    private Batch batch(String... chores) {
        List<Item> items = new ArrayList<>();
        for (String chore : chores) {
            items.add(new Item(items.size(), items.size(), chore, 1, 1));
        }
        return new Batch(new JobId(new UUID(1, 2)), "{}", items, () -> cancelled);
    }

    private ItemOutcome.Failure failure(String chore) {
        return assertInstanceOf(ItemOutcome.Failure.class, work(chore).getFirst());
    }

    @Test
    void aChoreThatIsDoneIsReported() {
        ItemOutcome.Success done =
                assertInstanceOf(ItemOutcome.Success.class, work("good").getFirst());
        ChoreReport report = assertInstanceOf(ChoreReport.class, done.payload());
        assertEquals(7, report.removed());
        assertEquals(4_096, report.freedBytes());
        assertEquals(List.of("good"), told);
        assertEquals(
                true,
                job.brief(done).orElseThrow().startsWith("{\"chore\":\"good\",\"removed\":7,"));
    }

    @Test
    void whatFailsIsTriedAgainAndKeepsNothingElseFromBeingDone() {
        List<ItemOutcome> outcomes = work("bad", "good");
        assertEquals("locked", failure("bad").message(), "the first line");
        assertEquals(false, failure("bad").permanent());
        assertInstanceOf(ItemOutcome.Success.class, outcomes.getLast());
        assertEquals(List.of("good"), told);
    }

    @Test
    void aFaultWithoutWordsIsAFailureToo() {
        assertEquals("null", failure("mute").message());
        assertEquals("not_done", failure("mute").code());
    }

    @Test
    void aChoreOfAnotherProgramIsNotKnownHere() {
        assertEquals("unknown_chore", failure("sweep").code());
        assertEquals("this program knows no chore sweep", failure("sweep").message());
    }

    @Test
    void afterACancellationTheRestIsGivenBack() {
        List<ItemOutcome> outcomes = work("last", "good");
        assertInstanceOf(ItemOutcome.Success.class, outcomes.getFirst());
        assertInstanceOf(ItemOutcome.Untouched.class, outcomes.getLast());
    }

    @Test
    void aReportIsALineForPeople() {
        assertEquals(
                "audit     1,234,567 removed, 1,234.6 MB freed, 61.5 s: dropped a; dropped b",
                new ChoreReport(
                                "audit",
                                1_234_567,
                                1_234_567_890,
                                List.of("dropped a", "dropped b"),
                                61_499)
                        .words());
        assertEquals(
                "tables    0 removed, 0.0 MB freed, 0.0 s",
                new ChoreReport("tables", 0, 0, List.of(), 0).words());
    }

    @Test
    void whatPassesByItselfCostsNoTry() {
        ItemOutcome.Postponed later =
                assertInstanceOf(ItemOutcome.Postponed.class, work("away").getFirst());
        assertTrue(later.why().contains("none free"), later.why());
    }

    @Test
    void theLastComesWhenTheOthersHaveEnded() {
        othersAreOpen = true;
        assertInstanceOf(ItemOutcome.Success.class, work("good").getFirst());
        assertInstanceOf(ItemOutcome.Postponed.class, work("last").getFirst());
        othersAreOpen = false;
        assertInstanceOf(ItemOutcome.Success.class, work("last").getFirst());
    }

    @Test
    void oneIsDoneAtATime() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        Chore slow =
                new Chore(
                        "slow",
                        () -> {
                            begun.countDown();
                            await(letGo);
                            return CleanupResult.NOTHING;
                        });
        Chore other = new Chore("other", () -> CleanupResult.NOTHING);
        MaintenanceJob both = new MaintenanceJob(List.of(slow, other), _ -> {}, (_, _) -> false);
        CompletableFuture<List<ItemOutcome>> first =
                CompletableFuture.supplyAsync(() -> both.work(batch("slow")));
        await(begun);
        assertInstanceOf(ItemOutcome.Postponed.class, both.work(batch("other")).getFirst());
        letGo.countDown();
        assertInstanceOf(ItemOutcome.Success.class, first.get(10, TimeUnit.SECONDS).getFirst());
        assertInstanceOf(ItemOutcome.Success.class, both.work(batch("other")).getFirst());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
