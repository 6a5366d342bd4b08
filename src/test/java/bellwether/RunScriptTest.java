package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script in a source tree of the test's, with the Javas and programs that the test puts there.
final class RunScriptTest {
    private static final Path BASH = Path.of("/bin/bash");

    /// What the script itself calls.
    private static final List<String> TOOLS =
            List.of(
                    "cat",
                    "cut",
                    "dirname",
                    "find",
                    "grep",
                    "mkdir",
                    "mktemp",
                    "mv",
                    "readlink",
                    "rm",
                    "sed",
                    "tail",
                    "tee",
                    "touch");

    @TempDir Path folder;

    private Path tree;
    private Path programs;
    private Path javas;

    private record Ended(int code, List<String> said, List<String> complained) {}

    @BeforeEach
    void makeTree() throws IOException {
        assumeTrue(Files.isExecutable(BASH), "bash is not there: the script is not tried");
        tree = Files.createDirectories(folder.resolve("tree"));
        programs = Files.createDirectories(folder.resolve("programs"));
        javas = Files.createDirectories(folder.resolve("javas"));
        String script = Files.readString(Path.of("run.sh"));
        assertTrue(script.contains(" /usr/lib/jvm/* /opt/java/* "), "looked for elsewhere now");
        program(
                tree.resolve("run.sh"),
                script.replace("/usr/lib/jvm/*", javas + "/*")
                        .replace("/opt/java/*", "")
                        .replace("/Library/Java/JavaVirtualMachines/*/Contents/Home", ""));
        Files.writeString(tree.resolve("pom.xml"), "<project/>");
        Files.createDirectories(tree.resolve("src/main"));
        Files.createDirectories(tree.resolve("migrations"));
        Files.writeString(tree.resolve("migrations/V1__one.sql"), "select 1;");
        for (String tool : TOOLS) {
            Path found =
                    Stream.of("/usr/bin", "/bin")
                            .map(place -> Path.of(place, tool))
                            .filter(Files::isExecutable)
                            .findFirst()
                            .orElseThrow();
            program(programs.resolve(tool), "#!/bin/bash\nexec %s \"$@\"\n".formatted(found));
        }
    }

    private static Path program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// A Java that says what it is called with.
    private Path java(String version, String... files) throws IOException {
        Path java = javas.resolve("java-" + version);
        for (String file : files) {
            program(java.resolve("bin").resolve(file), "#!/bin/bash\necho \"runs $*\"\n");
        }
        Files.writeString(
                java.resolve("release"),
                "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return java;
    }

    private void maven(String body) throws IOException {
        program(programs.resolve("mvn"), "#!/bin/bash\n" + body + "\n");
    }

    private void built() throws IOException {
        Files.createDirectories(tree.resolve("target/lib"));
        Path target = tree.resolve("target");
        for (String file : List.of("bellwether.jar", "built")) {
            Files.setLastModifiedTime(
                    Files.writeString(target.resolve(file), ""),
                    FileTime.from(Instant.now().plusSeconds(60)));
        }
    }

    private Ended run(List<String> settings, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(BASH.toString(), "run.sh"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(tree.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", programs.toString());
        builder.environment().put("HOME", folder.toString());
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            builder.environment().put(parts[0], parts[1]);
        }
        Process process = builder.start();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "it did not end");
        return new Ended(process.exitValue(), lines(out), lines(err));
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    }

    private static void assertOneLine(Ended ended, String... words) {
        assertEquals(1, ended.code(), ended.toString());
        assertEquals(List.of(), ended.said());
        assertEquals(1, ended.complained().size(), ended.toString());
        for (String word : words) {
            assertTrue(ended.complained().getFirst().contains(word), ended.toString());
        }
    }

    @Test
    void withoutJavaItSaysSoOnceAndGoesNoFurther() throws Exception {
        maven("echo maven was called");
        assertOneLine(run(List.of()), "A JDK 25 is needed and none was found", "set JAVA_HOME");
    }

    @Test
    void anOlderJavaHomeIsNamedWithItsVersion() throws Exception {
        Path old = java("17.0.12", "java", "javac");
        maven("echo maven was called");
        assertOneLine(run(List.of("JAVA_HOME=" + old)), "JAVA_HOME (" + old + ") is Java 17.0.12");
    }

    @Test
    void aJavaHomeThatIsNoneIsSaidToBeNone() throws Exception {
        assertOneLine(
                run(List.of("JAVA_HOME=" + folder.resolve("nothing"))),
                "nothing) is no Java",
                "A JDK 25 is needed");
    }

    @Test
    void aJavaOfTheRightVersionIsTakenInPlaceOfAnOlderJavaHome() throws Exception {
        Path old = java("17.0.12", "java", "javac");
        java("25.0.1", "java", "javac");
        built();
        Ended ended = run(List.of("JAVA_HOME=" + old), "doctor");
        assertEquals(0, ended.code(), ended.toString());
        assertTrue(ended.said().getFirst().endsWith("bellwether.jar doctor"), ended.toString());
    }

    @Test
    void aJavaWithoutCompilerRunsWhatIsBuilt() throws Exception {
        java("25", "java");
        built();
        Ended ended = run(List.of(), "serve");
        assertEquals(0, ended.code(), ended.toString());
        assertTrue(ended.said().getFirst().startsWith("runs -Xms64m"), ended.toString());
    }

    @Test
    void aJavaWithoutCompilerCannotBuild() throws Exception {
        java("25.0.1", "java");
        maven("echo maven was called");
        assertOneLine(run(List.of()), "Only a JRE 25 was found", "building needs a JDK 25");
    }

    @Test
    void withoutMavenItCannotBuild() throws Exception {
        java("25.0.1", "java", "javac");
        assertOneLine(run(List.of()), "Building needs Maven");
    }

    /// A file in the folder's place is refused to root, too.
    @Test
    void aTreeThatCannotBeWrittenToIsToBeBuiltElsewhere() throws Exception {
        java("25.0.1", "java", "javac");
        maven("echo maven was called");
        Files.writeString(tree.resolve("target"), "");
        assertOneLine(run(List.of()), "target/ cannot be written here: build elsewhere first");
    }

    @Test
    void aBuildThatFailsIsNotTakenForOne() throws Exception {
        java("25.0.1", "java", "javac");
        maven("echo broken >&2; exit 1");
        for (String command : List.of("serve", "build")) {
            Ended ended = run(List.of(), command);
            assertEquals(1, ended.code(), ended.toString());
            assertEquals(List.of("Building…", "broken"), ended.complained());
            assertFalse(Files.exists(tree.resolve("target/built")));
        }
    }

    @Test
    void migrationsThatAreSoundAreSoWhetherOrNotThereIsNpx() throws Exception {
        java("25.0.1", "java", "javac");
        maven("echo sound");
        Ended without = run(List.of(), "migrate", "check");
        assertEquals(0, without.code(), without.toString());
        program(programs.resolve("npx"), "#!/bin/bash\ntouch " + folder + "/fetched\nexit 1\n");
        Ended with = run(List.of(), "migrate", "check");
        assertEquals(0, with.code(), with.toString());
        assertEquals(without.said(), with.said());
        assertFalse(Files.exists(folder.resolve("fetched")), "nothing is fetched unasked");
    }

    @Test
    void whatSquawkFindsIsAdvice() throws Exception {
        java("25.0.1", "java", "javac");
        maven("echo sound");
        program(programs.resolve("npx"), "#!/bin/bash\necho \"$*: a warning\"\nexit 1\n");
        Ended asked = run(List.of(), "migrate", "check", "--squawk");
        assertEquals(0, asked.code(), asked.toString());
        assertTrue(asked.said().get(1).contains("squawk-cli@2.66.0"), asked.toString());
        assertTrue(asked.said().getLast().contains("advice"), asked.toString());
        program(programs.resolve("squawk"), "#!/bin/bash\nexit 0\n");
        Ended there = run(List.of(), "migrate", "check");
        assertEquals(List.of("sound", "squawk: nothing found"), there.said(), there.toString());
    }

    @Test
    void whatIsAskedForAndCannotBeHadIsAFault() throws Exception {
        java("25.0.1", "java", "javac");
        maven("true");
        assertOneLine(run(List.of(), "migrate", "check", "--squawk"), "there is no npx");
    }

    @Test
    void picturesTakeABrowser() throws Exception {
        java("25.0.1", "java", "javac");
        maven("true");
        assertOneLine(run(List.of(), "pictures"), "Chromium", "apt-get install chromium");
        program(programs.resolve("chromium"), "#!/bin/bash\n");
        Files.createDirectories(tree.resolve("target"));
        Files.writeString(tree.resolve("target/bench.classpath"), "libraries");
        Ended taken = run(List.of(), "pictures");
        assertEquals(0, taken.code(), taken.toString());
        assertTrue(
                taken.said().getFirst().endsWith("ReadmePictures " + tree + "/src/site/resources"),
                taken.toString());
    }

    @Test
    void migrationsThatAreNotSoundAreAFault() throws Exception {
        java("25.0.1", "java", "javac");
        maven("echo unsound; exit 1");
        assertEquals(1, run(List.of(), "migrate", "check").code());
    }

    /// It may be newer than what was read, and older than the build's end.
    @Test
    void whatIsSavedDuringABuildIsBuiltByTheNextRun() throws Exception {
        Path java = java("25.0.1", "java", "javac");
        maven(
                """
                mkdir -p target/lib
                echo jar > target/bellwether.jar
                [ -e src/main/Late.java ] || echo late > src/main/Late.java
                """);
        List<String> settings = List.of("JAVA_HOME=" + java);
        assertEquals(List.of("Building…"), run(settings, "jobs").complained());
        assertEquals(List.of("Building…"), run(settings, "jobs").complained(), "Late.java is new");
        assertEquals(List.of(), run(settings, "jobs").complained(), "nothing changed");
    }
}
