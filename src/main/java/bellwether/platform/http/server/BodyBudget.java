package bellwether.platform.http.server;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The memory for bodies that are being read or worked on: so much for all, and of it so much for
/// each holder, so that no one takes what others need.
final class BodyBudget {
    /// Room is taken in blocks, so that a body in small pieces asks no more often than a whole one.
    private static final int BLOCK = 8 * 1024;

    private final long most;
    private final long mostOfOne;
    private final AtomicLong held = new AtomicLong();
    private final ConcurrentHashMap<String, Long> holders = new ConcurrentHashMap<>();

    /// @param most bytes for all holders together
    /// @param mostOfOne bytes for one of them
    BodyBudget(long most, long mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    long held() {
        return held.get();
    }

    long most() {
        return most;
    }

    /// Room for one body, empty at first.
    Room room(String holder) {
        return new Room(holder);
    }

    /// What one body takes.
    final class Room implements AutoCloseable {
        private final String holder;
        private long taken;
        private long used;
        private boolean closed;

        private Room(String holder) {
            this.holder = holder;
        }

        /// Takes room for some more bytes, if there is any.
        synchronized boolean take(int bytes) {
            long missing = used + bytes - taken;
            if (missing > 0 && (closed || !grow((missing + BLOCK - 1) / BLOCK * BLOCK))) {
                return false;
            }
            used += bytes;
            return true;
        }

        private boolean grow(long bytes) {
            if (held.addAndGet(bytes) > most) {
                held.addAndGet(-bytes);
                return false;
            }
            long ofOne = holders.merge(holder, bytes, Long::sum);
            taken += bytes;
            if (ofOne > mostOfOne) {
                giveBack(bytes);
                return false;
            }
            return true;
        }

        private void giveBack(long bytes) {
            taken -= bytes;
            held.addAndGet(-bytes);
            holders.computeIfPresent(
                    holder, (_, all) -> all == bytes ? null : (Long) (all - bytes));
        }

        /// Gives all of it back, once.
        @Override
        public synchronized void close() {
            closed = true;
            if (taken > 0) {
                giveBack(taken);
            }
        }
    }
}
