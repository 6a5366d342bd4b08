package bellwether.platform.jobs;

import java.io.Serial;

/// What ends a job failed, which is the fault of no item.
public final class JobEndFault extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final transient JobId job;

    public JobEndFault(JobId job, RuntimeException cause) {
        super("job %s could not end: %s".formatted(job, cause.getMessage()), cause);
        this.job = job;
    }

    public JobId job() {
        return job;
    }
}
