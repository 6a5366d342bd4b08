package bellwether.db;

import java.nio.file.Path;

/// The room that is left on the disk of the embedded database.
public record DiskRoom(Path home) {
    /// Two files of the server's log of changes. When it cannot make the next of these, it ends
    /// itself, so nothing new is let in before that.
    private static final long LEAST = 32L << 20;

    public long free() {
        return home.toFile().getUsableSpace();
    }

    /// Whether nothing new should be stored.
    public boolean isShort() {
        return free() < LEAST;
    }
}
