package bellwether.platform.db.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
        try (InputStream in = zip.getInputStream(entry)) {
            return BackupManifest.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
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
        try (CheckedInputStream rows =
                new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            long result = reader.read(rows);
            if (rows.getChecksum().getValue() != entry.getCrc()) {
                throw new WrongBackup(
                        "it is damaged: the rows of %s differ from those written"
                                .formatted(table.name()));
            }
            return result;
        } catch (ZipException e) {
            throw new WrongBackup(
                    "it is damaged in the rows of %s: %s".formatted(table.name(), e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
