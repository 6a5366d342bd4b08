package bellwether.jobs;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Finds items that seem to be worked on by nobody, and gives them back.
final class RescueDao {
    private RescueDao() {}

    /// Items in the hands of these processes, locked; `crashes` counts this time too.
    static List<Lost> heldBy(Handle h, Collection<UUID> workers) {
        return h.createQuery(
                        """
                        select id, job_id, seq, key, attempt, lease, rank, worker_id, crash_count + 1 as crashes
                        from work_item where state = 'running' and worker_id = any(:workers)
                        order by id for update skip locked
                        """)
                .bindArray("workers", UUID.class, workers)
                .map((row, ctx) ->
                        new Lost(
                                new Claimed(
                                        new Item(
                                                row.getLong("id"),
                                                row.getInt("seq"),
                                                row.getString("key"),
                                                row.getInt("attempt"),
                                                row.getLong("lease")),
                                        new JobId(row.getObject("job_id", UUID.class)),
                                        Lanes.SUSPECTS,
                                        row.getLong("rank")),
                                row.getObject("worker_id", UUID.class),
                                row.getInt("crashes")))
                .list();
    }

    /// Makes items ready again, in the lane of suspects; every condition is repeated here, so that
    /// an item which was finished or beaten for meanwhile is left alone.
    static int revive(Handle h, Collection<Lost> items, double silenceSeconds) {
        MoveDao.holdStill(h, items.stream().map(l -> l.claimed().job()).toList());
        return h.createUpdate(
                        """
                        update work_item i
                        set state = case j.state when 'paused' then 'held' else 'ready' end,
                          priority = :suspects, crash_count = i.crash_count + 1,
                          lease = null, worker_id = null, claimed_at = null, deadline_at = null,
                          last_error = 'its process fell silent'
                        from job j, worker w
                        where i.id = any(:ids) and i.lease = any(:leases) and i.state = 'running'
                          and j.id = i.job_id and w.id = i.worker_id
                          and w.heartbeat_at < now() - make_interval(secs => :silence)
                        """)
                .bind("suspects", Lanes.SUSPECTS)
                .bind("silence", silenceSeconds)
                .bindArray(
                        "ids",
                        Long.class,
                        items.stream().map(l -> l.claimed().item().id()).toList())
                .bindArray(
                        "leases",
                        Long.class,
                        items.stream().map(l -> l.claimed().item().lease()).toList())
                .execute();
    }
}
