package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.JobId;
import org.jdbi.v3.core.Handle;

/// Pauses and resumes jobs, and gives failed items another chance. The job's row is locked first,
/// so that all of its items follow the same decision.
final class PauseDao {
    private PauseDao() {}

    static boolean pause(Handle h, JobId id) {
        boolean paused = move(h, id, "state = 'paused'", "state in ('queued', 'processing')");
        if (paused) {
            h.createUpdate(
                            """
                            update work_item set state = 'held'
                            where job_id = :id and state in ('ready', 'waiting')
                            """)
                    .bind("id", id.value())
                    .execute();
        }
        return paused;
    }

    static boolean resume(Handle h, JobId id) {
        String state = "state = case when started_at is null then 'queued' else 'processing' end";
        boolean resumed = move(h, id, state, "state = 'paused'");
        if (resumed) {
            h.createUpdate(
                            """
                            with lane as (select priority from work_item
                                where job_id = :id and state = 'held' limit 1),
                            base as (select coalesce(
                                (select min(rank) from work_item
                                 where state = 'ready' and priority = (select priority from lane)),
                                (extract(epoch from clock_timestamp()) * 1000000)::bigint) as rank),
                            placed as (select id, row_number() over (order by seq) - 1 as place
                                from work_item where job_id = :id and state = 'held')
                            update work_item i
                            set state = case when i.run_at > now() then 'waiting' else 'ready' end,
                              run_at = case when i.run_at > now() then i.run_at end,
                              rank = base.rank + p.place / :round
                            from placed p, base where i.id = p.id and i.state = 'held'
                            """)
                    .bind("id", id.value())
                    .bind("round", ItemDao.ROUND)
                    .execute();
        }
        return resumed;
    }

    /// Turns the failed items of an unfinished job into fresh ones; gives 1 when there were any, 0
    /// when there were none, and -1 when the job is not one to retry.
    static int retry(Handle h, JobId id) {
        if (!move(h, id, "state = state", "state in ('queued', 'processing', 'paused')")) {
            return -1;
        }
        return h.createUpdate(
                        """
                        with gone as (
                          delete from item_result where job_id = :id and outcome = 'failed' returning seq, key),
                        base as (select coalesce(
                            (select min(w.rank) from work_item w
                             where w.state = 'ready' and w.priority = (select priority from job where id = :id)),
                            (extract(epoch from clock_timestamp()) * 1000000)::bigint) as rank),
                        fresh as (
                          insert into work_item (job_id, seq, key, priority, rank, state)
                          select j.id, g.seq, g.key, j.priority,
                            base.rank + (row_number() over (order by g.seq) - 1) / :round,
                            case j.state when 'paused' then 'held' else 'ready' end
                          from gone g, base, job j where j.id = :id)
                        update job set failed = failed - (select count(*) from gone) where id = :id
                          and exists (select from gone)
                        """)
                .bind("id", id.value())
                .bind("round", ItemDao.ROUND)
                .execute();
    }

    private static boolean move(Handle h, JobId id, String change, String guard) {
        return h.createUpdate(
                                "update job set %s, version = version + 1, moved_at = now() where id = :id and %s"
                                        .formatted(change, guard))
                        .bind("id", id.value())
                        .execute()
                == 1;
    }
}
