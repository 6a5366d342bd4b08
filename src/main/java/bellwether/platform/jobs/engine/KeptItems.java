package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.JobKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// What was kept of the items of one job, to be published when all else of its transaction is done.
record KeptItems(JobKind kind, JobId job, List<ItemOutcome.Success> finished) {
    KeptItems {
        finished = List.copyOf(finished);
    }

    /// Lets each job's kind keep what was found of those items whose claim held.
    static List<KeptItems> store(
            Handle h, JobKinds kinds, List<FinishedItem> all, Set<Long> settled) {
        Map<JobId, List<FinishedItem>> done = new TreeMap<>();
        for (FinishedItem f : all) {
            if (f.outcome() instanceof ItemOutcome.Success
                    && settled.contains(f.claimed().item().id())) {
                done.computeIfAbsent(f.claimed().job(), _ -> new ArrayList<>()).add(f);
            }
        }
        List<KeptItems> kept = new ArrayList<>();
        done.forEach((job, items) -> kept.add(of(kinds, job, items)));
        kept.forEach(one -> one.kind.store(h, one.job, one.finished));
        return kept;
    }

    private static KeptItems of(JobKinds kinds, JobId job, List<FinishedItem> done) {
        return new KeptItems(
                kinds.named(done.getFirst().kind()).orElseThrow(),
                job,
                done.stream().map(f -> (ItemOutcome.Success) f.outcome()).toList());
    }

    void publish(Handle h) {
        kind.published(h, job, finished);
    }
}
