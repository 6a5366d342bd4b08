package bellwether.platform.jobs.http;

import bellwether.platform.http.Responses;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import io.javalin.http.Context;

/// Says in the headers of a job's answer where the job, its results and its events are.
public final class JobLinks {
    /// How soon it makes sense to look again, in seconds.
    private static final String SOON = "1";

    private JobLinks() {}

    static String path(JobId job) {
        return "/api/v1/jobs/" + job;
    }

    static void add(Context ctx, Jobs jobs, JobView job) {
        jobs.display().results(job).ifPresent(path -> Responses.link(ctx, path, "results"));
        Responses.link(ctx, path(job.id()) + "/events", "events");
    }

    /// Answers that the job was taken on.
    public static void accepted(Context ctx, Jobs jobs, JobView job) {
        ctx.status(202);
        ctx.header("Location", path(job.id()));
        ctx.header("Retry-After", SOON);
        add(ctx, jobs, job);
    }
}
