package bellwether.platform.jobs.engine;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.db.NotificationListener;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.NewJob;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Makes jobs, once for each idempotency key.
public final class JobCreator {
    /// The winner of a key may vanish between our insert and our look at it.
    private static final int ROUNDS = 5;

    private final Jdbi jdbi;
    private final JobDao jobs;
    private final ItemDao items;
    private final Duration keyKept;

    public JobCreator(Jdbi jdbi, JobDao jobs, ItemDao items, Duration keyKept) {
        this.jdbi = jdbi;
        this.jobs = jobs;
        this.items = items;
        this.keyKept = keyKept;
    }

    public JobCreation create(JobId id, NewJob job, long low) {
        return jdbi.inTransaction(h -> {
            for (int round = 0; round < ROUNDS; round++) {
                if (jobs.insert(h, id, job)) {
                    items.insert(h, id, job, low);
                    NotificationListener.tell(h, NotificationListener.Channel.JOBS);
                    return new JobCreation(id, false);
                }
                Optional<JobCreation> earlier =
                        earlier(
                                h,
                                job.owner(),
                                job.idempotencyKey().orElseThrow(),
                                job.requestHash());
                if (earlier.isPresent()) {
                    return earlier.get();
                }
            }
            throw new IllegalStateException(
                    "the job with this idempotency key came and went %d times".formatted(ROUNDS));
        });
    }

    /// The same, for those who do something before they make a job.
    public Optional<JobCreation> earlier(String owner, String key, String hash) {
        return jdbi.inTransaction(h -> earlier(h, owner, key, hash));
    }

    /// The job that has this key; empty when it has just gone, or has had it for long enough.
    private Optional<JobCreation> earlier(Handle h, String owner, String key, String hash) {
        Optional<JobDao.Winner> found = jobs.winner(h, owner, key, keyKept);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        JobDao.Winner winner = found.get();
        if (winner.expired()) {
            jobs.forgetKey(h, winner.id());
            return Optional.empty();
        }
        if (!winner.requestHash().equals(hash)) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "idempotency_key_reused",
                    "This Idempotency-Key was used for another request; take a new one.");
        }
        return Optional.of(new JobCreation(winner.id(), true));
    }
}
