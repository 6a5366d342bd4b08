package bellwether.platform.db.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.DatabaseUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HomeFoldersTest {
    @TempDir Path folder;

    private void fill(String names) throws IOException {
        for (String name : Arrays.stream(names.split(" ", -1)).filter(n -> !n.isEmpty()).toList()) {
            Files.writeString(folder.resolve(name), "x");
        }
    }

    /// What is there, and whether it is a home of ours.
    @ParameterizedTest
    @CsvSource({
        "'', true",
        "lost+found, true",
        "lock, true",
        "lock programs postgres.log, true",
        "postgres.password, true",
        "lock postgres.password.new, true",
        "secret.key, true",
        "postgres-18 notes.txt, true",
        "postgres.password backup.zip, true",
        "notes.txt, false",
        "lock notes.txt, false",
        "postgres-17, false",
        ".ssh, false"
    })
    void aFolderIsOursWhenItIsEmptyOrShowsThatWeMadeIt(String names, boolean ours)
            throws IOException {
        fill(names);
        assertEquals(ours, HomeFolders.complaint(folder).isEmpty());
    }

    @Test
    void threeOfTheForeignFilesAreNamed() throws IOException {
        fill("a b c d lock");
        String complaint = HomeFolders.complaint(folder).orElseThrow();
        assertTrue(complaint.contains("(a, b, c and others)"), complaint);
        assertTrue(
                complaint.endsWith("BELLWETHER_HOME=" + folder.resolve("bellwether")), complaint);
        Files.delete(folder.resolve("d"));
        assertTrue(HomeFolders.complaint(folder).orElseThrow().contains("(a, b, c) "));
    }

    @Test
    void aForeignFolderIsNotTouched() throws IOException {
        fill("notes.txt");
        var before = Files.getPosixFilePermissions(folder);
        assertThrows(DatabaseUnavailable.class, () -> HomeFolders.prepare(folder));
        assertEquals(before, Files.getPosixFilePermissions(folder));
    }

    @Test
    void aNewHomeIsItsOwnersOnly() throws IOException {
        Path home = folder.resolve("deep/home");
        assertEquals(Optional.empty(), HomeFolders.complaint(home));
        HomeFolders.prepare(home);
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home)));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        DatabaseUnavailable fault =
                assertThrows(DatabaseUnavailable.class, () -> HomeFolders.prepare(file));
        assertTrue(
                String.valueOf(fault.getMessage())
                        .startsWith("The folder " + file + " cannot be used"),
                fault.getMessage());
    }

    @Test
    void faultsOfFilesAreSaidWithoutNamesOfClasses() {
        assertEquals(
                "this user may not write to /a",
                HomeFolders.reason(new java.nio.file.AccessDeniedException("/a")));
        assertEquals(
                "/a is a file",
                HomeFolders.reason(new java.nio.file.FileAlreadyExistsException("/a")));
        assertEquals(
                "/a is not there", HomeFolders.reason(new java.nio.file.NoSuchFileException("/a")));
        assertEquals(
                "/a: Read-only file system",
                HomeFolders.reason(
                        new java.nio.file.FileSystemException(
                                "/a", null, "Read-only file system")));
        assertEquals("broken", HomeFolders.reason(new IOException("broken")));
    }

    @Test
    void oneHomeHasOneHolderAtATime() {
        HomeLock first = HomeLock.take(folder);
        HomeInUse fault = assertThrows(HomeInUse.class, () -> HomeLock.take(folder));
        assertTrue(String.valueOf(fault.getMessage()).contains(folder.toString()));
        first.close();
        HomeLock.take(folder).close();
    }

    @Test
    void thePasswordIsMadeOnceAndIsNobodyElses() throws IOException {
        PostgresFolder files = new PostgresFolder(folder);
        String password = files.password();
        assertEquals(password, files.password());
        assertEquals(32, password.length(), "24 random bytes");
        assertTrue(password.matches("[A-Za-z0-9_-]+"), "it stands in SQL between quotes");
        Files.delete(folder.resolve("postgres.password"));
        assertFalse(password.equals(files.password()));
    }

    /// Of a first start that was killed nothing is kept; of a cluster with data nothing is lost.
    @Test
    void onlyAClusterThatWasNeverFinishedIsDiscarded() throws IOException {
        PostgresFolder files = new PostgresFolder(folder);
        files.discardUnfinished();
        Files.createDirectories(files.data().resolve("base/1"));
        Files.writeString(files.data().resolve("base/1/2"), "half");
        files.discardUnfinished();
        assertFalse(Files.exists(files.data()));
        Files.createDirectories(files.data().resolve("base"));
        files.markFinished();
        files.discardUnfinished();
        assertTrue(Files.exists(files.data().resolve("base")));
        assertTrue(files.finished());
    }

    @Test
    void onlyProgramsThatWereUnpackedByHalfAreDiscarded() throws IOException {
        PostgresFolder files = new PostgresFolder(folder);
        files.markUnpacked();
        assertFalse(Files.exists(files.programs()), "they were unpacked for another home");
        Files.createDirectories(files.programs().resolve("bin"));
        files.discardHalfUnpacked();
        assertFalse(Files.exists(files.programs()));
        Files.createDirectories(files.programs().resolve("bin"));
        files.markUnpacked();
        files.discardHalfUnpacked();
        assertTrue(Files.exists(files.programs().resolve("bin")));
    }

    @Test
    void theServersLastWordsAreItsLastFault() throws IOException {
        Path log = folder.resolve("postgres.log");
        assertEquals(Optional.empty(), StartWatch.lastWords(log), "it was not begun");
        Files.writeString(
                log,
                """
                2026-11-02 12:00:00 UTC [1] FATAL:  could not open file "a": FATAL: no
                2026-11-02 12:00:01 UTC [1] LOG:  shutting down
                """);
        assertEquals(
                Optional.of("could not open file \"a\": FATAL: no"), StartWatch.lastWords(log));
        Files.writeString(
                log,
                "x PANIC:  no space left\nLOG: bye\n",
                java.nio.file.StandardOpenOption.APPEND);
        assertEquals(Optional.of("no space left"), StartWatch.lastWords(log));
        Files.writeString(log, "LOG:  ready\n");
        assertEquals(Optional.empty(), StartWatch.lastWords(log));
    }

    @Test
    void aStartThatFailsIsToldInTheServersWordsOrElseItsOwn() throws IOException {
        PostgresFolder files = new PostgresFolder(folder);
        IOException own =
                assertThrows(
                        IOException.class,
                        () ->
                                StartWatch.watched(
                                        files,
                                        () -> {
                                            throw new IllegalStateException(
                                                    "outer", new IOException("no such program"));
                                        }));
        assertEquals("no such program", own.getMessage());
        Files.writeString(files.log(), "FATAL:  disk full\n");
        IOException servers =
                assertThrows(
                        IOException.class,
                        () ->
                                StartWatch.watched(
                                        files,
                                        () -> {
                                            throw new IllegalStateException("outer");
                                        }));
        assertEquals("disk full", servers.getMessage());
        assertEquals("server", StartWatch.watched(files, () -> "server"));
    }

    @Test
    void theInnermostReasonIsShownWithItsClassUnlessItIsOfAFile() {
        assertEquals(
                "disk full",
                LocalPostgres.reason(new IllegalStateException(new IOException("disk full"))));
        assertEquals(
                "java.lang.IllegalArgumentException: bad",
                LocalPostgres.reason(new RuntimeException(new IllegalArgumentException("bad"))));
        assertEquals("java.io.IOException", LocalPostgres.reason(new IOException((String) null)));
    }
}
