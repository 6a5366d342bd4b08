package bellwether.platform.jobs;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Does what has to be done once and for all when a job ends, however it ends.
@FunctionalInterface
public interface JobEndListener {
    /// Called once before several jobs end in one transaction, to lock in one order what belongs to
    /// different ones of them.
    default void beforeAll(Handle transaction, List<JobView> jobs) {}

    /// Called inside the transaction that ends the job, after the job's kind has completed it. What
    /// it writes is kept exactly when the end is. When it throws, the transaction is rolled back,
    /// the fault is logged, and the end is tried again, as after any fault of the database.
    ///
    /// @param job as it is once the transaction commits
    void ended(Handle transaction, JobView job);

    /// Publishes live events of the end, when all else of the transaction is done: publishing keeps
    /// others from publishing until it ends, so nothing is locked or written here.
    default void published(Handle transaction, JobView job) {}
}
