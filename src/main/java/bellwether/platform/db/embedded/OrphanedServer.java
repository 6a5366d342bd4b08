package bellwether.platform.db.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops a server that outlived the process which had started it, and removes a pid file that
/// nobody holds any more.
final class OrphanedServer {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);

    private OrphanedServer() {}

    /// The caller holds the home's lock, so no one else can be using the server rightly.
    static void stop(Path dataFolder) throws IOException {
        Optional<PidFile> found = PidFile.read(dataFolder);
        if (found.isEmpty()) {
            return;
        }
        if (found.get().alive()) {
            LOG.warn(
                    "Stopping the PostgreSQL that an earlier run left behind, process {}",
                    found.get().pid());
        } else {
            LOG.info("Removing the stale postmaster.pid of process {}", found.get().pid());
        }
        new ServerProcess(dataFolder).stop();
    }
}
