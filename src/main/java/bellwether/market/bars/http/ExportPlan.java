package bellwether.market.bars.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which symbols an export sends, in the order of their tickers, and how many at once. It is kept
/// until the last of them is sent, so it holds twelve bytes for each.
final class ExportPlan {
    /// Stored bars that are in memory at once, whatever is made of them; a symbol that has more is
    /// sent in parts.
    static final int BARS_AT_ONCE = 1 << 14;

    private static final int SYMBOLS_AT_ONCE = 256;

    private final long[] ids;
    private final int[] bars;
    private final Map<Long, String> asked;
    private final List<FailedTicker> failed;
    private int next;

    /// @param bars that the wanted ones are made of, of each symbol
    /// @param asked the names that they were asked for by, where those are not their tickers
    /// @param failed tickers that are not known
    ExportPlan(long[] ids, int[] bars, Map<Long, String> asked, List<FailedTicker> failed) {
        this.failed = List.copyOf(failed);
        this.ids = ids;
        this.bars = bars;
        this.asked = Map.copyOf(asked);
    }

    /// A ticker that was asked for in vain.
    record FailedTicker(String ticker, String code, String message) {}

    /// Symbols that are sent together.
    ///
    /// @param isLarge whether it is one alone, to be sent in parts
    record Part(List<Long> ids, boolean isLarge) {}

    boolean hasNext() {
        return next < ids.length;
    }

    /// As many at once as fit; one that does not goes alone.
    Part next() {
        List<Long> some = new ArrayList<>();
        long sum = 0;
        while (hasNext() && some.size() < SYMBOLS_AT_ONCE) {
            boolean fits = sum + bars[next] <= BARS_AT_ONCE;
            if (!fits && !some.isEmpty()) {
                break;
            }
            sum += bars[next];
            some.add(ids[next++]);
        }
        return new Part(some, sum > BARS_AT_ONCE);
    }

    /// Those that are sent in parts.
    List<Long> large() {
        List<Long> large = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            if (bars[i] > BARS_AT_ONCE) {
                large.add(ids[i]);
            }
        }
        return large;
    }

    List<FailedTicker> failed() {
        return failed;
    }

    Map<Long, String> asked() {
        return asked;
    }

    int symbols() {
        return ids.length;
    }
}
