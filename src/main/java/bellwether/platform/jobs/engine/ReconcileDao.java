package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Looks for what cannot be, if all is right.
final class ReconcileDao {
    private ReconcileDao() {}

    /// So many are counted at once.
    static final int MOST_QUIET = 100;

    /// An unfinished job, and since when it has not moved.
    record Quiet(OffsetDateTime moved, JobId job) {
        /// Before all of them.
        static final Quiet NONE = new Quiet(OffsetDateTime.MIN, new JobId(new UUID(0, 0)));
    }

    /// Unfinished jobs that have not moved for `quiet`, those that have waited longest first.
    ///
    /// @param after the last that was looked at before
    static List<Quiet> quiet(Handle h, Duration quiet, Quiet after) {
        return h.createQuery(
                        """
                        select id, moved_at from job
                        where state in ('queued', 'processing', 'cancelling', 'paused')
                          and moved_at < now() - make_interval(secs => :quiet)
                          and (moved_at, id) > (:moved, :job)
                        order by moved_at, id limit :most
                        """)
                .bind("quiet", JobDao.seconds(quiet))
                .bind("moved", after.moved())
                .bind("job", after.job().value())
                .bind("most", MOST_QUIET)
                .map((row, _) ->
                        new Quiet(
                                row.getObject("moved_at", OffsetDateTime.class),
                                new JobId(row.getObject("id", UUID.class))))
                .list();
    }

    /// A job's counters beside what the other tables say.
    record Recount(
            JobState state,
            int total,
            int done,
            int failed,
            int cancelled,
            int left,
            int ends,
            int bad) {
        int missing() {
            return total - left - ends - bad - cancelled;
        }

        boolean right() {
            return done == ends && failed == bad && missing() == 0 && left > 0;
        }
    }

    /// Those of these jobs whose counters differ from what the other tables say, as one look sees
    /// all of them: whatever moves an item moves the counters with it. Running items are in no
    /// index, so that the table of items is read once for all jobs, and once more for each that
    /// differs.
    static List<JobId> suspects(Handle h, Collection<JobId> jobs) {
        return h.createQuery(
                        """
                        with left_over as (
                          select job_id, count(*) as n from work_item where job_id = any(:jobs) group by job_id
                        ), ended as (
                          select job_id, count(*) filter (where outcome = 'done') as done,
                            count(*) filter (where outcome = 'failed') as failed
                          from item_result where job_id = any(:jobs) group by job_id)
                        select j.id from job j left join left_over l on l.job_id = j.id left join ended e on e.job_id = j.id
                        where j.id = any(:jobs) and j.state in ('queued', 'processing', 'cancelling', 'paused')
                          and (l.n is null or j.done <> coalesce(e.done, 0) or j.failed <> coalesce(e.failed, 0)
                            or j.total <> l.n + coalesce(e.done, 0) + coalesce(e.failed, 0) + j.cancelled)
                        order by j.id
                        """)
                .bindArray("jobs", UUID.class, jobs.stream().map(JobId::value).toList())
                .map((row, _) -> new JobId(row.getObject("id", UUID.class)))
                .list();
    }

    /// Counts, with the job's row locked; empty when it has ended.
    static Optional<Recount> recount(Handle h, JobId id) {
        JobTransitionDao.lock(h, id);
        return h.createQuery(
                        """
                        select state, total, done, failed, cancelled,
                          (select count(*) from work_item where job_id = :id) as left_over,
                          (select count(*) from item_result where job_id = :id and outcome = 'done') as ends,
                          (select count(*) from item_result where job_id = :id and outcome = 'failed') as bad
                        from job where id = :id and state in ('queued', 'processing', 'cancelling', 'paused')
                        """)
                .bind("id", id.value())
                .map((row, ctx) ->
                        new Recount(
                                JobState.of(row.getString("state")),
                                row.getInt("total"),
                                row.getInt("done"),
                                row.getInt("failed"),
                                row.getInt("cancelled"),
                                row.getInt("left_over"),
                                row.getInt("ends"),
                                row.getInt("bad")))
                .findOne();
    }

    /// Writes a failure for each item that is neither there nor finished.
    static void failMissing(Handle h, JobId id, UUID worker) {
        h.createUpdate(
                        """
                        insert into item_result (job_id, seq, key, outcome, code, message,
                          attempt, lease, worker_id, claimed_at)
                        select j.id, s.seq, '', 'failed', 'lost', 'found missing by a recount', 0, 0, :worker, now()
                        from job j, generate_series(0, j.total - 1) as s(seq)
                        where j.id = :id
                          and not exists (select from work_item w where w.job_id = j.id and w.seq = s.seq)
                          and not exists (select from item_result r where r.job_id = j.id and r.seq = s.seq)
                        """)
                .bind("id", id.value())
                .bind("worker", worker)
                .execute();
    }

    /// Sets the counters to what the tables say; items missing from a cancelled job were cancelled.
    static void set(Handle h, JobId id) {
        h.createUpdate(
                        """
                        update job j
                        set done = c.ends, failed = c.bad,
                          cancelled = case j.state when 'cancelling' then j.total - c.left_over - c.ends - c.bad
                            else j.cancelled end
                        from (select
                          (select count(*) from work_item where job_id = :id) as left_over,
                          (select count(*) from item_result where job_id = :id and outcome = 'done') as ends,
                          (select count(*) from item_result where job_id = :id and outcome = 'failed') as bad) c
                        where j.id = :id
                        """)
                .bind("id", id.value())
                .execute();
    }

    /// Removes idle items of jobs that have ended or are gone.
    static int removeOrphans(Handle h) {
        return h.createUpdate(
                        """
                        delete from work_item i
                        where i.state <> 'running' and not exists (
                          select from job j where j.id = i.job_id
                            and j.state in ('queued', 'processing', 'cancelling', 'paused'))
                        """)
                .execute();
    }

    /// Processes that have items and no row: each gets a row that says it is lost.
    static int admitUnknown(Handle h) {
        return h.createUpdate(
                        """
                        insert into worker (id, host, version, heartbeat_at, lost_at)
                        select distinct i.worker_id, 'unknown', 'unknown', '-infinity'::timestamptz, now()
                        from work_item i
                        where i.state = 'running' and not exists (select from worker w where w.id = i.worker_id)
                        on conflict (id) do nothing
                        """)
                .execute();
    }

    static void forgetLostProcesses(Handle h) {
        h.createUpdate(
                        """
                        delete from worker w where w.lost_at < now() - interval '1 hour'
                          and not exists (select from work_item i where i.state = 'running' and i.worker_id = w.id)
                        """)
                .execute();
    }
}
