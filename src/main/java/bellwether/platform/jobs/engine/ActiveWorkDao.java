package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// What is being worked on, for those who look at jobs.
public final class ActiveWorkDao {
    private final Jdbi jdbi;

    public ActiveWorkDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// The key of a job's item that some process has in hand; of several the first by its place.
    public Optional<String> keyInHand(JobId id) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select key from work_item where job_id = :id and state = 'running'
                                order by seq limit 1
                                """)
                        .bind("id", id.value())
                        .mapTo(String.class)
                        .findOne());
    }

    /// An owner's newest job of a kind that was asked for by the same request and goes on or can.
    public Optional<JobView> unfinished(String owner, String kind, String requestHash) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                "select "
                                        + JobRows.COLUMNS
                                        + """
                                        from job
                                        where state in ('queued', 'processing', 'paused')
                                          and owner = :owner and kind = :kind and request_hash = :hash
                                        order by id desc limit 1
                                        """)
                        .bind("owner", owner)
                        .bind("kind", kind)
                        .bind("hash", requestHash)
                        .map(new JobRows())
                        .findOne());
    }
}
