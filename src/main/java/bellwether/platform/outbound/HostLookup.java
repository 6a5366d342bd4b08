package bellwether.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Looks names up with a deadline, for a name server can hang.
public final class HostLookup implements AutoCloseable {
    private final HostNames names;
    private final ExecutorService finders =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("finder-", 0).factory());

    public HostLookup(HostNames names) {
        this.names = names;
    }

    /// All addresses of a name, at least one.
    ///
    /// @param deadline on `System.nanoTime`
    /// @throws UnknownHostException when it has none
    /// @throws TimeoutException when that is not known in time
    public List<InetAddress> find(String host, long deadline)
            throws UnknownHostException, TimeoutException, InterruptedException {
        Future<List<InetAddress>> finding = finders.submit(() -> names.of(host));
        try {
            long nanos = Math.max(0, deadline - System.nanoTime());
            List<InetAddress> found = finding.get(nanos, TimeUnit.NANOSECONDS);
            if (found.isEmpty()) {
                throw new UnknownHostException(host);
            }
            return found;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                throw new UnknownHostException(host);
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            finding.cancel(true);
        }
    }

    @Override
    public void close() {
        finders.shutdownNow();
    }
}
