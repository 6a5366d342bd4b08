package bellwether.market.bars.history;

import bellwether.market.bars.DataIssues;
import bellwether.market.bars.RefusedBar;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Rejected rows, and days on which sources dispute a price.
public final class PriceRecords {
    private final RejectedBarDao rejected = new RejectedBarDao();
    private final PriceDisputeDao disputes = new PriceDisputeDao();

    /// Of several rows with the same reason for one day the first stays.
    public void reject(
            Handle handle,
            Timeframe timeframe,
            List<RefusedBar> bars,
            SourceName source,
            Instant now) {
        rejected.put(handle, timeframe, bars, source, now);
    }

    /// Of symbols that are locked. Of several bars of a day the one that differs most is kept.
    public void dispute(
            Handle handle,
            Timeframe timeframe,
            int source,
            Collection<NewDispute> found,
            Instant now) {
        disputes.put(handle, timeframe, source, found, now);
    }

    /// By the id of the symbol; one that has none is absent.
    public Map<Long, DataIssues> of(
            Handle handle, Timeframe timeframe, Collection<Long> symbolIds) {
        Map<Long, List<DataIssues.Refused>> refused = rejected.of(handle, timeframe, symbolIds);
        Map<Long, List<DataIssues.Dispute>> disputed = disputes.of(handle, timeframe, symbolIds);
        Set<Long> all = new HashSet<>(refused.keySet());
        all.addAll(disputed.keySet());
        Map<Long, DataIssues> found = new HashMap<>();
        all.forEach(id ->
                found.put(
                        id,
                        new DataIssues(
                                refused.getOrDefault(id, List.of()),
                                disputed.getOrDefault(id, List.of()))));
        return found;
    }
}
