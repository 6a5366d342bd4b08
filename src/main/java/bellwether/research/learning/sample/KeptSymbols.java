package bellwether.research.learning.sample;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Keeps the rows of as many symbols as there is room for: those of the lowest lots, in whatever
/// order they come.
final class KeptSymbols {
    private final int most;
    private final TreeMap<Long, LabelledRows> kept = new TreeMap<>();
    private long rows;
    private int leftOut;
    private long limit = Long.MAX_VALUE;

    KeptSymbols(int most) {
        this.most = most;
    }

    /// Whether a symbol may still be kept.
    boolean hasRoom(long lot) {
        return lot < limit;
    }

    /// Counts a symbol for which there is none.
    void leave() {
        leftOut++;
    }

    int leftOut() {
        return leftOut;
    }

    void add(long lot, LabelledRows symbol) {
        kept.put(lot, symbol);
        rows += symbol.size();
        while (rows > most) {
            Map.Entry<Long, LabelledRows> last = Objects.requireNonNull(kept.pollLastEntry());
            limit = last.getKey();
            rows -= last.getValue().size();
            leftOut++;
        }
    }

    /// Ascending by number.
    List<LabelledRows> all() {
        return kept.values().stream()
                .filter(symbol -> symbol.size() > 0)
                .sorted(Comparator.comparingInt(symbol -> symbol.symbol))
                .toList();
    }
}
