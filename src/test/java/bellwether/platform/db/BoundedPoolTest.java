package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

final class BoundedPoolTest {
    private static final PoolSettings SMALL = new PoolSettings(0, 2, 3, Duration.ofSeconds(60));

    @Test
    void whoeverComesWhenTheQueueIsFullIsToldWhileTheOthersStillWait() throws Exception {
        try (Database database = Database.open(TestDatabase.createEmpty(), "small", SMALL)) {
            Jdbi jdbi = database.jdbi();
            CountDownLatch told = new CountDownLatch(7);
            Queue<RuntimeException> refusals = new ConcurrentLinkedQueue<>();
            AtomicInteger answered = new AtomicInteger();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                    Handle _ = jdbi.open();
                    Handle _ = jdbi.open()) {
                for (int i = 0; i < 10; i++) {
                    threads.execute(() -> {
                        try {
                            answered.addAndGet(one(jdbi));
                        } catch (RuntimeException e) {
                            refusals.add(e);
                            told.countDown();
                        }
                    });
                }
                told.await();
                assertEquals(0, answered.get());
            } // first the handles are given back, then the three have their turn
            assertEquals(3, answered.get());
            assertEquals(7, refusals.size());
            for (RuntimeException refusal : refusals) {
                assertTrue(PassingFault.is(refusal));
                assertTrue(refusal.toString().contains("waiting queue is full"), refusal::toString);
            }
            for (int i = 0; i < 20; i++) {
                assertEquals(1, one(jdbi), "places are given back");
            }
        }
    }

    private static int one(Jdbi jdbi) {
        return jdbi.withHandle(h -> h.createQuery("select 1").mapTo(Integer.class).one());
    }
}
