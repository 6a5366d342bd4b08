package bellwether.platform.ops;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/// Lines that wait to be written, in their order. The lines that do not fit are dropped and
/// counted; a line in their place says how many they were.
final class LineQueue {
    /// Bytes that wait; some 4,000 lines.
    static final int ROOM = 1 << 20;

    private static final int BATCH = 1 << 13;

    /// What an entry costs beside its bytes.
    private static final int OVERHEAD = 64;

    /// @param missing how many dropped lines this one stands for; 0 for an ordinary line
    private record Entry(ByteBuffer bytes, long missing) {
        int cost() {
            return bytes.capacity() + OVERHEAD;
        }
    }

    /// Lines to be written at once.
    ///
    /// @param ordinary how many there are, those that stand for dropped ones left out
    /// @param missing how many dropped lines the others stand for
    record Batch(ByteArrayOutputStream bytes, long ordinary, long missing) {}

    private final LongFunction<byte[]> notice;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Entry> queue = new ArrayDeque<>();
    private int held;
    private long dropped;
    private long missing;
    private boolean full;
    private boolean broken;
    private boolean writing;
    private boolean closed;

    /// @param notice the line that stands for a number of dropped ones, its end included
    LineQueue(LongFunction<byte[]> notice) {
        this.notice = notice;
    }

    /// Takes a line, or drops it; never waits. Once it was full, half of the room has to become
    /// free, so that there is one gap and not hundreds.
    void add(byte[] line) {
        lock.lock();
        try {
            Entry entry = new Entry(ByteBuffer.wrap(line), 0);
            full = held + entry.cost() > (full ? ROOM / 2 : ROOM);
            if (full || closed) {
                missing++;
                dropped++;
            } else {
                noteMissing();
                add(entry);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void noteMissing() {
        if (missing > 0) {
            add(new Entry(ByteBuffer.wrap(notice.apply(missing)), missing));
            missing = 0;
        }
    }

    private void add(Entry entry) {
        queue.add(entry);
        held += entry.cost();
    }

    /// Waits for lines; an empty batch is the end. What could not be written is tried again with
    /// the next line.
    Batch take() {
        lock.lock();
        try {
            while (queue.isEmpty() && (missing == 0 || broken) && !closed) {
                changed.awaitUninterruptibly();
            }
            if (queue.isEmpty() && !broken) {
                noteMissing();
            }
            return batch();
        } finally {
            lock.unlock();
        }
    }

    private Batch batch() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long ordinary = 0;
        long stoodFor = 0;
        while (!queue.isEmpty() && bytes.size() < BATCH) {
            Entry entry = queue.remove();
            held -= entry.cost();
            byte[] line = new byte[entry.bytes.remaining()];
            entry.bytes.get(line);
            bytes.writeBytes(line);
            stoodFor += entry.missing;
            ordinary += entry.missing == 0 ? 1 : 0;
        }
        writing = bytes.size() > 0;
        return new Batch(bytes, ordinary, stoodFor);
    }

    /// Says how it went with a batch; of one that could not be written, all lines count as dropped.
    void ended(Batch batch, boolean written) {
        lock.lock();
        try {
            writing = false;
            broken = !written;
            if (broken) {
                dropped += batch.ordinary;
                missing += batch.ordinary + batch.missing;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Lines that were never written.
    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until all is written, but not for longer than that; whether all is.
    boolean drain(Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            // what was dropped is said when all else is written
            while (!queue.isEmpty() || writing || (missing > 0 && !broken)) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Takes no more lines; those that wait can still be had.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
