package bellwether.market.imports.format;

import bellwether.market.bars.RefusedBar;
import java.util.ArrayList;
import java.util.List;

/// The rows of one file that tell of a symbol's day and were not taken, for the record: so many of
/// them, and how many more there were.
public final class RefusedBars {
    private static final int MOST = 20_000;

    private final List<RefusedBar> kept = new ArrayList<>();
    private long left;

    public void add(RefusedBar bar) {
        if (kept.size() < MOST) {
            kept.add(bar);
        } else {
            left++;
        }
    }

    public List<RefusedBar> kept() {
        return List.copyOf(kept);
    }

    /// How many more there were.
    public long left() {
        return left;
    }
}
