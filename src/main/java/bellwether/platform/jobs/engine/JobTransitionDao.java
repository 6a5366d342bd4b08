package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Moves jobs from state to state; each guard stands in the WHERE clause.
public final class JobTransitionDao {
    private final Jdbi jdbi;

    public JobTransitionDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// What a job is about, for those who work on it.
    ///
    /// @param now whether this is its very beginning
    record Begun(String kind, String params, boolean now) {}

    /// Marks jobs as being worked on, and says what they are about.
    public Map<JobId, Begun> begin(Collection<JobId> jobs) {
        record Row(JobId job, Begun begun) {}
        return jdbi.withHandle(h ->
                h
                        .createQuery(
                                """
                                with begun as (
                                  update job set state = 'processing', started_at = now(),
                                    version = version + 1, moved_at = now()
                                  where id = any(:jobs) and state = 'queued'
                                  returning id)
                                select id, kind, params::text as params,
                                  exists (select from begun where begun.id = job.id) as now
                                from job where id = any(:jobs)
                                """)
                        .bindArray("jobs", UUID.class, jobs.stream().map(JobId::value).toList())
                        .map((row, ctx) ->
                                new Row(
                                        new JobId(row.getObject("id", UUID.class)),
                                        new Begun(
                                                row.getString("kind"),
                                                row.getString("params"),
                                                row.getBoolean("now"))))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Row::job, Row::begun)));
    }

    /// Whether the job goes from a living state to `cancelling`.
    static boolean cancel(Handle h, JobId id) {
        return h.createUpdate(
                                """
                                update job set state = 'cancelling', cancel_requested_at = now(),
                                  version = version + 1, moved_at = now()
                                where id = :id and state in ('queued', 'processing', 'paused')
                                """)
                        .bind("id", id.value())
                        .execute()
                == 1;
    }

    static void lock(Handle h, JobId id) {
        h.createQuery("select id from job where id = :id for update")
                .bind("id", id.value())
                .mapTo(UUID.class)
                .list();
    }

    /// Removes up to a thousand items of a cancelled job that nobody works on; gives their number.
    static int clear(Handle h, JobId id) {
        return h.createUpdate(
                        """
                        with idle as materialized (
                          select id from work_item where job_id = :id and state <> 'running'
                          limit 1000 for update skip locked)
                        delete from work_item where id = any(array(select id from idle))
                        """)
                .bind("id", id.value())
                .execute();
    }

    /// A job that nobody shall begin anything of.
    record Stopping(JobId job, JobState state) {}

    List<Stopping> stopping() {
        return jdbi.withHandle(h ->
                h.createQuery("select id, state from job where state in ('cancelling', 'paused')")
                        .map((row, ctx) ->
                                new Stopping(
                                        new JobId(row.getObject("id", UUID.class)),
                                        JobState.of(row.getString("state"))))
                        .list());
    }

    /// Keeps jobs from changing their state until the end of the transaction.
    public static void holdStill(Handle h, Collection<JobId> jobs) {
        h.createQuery("select id from job where id = any(:jobs) order by id for share")
                .bindArray("jobs", UUID.class, jobs.stream().distinct().map(JobId::value).toList())
                .mapTo(UUID.class)
                .list();
    }
}
