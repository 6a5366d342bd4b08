package bellwether.market.bars;

import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.RejectedRow;
import bellwether.market.symbols.Rejection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Counts rejected rows by reason and keeps the first of the file as examples.
public final class Rejections {
    private static final int MOST_EXAMPLES = 100;

    private final Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);
    private final PriorityQueue<RejectedRow> examples =
            new PriorityQueue<>(Comparator.reverseOrder());

    public void add(long line, Rejection rejection) {
        counts.merge(rejection.reason(), 1L, Long::sum);
        keep(rejection.at(line));
    }

    public void addAll(Rejections others) {
        others.counts.forEach((reason, count) -> counts.merge(reason, count, Long::sum));
        others.examples.forEach(this::keep);
    }

    /// As they were counted before.
    public static Rejections of(Map<RejectReason, Long> counts, List<RejectedRow> examples) {
        Rejections rejections = new Rejections();
        rejections.counts.putAll(counts);
        examples.forEach(rejections::keep);
        return rejections;
    }

    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public Map<RejectReason, Long> byReason() {
        return counts;
    }

    public List<RejectedRow> examples() {
        return examples.stream().sorted().toList();
    }

    private void keep(RejectedRow row) {
        examples.add(row);
        if (examples.size() > MOST_EXAMPLES) {
            examples.remove();
        }
    }
}
