package bellwether.market.imports;

import bellwether.platform.jobs.WorkStopped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Stores one part of a file while the next is read: the one is work of the database, the other our
/// own. At most one part is under way, so that they go in in the order of the file, and two are the
/// most that memory holds.
final class BackgroundWriter implements AutoCloseable {
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import-store").factory());
    private Future<?> underWay = CompletableFuture.completedFuture(null);

    /// Takes over a part when the one before is stored.
    ///
    /// @throws RuntimeException with which storing the one before failed
    void hand(Runnable part) {
        settle();
        if (thread.isShutdown()) {
            throw new WorkStopped("its thread was interrupted");
        }
        underWay = thread.submit(part);
    }

    /// Waits until what was handed over is stored.
    ///
    /// @throws RuntimeException with which that failed
    void settle() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    underWay.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                    thread.shutdownNow(); // no further tries; a transaction is never left half done
                } catch (ExecutionException e) {
                    throw unchecked(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        return fault instanceof RuntimeException known ? known : new IllegalStateException(fault);
    }

    /// Waits, and keeps to itself how it ended: whoever closes early has a fault of its own to
    /// tell.
    @Override
    public void close() {
        thread.close();
    }
}
