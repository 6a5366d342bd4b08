package bellwether.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process of its own for tests that kill it: a main class that is given a database's URL and
/// user, and what else it wants.
public final class ChildProcess {
    private ChildProcess() {}

    /// Starts it; what it prints goes to a file in the folder.
    public static Process start(Path folder, Class<?> main, DatabaseAddress address, String... more)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName(),
                                address.jdbcUrl(),
                                address.user().orElseThrow()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile(folder, "child", ".log").toFile())
                .start();
    }
}
