package bellwether.research.evidence.work;

import bellwether.platform.jobs.JobId;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import bellwether.research.evidence.scoreboard.PlanRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// The plans whose state has changed, for those who own them.
public final class MarkedPlans {
    /// Published once for each batch of symbols and owner.
    public static final LiveEventType MARKED =
            LiveEventType.kept("scoreboard", "scoreboard.marked");

    private final List<PlanRecord> changed = new ArrayList<>();

    /// What is published.
    ///
    /// @param plans how many have changed their state
    /// @param states how many of them came to which
    private record Data(String job, int plans, Map<String, Integer> states) {}

    void clear() {
        changed.clear();
    }

    void add(PlanRecord before, PlanRecord after) {
        if (before.mark().result().state() != after.mark().result().state()) {
            changed.add(after);
        }
    }

    void addAll(MarkedPlans others) {
        changed.addAll(others.changed);
    }

    void publish(Handle transaction, JobId job) {
        Map<String, Map<String, Integer>> owners = new TreeMap<>();
        for (PlanRecord record : changed) {
            owners.computeIfAbsent(record.owner(), _ -> new TreeMap<>())
                    .merge(record.mark().result().state().key(), 1, Integer::sum);
        }
        owners.forEach((owner, states) ->
                LiveEvents.publish(
                        transaction,
                        MARKED,
                        owner,
                        new Data(
                                job.toString(),
                                states.values().stream().mapToInt(n -> n).sum(),
                                states)));
    }
}
