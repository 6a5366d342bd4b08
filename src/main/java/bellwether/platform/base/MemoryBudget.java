package bellwether.platform.base;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// What all reads of this process may hold in memory at once, whoever asks for them: half of the
/// heap, counted generously. A read takes its room before it loads anything and gives it back when
/// it is done.
///
/// Kinds of reads have shares of their own, so that none can keep the others out: pages, which are
/// small and quick; histories that are held whole; exports, and other large answers, which last as
/// long as their clients take to read them. Within a share the first to wait is the first to be
/// served.
public final class MemoryBudget {
    /// How long a request waits for room before it is refused.
    public static final Duration REQUEST = Duration.ofSeconds(5);

    /// How long work in the background waits; less than the engine gives it for a batch.
    public static final Duration BACKGROUND = Duration.ofSeconds(40);

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int UNIT = 1024;
    private static final double OF_HEAP = 1.0 / 2;

    /// A kind of reads, and which part of the budget is its own.
    public enum Share {
        PAGES(1.0 / 8),
        HISTORIES(3.0 / 8),
        EXPORTS(1.0 / 4),
        ANSWERS(1.0 / 4);

        private final double part;

        Share(double part) {
            this.part = part;
        }
    }

    /// What a read is going to hold.
    ///
    /// @param what in words, such as `300,000 bars of AAPL`
    /// @param less what a caller can do to need less, as a sentence
    public record Need(Share share, long bytes, String what, String less) {
        int units() {
            return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(bytes, UNIT));
        }
    }

    /// Room that was taken. Closing it more than once gives it back once.
    public static final class Room implements AutoCloseable {
        private final Semaphore free;
        private final int units;
        private final AtomicBoolean given = new AtomicBoolean();

        private Room(Semaphore free, int units) {
            this.free = free;
            this.units = units;
        }

        @Override
        public void close() {
            if (given.compareAndSet(false, true)) {
                free.release(units);
            }
        }
    }

    private static final class Pool {
        final int units;
        final Semaphore free;
        final AtomicLong refused = new AtomicLong();

        Pool(int units) {
            this.units = units;
            this.free = new Semaphore(units, true);
        }
    }

    private final Map<Share, Pool> pools = new EnumMap<>(Share.class);

    public MemoryBudget(long bytes) {
        for (Share share : Share.values()) {
            pools.put(share, new Pool((int) (bytes * share.part / UNIT)));
        }
    }

    /// As much as the heap of this process allows.
    public static MemoryBudget ofHeap() {
        return new MemoryBudget((long) (Runtime.getRuntime().maxMemory() * OF_HEAP));
    }

    /// Takes room, and waits for it if it must.
    ///
    /// @throws Refusal 422 when it is more than there can ever be, 503 when none became free in
    ///   time
    public Room take(Need need, Duration patience) {
        Pool pool = pool(need.share());
        if (need.units() > pool.units) {
            pool.refused.incrementAndGet();
            throw Refusal.of(RefusalKind.INVALID, "too_much_at_once", tooMuch(need));
        }
        if (!acquired(pool, need, patience)) {
            pool.refused.incrementAndGet();
            throw Refusal.of(RefusalKind.UNAVAILABLE, "no_memory_free", busy(need))
                    .retryAfter(RETRY);
        }
        return new Room(pool.free, need.units());
    }

    /// An interrupted thread is told to stop, so it waits no longer.
    private static boolean acquired(Pool pool, Need need, Duration patience) {
        try {
            return pool.free.tryAcquire(need.units(), patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String tooMuch(Need need) {
        return "%s need %s of memory; the limit for all such reads together is %s. %s"
                .formatted(need.what(), megabytes(need.bytes()), size(need.share()), need.less());
    }

    private String busy(Need need) {
        return "%s need %s of memory; other reads use the rest of the %s available. Retry in %d s. %s"
                .formatted(
                        need.what(),
                        megabytes(need.bytes()),
                        size(need.share()),
                        RETRY.toSeconds(),
                        need.less());
    }

    private String size(Share share) {
        return megabytes(bytes(share));
    }

    private static String megabytes(long bytes) {
        return "%.1f MB".formatted(bytes / 1e6);
    }

    /// How large a share is.
    public long bytes(Share share) {
        return (long) pool(share).units * UNIT;
    }

    /// How much of a share is taken at this moment.
    public long held(Share share) {
        Pool pool = pool(share);
        return (long) (pool.units - pool.free.availablePermits()) * UNIT;
    }

    /// Reads that were refused for want of room, since the start.
    public long refused(Share share) {
        return pool(share).refused.get();
    }

    private Pool pool(Share share) {
        Pool pool = pools.get(share);
        if (pool == null) {
            throw new IllegalStateException(share + " has no room");
        }
        return pool;
    }
}
