package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKinds;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Removes jobs that ended long ago, with their results, a few at a time.
public final class JobRetention {
    private static final int SLICE = 10;
    private static final int MOST_SLICES = 100;

    private final Jdbi jdbi;
    private final JobKinds kinds;
    private final Optional<Duration> kept;
    private final Optional<String> kind;

    /// Removes ended jobs once they are over their time.
    ///
    /// @param kept how long after their end; without it, for ever
    public JobRetention(Jdbi jdbi, JobKinds kinds, Optional<Duration> kept) {
        this(jdbi, kinds, kept, Optional.empty());
    }

    /// The same of one kind only.
    public JobRetention(Jdbi jdbi, JobKinds kinds, Optional<Duration> kept, Optional<String> kind) {
        this.jdbi = jdbi;
        this.kinds = kinds;
        this.kept = kept;
        this.kind = kind;
    }

    int retire() {
        int retired = 0;
        OffsetDateTime from = OffsetDateTime.MIN;
        for (int slice = 0; slice < MOST_SLICES && kept.isPresent(); slice++) {
            Duration age = kept.get();
            OffsetDateTime since = from;
            List<Old> now = jdbi.inTransaction(h -> slice(h, age, since));
            retired += now.size();
            if (now.size() < SLICE) {
                break;
            }
            from = now.getLast().finished();
        }
        return retired;
    }

    /// All of them, however many there are.
    public int retireAll() {
        int retired = 0;
        int now;
        do {
            now = retire();
            retired += now;
        } while (now == SLICE * MOST_SLICES);
        return retired;
    }

    private record Old(UUID job, OffsetDateTime finished) {}

    private List<Old> slice(Handle h, Duration age, OffsetDateTime from) {
        List<Old> old = old(h, age, from);
        if (!old.isEmpty()) {
            List<UUID> jobs = old.stream().map(Old::job).toList();
            kinds.forget(h, jobs.stream().map(JobId::new).toList());
            delete(h, "delete from item_result where job_id = any(:jobs)", jobs);
            delete(h, "delete from job where id = any(:jobs)", jobs);
        }
        return old;
    }

    /// @param from those that ended before were seen already
    private List<Old> old(Handle h, Duration age, OffsetDateTime from) {
        return h.createQuery(
                        """
                        select id, finished_at from job
                        where finished_at >= :from
                          and finished_at < now() - make_interval(secs => :kept)
                          and (cast(:kind as text) is null or kind = :kind)
                        order by finished_at limit :slice for update skip locked
                        """)
                .bind("from", from)
                .bind("kept", JobDao.seconds(age))
                .bind("kind", kind.orElse(null))
                .bind("slice", SLICE)
                .map((row, _) ->
                        new Old(
                                row.getObject("id", UUID.class),
                                row.getObject("finished_at", OffsetDateTime.class)))
                .list();
    }

    private static void delete(Handle h, String sql, List<UUID> jobs) {
        h.createUpdate(sql).bindArray("jobs", UUID.class, jobs).execute();
    }
}
