package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.JobId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Finds items that seem to be worked on by nobody, and gives them back.
public final class RescueDao {
    private RescueDao() {}

    private static final String RUNNING =
            """
            select id, job_id, seq, key, attempt, lease, rank, worker_id, crash_count + (%s) as crashes
            from work_item i where state = 'running' and %s
            order by id for update skip locked
            """;

    /// A process that dies has claimed more than it has begun, and what waited for its turn is not
    /// to blame. Which item was begun is noted of suspects only, which are begun one by one.
    private static final String GUILT = "case when i.begun_lease = i.lease then 1 else 0 end";

    /// How it is known that nobody works on an item.
    public enum Sign {
        /// Its process has not been heard of.
        SILENCE(
                """
                exists (select from worker w where w.id = i.worker_id
                  and w.heartbeat_at < now() - make_interval(secs => :seconds))
                """,
                "its process stopped sending heartbeats"),
        /// Its process lives, and has had it for far longer than it may.
        OVERDUE(
                "i.deadline_at < now() - make_interval(secs => :seconds)",
                "its deadline passed long ago");

        private final String condition;
        private final String words;

        Sign(String condition, String words) {
            this.condition = condition;
            this.words = words;
        }
    }

    /// Items in the hands of these processes, locked; `crashes` counts this time too when they were
    /// begun.
    public static List<OrphanedItem> heldBy(Handle h, Collection<UUID> workers) {
        return lost(
                h.createQuery(RUNNING.formatted(GUILT, "worker_id = any(:workers)"))
                        .bindArray("workers", UUID.class, workers));
    }

    /// Items whose deadline passed longer than `seconds` ago, locked; `crashes` counts this time
    /// too when they were begun.
    static List<OrphanedItem> overdue(Handle h, double seconds) {
        return lost(
                h.createQuery(
                                RUNNING.formatted(
                                        GUILT,
                                        "deadline_at < now() - make_interval(secs => :seconds)"))
                        .bind("seconds", seconds));
    }

    private static List<OrphanedItem> lost(Query query) {
        return query.map((row, ctx) ->
                        new OrphanedItem(
                                new ClaimedItem(
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

    /// Makes items ready again, as suspects, and as prime suspects those that were begun when their
    /// process died; every condition is repeated here, so that an item which was finished or whose
    /// process was heard of meanwhile is left alone.
    ///
    /// @return the job of each item that was
    public static List<JobId> revive(
            Handle h, Collection<OrphanedItem> items, Sign sign, double seconds) {
        JobTransitionDao.holdStill(h, items.stream().map(l -> l.claimed().job()).toList());
        return h.createQuery(
                        """
                        update work_item i
                        set state = case j.state when 'paused' then 'held' else 'ready' end,
                          priority = case when i.crash_count + %1$s > 0 then :prime else :suspects end,
                          crash_count = i.crash_count + %1$s,
                          lease = null, worker_id = null, claimed_at = null, deadline_at = null,
                          last_error = :words
                        from job j
                        where i.id = any(:ids) and i.lease = any(:leases) and i.state = 'running'
                          and j.id = i.job_id and %2$s
                        returning i.job_id
                        """
                                .formatted(GUILT, sign.condition))
                .bind("words", sign.words)
                .bind("suspects", Lanes.SUSPECTS)
                .bind("prime", Lanes.PRIME_SUSPECTS)
                .bind("seconds", seconds)
                .bindArray(
                        "ids",
                        Long.class,
                        items.stream().map(l -> l.claimed().item().id()).toList())
                .bindArray(
                        "leases",
                        Long.class,
                        items.stream().map(l -> l.claimed().item().lease()).toList())
                .mapTo(UUID.class)
                .map(JobId::new)
                .list();
    }
}
