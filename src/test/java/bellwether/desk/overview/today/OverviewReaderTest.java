package bellwether.desk.overview.today;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import bellwether.Waiting;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Parts that take longer than anybody waits.
final class OverviewReaderTest {
    private static final Duration MOST = Duration.ofMillis(300);

    private final CountDownLatch release = new CountDownLatch(1);

    /// As many parts as are read at once, none of which ends before the latch.
    private void hang(OverviewReader reader) {
        for (int i = 0; i < OverviewReader.AT_ONCE; i++) {
            reader.read("hanging", this::hung);
        }
    }

    private String hung() throws InterruptedException {
        release.await();
        return "late";
    }

    private static String code(OverviewReader.Reading<?> reading) throws InterruptedException {
        return Objects.requireNonNull(reading.part().problem()).code();
    }

    @Test
    void aPartThatNobodyWaitsForIsNotBegun() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        try (OverviewReader reader = new OverviewReader(InstantSource.system(), MOST)) {
            hang(reader);
            assertEquals("part_slow", code(reader.read("behind", begun::incrementAndGet)));
            release.countDown();
            Waiting.until(() -> reader.read("next", () -> "read").part().found() != null);
            assertEquals(0, begun.get());
        }
    }

    @Test
    void partsBeyondThoseThatMayWaitAreRefused() throws Exception {
        try (OverviewReader reader = new OverviewReader(InstantSource.system(), MOST)) {
            hang(reader);
            List<OverviewReader.Reading<String>> waiting = new ArrayList<>();
            for (int i = 0; i < OverviewReader.MOST_WAITING; i++) {
                waiting.add(reader.read("waiting", () -> "read"));
            }
            OverviewReader.Reading<String> refused = reader.read("refused", () -> "read");
            assertEquals("part_slow", code(refused));
            assertNotNull(refused.part().problem());
            assertEquals("part_slow", code(waiting.getFirst()));
            assertEquals("part_slow", code(waiting.getLast()));
            release.countDown();
            Waiting.until(() -> reader.read("next", () -> "read").part().found() != null);
        }
    }
}
