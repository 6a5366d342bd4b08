package bellwether.market;

import java.util.ArrayList;
import java.util.List;

/// The rows of one file that tell of a symbol's day and were not taken, for the record: so many of
/// them, and how many more there were. Both who reads the file and who stores it add to them.
final class RefusedBars {
    private static final int MOST = 20_000;

    private final List<RefusedBar> kept = new ArrayList<>();
    private long left;

    synchronized void add(RefusedBar bar) {
        if (kept.size() < MOST) {
            kept.add(bar);
        } else {
            left++;
        }
    }

    synchronized List<RefusedBar> kept() {
        return List.copyOf(kept);
    }

    /// How many more there were.
    synchronized long left() {
        return left;
    }
}
