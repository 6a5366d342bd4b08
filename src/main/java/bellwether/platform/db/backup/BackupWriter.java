package bellwether.platform.db.backup;

import bellwether.platform.db.CopyFailed;
import bellwether.platform.db.Snapshots;
import bellwether.platform.db.schema.Migrations;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Writes all rows of one moment into a zip file: for each table what COPY gives, and at the end a
/// manifest. Readers and writers are not held up meanwhile.
final class BackupWriter {
    static final String MANIFEST = "manifest.txt";

    private final Migrations migrations;
    private final Consumer<String> tell;

    BackupWriter(Migrations migrations, Consumer<String> tell) {
        this.migrations = migrations;
        this.tell = tell;
    }

    /// @param file to be made; it is readable to its owner only, as it holds everybody's data
    /// @throws WrongBackup when there is nothing to keep
    BackupManifest write(Path file, String program, Instant now) throws IOException {
        int schema = migrations.standing().version();
        if (schema == 0) {
            throw new WrongBackup("the database at %s is empty".formatted(migrations.address()));
        }
        try (FileChannel channel = open(file);
                ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
            zip.setLevel(Deflater.BEST_SPEED);
            BackupManifest manifest =
                    Snapshots.read(migrations.jdbi(), h -> copy(h, zip, program, now, schema));
            entry(zip, MANIFEST);
            zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.finish();
            channel.force(true);
            return manifest;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] own = {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                posix ? own : new FileAttribute<?>[0]);
    }

    private BackupManifest copy(
            Handle handle, ZipOutputStream zip, String program, Instant now, int schema)
            throws IOException {
        patiently(handle);
        CopyManager copying = copying(handle);
        Map<StoredTable, Long> tables = new LinkedHashMap<>();
        for (StoredTable table : StoredTable.all(handle)) {
            ZipEntry entry = entry(zip, name(table));
            long rows = copyOut(copying, table, zip);
            zip.closeEntry();
            tell.accept(
                    "%-24s %,12d rows %,14d bytes"
                            .formatted(table.name(), rows, entry.getCompressedSize()));
            tables.put(table, rows);
        }
        return new BackupManifest(
                program, now, schema, tables, sequences(handle), TablePart.all(handle));
    }

    private static long copyOut(CopyManager copying, StoredTable table, OutputStream to)
            throws IOException {
        try {
            return copying.copyOut(table.copyOut(), to);
        } catch (SQLException e) {
            throw new CopyFailed(e);
        }
    }

    /// A transaction like this may take longer than requests are granted.
    static void patiently(Handle handle) {
        for (String limit :
                List.of(
                        "statement_timeout",
                        "lock_timeout",
                        "idle_in_transaction_session_timeout")) {
            handle.execute("set local " + limit + " = 0");
        }
    }

    static CopyManager copying(Handle handle) {
        try {
            return handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
        } catch (SQLException e) {
            throw new CopyFailed(e);
        }
    }

    static String name(StoredTable table) {
        return table.name() + ".copy";
    }

    private static ZipEntry entry(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        zip.putNextEntry(entry);
        return entry;
    }

    private static Map<String, Long> sequences(Handle handle) {
        Map<String, Long> last = new LinkedHashMap<>();
        handle.createQuery(
                        """
                        select quote_ident(sequencename), last_value from pg_sequences
                        where schemaname = current_schema() and last_value is not null
                        order by 1
                        """)
                .map((r, _) -> Map.entry(r.getString(1), r.getLong(2)))
                .forEach(sequence -> last.put(sequence.getKey(), sequence.getValue()));
        return last;
    }
}
