package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.JobEvent;
import bellwether.platform.jobs.JobId;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Takes the items of cancelled jobs away, a thousand at a time, and ends those jobs.
public final class Canceller {
    private static final int SLICE = 1_000;

    private final Jdbi jdbi;
    private final JobCompletion completion;

    public Canceller(Jdbi jdbi, JobCompletion completion) {
        this.jdbi = jdbi;
        this.completion = completion;
    }

    /// Removes what nobody works on; the rest follows when it comes back.
    public void clear(JobId job) {
        while (slice(job) == SLICE) {
            // goes on with the next thousand, in a transaction of its own
        }
    }

    /// The job's row is locked first: an item that is claimed in the very moment in which it is
    /// looked at stays locked though it is not taken, and whoever gives it back asks for the job's
    /// row before the item.
    private int slice(JobId job) {
        record Slice(int cleared, List<JobEvent.Ended> ended) {}
        Slice slice =
                jdbi.inTransaction(h -> {
                    JobTransitionDao.lock(h, job);
                    int cleared = JobTransitionDao.clear(h, job);
                    return new Slice(
                            cleared,
                            cleared == 0
                                    ? List.of()
                                    : completion.advance(
                                            h,
                                            List.of(new FinishDao.Step(job, 0, 0, cleared, "[]"))));
                });
        slice.ended().forEach(completion::tell);
        return slice.cleared();
    }
}
