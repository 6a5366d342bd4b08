package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.JobSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Tells the others that this process lives, on a connection that nothing else can take from it.
/// When it has been silent for too long the process is fenced: the others may think it dead, so it
/// begins nothing until its heart beats again.
final class Heartbeat {
    private final Jdbi jdbi;
    private final UUID worker;
    private final ClaimedItems held;
    private final JobSettings settings;
    private final String host = host();
    private @Nullable Handle own;
    private volatile boolean draining;
    private volatile boolean beaten;
    private volatile long lastBeat;
    private volatile long unbrokenSince;

    Heartbeat(Jdbi jdbi, UUID worker, ClaimedItems held, JobSettings settings) {
        this.jdbi = jdbi;
        this.worker = worker;
        this.held = held;
        this.settings = settings;
    }

    /// One beat; whether the process is back from having been fenced or taken for dead.
    boolean beat() {
        long asked = System.nanoTime(); // the others count from then, not from the answer
        try {
            boolean lost =
                    WorkerDao.beat(
                            connection(),
                            worker,
                            host,
                            settings,
                            new WorkerDao.Beat(held.count(), draining));
            boolean back = beaten && (lost || fenced());
            note(asked);
            return back;
        } catch (RuntimeException e) {
            disconnect();
            throw e;
        }
    }

    private void note(long now) {
        boolean gap = now - lastBeat > settings.heartbeat().beat().multipliedBy(2).toNanos();
        if (!beaten || gap) {
            unbrokenSince = now;
        }
        lastBeat = now;
        beaten = true;
    }

    private Handle connection() {
        Handle handle = own;
        if (handle == null) {
            handle = jdbi.open();
            own = handle;
        }
        return handle;
    }

    private void disconnect() {
        Handle handle = own;
        own = null;
        if (handle != null) {
            handle.close();
        }
    }

    /// Whether others may take this process for dead soon, or do already.
    boolean fenced() {
        Duration limit = settings.heartbeat().silence().minus(settings.heartbeat().beat());
        return !beaten || System.nanoTime() - lastBeat > limit.toNanos();
    }

    /// Whether this heart has beaten for as long as a silence lasts, without a gap. Before that the
    /// silence of others may be an outage that hit everybody.
    boolean steady() {
        return beaten
                && !fenced()
                && System.nanoTime() - unbrokenSince >= settings.heartbeat().silence().toNanos();
    }

    void drain() {
        draining = true;
    }

    /// The last thing a process says.
    void stop() {
        try {
            WorkerDao.leave(connection(), worker);
        } finally {
            disconnect();
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
