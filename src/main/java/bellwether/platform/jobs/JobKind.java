package bellwether.platform.jobs;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// What a job does with its items.
public interface JobKind {
    /// As [NewJob#kind()] gives it.
    String name();

    /// Works on a batch and gives one outcome per item. An exception fails all of them, with
    /// another try later. Runs on a worker's thread, which is interrupted when the batch makes no
    /// progress for too long; holds no connection of the engine.
    List<ItemOutcome> work(Batch batch) throws Exception;

    /// How long one batch may go on without a sign of progress ([Batch#progress()]), when that is
    /// not what the engine allows all others. Work that gives no sign must be through by then.
    default Optional<Duration> deadline() {
        return Optional.empty();
    }

    /// Keeps what was found, inside the transaction that finishes the items; only those come here
    /// whose claim still holds.
    void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished);

    /// Publishes live events of what was kept, as the last thing of that transaction: publishing
    /// keeps others from publishing until it ends, so nothing is locked or written here.
    default void published(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {}

    /// Whether what is found is kept in a transaction of its own for each job, because keeping
    /// locks what belongs to several owners.
    default boolean isStoredAlone() {
        return false;
    }

    /// A job of this kind has completed: every item has ended and some are done. Inside the
    /// transaction that says so, so that whoever sees it completed sees what is done here too.
    default void completed(Handle transaction, JobId job) {}

    /// Removes what [#store] kept of old jobs, inside the transaction that removes them. Jobs of
    /// other kinds may be among them.
    default void forget(Handle transaction, List<JobId> jobs) {}

    /// The result in a few words of JSON, for live progress.
    default Optional<String> brief(ItemOutcome.Success success) {
        return Optional.empty();
    }

    /// What was asked for, as answers show the job.
    ///
    /// @param params as [NewJob#params()] gave them, or an older program
    /// @param items how many the job has
    /// @param expanded which of [#expandable()] are to be shown too
    default Object request(String params, int items, Set<String> expanded) {
        return Json.stored(params, JsonNode.class);
    }

    /// What of the request is shown only when it is asked for.
    default Set<String> expandable() {
        return Set.of();
    }

    /// The params of a new job of some of another job's items.
    default String paramsOf(String params, List<String> keys) {
        return params;
    }

    /// Moves what belongs to the failed items of an ended job to the new job that repeats them,
    /// inside the transaction that makes it.
    default void repeated(Handle transaction, JobId ended, JobId fresh) {}

    /// The path at which a job's results are, when there is one.
    default Optional<String> results(JobId job) {
        return Optional.empty();
    }
}
