package bellwether.platform.jobs;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The kinds of jobs that this process can do.
public final class JobKinds {
    private final Map<String, JobKind> byName = new HashMap<>();

    JobKinds(Collection<JobKind> kinds) {
        add(kinds);
    }

    void add(Collection<JobKind> kinds) {
        for (JobKind kind : kinds) {
            if (byName.put(kind.name(), kind) != null) {
                throw new IllegalArgumentException("two kinds are named " + kind.name());
            }
        }
    }

    public Optional<JobKind> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// All of them, by name.
    List<String> names() {
        return byName.keySet().stream().sorted().toList();
    }

    public List<ItemOutcome> work(String kind, Batch batch) throws Exception {
        JobKind known = byName.get(kind);
        return known == null
                ? batch.items().stream().map(item -> unknown(kind, item)).toList()
                : known.work(batch);
    }

    /// How long a batch of this kind may take, when it is special.
    public Optional<Duration> deadline(String kind) {
        return named(kind).flatMap(JobKind::deadline);
    }

    /// What was asked for, as answers show it. Of a kind that this program does not know, or with
    /// params of a newer one, all that was stored.
    Object request(JobView job, Set<String> expanded) {
        try {
            return named(job.kind())
                    .map(kind -> kind.request(job.params(), job.counts().total(), expanded))
                    .orElseGet(() -> Json.stored(job.params(), JsonNode.class));
        } catch (IllegalStateException e) {
            return Json.stored(job.params(), JsonNode.class);
        }
    }

    /// A job of some of another job's items, with params that say so.
    NewJob withTheirParams(NewJob job) {
        return named(job.kind())
                .map(kind -> job.with(kind.paramsOf(job.params(), job.keys())))
                .orElse(job);
    }

    void repeated(Handle transaction, String kind, JobId ended, JobId fresh) {
        named(kind).ifPresent(known -> known.repeated(transaction, ended, fresh));
    }

    public void forget(Handle transaction, List<JobId> jobs) {
        byName.values().forEach(kind -> kind.forget(transaction, jobs));
    }

    /// Another try may meet a newer process.
    private static ItemOutcome unknown(String kind, Item item) {
        return new ItemOutcome.Failure(
                item,
                "unknown_kind",
                "this program has no kind of job named " + kind,
                false,
                Optional.empty());
    }
}
