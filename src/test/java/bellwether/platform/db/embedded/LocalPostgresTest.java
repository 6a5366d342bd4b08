package bellwether.platform.db.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.Connections;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.DatabaseUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalPostgresTest {
    @TempDir Path home;

    @Test
    void keepsItsDataAcrossRestartsAndRefusesASecondStartMeanwhile() throws Exception {
        try (LocalPostgres first = LocalPostgres.start(home)) {
            execute(first.address(), "create table kept(n int)");
            assertThrows(HomeInUse.class, () -> LocalPostgres.start(home));
            assertEquals(Optional.of(first.address()), LocalPostgres.running(home));
        }
        assertFalse(LocalPostgres.running(home).isPresent());
        try (LocalPostgres second = LocalPostgres.start(home)) {
            execute(second.address(), "insert into kept values (1)");
        }
    }

    @Test
    void nobodyElseWritesToItsPrograms() throws Exception {
        Path programs = Files.createDirectories(home.resolve("programs"));
        Files.writeString(programs.resolve("bellwether-unpacked"), "");
        Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwxrwxrwx"));
        LocalPostgres.start(home).close();
        assertEquals(
                PosixFilePermissions.fromString("rwx------"),
                Files.getPosixFilePermissions(programs));
    }

    @Test
    void aHomeIsLookedAtWithoutMakingIt() {
        Path another = home.resolve("another");
        LocalPostgres.requireStartable(another);
        assertFalse(Files.exists(another));
        try (LocalPostgres first = LocalPostgres.start(another)) {
            assertThrows(HomeInUse.class, () -> LocalPostgres.requireStartable(another));
            assertEquals(Optional.of(first.address()), LocalPostgres.running(another));
        }
        LocalPostgres.requireStartable(another);
    }

    @Test
    void holdsPagesInAShareOfTheMachinesMemory() throws Exception {
        try (LocalPostgres server = LocalPostgres.start(home)) {
            execute(
                    server.address(),
                    "do $$ begin assert pg_size_bytes(current_setting('shared_buffers')) = pg_size_bytes('%s'); end $$"
                            .formatted(SharedBuffers.setting()));
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        try (LocalPostgres server = LocalPostgres.start(home)) {
            DatabaseAddress stranger =
                    new DatabaseAddress(
                            server.address().jdbcUrl(), Optional.of("postgres"), Optional.of("x"));
            assertThrows(SQLException.class, () -> execute(stranger, "select 1"));
        }
    }

    @Test
    void startsAgainAfterItsOwnProcessAndTheServerWereKilled() throws Exception {
        long pid;
        try (LocalPostgres first = LocalPostgres.start(home)) {
            execute(first.address(), "create table kept(n int)");
            PidFile pidFile = PidFile.read(home.resolve("postgres-18")).orElseThrow();
            pid = pidFile.pid();
            ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
            server.destroyForcibly();
            server.onExit().get(10, TimeUnit.SECONDS);
        }
        try (LocalPostgres second = LocalPostgres.start(home)) {
            execute(second.address(), "insert into kept values (1)");
            assertTrue(PidFile.read(home.resolve("postgres-18")).orElseThrow().pid() != pid);
        }
    }

    @Test
    void startsAgainAfterAFirstStartThatWasKilledHalfWay() throws Exception {
        Path data = home.resolve("postgres-18");
        Files.createDirectories(data);
        Files.writeString(data.resolve("postgresql.conf"), "# half an initdb\n");
        try (LocalPostgres server = LocalPostgres.start(home)) {
            execute(server.address(), "select 1");
        }
    }

    @Test
    void neverStopsThePostgresOfAnotherHome(@TempDir Path other) throws Exception {
        try (LocalPostgres living = LocalPostgres.start(other)) {
            List<String> lines =
                    Files.readAllLines(other.resolve("postgres-18").resolve("postmaster.pid"));
            LocalPostgres.start(home).close();
            Path stale = home.resolve("postgres-18");
            lines.set(1, stale.toString());
            Files.write(stale.resolve("postmaster.pid"), lines);
            LocalPostgres.start(home).close();
            execute(living.address(), "select 1");
        }
    }

    @Test
    void unpacksAgainWhatWasUnpackedHalfWay() throws Exception {
        PostgresFolder folder = new PostgresFolder(home);
        Files.createDirectories(folder.programs().resolve("PG-x"));
        folder.discardHalfUnpacked();
        assertFalse(Files.exists(folder.programs()));
        Files.createDirectories(folder.programs());
        folder.markUnpacked();
        folder.discardHalfUnpacked();
        assertTrue(Files.exists(folder.programs()));
    }

    @Test
    void aFolderThatOthersUseIsLeftAsItIs() throws Exception {
        Files.writeString(home.resolve("letter.txt"), "mine");
        Set<PosixFilePermission> shared = PosixFilePermissions.fromString("rwxrwxrwx");
        Files.setPosixFilePermissions(home, shared);
        String words = refusal(home);
        assertTrue(words.contains("contains other files (letter.txt)"), words);
        assertTrue(words.contains("BELLWETHER_HOME=" + home.resolve("bellwether")), words);
        assertEquals(shared, Files.getPosixFilePermissions(home));
        assertEquals(1, home.toFile().listFiles().length);
    }

    @Test
    void anEmptyDiskAndAHomeOfOursAreTaken() throws Exception {
        assertEquals(Optional.empty(), HomeFolders.complaint(home.resolve("new")));
        Files.createDirectory(home.resolve("lost+found"));
        assertEquals(Optional.empty(), HomeFolders.complaint(home));
        Files.createDirectory(home.resolve("postgres-18"));
        Files.writeString(home.resolve("notes.txt"), "put here by its owner");
        assertEquals(Optional.empty(), HomeFolders.complaint(home));
    }

    @Test
    void aFolderThatCannotBeMadeIsOneLine() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");
        String words = refusal(file.resolve("home"));
        assertTrue(words.contains("cannot be used"), words);
        assertTrue(words.contains("BELLWETHER_HOME"), words);
    }

    @Test
    void aServerThatEndsAtItsStartIsNoticedAndQuoted() throws Exception {
        LocalPostgres.start(home).close();
        Path settings = new PostgresFolder(home).data().resolve("postgresql.conf");
        Files.writeString(settings, "wal_level = nonsense\n", StandardOpenOption.APPEND);
        long started = System.nanoTime();
        String words = refusal(home);
        assertTrue(words.contains("did not start: configuration file"), words);
        assertTrue(words.contains("contains errors"), words);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
        assertTrue(seconds < 30, "said after " + seconds + " s");
        assertFalse(Thread.currentThread().isInterrupted());
    }

    private static String refusal(Path home) {
        return String.valueOf(
                assertThrows(DatabaseUnavailable.class, () -> LocalPostgres.start(home))
                        .getMessage());
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = Connections.single(address)) {
            connection.createStatement().execute(sql);
        }
    }
}
