package bellwether.platform.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What PostgreSQL writes into `postmaster.pid`: the server's process, its data folder, when it
/// started and its port.
record PidFile(long pid, Path dataFolder, long startedAt, int port) {

    private static final long TOLERANCE_SECONDS = 10;

    static Optional<PidFile> read(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        return Optional.of(
                new PidFile(
                        Long.parseLong(lines.get(0).strip()),
                        Path.of(lines.get(1).strip()),
                        Long.parseLong(lines.get(2).strip()),
                        Integer.parseInt(lines.get(3).strip())));
    }

    /// Whether that very server lives. Process numbers are given again to others after a while,
    /// also to other PostgreSQL servers: it must have been told of this data folder, or, where the
    /// system does not show what a program was told, have started when the file says.
    boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::info)
                .filter(info -> info.command().filter(c -> c.contains("postgres")).isPresent())
                .filter(info ->
                        info.arguments()
                                .map(told -> List.of(told).contains(dataFolder.toString()))
                                .orElseGet(() -> startAgrees(info)))
                .isPresent();
    }

    private boolean startAgrees(ProcessHandle.Info info) {
        return info.startInstant()
                .filter(start -> Math.abs(start.getEpochSecond() - startedAt) <= TOLERANCE_SECONDS)
                .isPresent();
    }
}
