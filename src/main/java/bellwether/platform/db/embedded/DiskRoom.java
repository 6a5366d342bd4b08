package bellwether.platform.db.embedded;

import bellwether.platform.db.DatabaseUnavailable;
import java.nio.file.Path;

/// The room that is left on the disk of the embedded database.
public record DiskRoom(Path home) {
    /// Two files of the server's log of changes. When it cannot make the next of these, it ends
    /// itself, so nothing new is let in before that.
    private static final long LEAST = 32L << 20;

    /// The programs take 60 MB, an empty cluster 40, and it needs two files of that log.
    private static final long FIRST_START = 140L << 20;

    public long free() {
        return home.toFile().getUsableSpace();
    }

    /// Whether nothing new should be stored.
    public boolean isShort() {
        return free() < LEAST;
    }

    /// Looks before a server is started, which on a full disk only says that it ended.
    ///
    /// @param first whether its programs and files have yet to be made
    /// @throws DatabaseUnavailable when there is too little room
    void requireForStart(boolean first) {
        long needed = first ? FIRST_START : LEAST;
        if (free() < needed) {
            throw new DatabaseUnavailable(
                    "Only %,d MB are free on the disk of %s, and PostgreSQL needs %,d MB to start. Make room, or give a folder on another disk: BELLWETHER_HOME"
                            .formatted(free() >> 20, home, needed >> 20));
        }
    }
}
