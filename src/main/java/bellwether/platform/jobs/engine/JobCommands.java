package bellwether.platform.jobs.engine;

import bellwether.platform.base.Refusal;
import bellwether.platform.db.PassingFault;
import bellwether.platform.jobs.JobEvent;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Moves jobs as people ask for it. Each move commits together with what the caller wants to be
/// kept about it.
public final class JobCommands {
    private static final int MOST_TRIES = 3;

    private final Jdbi jdbi;
    private final JobDao jobs;
    private final Canceller canceller;
    private final Optional<Engine> engine;
    private final Consumer<JobEvent> news;

    public JobCommands(
            Jdbi jdbi,
            JobDao jobs,
            Canceller canceller,
            Optional<Engine> engine,
            Consumer<JobEvent> news) {
        this.news = news;
        this.jdbi = jdbi;
        this.jobs = jobs;
        this.canceller = canceller;
        this.engine = engine;
    }

    public JobView cancel(JobId id, Runnable alongside) {
        boolean moved = move(h -> JobTransitionDao.cancel(h, id), alongside);
        JobView view = known(id);
        if (!moved && view.state() != JobState.CANCELLING) {
            throw conflict(view, "only a job that has not ended can be cancelled");
        }
        told(moved, view, JobEvent.Wish.CANCEL);
        engine.ifPresent(e -> e.stop(id));
        canceller.clear(id);
        return known(id);
    }

    public JobView pause(JobId id, Runnable alongside) {
        boolean moved = move(h -> PauseDao.pause(h, id), alongside);
        JobView view = known(id);
        if (!moved && view.state() != JobState.PAUSED) {
            throw conflict(view, "only a job that is queued or processing can be paused");
        }
        told(moved, view, JobEvent.Wish.PAUSE);
        engine.ifPresent(e -> e.stop(id));
        return view;
    }

    public JobView resume(JobId id, Runnable alongside) {
        boolean moved = move(h -> PauseDao.resume(h, id), alongside);
        JobView view = known(id);
        if (!moved) {
            throw conflict(view, "only a paused job can be resumed");
        }
        told(true, view, JobEvent.Wish.RESUME);
        engine.ifPresent(e -> e.resume(id));
        return view;
    }

    public JobView retry(JobId id, Runnable alongside) {
        boolean retried = move(h -> PauseDao.retry(h, id) >= 0, alongside);
        JobView view = known(id);
        if (!retried) {
            throw conflict(view, "once it has ended, its failed items can be retried as a new job");
        }
        told(true, view, JobEvent.Wish.RETRY);
        engine.ifPresent(Engine::hint);
        return view;
    }

    private void told(boolean moved, JobView view, JobEvent.Wish wish) {
        if (moved) {
            news.accept(new JobEvent.Asked(view.id(), wish, view.state()));
        }
    }

    /// Again when items that changed hands at the same moment were in the way.
    private boolean move(Predicate<Handle> move, Runnable alongside) {
        for (int tries = 1; ; tries++) {
            try {
                return once(move, alongside);
            } catch (JdbiException e) {
                if (tries == MOST_TRIES || !PassingFault.undone(e)) {
                    throw e;
                }
            }
        }
    }

    private boolean once(Predicate<Handle> move, Runnable alongside) {
        return jdbi.inTransaction(h -> {
            boolean moved = move.test(h);
            if (moved) {
                alongside.run();
            }
            return moved;
        });
    }

    private JobView known(JobId id) {
        return jobs.find(id).orElseThrow(() -> Jobs.unknown(id.toString()));
    }

    private static Refusal conflict(JobView view, String rule) {
        String state = view.state().word();
        return Refusal.conflict(
                "job_" + state, "Job %s is %s; %s.".formatted(view.id(), state, rule));
    }
}
