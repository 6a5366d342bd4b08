package bellwether.platform.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.jobs.JobId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class JobWaitersTest {
    private static final JobId FIRST = new JobId(new UUID(0, 1));
    private static final JobId SECOND = new JobId(new UUID(0, 2));

    private final JobWaiters waiters = new JobWaiters();

    @Test
    void allWhoWaitForAJobAreLetGoAndNobodyElse() {
        CountDownLatch one = waiters.expect(FIRST);
        CountDownLatch two = waiters.expect(FIRST);
        CountDownLatch other = waiters.expect(SECOND);
        waiters.ended(FIRST);
        assertEquals(List.of(0L, 0L, 1L), counts(one, two, other));
    }

    @Test
    void whoHasGoneIsForgottenAndTheOthersStay() {
        CountDownLatch gone = waiters.expect(FIRST);
        CountDownLatch stays = waiters.expect(FIRST);
        waiters.forget(FIRST, gone);
        waiters.ended(FIRST);
        assertEquals(List.of(1L, 0L), counts(gone, stays));
    }

    @Test
    void anEndOfAJobThatNobodyWaitsForIsNoMatter() {
        waiters.ended(FIRST);
        CountDownLatch late = waiters.expect(FIRST);
        waiters.forget(SECOND, late);
        assertEquals(List.of(1L), counts(late), "an end is not remembered");
        waiters.ended(FIRST);
        assertEquals(List.of(0L), counts(late));
    }

    /// Waiters come and go while the job ends; the one who stays must hear of it.
    @Test
    void whoStaysHearsOfItHoweverManyComeAndGo() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 200; round++) {
                CountDownLatch stays = waiters.expect(FIRST);
                List<Future<?>> others =
                        IntStream.range(0, 3)
                                .<Future<?>>mapToObj(i -> threads.submit(this::comeAndGo))
                                .toList();
                threads.submit(() -> waiters.ended(FIRST)).get(10, TimeUnit.SECONDS);
                assertEquals(List.of(0L), counts(stays), "round " + round);
                for (Future<?> other : others) {
                    other.get(10, TimeUnit.SECONDS);
                }
            }
        }
    }

    private void comeAndGo() {
        for (int i = 0; i < 20; i++) {
            waiters.forget(FIRST, waiters.expect(FIRST));
        }
    }

    private static List<Long> counts(CountDownLatch... latches) {
        return java.util.Arrays.stream(latches).map(CountDownLatch::getCount).toList();
    }
}
