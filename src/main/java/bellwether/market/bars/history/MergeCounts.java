package bellwether.market.bars.history;

import bellwether.market.bars.ActionCounts;
import bellwether.market.bars.IncomingBars;
import bellwether.market.bars.MergeReport;
import bellwether.market.bars.Rejections;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts what becomes of the rows of one file in one transaction.
public final class MergeCounts {
    public final Rejections rejections = new Rejections();
    private final Set<String> refused = new HashSet<>();
    private final Map<Integer, Long> replaced = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private ActionCounts actions = ActionCounts.NONE;
    private long inserted;
    private long changed;
    private long unchanged;

    public void add(BlockMerge merge) {
        inserted += merge.inserted();
        changed += merge.changed();
        unchanged += merge.unchanged();
        merge.replaced().forEach((id, count) -> replaced.merge(id, count, Long::sum));
    }

    public void add(ActionCounts counts) {
        actions = actions.plus(counts);
    }

    public void add(FormerNames names) {
        refused.addAll(names.refused().refused());
        rejections.addAll(names.refused().rejections());
        notes.addAll(names.refused().notes());
    }

    public void refuse(IncomingBars arrivals, boolean synthetic) {
        refused.add(arrivals.ticker());
        Rejection rejection =
                new Rejection(
                        RejectReason.SYNTHETIC_TICKER,
                        (synthetic
                                        ? "%s is a synthetic symbol; real prices are not mixed into it"
                                        : "%s has real prices; synthetic ones are not mixed into it")
                                .formatted(arrivals.ticker()));
        for (long line : arrivals.lines()) {
            rejections.add(line, rejection);
        }
    }

    /// The sources whose bars were replaced.
    public Set<Integer> replacedSources() {
        return replaced.keySet();
    }

    /// The report of the merge.
    ///
    /// @param names of sources by their numbers
    public MergeReport result(Map<Integer, String> names) {
        Map<String, Long> byName = new HashMap<>();
        replaced.forEach((id, count) -> byName.put(names.getOrDefault(id, "" + id), count));
        return new MergeReport(
                inserted, changed, unchanged, byName, refused, rejections, actions, notes);
    }
}
