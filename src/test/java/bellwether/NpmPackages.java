package bellwether;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Packages of npm in `target`, by which tests compare what this service sends with programs of
/// others. Without Node, npm or, the first time, its registry, the tests say so and are skipped.
public final class NpmPackages {
    private final Path folder;

    private NpmPackages(Path folder) {
        this.folder = folder;
    }

    /// Installs packages once.
    ///
    /// @param name of their folder in `target`
    /// @param packages with their versions, as `standardwebhooks@1.0.0`
    public static NpmPackages install(String name, String... packages)
            throws IOException, InterruptedException {
        assumeTrue(isOnPath("node") && isOnPath("npm"), "Node or npm is not there: not compared");
        Path folder = Path.of("target", name).toAbsolutePath();
        Path mark = folder.resolve("installed");
        String wanted = String.join(" ", packages);
        if (!Files.exists(mark) || !Files.readString(mark).equals(wanted)) {
            Files.createDirectories(folder);
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    "npm",
                                    "install",
                                    "--prefix=" + folder,
                                    "--prefer-offline",
                                    "--fetch-timeout=20000",
                                    "--fetch-retries=1",
                                    "--ignore-scripts",
                                    "--no-audit",
                                    "--no-fund",
                                    "--no-update-notifier"));
            command.addAll(List.of(packages));
            Ended install = run(folder, command, "", Map.of());
            assumeTrue(
                    install.status() == 0,
                    () ->
                            "npm could not fetch %s: not compared%n%s"
                                    .formatted(wanted, install.output()));
            Files.writeString(mark, wanted);
        }
        return new NpmPackages(folder);
    }

    /// How a program ended, and what it printed.
    public record Ended(int status, String output) {}

    /// Where the packages are.
    public Path folder() {
        return folder;
    }

    /// Runs a program that one of the packages brings.
    ///
    /// @param environment besides that of the tests
    public Ended tool(String name, List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("node_modules").resolve(".bin").resolve(name).toString());
        command.addAll(arguments);
        return run(folder, command, "", environment);
    }

    /// Runs a script that may `require` the packages, and gives what it prints. One that fails
    /// fails the test.
    public String run(String script, String input) throws IOException, InterruptedException {
        Path file = Files.createTempFile(folder, "script", ".cjs");
        try {
            Files.writeString(file, script);
            Ended ended = run(folder, List.of("node", file.toString()), input, Map.of());
            assertTrue(ended.status() == 0, ended.output());
            return ended.output().strip();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Ended run(
            Path folder, List<String> command, String input, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.outputWriter(StandardCharsets.UTF_8).append(input).close();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new Ended(-1, command.getFirst() + " did not end within two minutes");
            }
            return new Ended(process.exitValue(), Files.readString(output));
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
