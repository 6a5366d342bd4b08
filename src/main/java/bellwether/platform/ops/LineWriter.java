package bellwether.platform.ops;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Takes lines at once and writes them later, on a thread of its own, so that a reader who does not
/// read holds up nothing but that thread.
final class LineWriter extends OutputStream {
    /// A line that is longer is passed on in pieces.
    private static final int LONGEST_PIECE = 1 << 16;

    private final OutputStream to;
    private final LineQueue queue;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();

    LineWriter(String name, OutputStream to, LineQueue queue) {
        this.to = to;
        this.queue = queue;
        Thread.ofPlatform().name("log-" + name).daemon().start(this::run);
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        synchronized (unfinished) {
            int start = offset;
            for (int i = offset; i < offset + length; i++) {
                if (bytes[i] == '\n') {
                    unfinished.write(bytes, start, i + 1 - start);
                    start = i + 1;
                    passOn();
                }
            }
            unfinished.write(bytes, start, offset + length - start);
            if (unfinished.size() >= LONGEST_PIECE) {
                passOn();
            }
        }
    }

    /// Passes on a line that has no end yet; never waits.
    @Override
    public void flush() {
        synchronized (unfinished) {
            if (unfinished.size() > 0) {
                passOn();
            }
        }
    }

    private void passOn() {
        queue.add(unfinished.toByteArray());
        unfinished.reset();
    }

    private void run() {
        LineQueue.Batch batch = queue.take();
        while (batch.bytes().size() > 0) {
            queue.ended(batch, isWritten(batch));
            batch = queue.take();
        }
    }

    /// A fault has no other place to be told of: the queue counts the lines as dropped, and says so
    /// with the next line that can be written.
    private boolean isWritten(LineQueue.Batch batch) {
        try {
            batch.bytes().writeTo(to);
            to.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Takes no more lines. Those that wait are still written when somebody reads.
    @Override
    public void close() {
        flush();
        queue.close();
    }
}
