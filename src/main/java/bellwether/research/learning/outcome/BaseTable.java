package bellwether.research.learning.outcome;

import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.store.LabelMark.BaseMarks;
import java.util.HashMap;
import java.util.Map;

/// What entering without a signal would have come to, by timeframe.
final class BaseTable {
    private final OutcomePolicy policy;
    private final long since;
    private final BaseGrid none;
    private final Map<String, BaseGrid> grids = new HashMap<>();

    /// @param since earlier bars are not needed; in seconds of the epoch
    BaseTable(OutcomePolicy policy, long since) {
        this.policy = policy;
        this.since = since;
        none = new BaseGrid(policy);
    }

    void add(String timeframe, long symbol, BaseMarks base) {
        grids.computeIfAbsent(timeframe, _ -> new BaseGrid(policy)).add(symbol, base, since);
    }

    BaseGrid of(String timeframe) {
        return grids.getOrDefault(timeframe, none);
    }
}
