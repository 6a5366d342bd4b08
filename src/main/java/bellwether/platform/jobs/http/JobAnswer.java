package bellwether.platform.jobs.http;

import bellwether.platform.http.Callers;
import bellwether.platform.http.PreferHeader;
import bellwether.platform.http.Responses;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/// The answer to a request that made a job: 202 with the job, or 200 with its results when the
/// client waited and the job ended in time.
public final class JobAnswer {
    private JobAnswer() {}

    /// Writes the results of a job that has ended.
    public interface Results {
        void answer(JobView job) throws InterruptedException;
    }

    public static void send(Context ctx, Jobs jobs, JobCreation creation, Results results)
            throws InterruptedException {
        Optional<Duration> patience = PreferHeader.waiting(ctx);
        JobView job =
                jobs.of(Callers.actor(ctx))
                        .await(creation.id(), patience.orElse(Duration.ZERO))
                        .orElseThrow();
        ctx.header("Location", JobLinks.path(job.id()));
        if (creation.replayed()) {
            ctx.header("Idempotent-Replayed", "true");
        }
        patience.ifPresent(wait -> ctx.header("Preference-Applied", "wait=" + wait.toSeconds()));
        if (patience.isPresent() && job.state().terminal()) {
            results.answer(job);
        } else {
            JobLinks.accepted(ctx, jobs, job);
            Responses.json(ctx, jobs.shown(job));
        }
    }
}
