package bellwether.platform.doctor;

import bellwether.platform.db.embedded.DiskRoom;
import bellwether.platform.db.embedded.HomeFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The room on the home folder's disk.
///
/// @param needed whether the database lies there
/// @param space looks at the disk
record DiskCheck(Path home, boolean needed, Space space) implements Check {
    private static final long MEGABYTE = 1024 * 1024;

    private static final long LEAST = DiskRoom.FIRST_START;

    /// The log of changes alone takes up to 1 GB in busy times.
    private static final long COMFORTABLE = 2_048 * MEGABYTE;

    DiskCheck(Path home, boolean needed) {
        this(home, needed, path -> Files.getFileStore(HomeFolders.nearest(path)).getUsableSpace());
    }

    /// How many bytes this user may still write.
    @FunctionalInterface
    interface Space {
        long usable(Path path) throws IOException;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public CheckResult run() {
        try {
            return judge(space.usable(home));
        } catch (IOException e) {
            String words = "the disk of %s cannot be looked at: %s".formatted(home, e.getMessage());
            return needed
                    ? new CheckResult.Fault(
                            words, "Set BELLWETHER_HOME to a folder that this user may read.")
                    : new CheckResult.Skipped(words + "; the database lies elsewhere");
        }
    }

    private CheckResult judge(long free) {
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
