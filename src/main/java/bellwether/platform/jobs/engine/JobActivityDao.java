package bellwether.platform.jobs.engine;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// When owners asked for jobs.
public final class JobActivityDao {
    private final Jdbi jdbi;

    public JobActivityDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// The begins of the quarters of an hour in which an owner asked for a job of a kind, the
    /// oldest first. All offsets of zones are whole quarters.
    public List<Instant> asked(String owner, String kind) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select distinct date_bin('15 minutes', created_at, timestamptz '2000-01-01T00:00:00Z') as at
                                from job where owner = :owner and kind = :kind order by 1
                                """)
                        .bind("owner", owner)
                        .bind("kind", kind)
                        .mapTo(Instant.class)
                        .list());
    }
}
