package bellwether.platform.db.backup;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.DatabaseFault;
import bellwether.platform.db.DatabaseUnavailable;
import bellwether.platform.db.ServerCheck;
import bellwether.platform.db.schema.MigrationFiles;
import bellwether.platform.db.schema.Migrations;
import bellwether.platform.db.schema.ScratchDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.JdbiException;

/// Writes backups of a database, and restores them.
public final class Backups {
    private static final int FAILED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DatabaseAddress address;
    private final PrintStream out;
    private final PrintStream err;

    public Backups(DatabaseAddress address, PrintStream out, PrintStream err) {
        this.address = address;
        this.out = out;
        this.err = err;
    }

    /// Writes a backup and tries it, and gives the exit code: 0 done, 1 failed with a line that
    /// says why; there is no file then.
    ///
    /// @param tried whether to restore it into a scratch database, to see that it is whole
    /// @param program the release that writes it
    /// @throws DatabaseUnavailable saying why the database cannot be used
    public int write(Path path, boolean tried, String program, Instant now) {
        Path file = path.toAbsolutePath();
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        ServerCheck.await(address, PATIENCE);
        try {
            requireRoom(file);
            Files.deleteIfExists(partial);
            BackupManifest manifest =
                    new BackupWriter(new Migrations(address, MigrationFiles.packed()), out::println)
                            .write(partial, program, now);
            String trial = tried ? attempt(partial) : "Trial restore skipped.";
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            out.println(summary(file, manifest) + trial);
            return 0;
        } catch (WrongBackup | IOException | JdbiException | DatabaseUnavailable e) {
            err.println("No backup was written: " + reason(e));
            return FAILED;
        } finally {
            remove(partial);
        }
    }

    private static String summary(Path file, BackupManifest manifest) throws IOException {
        return "%s: %,d rows of %d tables at %s, schema version %d, %,d bytes. "
                .formatted(
                        file,
                        manifest.rows(),
                        manifest.tables().size(),
                        manifest.takenAt(),
                        manifest.schema(),
                        Files.size(file));
    }

    private void remove(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            err.println("%s was left behind: %s".formatted(partial, e.getMessage()));
        }
    }

    private String reason(Exception fault) {
        return switch (fault) {
            case JdbiException sql -> DatabaseFault.line(address, sql);
            case IOException file -> file.toString();
            default -> String.valueOf(fault.getMessage());
        };
    }

    private static void requireRoom(Path file) {
        if (Files.exists(file)) {
            throw new WrongBackup(file + " already exists and is not overwritten");
        }
        if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
            throw new WrongBackup("there is no folder " + file.getParent());
        }
    }

    /// Restores it beside the database, and gives what came of that.
    private String attempt(Path file) throws IOException {
        ScratchDatabase place;
        try {
            place = ScratchDatabase.beside(address);
        } catch (DatabaseUnavailable e) {
            return "It was NOT verified: no scratch database could be created: %s"
                    .formatted(e.getMessage());
        }
        try (ScratchDatabase scratch = place;
                BackupFile backup = BackupFile.open(file)) {
            new BackupRestore(
                            new Migrations(scratch.address(), MigrationFiles.packed()),
                            backup,
                            line -> {})
                    .run();
        }
        return "Verified by a trial restore into a scratch database: every table has the same number of rows.";
    }

    /// Puts a backup into an empty database, and gives the exit code.
    ///
    /// @throws DatabaseUnavailable saying why the database cannot be used
    public int restore(Path file) {
        Path path = file.toAbsolutePath();
        ServerCheck.await(address, PATIENCE);
        try (BackupFile backup = BackupFile.open(path)) {
            new BackupRestore(
                            new Migrations(address, MigrationFiles.packed()), backup, out::println)
                    .run();
            out.println(
                    "Restored %,d rows of %s, as they were at %s."
                            .formatted(
                                    backup.manifest().rows(), path, backup.manifest().takenAt()));
            return 0;
        } catch (WrongBackup | IOException | JdbiException | DatabaseUnavailable e) {
            err.println("%s was not restored: %s".formatted(path, reason(e)));
            return FAILED;
        }
    }
}
