package bellwether.platform.db;

import java.util.List;

/// What a chore of maintenance came to.
///
/// @param removed rows that were over their time
/// @param freedBytes given back to the disk; what other rows may fill again is not counted
/// @param notes what else was done, and what was left alone and why
public record CleanupResult(long removed, long freedBytes, List<String> notes) {
    public static final CleanupResult NOTHING = new CleanupResult(0, 0, List.of());

    public CleanupResult {
        notes = List.copyOf(notes);
    }
}
