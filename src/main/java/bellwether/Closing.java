package bellwether;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes what was opened, the last first, each even when another fails. Whatever is opened after
/// that is closed at once, so that a stop in the middle of a start leaves nothing behind.
final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean closed;

    /// Takes charge of a resource.
    ///
    /// @throws IllegalStateException when everything has been closed already; the resource is
    ///   closed then
    <T extends AutoCloseable> T add(T resource) {
        synchronized (opened) {
            if (!closed) {
                opened.push(resource);
                return resource;
            }
        }
        close(resource);
        throw new IllegalStateException("stopped while it was starting");
    }

    @Override
    public void close() {
        Deque<AutoCloseable> all;
        synchronized (opened) {
            closed = true;
            all = new ArrayDeque<>(opened);
            opened.clear();
        }
        all.forEach(Closing::close);
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.error("{} did not close", resource.getClass().getSimpleName(), e);
        }
    }
}
