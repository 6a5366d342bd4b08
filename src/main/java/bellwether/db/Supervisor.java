package bellwether.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the embedded server again, on the same port, when it has ended by itself, as it does when
/// its disk is full and it cannot even write its log of changes. What it had acknowledged is in
/// that log, from which it recovers.
final class Supervisor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final int EVERY_SECONDS = 1;
    private static final int START_SECONDS = 60;

    /// The file of a cluster in which its server notes how it was started.
    private static final String OPTIONS = "postmaster.opts";

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final PostgresFolder folder;
    private final DiskRoom room;
    private boolean down;
    private boolean closed;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("postgres-supervisor").daemon().factory());

    Supervisor(PostgresFolder folder, DiskRoom room) {
        this.folder = folder;
        this.room = room;
        var _ =
                thread.scheduleWithFixedDelay(
                        this::tryToLook, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void tryToLook() {
        try {
            look();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The embedded PostgreSQL could not be looked after: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() throws IOException, InterruptedException {
        if (closed || folder.pidFile().filter(PidFile::alive).isPresent()) {
            return;
        }
        if (!down) {
            down = true;
            LOG.error(
                    "The embedded PostgreSQL has ended; {} MB are free on its disk. It is started again as soon as that can be",
                    room.free() >> 20);
        }
        if (room.isShort()) {
            return; // it would only end again
        }
        if (start()) {
            down = false;
            LOG.info("The embedded PostgreSQL runs again");
        }
    }

    /// As it was started before, by the program that its own program lies beside.
    private boolean start() throws IOException, InterruptedException {
        String line = Files.readString(folder.data().resolve(OPTIONS)).strip();
        Path program = Path.of(line.substring(0, line.indexOf(" \"")));
        List<String> words =
                QUOTED.matcher(line).results().map(match -> match.group(1)).skip(2).toList();
        Process starter =
                new ProcessBuilder(
                                program.resolveSibling("pg_ctl").toString(),
                                "start",
                                "--wait",
                                "--timeout=" + START_SECONDS,
                                "--pgdata=" + folder.data(),
                                "--options=" + String.join(" ", words))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return starter.waitFor() == 0;
    }

    /// From now on an end of the server is meant.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        thread.shutdown();
    }
}
