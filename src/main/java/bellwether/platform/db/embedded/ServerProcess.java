package bellwether.platform.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// The processes of the embedded server on one data folder, and how they are made to end.
final class ServerProcess {
    private static final Duration FAST = Duration.ofSeconds(10);
    private static final Duration IMMEDIATE = Duration.ofSeconds(2);
    private static final Duration IN_A_HURRY = Duration.ofMillis(500);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Path data;

    ServerProcess(Path data) {
        this.data = data;
    }

    /// Ends the server: by its fast shutdown, when that takes too long by its immediate one, when
    /// not even that helps by the system. The last two cost a recovery at the next start.
    void stop() throws IOException {
        Optional<ProcessHandle> server = server();
        if (server.isPresent()) {
            signal("INT", server.get());
            if (!gone(server.get(), FAST)) {
                end(server.get(), IMMEDIATE);
            }
        }
        forget();
    }

    /// Ends the server and whatever is about to start it, within about a second. It takes no lock
    /// and logs nothing, so that it works when all else hangs.
    void kill() throws IOException {
        starters().forEach(ServerProcess::destroyAll);
        Optional<ProcessHandle> server = server();
        if (server.isPresent()) {
            end(server.get(), IN_A_HURRY);
        }
        forget();
    }

    private Optional<ProcessHandle> server() throws IOException {
        return PidFile.read(data)
                .filter(PidFile::alive)
                .flatMap(found -> ProcessHandle.of(found.pid()));
    }

    /// Children of this process, such as `initdb` and `pg_ctl`, that were told of this folder.
    private Stream<ProcessHandle> starters() {
        return ProcessHandle.current()
                .descendants()
                .filter(child ->
                        child.info()
                                .arguments()
                                .filter(told -> List.of(told).contains(data.toString()))
                                .isPresent());
    }

    /// SIGQUIT is PostgreSQL's immediate shutdown, which takes its children along and cleans up. Of
    /// one that is stopped or hangs, the children are ended one by one.
    private static void end(ProcessHandle server, Duration patience) throws IOException {
        List<ProcessHandle> children = server.descendants().toList();
        signal("QUIT", server);
        if (!gone(server, patience)) {
            server.destroyForcibly();
            gone(server, patience);
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static void destroyAll(ProcessHandle parent) {
        List<ProcessHandle> children = parent.descendants().toList();
        parent.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static void signal(String name, ProcessHandle server) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(server.pid())).inheritIO().start();
    }

    /// Whether it ends within that time.
    private static boolean gone(ProcessHandle server, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (runs(server) && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return !runs(server);
    }

    /// A process that has ended stays in the table while nobody asks how, as in containers whose
    /// first process does not; it has no program any more.
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /// Removes the pid file of a server that is no more.
    private void forget() throws IOException {
        if (PidFile.read(data).filter(PidFile::alive).isEmpty()) {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        }
    }
}
