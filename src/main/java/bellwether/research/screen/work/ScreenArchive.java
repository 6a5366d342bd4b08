package bellwether.research.screen.work;

import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.research.screen.store.ScreenRowDao;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// What jobs have found.
public final class ScreenArchive {
    private final Jdbi jdbi;
    private final ScreenRowDao rows = new ScreenRowDao();

    public ScreenArchive(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// A job of the kind `screen` of the caller's.
    ///
    /// @throws bellwether.platform.base.Refusal 404
    public JobView known(OwnedJobs own, String id) {
        return JobId.parse(id)
                .flatMap(own::find)
                .filter(job -> job.kind().equals(ScreenJob.NAME))
                .orElseThrow(() -> Jobs.unknown(id));
    }

    /// What a job found over stored bars.
    public List<ScreenRowDao.Row> rows(JobId job) {
        return jdbi.withHandle(h -> rows.list(h, job));
    }
}
