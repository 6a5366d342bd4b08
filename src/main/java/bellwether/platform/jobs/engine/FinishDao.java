package bellwether.platform.jobs.engine;

import bellwether.platform.db.Unnest;
import bellwether.platform.jobs.JobEvent;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Ends items: the row goes, its result comes, the job moves; all in the caller's transaction.
public final class FinishDao {
    private FinishDao() {}

    /// The end of an item: done, or failed when there is a code.
    public record End(
            ClaimedItem claimed,
            @Nullable String code,
            @Nullable String message,
            @Nullable String brief) {
        boolean done() {
            return code == null;
        }

        String outcome() {
            return done() ? "done" : "failed";
        }
    }

    private static final String SETTLE =
            """
            with gone as (
              delete from work_item
              where id = any(:ids) and lease = any(:leases) and worker_id = :worker
                and state = 'running'
              returning id, job_id, seq, key, attempt, lease, claimed_at),
            kept as (
              insert into item_result (job_id, seq, key, outcome, code, message, brief,
                attempt, lease, worker_id, claimed_at)
              select g.job_id, g.seq, g.key, e.outcome, e.code, e.message, e.brief::jsonb,
                g.attempt, g.lease, :worker, g.claimed_at
              from gone g
              join unnest(:ids, :outcomes, :codes, :messages, :briefs)
                as e(id, outcome, code, message, brief) on e.id = g.id)
            select id from gone
            """;

    /// Removes those items whose lease still holds, and writes their results. Gives their ids.
    public static Set<Long> settle(Handle h, UUID worker, Collection<End> ends) {
        return new HashSet<>(
                Unnest.of(ends)
                        .longs("ids", end -> end.claimed().item().id())
                        .longs("leases", end -> end.claimed().item().lease())
                        .texts("outcomes", End::outcome)
                        .texts("codes", End::code)
                        .texts("messages", End::message)
                        .texts("briefs", End::brief)
                        .bind(h.createQuery(SETTLE))
                        .bind("worker", worker)
                        .mapTo(Long.class)
                        .list());
    }

    /// How many of these leases have a result already: their commit had succeeded, and only the
    /// answer was lost.
    static int settledBefore(Handle h, Collection<End> ends, Collection<Long> leases) {
        return Unnest.of(ends)
                .uuids("jobs", end -> end.claimed().job().value())
                .ints("seqs", end -> end.claimed().item().seq())
                .bind(
                        h.createQuery(
                                """
                                select count(*) from item_result r
                                join unnest(:jobs, :seqs) as e(job_id, seq) on r.job_id = e.job_id and r.seq = e.seq
                                where r.lease = any(:leases)
                                """))
                .bindArray("leases", Long.class, leases)
                .mapTo(Integer.class)
                .one();
    }

    /// How far a job moves.
    public record Step(JobId job, int done, int failed, int cancelled, String newest) {}

    /// Moves the counters of each job once, and ends those whose items are all accounted for. The
    /// rows are locked in the order of their ids; without that two completers deadlock. Gives the
    /// jobs that ended.
    ///
    /// @throws IllegalStateException when a job had ended before, which would be a bug
    public static List<JobEvent.Ended> advance(Handle h, Collection<Step> steps) {
        record Moved(boolean ended, JobEvent.Ended job) {}
        List<Moved> moved =
                Unnest.of(steps)
                        .uuids("jobs", step -> step.job().value())
                        .ints("done", Step::done)
                        .ints("failed", Step::failed)
                        .ints("cancelled", Step::cancelled)
                        .texts("newest", Step::newest)
                        .bind(h.createQuery(ADVANCE))
                        .map((row, ctx) -> new Moved(row.getBoolean("ended"), ended(row)))
                        .list();
        if (moved.size() != steps.size()) {
            throw new IllegalStateException(
                    "%d jobs should move, %d did: %s".formatted(steps.size(), moved.size(), steps));
        }
        return moved.stream().filter(Moved::ended).map(Moved::job).toList();
    }

    private static JobEvent.Ended ended(ResultSet row) throws SQLException {
        return new JobEvent.Ended(
                new JobId(row.getObject("id", UUID.class)),
                JobState.of(row.getString("state")),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("failed"),
                row.getInt("cancelled"),
                Duration.ofMillis(Math.round(row.getDouble("seconds") * 1e3)));
    }

    private static final String ADVANCE =
            """
            with locked as materialized (
              select id from job where id = any(:jobs) order by id for update)
            update job j
            set done = j.done + s.done, failed = j.failed + s.failed, cancelled = j.cancelled + s.cancelled,
              version = j.version + 1, moved_at = now(),
              newest = case when s.newest = '[]' then j.newest else s.newest::jsonb end,
              started_at = coalesce(j.started_at, now()),
              finished_at = case when j.done + j.failed + j.cancelled + s.done + s.failed + s.cancelled = j.total
                then now() end,
              state = case
                when j.done + j.failed + j.cancelled + s.done + s.failed + s.cancelled < j.total
                  then case j.state when 'queued' then 'processing' else j.state end
                when j.state = 'cancelling' then 'cancelled'
                when j.done + s.done = 0 then 'failed'
                else 'completed' end
            from locked l
            join unnest(:jobs, :done, :failed, :cancelled, :newest) as s(id, done, failed, cancelled, newest)
              on s.id = l.id
            where j.id = l.id and j.state in ('queued', 'processing', 'cancelling', 'paused')
            returning j.id, j.finished_at is not null as ended, j.state, j.total, j.done, j.failed, j.cancelled,
              extract(epoch from coalesce(j.finished_at, now()) - j.created_at)::float8 as seconds
            """;
}
