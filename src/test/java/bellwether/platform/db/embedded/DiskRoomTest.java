package bellwether.platform.db.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.DatabaseUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DiskRoomTest {
    @TempDir Path folder;

    private DiskRoom room(long megabytes) {
        return new DiskRoom(folder.resolve("home"), () -> megabytes << 20);
    }

    @Test
    void aFirstStartOnASmallDiskIsRefusedBeforeAnythingIsMade() {
        Path home = folder.resolve("home");
        DatabaseUnavailable fault =
                assertThrows(
                        DatabaseUnavailable.class, () -> LocalPostgres.at(home, room(299)).run());
        assertEquals(
                "Only 299 MB are free on the disk of %s, and a first start needs 300 MB. Free some space, or set BELLWETHER_HOME to a folder on another disk."
                        .formatted(home),
                fault.getMessage());
        assertFalse(Files.exists(home));
        assertThrows(
                DatabaseUnavailable.class,
                () -> LocalPostgres.at(home, room(299)).requireStartable());
        LocalPostgres.at(home, room(300)).requireStartable();
        assertFalse(Files.exists(home));
    }

    @ParameterizedTest
    @CsvSource({"true, 299, false", "true, 300, true", "false, 31, false", "false, 32, true"})
    void aFirstStartNeedsMoreThanOthers(boolean first, long megabytes, boolean enough) {
        boolean started = true;
        try {
            room(megabytes).requireForStart(first);
        } catch (DatabaseUnavailable e) {
            started = false;
        }
        assertEquals(enough, started);
    }

    @Test
    void aShortageSaysWhatIsFreeAndWhatIsKept() {
        assertEquals(Optional.empty(), room(32).shortage());
        String words = room(20).shortage().orElseThrow();
        assertTrue(words.startsWith("Only 20 MB are free on the disk of "), words);
        assertTrue(words.contains("32 MB are reserved"), words);
        assertTrue(room(20).isShort());
        assertFalse(room(32).isShort());
    }

    @Test
    void aFolderThatIsNotMadeYetIsOnTheDiskAboveIt() {
        assertEquals(
                folder.toFile().getUsableSpace() >> 30,
                new DiskRoom(folder.resolve("a/b")).free() >> 30);
    }
}
