package bellwether.bench.hosts;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Four clients that read through the balancer twenty times a second each, and repeat nothing.
final class SteadyCalls implements AutoCloseable {
    private static final int CLIENTS = 4;
    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /// @param lastFailure when it came, in nanoseconds of the machine
    record Tally(int all, int failed, long lastFailure, long slowest) {}

    private final Balanced client;
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicLong lastFailure = new AtomicLong();
    private final AtomicLong slowest = new AtomicLong();
    private volatile boolean over;

    SteadyCalls(Balanced client) {
        this.client = client;
        for (int i = 0; i < CLIENTS; i++) {
            Thread.ofVirtual().start(this::call);
        }
    }

    private void call() {
        while (!over) {
            long begin = System.nanoTime();
            try {
                int status = client.status("/api/v1/stocks?limit=5");
                if (status == 200) {
                    slowest.accumulateAndGet(System.nanoTime() - begin, Math::max);
                } else {
                    fail();
                }
            } catch (IOException e) {
                fail();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            all.incrementAndGet();
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
    }

    private void fail() {
        failed.incrementAndGet();
        lastFailure.set(System.nanoTime());
    }

    Tally end() {
        over = true;
        return new Tally(all.get(), failed.get(), lastFailure.get(), slowest.get());
    }

    @Override
    public void close() {
        over = true;
    }
}
