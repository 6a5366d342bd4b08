package bellwether.trading.strategy.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.ChildProcess;
import bellwether.trading.portfolio.Duties;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Processes that mark, killed without a word: each minute is marked whole and once, or is a gap.
final class KilledMarksTest {
    private static final int STRATEGIES = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /// A lease of 30 s and a look every 5 s.
    private static final Duration TAKEN_OVER = Duration.ofSeconds(35);

    @TempDir private Path folder;

    private final MarkFixture fixture = new MarkFixture();
    private final List<Process> children = new ArrayList<>();

    @AfterEach
    void close() {
        children.forEach(Process::destroyForcibly);
        fixture.close();
    }

    @Test
    void whatIsMarkedIsMarkedWholeAndOnce() throws Exception {
        killWhileMarking(4);
    }

    @Test
    @Tag("long")
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void whatIsMarkedIsMarkedWholeAndOnceHoweverOften() throws Exception {
        killWhileMarking(25);
    }

    /// Two processes look at all times. The one that holds the duty is killed while it marks, and
    /// its lease ends at once, so that the other goes on.
    private void killWhileMarking(int kills) throws Exception {
        prepare();
        Random random = new Random(7);
        String begin = Long.toString(System.currentTimeMillis());
        start(begin);
        for (int kill = 0; kill < kills; kill++) {
            start(begin);
            String holder = markingBeyond(newest());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(80)));
            kill(holder);
            fixture.trading
                    .jdbi()
                    .useHandle(h -> h.execute("update duty set until = clock_timestamp()"));
        }
        markingBeyond(newest());
        List<Long> minutes = counts("select count(*) from strategy_mark group by minute");
        assertTrue(minutes.size() > kills, "minutes " + minutes.size());
        assertEquals(List.of((long) STRATEGIES), minutes.stream().distinct().toList());
        assertEquals(
                List.of(0L),
                counts(
                        "select count(*) from strategy_mark where profit is null or profit <> 10 or realised <> 0"));
        assertTrue(fence() > kills, "fence " + fence());
    }

    /// By the true clock, at the pace of the service.
    @Test
    @Tag("long")
    void whenTheHolderIsKilledTheOtherGoesOnWithinItsTime() throws Exception {
        prepare();
        start();
        start();
        String holder = markingBeyond("");
        kill(holder);
        long killed = System.nanoTime();
        await(() -> !holder().equals(holder), "nobody took the duty over");
        Duration taken = Duration.ofNanos(System.nanoTime() - killed);
        assertTrue(taken.compareTo(TAKEN_OVER) <= 0, () -> "taken over after " + taken);
        markingBeyond(newest());
        assertEquals(
                List.of((long) STRATEGIES),
                counts("select distinct count(*) from strategy_mark group by minute"));
        System.out.printf("taken over after %.1f s%n", taken.toMillis() / 1000.0);
    }

    private void prepare() {
        for (int i = 0; i < STRATEGIES; i++) {
            fixture.holding("s" + i, Map.of("BTC-USD", 10));
        }
    }

    /// Waits until more is marked.
    ///
    /// @return the process that holds the duty then
    private String markingBeyond(String minute) {
        await(() -> newest().compareTo(minute) > 0, "nothing is marked any more");
        return holder();
    }

    private static void await(BooleanSupplier done, String otherwise) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, otherwise);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
        }
    }

    private String newest() {
        return fixture.trading
                .jdbi()
                .withHandle(h ->
                        h.createQuery("select coalesce(max(minute)::text, '') from strategy_mark")
                                .mapTo(String.class)
                                .one());
    }

    private Duties.Standing standing() {
        return new Duties(fixture.trading.jdbi(), "test").standing().getFirst();
    }

    private String holder() {
        return standing().holder();
    }

    private long fence() {
        return standing().fence();
    }

    private List<Long> counts(String query) {
        return fixture.trading
                .jdbi()
                .withHandle(h -> h.createQuery(query).mapTo(Long.class).list());
    }

    private void kill(String holder) throws InterruptedException {
        for (Process child : children) {
            if (Long.toString(child.pid()).equals(holder)) {
                child.destroyForcibly().waitFor();
            }
        }
    }

    private void start(String... begin) throws IOException {
        children.add(
                ChildProcess.start(
                        folder, MarkProcess.class, fixture.trading.database.address(), begin));
    }
}
