package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is printed, and where it goes when nobody reads.
@Timeout(60)
final class LineQueueTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
    private static final Duration SOON = Duration.ofSeconds(20);

    /// A reader who reads when he is let, and may be gone.
    private static final class Reader extends OutputStream {
        private final ByteArrayOutputStream got = new ByteArrayOutputStream();
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch let = new CountDownLatch(1);
        private volatile boolean gone;

        @Override
        public void write(int one) {
            throw new IllegalStateException("one byte at a time");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            reached.countDown();
            try {
                let.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (gone) {
                throw new IOException("Broken pipe");
            }
            synchronized (got) {
                got.write(bytes, offset, length);
            }
        }

        List<String> lines() {
            synchronized (got) {
                return got.toString(StandardCharsets.UTF_8).lines().toList();
            }
        }
    }

    private static LogStream stream(Reader reader) {
        return LogStream.to(reader, "stdout", StandardCharsets.UTF_8, false, CLOCK);
    }

    private static String notice(long lines) {
        return "2026-01-02T03:04:05Z log_lines_dropped stream=stdout lines=" + lines;
    }

    @Test
    void whoPrintsNeverWaitsAndTheLineThatStandsForTheDroppedOnesIsInTheirPlace() throws Exception {
        Reader reader = new Reader();
        LogStream log = stream(reader);
        log.println("first");
        assertTrue(reader.reached.await(20, TimeUnit.SECONDS)); // it is stuck in this line
        String line = "x".repeat(1_000);
        int printed = 3_000;
        for (int i = 0; i < printed; i++) {
            log.println(i + " " + line);
        }
        assertTrue(log.dropped() > 0);
        assertFalse(log.drain(Duration.ofMillis(50)), "all was written though nobody read");

        reader.let.countDown();
        assertTrue(log.drain(SOON));
        log.println("last");
        assertTrue(log.drain(SOON));
        List<String> lines = reader.lines();
        int kept = printed - (int) log.dropped();
        assertTrue(kept > 500, "kept " + kept);
        assertEquals("first", lines.getFirst());
        for (int i = 0; i < kept; i++) {
            assertEquals(i + " " + line, lines.get(1 + i));
        }
        assertEquals(List.of(notice(log.dropped()), "last"), lines.subList(1 + kept, lines.size()));
    }

    @Test
    void theNumberIsSaidThoughNothingIsPrintedAfterwards() throws Exception {
        Reader reader = new Reader();
        LogStream log = stream(reader);
        log.println("first");
        // so that none leaves the queue while it fills
        assertTrue(reader.reached.await(20, TimeUnit.SECONDS));
        String line = "y".repeat(1_000); // short enough to be kept or dropped whole
        for (int i = 0; i < 2 * LineQueue.ROOM / 1_000; i++) {
            log.println(line);
        }
        assertTrue(log.dropped() >= 10, "dropped " + log.dropped());
        reader.let.countDown();
        assertTrue(log.drain(SOON));
        assertEquals(notice(log.dropped()), reader.lines().getLast());
    }

    @Test
    void aReaderWhoIsGoneAndComesBackHearsWhatHeMissed() throws Exception {
        Reader reader = new Reader();
        reader.gone = true;
        reader.let.countDown();
        LogStream log = stream(reader);
        for (int i = 0; i < 5; i++) {
            log.println("lost");
            assertTrue(log.drain(SOON));
        }
        reader.gone = false;
        log.println("back");
        assertTrue(log.drain(SOON));
        assertEquals(5, log.dropped());
        assertEquals(List.of(notice(5), "back"), reader.lines());
    }

    @Test
    void linesOfManyThreadsAreNeverMixed() throws Exception {
        Reader reader = new Reader();
        reader.let.countDown();
        LogStream log = stream(reader);
        List<Thread> threads =
                java.util.stream.IntStream.range(0, 8)
                        .mapToObj(n ->
                                Thread.ofPlatform()
                                        .start(() -> {
                                            for (int i = 0; i < 100; i++) {
                                                log.println(("" + n).repeat(300));
                                            }
                                        }))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertTrue(log.drain(SOON));
        assertEquals(800, reader.lines().size());
        assertTrue(reader.lines().stream().allMatch(l -> l.equals(l.substring(0, 1).repeat(300))));
    }

    @Test
    void aStackTraceAndALineWithoutItsEndComeOutToo() throws Exception {
        Reader reader = new Reader();
        reader.let.countDown();
        LogStream log = stream(reader);
        PrintStream asOthersKnowIt = log;
        new IllegalStateException("seen").printStackTrace(asOthersKnowIt);
        asOthersKnowIt.print("without end");
        assertTrue(log.drain(SOON));
        assertEquals("java.lang.IllegalStateException: seen", reader.lines().getFirst());
        assertEquals("without end", reader.lines().getLast());
    }
}
