package bellwether;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The processes of the embedded PostgreSQL on a home.
final class Postgreses {
    private Postgreses() {}

    /// The server itself, once it has said where it is.
    static Optional<ProcessHandle> server(Path home) throws IOException {
        Path file = home.resolve("postgres-18").resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(lines.get(0)));
    }

    /// The server and its children at this moment.
    static List<ProcessHandle> all(Path home) throws IOException {
        return server(home).stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .toList();
    }

    /// Whether it has not ended; one that nobody has asked for its end stays in the table.
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /// Whatever runs with that home in its command, `initdb` included.
    static List<String> mentioning(Path home) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains(home.toString()))
                .toList();
    }

    static void signal(String name, List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        }
    }
}
