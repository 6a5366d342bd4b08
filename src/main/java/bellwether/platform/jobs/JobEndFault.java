package bellwether.platform.jobs;

import java.io.Serial;

/// A listener failed, so that a job could not end; its end is tried again.
public final class JobEndFault extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    public JobEndFault(JobId job, RuntimeException cause) {
        super("job %s could not end: %s".formatted(job, cause.getMessage()), cause);
    }
}
