package bellwether.platform.db.schema;

import bellwether.platform.db.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder of migrations that a test writes. Lock timeouts are put before each.
public final class MigrationFolder {
    private static final String BEGIN = "set local lock_timeout = '2s';\n";

    private final Path folder;

    public MigrationFolder(Path parent) {
        try {
            folder = Files.createTempDirectory(parent, "migrations");
            Files.createDirectories(folder.resolve("undo"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Two tables, one of them with a row.
    public static MigrationFolder withTables(Path parent) {
        return new MigrationFolder(parent)
                .add(
                        "V1__first.sql",
                        "create table price (id int primary key, day date, note varchar(10));"
                                + "insert into price values (1, '2020-01-01', 'a');",
                        "drop table price;")
                .add("V2__second.sql", "create table empty_one (n int);", "drop table empty_one;");
    }

    public MigrationFolder add(String script, String sql, String undo) {
        return write(script, BEGIN + sql).write(Migration.undoOf(script), BEGIN + undo);
    }

    public MigrationFolder write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Migrations on(DatabaseAddress address) {
        try {
            return new Migrations(address, MigrationFiles.in(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
