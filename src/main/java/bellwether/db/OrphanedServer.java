package bellwether.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops a server that outlived the process which had started it, and removes a pid file that
/// nobody holds any more.
final class OrphanedServer {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);

    private OrphanedServer() {}

    /// The caller holds the home's lock, so nobody else can be using the server rightly.
    static void stop(Path dataFolder) throws IOException {
        Optional<PidFile> found = PidFile.read(dataFolder);
        if (found.isEmpty()) {
            return;
        }
        PidFile pidFile = found.get();
        if (!pidFile.alive()) {
            LOG.info("Removing the stale postmaster.pid of process {}", pidFile.pid());
            Files.deleteIfExists(dataFolder.resolve("postmaster.pid"));
            return;
        }
        LOG.warn(
                "Stopping the PostgreSQL that an earlier run left behind, process {}",
                pidFile.pid());
        ProcessHandle server = ProcessHandle.of(pidFile.pid()).orElseThrow();
        interrupt(server);
        if (!gone(server, 10)) {
            server.destroyForcibly();
            gone(server, 10);
        }
    }

    /// SIGINT is PostgreSQL's fast shutdown: sessions are ended, data is written, nothing waits for
    /// clients.
    private static void interrupt(ProcessHandle server) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).inheritIO().start();
    }

    private static boolean gone(ProcessHandle server, int seconds) {
        try {
            server.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
