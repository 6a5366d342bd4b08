package bellwether.db;

import java.util.List;

/// What a chore of maintenance came to.
///
/// @param removed rows that were over their time
/// @param freedBytes given back to the disk; what other rows may fill again is not counted
/// @param notes what else was done, and what was left alone and why
public record Tidied(long removed, long freedBytes, List<String> notes) {
    public static final Tidied NOTHING = new Tidied(0, 0, List.of());

    public Tidied {
        notes = List.copyOf(notes);
    }
}
