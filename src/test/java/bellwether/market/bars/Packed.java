package bellwether.market.bars;

import bellwether.market.bars.history.PackedBars;
import bellwether.market.money.StatedUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Histories as the database would give them.
public final class Packed {
    private static final int YEAR = 252;

    private Packed() {}

    /// In blocks of a year, without splits.
    public static PackedHistory history(Bars bars) {
        List<byte[]> blocks = new ArrayList<>();
        for (int from = 0; from < bars.size(); from += YEAR) {
            int to = Math.min(bars.size(), from + YEAR);
            Bars block = bars.first(to).last(to - from);
            blocks.add(PackedBars.pack(block, new int[block.size()]));
        }
        return new PackedHistory(
                "TEST",
                "TEST",
                1,
                1,
                new PackedHistory.Facts(Optional.empty(), Optional.empty(), 0, StatedUnits.NONE),
                List.of("a test"),
                true,
                List.of(),
                blocks);
    }
}
