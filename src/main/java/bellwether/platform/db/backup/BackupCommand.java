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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/// `backup FILE [--untried]` and `restore FILE`.
public final class BackupCommand {
    public static final int WRONG_USAGE = 2;
    private static final int FAILED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PrintStream out;
    private final PrintStream err;

    public BackupCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// What is wrong with the arguments, if anything.
    ///
    /// @param command `backup` or `restore`
    public static Optional<String> complaint(String command, List<String> arguments) {
        List<String> files = new ArrayList<>(arguments);
        if (command.equals("backup")) {
            files.remove("--untried");
        }
        return files.size() == 1 && !files.getFirst().startsWith("-")
                ? Optional.empty()
                : Optional.of(
                        "%s does not understand \"%s\". Usage: ./run.sh backup FILE [--untried] | restore FILE"
                                .formatted(command, String.join(" ", arguments)));
    }

    /// Writes a backup and tries it, and gives the exit code: 0 done, 1 failed with a line that
    /// says why; there is no file then.
    ///
    /// @param program the release that writes it
    /// @throws DatabaseUnavailable saying why the database cannot be used
    public int backup(
            DatabaseAddress address, List<String> arguments, String program, Instant now) {
        List<String> words = new ArrayList<>(arguments);
        boolean tried = !words.remove("--untried");
        Path file = Path.of(words.getFirst()).toAbsolutePath();
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        ServerCheck.await(address, PATIENCE);
        try {
            requireRoom(file);
            Files.deleteIfExists(partial);
            BackupManifest manifest =
                    new BackupWriter(new Migrations(address, MigrationFiles.packed()), out::println)
                            .write(partial, program, now);
            String trial = tried ? attempt(address, partial) : "It was not tried.";
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            out.println(summary(file, manifest) + trial);
            return 0;
        } catch (WrongBackup | IOException | JdbiException | DatabaseUnavailable e) {
            err.println("No backup was made: " + reason(address, e));
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

    private static String reason(DatabaseAddress address, Exception fault) {
        return switch (fault) {
            case JdbiException sql -> DatabaseFault.line(address, sql);
            case IOException file -> file.toString();
            default -> String.valueOf(fault.getMessage());
        };
    }

    private static void requireRoom(Path file) {
        if (Files.exists(file)) {
            throw new WrongBackup(file + " exists already, and is not overwritten");
        }
        if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
            throw new WrongBackup("there is no folder " + file.getParent());
        }
    }

    /// Restores it beside the database, and gives what came of that.
    private static String attempt(DatabaseAddress address, Path file) throws IOException {
        ScratchDatabase place;
        try {
            place = ScratchDatabase.beside(address);
        } catch (DatabaseUnavailable e) {
            return "It was NOT tried, as no database could be made beside this one: %s"
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
        return "It was restored into a scratch database, where every table has as many rows.";
    }

    /// Puts a backup into an empty database, and gives the exit code.
    ///
    /// @throws DatabaseUnavailable saying why the database cannot be used
    public int restore(DatabaseAddress address, List<String> arguments) {
        Path path = Path.of(arguments.getFirst()).toAbsolutePath();
        ServerCheck.await(address, PATIENCE);
        try (BackupFile file = BackupFile.open(path)) {
            new BackupRestore(new Migrations(address, MigrationFiles.packed()), file, out::println)
                    .run();
            out.println(
                    "Restored %,d rows of %s, as they were at %s."
                            .formatted(file.manifest().rows(), path, file.manifest().takenAt()));
            return 0;
        } catch (WrongBackup | IOException | JdbiException | DatabaseUnavailable e) {
            err.println("%s was not restored: %s".formatted(path, reason(address, e)));
            return FAILED;
        }
    }
}
