package bellwether.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What PostgreSQL writes into `postmaster.pid`: the server's process and its port.
record PidFile(long pid, int port) {

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
                        Integer.parseInt(lines.get(3).strip())));
    }

    /// Whether that process lives and is a PostgreSQL: process numbers are given again to others
    /// after a while.
    boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .filter(command -> command.contains("postgres"))
                .isPresent();
    }
}
