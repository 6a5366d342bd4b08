package bellwether.platform.db.embedded;

import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the embedded server again, on the same port, when it has ended by itself, as it does when
/// its disk is full and it cannot even write its log of changes. What it had acknowledged is in
/// that log, from which it recovers.
final class PostgresSupervisor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresSupervisor.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    /// Starts the server as it was started before.
    interface Starter {
        EmbeddedPostgres start() throws IOException;
    }

    private final PostgresFolder folder;
    private final DiskRoom room;
    private final Starter starter;
    private EmbeddedPostgres server;
    private boolean down;
    private volatile boolean closed;
    private final Loop looking = Loop.every(EVERY, "PostgreSQL supervisor", this::tryToLook);

    PostgresSupervisor(PostgresFolder folder, EmbeddedPostgres server, Starter starter) {
        this.folder = folder;
        this.room = new DiskRoom(folder.data());
        this.server = server;
        this.starter = starter;
        looking.start(EVERY);
    }

    private void tryToLook() {
        try {
            look();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The embedded PostgreSQL could not be checked: {}", e.toString());
        }
    }

    private synchronized void look() throws IOException {
        if (closed || folder.pidFile().filter(PidFile::alive).isPresent()) {
            return;
        }
        if (!down) {
            down = true;
            LOG.error(
                    "The embedded PostgreSQL has stopped; {} MB are free on its disk. It is restarted as soon as possible",
                    room.free() >> 20);
        }
        if (room.isShort()) {
            return; // it would only end again
        }
        server.close();
        server = starter.start();
        down = false;
        LOG.info("The embedded PostgreSQL is running again");
    }

    LoopView loop() {
        return looking.view();
    }

    /// Stops the server, for good. A start that is under way is waited for.
    @Override
    public void close() throws IOException {
        closed = true;
        looking.close();
        stop();
    }

    private synchronized void stop() throws IOException {
        server.close();
    }
}
