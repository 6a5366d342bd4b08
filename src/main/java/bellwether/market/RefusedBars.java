package bellwether.market;

import java.util.ArrayList;
import java.util.List;

/// The rows of one file that tell of a symbol's day and were not taken, for the record: so many of
/// them, and how many more there were.
final class RefusedBars {
    private static final int MOST = 20_000;

    private final List<RefusedBar> kept = new ArrayList<>();
    private long left;

    void add(RefusedBar bar) {
        if (kept.size() < MOST) {
            kept.add(bar);
        } else {
            left++;
        }
    }

    List<RefusedBar> kept() {
        return List.copyOf(kept);
    }

    /// How many more there were.
    long left() {
        return left;
    }
}
