package bellwether.jobs;

import bellwether.web.Refusal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/// What people ask of a job that exists; [Jobs] says what each does.
final class Wishes {
    private final Jdbi jdbi;
    private final Canceller canceller;
    private final Optional<Engine> engine;
    private final Function<JobId, JobView> find;
    private final Consumer<JobEvent> news;

    Wishes(
            Jdbi jdbi,
            Canceller canceller,
            Optional<Engine> engine,
            Function<JobId, JobView> find,
            Consumer<JobEvent> news) {
        this.jdbi = jdbi;
        this.canceller = canceller;
        this.engine = engine;
        this.find = find;
        this.news = news;
    }

    JobView cancel(JobId id) {
        boolean moved = jdbi.withHandle(h -> MoveDao.cancel(h, id));
        JobView view = find.apply(id);
        if (!moved && view.state() != JobState.CANCELLING) {
            throw conflict(view);
        }
        told(moved, view, JobEvent.Wish.CANCEL);
        engine.ifPresent(e -> e.stop(id));
        canceller.clear(id);
        return find.apply(id);
    }

    JobView pause(JobId id) {
        boolean moved = jdbi.inTransaction(h -> HoldDao.pause(h, id));
        JobView view = find.apply(id);
        if (!moved && view.state() != JobState.PAUSED) {
            throw conflict(view);
        }
        told(moved, view, JobEvent.Wish.PAUSE);
        engine.ifPresent(e -> e.stop(id));
        return view;
    }

    JobView resume(JobId id) {
        boolean moved = jdbi.inTransaction(h -> HoldDao.resume(h, id));
        JobView view = find.apply(id);
        if (!moved) {
            throw conflict(view);
        }
        told(true, view, JobEvent.Wish.RESUME);
        engine.ifPresent(e -> e.resume(id));
        return view;
    }

    JobView retry(JobId id) {
        int retried = jdbi.inTransaction(h -> HoldDao.retry(h, id));
        JobView view = find.apply(id);
        if (retried < 0) {
            throw conflict(view);
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

    private static Refusal conflict(JobView view) {
        return Refusal.conflict(
                "job_" + view.state().word(),
                "Job %s is %s.".formatted(view.id(), view.state().word()));
    }
}
