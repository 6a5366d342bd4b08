package bellwether.platform.db.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A backup to be read: the table of contents is at a zip file's end, so one that was cut off is
/// seen as that before anything is done with it.
final class BackupFile implements AutoCloseable {
    private final ZipFile zip;
    private final BackupManifest manifest;

    private BackupFile(ZipFile zip, BackupManifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /// @throws WrongBackup when it is not there, or no whole backup
    static BackupFile open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new WrongBackup("there is no such file");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException | NoSuchFileException e) {
            throw new WrongBackup("it is not a backup, or incomplete: " + e.getMessage(), e);
        }
        try {
            return new BackupFile(zip, manifest(zip));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static BackupManifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(BackupWriter.MANIFEST);
        if (entry == null) {
            throw new WrongBackup(
                    "it is a zip file but not a backup: it has no " + BackupWriter.MANIFEST);
        }
        byte[] text;
        try (CheckedInputStream in = checked(zip, entry)) {
            text = in.readAllBytes();
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw new WrongBackup("it is damaged: its manifest differs from the one written");
            }
        } catch (ZipException | EOFException e) {
            throw new WrongBackup("it is damaged in its manifest: " + e.getMessage(), e);
        }
        return BackupManifest.parse(new String(text, StandardCharsets.UTF_8));
    }

    private static CheckedInputStream checked(ZipFile zip, ZipEntry entry) throws IOException {
        return new CheckedInputStream(zip.getInputStream(entry), new CRC32());
    }

    BackupManifest manifest() {
        return manifest;
    }

    /// Reads a table's rows.
    interface Reader {
        long read(InputStream rows) throws IOException;
    }

    /// Gives what the reader made of a table's rows.
    ///
    /// @throws WrongBackup when they are not those that were written
    long read(StoredTable table, Reader reader) throws IOException {
        ZipEntry entry = zip.getEntry(BackupWriter.name(table));
        if (entry == null) {
            throw new WrongBackup("it has no rows of " + table.name());
        }
        try (CheckedInputStream rows = checked(zip, entry)) {
            long result = reader.read(rows);
            if (rows.getChecksum().getValue() != entry.getCrc()) {
                throw new WrongBackup(
                        "it is damaged: the rows of %s differ from those written"
                                .formatted(table.name()));
            }
            return result;
        } catch (ZipException | EOFException e) {
            throw new WrongBackup(
                    "it is damaged in the rows of %s: %s".formatted(table.name(), e.getMessage()),
                    e);
        }
    }

    /// Reads all of it once, before anything is done with it.
    ///
    /// @throws WrongBackup when a table's rows are missing, or not those that were written
    void verify() throws IOException {
        for (Map.Entry<StoredTable, Long> table : manifest.tables().entrySet()) {
            requireCount(table.getKey(), table.getValue(), read(table.getKey(), BackupFile::lines));
        }
    }

    /// Each row ends a line; ends of lines within values are written as `\n`.
    private static long lines(InputStream rows) throws IOException {
        long lines = 0;
        byte[] buffer = new byte[1 << 16];
        for (int length = rows.read(buffer); length >= 0; length = rows.read(buffer)) {
            for (int i = 0; i < length; i++) {
                lines += buffer[i] == '\n' ? 1 : 0;
            }
        }
        return lines;
    }

    static void requireCount(StoredTable table, long written, long found) {
        if (written != found) {
            throw new WrongBackup(
                    "%s had %,d rows and would have %,d".formatted(table.name(), written, found));
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
