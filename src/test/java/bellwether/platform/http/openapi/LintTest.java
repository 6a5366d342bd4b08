package bellwether.platform.http.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Shows the document to those who check such documents for a living. Needs npm and, the first
/// time, its registry; without them there is nothing to ask, and the tests say so and are skipped.
final class LintTest {
    private static final List<String> TOOLS =
            List.of("@stoplight/spectral-cli@6.16.3", "@redocly/cli@2.77.0");
    private static final Path FOLDER = Path.of("target", "lint").toAbsolutePath();
    private static final Path DOCUMENT = FOLDER.resolve("openapi.yaml");

    private record Ended(int status, String output) {}

    @BeforeAll
    static void fetch() throws Exception {
        assumeTrue(isOnPath("npm") && isOnPath("node"), "npm is not there: not linted");
        Files.createDirectories(FOLDER);
        Files.writeString(
                DOCUMENT,
                DocumentFragments.yaml(OpenApiDocument.assemble(new DocumentFragments())));
        if (!isInstalled()) {
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    "npm",
                                    "install",
                                    "--prefix=" + FOLDER,
                                    "--prefer-offline",
                                    "--ignore-scripts",
                                    "--no-audit",
                                    "--no-fund",
                                    "--no-update-notifier"));
            command.addAll(TOOLS);
            Ended install = run(command);
            assumeTrue(
                    install.status() == 0,
                    () -> "npm could not fetch the linters: not linted\n" + install.output());
            Files.writeString(FOLDER.resolve("installed"), TOOLS.toString());
        }
    }

    /// These very versions, by an earlier run.
    private static boolean isInstalled() throws IOException {
        Path mark = FOLDER.resolve("installed");
        return Files.exists(mark) && Files.readString(mark).equals(TOOLS.toString());
    }

    @Test
    void spectralFindsNothing() throws Exception {
        assertClean(
                run(
                        List.of(
                                tool("spectral"),
                                "lint",
                                DOCUMENT.toString(),
                                "--ruleset=" + Path.of(".spectral.yaml").toAbsolutePath(),
                                "--fail-severity=hint")));
    }

    @Test
    void redoclyFindsNothing() throws Exception {
        assertClean(
                run(
                        List.of(
                                tool("redocly"),
                                "lint",
                                DOCUMENT.toString(),
                                "--config=" + Path.of(".redocly.yaml").toAbsolutePath())));
    }

    private static void assertClean(Ended lint) {
        assertEquals(0, lint.status(), lint.output());
    }

    private static String tool(String name) {
        return FOLDER.resolve("node_modules").resolve(".bin").resolve(name).toString();
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        Path output = FOLDER.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put("REDOCLY_TELEMETRY", "off");
        builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return new Ended(-1, command.getFirst() + " did not end within two minutes");
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }
}
