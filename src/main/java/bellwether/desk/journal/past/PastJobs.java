package bellwether.desk.journal.past;

import bellwether.platform.jobs.JobCreation;
import java.util.Optional;

/// Makes jobs that analyse symbols as of an earlier day.
public interface PastJobs {
    /// Symbols that were not listed by then are left out of a universe.
    JobCreation make(String owner, PastRequest request, Optional<String> idempotencyKey);
}
