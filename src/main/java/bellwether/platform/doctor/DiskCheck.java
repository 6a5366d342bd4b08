package bellwether.platform.doctor;

import bellwether.platform.db.embedded.DiskRoom;
import bellwether.platform.db.embedded.HomeFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The room on the home folder's disk.
///
/// @param free bytes that this user may still write
record DiskCheck(Path home, boolean needed, long free) implements Check {
    private static final long MEGABYTE = 1024 * 1024;

    private static final long LEAST = DiskRoom.FIRST_START;

    /// The log of changes alone takes up to 1 GB in busy times.
    private static final long COMFORTABLE = 2_048 * MEGABYTE;

    static DiskCheck of(Path home, boolean needed) {
        try {
            return new DiskCheck(
                    home, needed, Files.getFileStore(HomeFolders.nearest(home)).getUsableSpace());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot see the disk of " + home, e);
        }
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public CheckResult run() {
        String words = "%,d MB free for %s".formatted(free / MEGABYTE, home);
        if (!needed || free >= COMFORTABLE) {
            return new CheckResult.Ok(words);
        }
        String remedy =
                "Free some space, or use a folder on another disk: BELLWETHER_HOME (at least %,d MB, better %,d)."
                        .formatted(LEAST / MEGABYTE, COMFORTABLE / MEGABYTE);
        return free < LEAST
                ? new CheckResult.Fault("only " + words, remedy)
                : new CheckResult.Warning("only " + words, remedy);
    }
}
