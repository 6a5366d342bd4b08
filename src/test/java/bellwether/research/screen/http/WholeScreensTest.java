package bellwether.research.screen.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.EntityTag;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Answers of all symbols that many ask for at once.
final class WholeScreensTest {
    private static final int CALLERS = 20;

    private final WholeScreens whole = new WholeScreens();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch asked = new CountDownLatch(1);

    private byte[] answer() {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        made.incrementAndGet();
        try {
            asked.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        now.decrementAndGet();
        return new byte[] {1};
    }

    /// @param tags how many different answers are asked for
    private void askAtOnce(int tags) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> answers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                EntityTag.Known tag = EntityTag.of(i % tags);
                answers.add(threads.submit(() -> whole.of("ann", tag, this::answer)));
            }
            asked.countDown();
            for (Future<byte[]> answer : answers) {
                assertArrayEquals(new byte[] {1}, answer.get());
            }
        }
    }

    @Test
    void theSameIsMadeOnce() throws Exception {
        askAtOnce(1);
        assertEquals(1, made.get());
    }

    @Test
    void ofOthersOnlyAFewAreMadeAtOnce() throws Exception {
        askAtOnce(CALLERS);
        assertEquals(CALLERS, made.get());
        assertTrue(most.get() <= 3, "at once: " + most.get());
    }

    @Test
    void anAnswerThatIsBeingMadeHoldsNoOther() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<byte[]> slow =
                    threads.submit(() ->
                            whole.of(
                                    "ann",
                                    EntityTag.of("slow"),
                                    () -> {
                                        begun.countDown();
                                        return answer();
                                    }));
            begun.await();
            for (int i = 0; i < 200; i++) {
                EntityTag.Known tag = EntityTag.of(i);
                threads.submit(() -> whole.of("ann", tag, () -> new byte[] {2}))
                        .get(10, TimeUnit.SECONDS);
            }
            asked.countDown();
            assertArrayEquals(new byte[] {1}, slow.get());
        } finally {
            asked.countDown();
        }
    }

    @Test
    void whatFailedIsMadeAnewAndKeepsNoPlace() {
        EntityTag.Known tag = EntityTag.of("broken");
        for (int i = 0; i < 5; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () ->
                            whole.of(
                                    "ann",
                                    tag,
                                    () -> {
                                        made.incrementAndGet();
                                        throw new IllegalStateException();
                                    }));
        }
        assertEquals(5, made.get());
    }

    @Test
    void whatIsAnothersIsMadeForThem() throws Exception {
        askAtOnce(1);
        whole.of("bob", EntityTag.of(0), this::answer);
        assertEquals(2, made.get());
    }
}
