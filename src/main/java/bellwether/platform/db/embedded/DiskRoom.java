package bellwether.platform.db.embedded;

import bellwether.platform.db.DatabaseUnavailable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The room that is left on the disk of the embedded database.
///
/// @param measured the bytes that this user may still write there
public record DiskRoom(Path home, LongSupplier measured) {
    /// The programs take 60 MB, an empty cluster 40, and its log of changes grows at once.
    public static final long FIRST_START = 300L << 20;

    /// Two files of the server's log of changes. When it cannot make the next of these, it ends
    /// itself, so nothing new is let in before that.
    private static final long LEAST = 32L << 20;

    public DiskRoom(Path home) {
        this(home, () -> HomeFolders.nearest(home).toFile().getUsableSpace());
    }

    public long free() {
        return measured.getAsLong();
    }

    /// Whether nothing new should be stored.
    public boolean isShort() {
        return free() < LEAST;
    }

    /// Why nothing new should be stored, and what to do.
    public Optional<String> shortage() {
        long free = free();
        return free < LEAST
                ? Optional.of(
                        "Only %,d MB are free on the disk of %s, and %,d MB are reserved for the database. Free some space and try again."
                                .formatted(free >> 20, home, LEAST >> 20))
                : Optional.empty();
    }

    /// Looks before a server is started, which on a full disk only says that it ended.
    ///
    /// @param first whether its programs and files have yet to be made
    /// @throws DatabaseUnavailable when there is too little room
    void requireForStart(boolean first) {
        long needed = first ? FIRST_START : LEAST;
        long free = free();
        if (free < needed) {
            throw new DatabaseUnavailable(
                    "Only %,d MB are free on the disk of %s, and %s needs %,d MB. Free some space, or set BELLWETHER_HOME to a folder on another disk."
                            .formatted(
                                    free >> 20,
                                    home,
                                    first ? "a first start" : "a start",
                                    needed >> 20));
        }
    }
}
