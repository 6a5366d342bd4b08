package bellwether.platform.db.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupFileTest {
    private static final StoredTable SYMBOL = new StoredTable("symbol", List.of("id"));
    private static final StoredTable OTHER = new StoredTable("other", List.of("id"));
    private static final byte[] ROWS = rows();

    @TempDir Path folder;

    private static byte[] rows() {
        StringBuilder rows = new StringBuilder();
        new SplittableRandom(1).ints(1_000).forEach(id -> rows.append(id).append('\n'));
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String manifest() {
        return new BackupManifest("1", Instant.EPOCH, 7, Map.of(SYMBOL, 3L), Map.of(), List.of())
                .text();
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("backup.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private Path whole() throws IOException {
        return zip(
                Map.of(
                        "manifest.txt",
                        manifest().getBytes(StandardCharsets.UTF_8),
                        "symbol.copy",
                        ROWS));
    }

    private static String refused(Path file) {
        WrongBackup fault = assertThrows(WrongBackup.class, () -> BackupFile.open(file).close());
        return String.valueOf(fault.getMessage());
    }

    @Test
    void rowsAreReadAsTheyWereWritten() throws IOException {
        try (BackupFile file = BackupFile.open(whole())) {
            assertEquals(3, file.manifest().rows());
            long size =
                    file.read(
                            SYMBOL,
                            rows -> {
                                byte[] read = rows.readAllBytes();
                                assertTrue(Arrays.equals(ROWS, read));
                                return read.length;
                            });
            assertEquals(ROWS.length, size);
        }
    }

    @Test
    void aTableThatIsNotThereIsNamed() throws IOException {
        try (BackupFile file = BackupFile.open(whole())) {
            WrongBackup fault = assertThrows(WrongBackup.class, () -> file.read(OTHER, rows -> 0));
            assertEquals("it has no rows of other", fault.getMessage());
        }
    }

    /// A reader that stops early has not seen all rows, so they are not taken for whole.
    @Test
    void rowsThatWereNotReadToTheirEndAreNotTheRows() throws IOException {
        try (BackupFile file = BackupFile.open(whole())) {
            WrongBackup fault =
                    assertThrows(WrongBackup.class, () -> file.read(SYMBOL, rows -> rows.read()));
            assertTrue(
                    String.valueOf(fault.getMessage()).startsWith("it is damaged"),
                    fault.getMessage());
        }
    }

    @Test
    void whatIsNoBackupSaysWhy() throws IOException {
        assertEquals("there is no such file", refused(folder.resolve("nothing")));
        assertEquals("there is no such file", refused(folder), "a folder is no file");
        Path text = Files.writeString(folder.resolve("text"), "x".repeat(500));
        assertTrue(refused(text).startsWith("it is not a backup, or incomplete"), refused(text));
        assertEquals(
                "it is a zip file but not a backup: it has no manifest.txt",
                refused(zip(Map.of("symbol.copy", ROWS))));
    }

    @Test
    void oneThatWasCutOffIsSeenAsThatWhereverTheCutIs() throws IOException {
        byte[] whole = Files.readAllBytes(whole());
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 30; round++) {
            Path cut = folder.resolve("cut");
            Files.write(cut, Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertTrue(refused(cut).startsWith("it is not a backup"), refused(cut));
        }
    }

    /// One bit of the rows, which lie before the table of contents.
    @Test
    void noDamageToItsRowsGoesUnseen() throws IOException {
        Path file = whole();
        byte[] whole = Files.readAllBytes(file);
        int name = new String(whole, StandardCharsets.ISO_8859_1).indexOf("symbol.copy");
        int unseen = 0;
        for (int at = name + 11; at < name + 11 + 40; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            Files.write(file, damaged);
            try (BackupFile backup = BackupFile.open(file)) {
                backup.read(SYMBOL, rows -> rows.readAllBytes().length);
                unseen++;
            } catch (WrongBackup expected) {
                assertTrue(String.valueOf(expected.getMessage()).startsWith("it is"));
            } catch (IOException expected) {
                // the packed bytes end too early
            }
        }
        assertEquals(0, unseen);
    }
}
