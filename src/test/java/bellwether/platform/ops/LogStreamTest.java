package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class LogStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private static LogStream to(OutputStream out) {
        return LogStream.to(out, "stdout", StandardCharsets.UTF_8, true, InstantSource.system());
    }

    @Test
    void linesComeOutWholeAndInOrder() throws Exception {
        LogStream log = to(written);
        log.print("a");
        log.print("b\nc");
        log.println("d");
        log.print("without an end");
        assertTrue(log.drain(PATIENCE));
        assertEquals("ab\ncd\nwithout an end", written.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aLineWithoutEndIsPassedOnInPieces() throws Exception {
        LogStream log = to(written);
        String piece = "x".repeat(10_000);
        for (int i = 0; i < 20; i++) {
            log.print(piece);
        }
        assertTrue(log.drain(PATIENCE));
        assertEquals(200_000, written.size());
        assertEquals(0, log.dropped());
    }

    @Test
    void aReaderWhoDoesNotReadHoldsNobodyUp() throws Exception {
        CountDownLatch reads = new CountDownLatch(1);
        LogStream log =
                to(
                        new OutputStream() {
                            @Override
                            public void write(int one) throws IOException {
                                write(new byte[] {(byte) one}, 0, 1);
                            }

                            @Override
                            public void write(byte[] bytes, int from, int count)
                                    throws IOException {
                                try {
                                    reads.await();
                                } catch (InterruptedException e) {
                                    throw new IOException(e);
                                }
                                written.write(bytes, from, count);
                            }
                        });
        log.println("first");
        assertFalse(log.drain(Duration.ofMillis(1)));
        log.println("second");
        reads.countDown();
        assertTrue(log.drain(PATIENCE));
        assertEquals("first\nsecond\n", written.toString(StandardCharsets.UTF_8));
    }

    @Test
    void linesThatCannotBeWrittenAreCounted() throws Exception {
        LogStream log =
                to(
                        new OutputStream() {
                            @Override
                            public void write(int one) throws IOException {
                                throw new IOException("nobody is there");
                            }
                        });
        log.println("lost");
        log.drain(PATIENCE);
        assertEquals(1, log.dropped());
    }
}
