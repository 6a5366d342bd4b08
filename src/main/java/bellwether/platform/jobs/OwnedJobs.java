package bellwether.platform.jobs;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.engine.JobCommands;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The jobs of one owner, as one of its callers sees and moves them. Jobs of others are not there:
/// whoever asks for one is told what is told of an id that nobody has.
public final class OwnedJobs {
    private final Jobs jobs;
    private final JobCommands moves;
    private final Audit audit;
    private final Actor actor;

    OwnedJobs(Jobs jobs, JobCommands moves, Audit audit, Actor actor) {
        this.jobs = jobs;
        this.moves = moves;
        this.audit = audit;
        this.actor = actor;
    }

    public Optional<JobView> find(JobId id) {
        return jobs.find(id).filter(view -> view.owner().equals(actor.owner()));
    }

    /// The job behind an id.
    ///
    /// @throws Refusal 404 when there is no such job, or the id is malformed
    public JobView known(String id) {
        return JobId.parse(id).flatMap(this::find).orElseThrow(() -> Jobs.unknown(id));
    }

    /// Waits until the job has ended, at most for `patience`, and gives it as it stands then.
    public Optional<JobView> await(JobId id, Duration patience) throws InterruptedException {
        return find(id).isEmpty() ? Optional.empty() : jobs.await(id, patience);
    }

    /// Jobs, newest first.
    public List<JobView> list(JobFilter filter, int limit) {
        return jobs.list(filter.ofOwner(actor.owner()), limit);
    }

    /// Items that failed for good, in the order of their places.
    ///
    /// @param afterSeq -1 to begin with
    public List<FailedItem> failures(JobId id, int afterSeq, int limit) {
        return find(id).isEmpty() ? List.of() : jobs.failures(id, afterSeq, limit);
    }

    /// Items that have ended, in the order of their places.
    ///
    /// @param afterSeq -1 to begin with
    public List<ItemEnd> ends(JobId id, int afterSeq, int limit) {
        return find(id).isEmpty() ? List.of() : jobs.ends(id, afterSeq, limit);
    }

    /// The key of an item that is being worked on; empty when none is.
    public Optional<String> keyInHand(JobView job) {
        return job.owner().equals(actor.owner()) && job.state() == JobState.PROCESSING
                ? jobs.keyInHand(job.id())
                : Optional.empty();
    }

    /// The newest job of a kind that the same request made and that has not ended.
    public Optional<JobView> unfinished(String kind, String requestHash) {
        return jobs.unfinished(actor.owner(), kind, requestHash);
    }

    /// Why items failed: the most frequent reason first.
    public List<FailureReason> reasons(JobId id) {
        return find(id).isEmpty() ? List.of() : jobs.reasons(id);
    }

    /// Stops a job: what is done stays, what is being done may finish, the rest is not begun.
    ///
    /// @throws Refusal 404 when there is no such job, 409 when it has ended
    public JobView cancel(JobId id) {
        return moves.cancel(own(id), note("job.cancel", id));
    }

    /// Keeps a job from going on, until it is resumed; what is being done may finish.
    ///
    /// @throws Refusal 404 when there is no such job, 409 when it has ended or is being cancelled
    public JobView pause(JobId id) {
        return moves.pause(own(id), note("job.pause", id));
    }

    /// Lets a paused job go on.
    ///
    /// @throws Refusal 404 when there is no such job, 409 when it is not paused
    public JobView resume(JobId id) {
        return moves.resume(own(id), note("job.resume", id));
    }

    /// Gives the failed items of an unfinished job another chance.
    ///
    /// @throws Refusal 404 when there is no such job, 409 when it has ended or is being cancelled
    public JobView retry(JobId id) {
        return moves.retry(own(id), note("job.retry", id));
    }

    /// Gives failed items another chance: those of an unfinished job within it, those of one that
    /// has ended as a new job, which is given then.
    ///
    /// @throws Refusal 404 when there is no such job, 409 when none of an ended job's items failed
    public JobView retryOrRepeat(JobId id) {
        if (!known(id.toString()).state().terminal()) {
            return retry(id);
        }
        JobView repeated = jobs.retryEnded(id);
        audit.note(actor, "job.retry", "%s as %s".formatted(id, repeated.id()));
        return repeated;
    }

    /// An owner never changes, so that whatever follows this need not ask again.
    private JobId own(JobId id) {
        return known(id.toString()).id();
    }

    private Runnable note(String action, JobId id) {
        return () -> audit.note(actor, action, id.toString());
    }
}
