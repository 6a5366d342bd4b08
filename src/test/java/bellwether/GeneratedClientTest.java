package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client that a generator makes out of the document compiles and does the main job. `./run.sh
/// test` brings the generator along; a bare Maven does with the profile `client`.
final class GeneratedClientTest {
    private static final Path GENERATOR = Path.of("target", "client", "generator.jar");
    private static final Path PROGRAM = Path.of("src/test/resources/bellwether/MainJob.java");

    @TempDir private Path folder;

    @Test
    void itSubmitsWaitsAndReads() throws Exception {
        assumeTrue(
                Files.exists(GENERATOR),
                "no generator in target/client: add -Pclient to make and run a client");
        try (TestApp app = new TestApp()) {
            Path document = folder.resolve("openapi.yaml");
            Files.writeString(document, app.call().get("/openapi.yaml").body());
            generate(document);
            compile();
            String said =
                    run("java", "-cp", classPath(), "MainJob", "http://127.0.0.1:" + app.port());
            assertEquals(
                    """
                    at once: completed 2
                    submitted: 202 completed
                    DEMO01: BUY, 130 shares at 153.08
                    DEMO02: HOLD, no trade
                    failed: NOPE unknown_symbol
                    refused: 404
                    """,
                    said);
        }
    }

    private void generate(Path document) throws Exception {
        run(
                "java",
                "-jar",
                GENERATOR.toString(),
                "generate",
                "--generator-name=java",
                "--library=native",
                "--input-spec=" + document,
                "--output=" + folder,
                "--global-property=models,apis,supportingFiles,modelDocs=false,apiDocs=false,"
                        + "modelTests=false,apiTests=false",
                "--additional-properties=invokerPackage=client,apiPackage=client.api,"
                        + "modelPackage=client.model,hideGenerationTimestamp=true,"
                        + "openApiNullable=false,useJakartaEe=true,useOneOfDiscriminatorLookup=true");
    }

    private void compile() throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "javac",
                                "-nowarn",
                                "-proc:none",
                                "-d",
                                folder.resolve("classes").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                PROGRAM.toString()));
        try (Stream<Path> files = Files.walk(folder.resolve("src/main/java"))) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(command::add);
        }
        assertTrue(command.size() > 50, "hardly anything was generated: " + command);
        run(command.toArray(String[]::new));
    }

    private String classPath() {
        return folder.resolve("classes")
                + System.getProperty("path.separator")
                + System.getProperty("java.class.path");
    }

    /// What the program of this very JDK says on its standard output.
    private String run(String... command) throws IOException, InterruptedException {
        command[0] = Path.of(System.getProperty("java.home"), "bin", command[0]).toString();
        Path said = folder.resolve("said.txt");
        Path errors = folder.resolve("errors.txt");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(said.toFile())
                        .redirectError(errors.toFile())
                        .start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertTrue(ended, command[0] + " did not end within three minutes");
        assertEquals(0, process.exitValue(), () -> contents(said) + contents(errors));
        return Files.readString(said);
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
