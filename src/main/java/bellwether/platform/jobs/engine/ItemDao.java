package bellwether.platform.jobs.engine;

import bellwether.platform.db.NoPreparedPlan;
import bellwether.platform.db.Unnest;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.NewJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/// The table of unfinished items: in, claimed, back.
public final class ItemDao {
    /// Items of one job in a round of the fair order.
    static final int ROUND = 16;

    private final Jdbi jdbi;

    public ItemDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Ranks begin where the lane stands now: at its smallest ready rank, or when nothing is ready
    /// at the database's microseconds, which never fall behind ranks given earlier.
    void insert(Handle h, JobId id, NewJob job, long low) {
        h.createUpdate(
                        """
                        insert into work_item (job_id, seq, key, priority, rank)
                        select :job, k.n - 1, k.key, :priority, base.rank + (k.n - 1) / :round
                        from unnest(:keys) with ordinality as k(key, n),
                          (select coalesce(
                            (select min(rank) from work_item
                             where state = 'ready' and priority = :priority and rank >= :low),
                            (extract(epoch from clock_timestamp()) * 1000000)::bigint) as rank) base
                        """)
                .bind("job", id.value())
                .bind("priority", job.priority())
                .bind("round", ROUND)
                .bind("low", low)
                .bindArray("keys", String.class, job.keys())
                .execute();
    }

    public static final String CLAIM =
            """
            with picked as materialized (
              select id from work_item
              where state = 'ready' and priority = :lane and rank >= :low
              order by priority, rank, id limit :most for update skip locked)
            update work_item i
            set state = 'running', attempt = i.attempt + 1, lease = nextval('work_lease'),
              worker_id = :worker, claimed_at = now(),
              deadline_at = now() + make_interval(secs => :deadline)
            where i.id = any(array(select id from picked))
            returning i.id, i.job_id, i.seq, i.key, i.attempt, i.lease, i.rank
            """;

    /// Takes up to `most` ready items of a lane, in its fair order, none below `low`.
    public List<ClaimedItem> claim(UUID worker, int lane, long low, int most, Duration deadline) {
        return jdbi.withHandle(h ->
                bindClaim(h.createQuery(CLAIM), worker, lane, low, most, deadline)
                        .map((row, ctx) -> claimed(row, lane))
                        .list());
    }

    public static Query bindClaim(
            Query claim, UUID worker, int lane, long low, int most, Duration deadline) {
        return claim.addCustomizer(NoPreparedPlan.INSTANCE)
                .bind("lane", lane)
                .bind("low", low)
                .bind("most", most)
                .bind("worker", worker)
                .bind("deadline", JobDao.seconds(deadline));
    }

    /// Notes that a worker begins with these, so that the death of its process counts.
    void begin(UUID worker, Collection<ClaimedItem> items) {
        jdbi.useHandle(h ->
                claimed(items)
                        .bind(
                                h.createUpdate(
                                        """
                                        update work_item set begun_lease = lease
                                        where lease = any(:leases) and worker_id = :worker and id = any(:ids)
                                        """))
                        .bind("worker", worker)
                        .execute());
    }

    private static Unnest<ClaimedItem> claimed(Collection<ClaimedItem> items) {
        return Unnest.of(items)
                .longs("ids", claimed -> claimed.item().id())
                .longs("leases", claimed -> claimed.item().lease());
    }

    /// Gives claimed items longer, because their kind takes longer than others.
    void extend(UUID worker, Collection<ClaimedItem> items, Duration deadline) {
        jdbi.useHandle(h ->
                claimed(items)
                        .bind(
                                h.createUpdate(
                                        """
                                        update work_item set deadline_at = now() + make_interval(secs => :deadline)
                                        where id = any(:ids) and lease = any(:leases) and worker_id = :worker
                                        """))
                        .bind("deadline", JobDao.seconds(deadline))
                        .bind("worker", worker)
                        .execute());
    }

    /// Renews the claim on an item within the transaction that keeps a part of its work, and
    /// forgets the tries and crashes before; false when it is not held any more.
    static boolean keep(Handle h, UUID worker, Item item, Duration deadline) {
        return h.createUpdate(
                                """
                                update work_item
                                set deadline_at = now() + make_interval(secs => :deadline),
                                  attempt = 1, crash_count = 0
                                where id = :id and lease = :lease and worker_id = :worker and state = 'running'
                                """)
                        .bind("deadline", JobDao.seconds(deadline))
                        .bind("id", item.id())
                        .bind("lease", item.lease())
                        .bind("worker", worker)
                        .execute()
                == 1;
    }

    private static ClaimedItem claimed(ResultSet row, int lane) throws SQLException {
        return new ClaimedItem(
                new Item(
                        row.getLong("id"),
                        row.getInt("seq"),
                        row.getString("key"),
                        row.getInt("attempt"),
                        row.getLong("lease")),
                new JobId(row.getObject("job_id", UUID.class)),
                lane,
                row.getLong("rank"));
    }

    /// An item to be tried again later.
    ///
    /// @param tried whether it has been tried; a postponed one has not
    public record Again(Item item, JobId job, Duration pause, String error, boolean tried) {}

    /// Lets items wait for their next try; gives the number still held. Locks the jobs first, so
    /// that a pause at the same moment is seen.
    public int again(UUID worker, Collection<Again> items) {
        return jdbi.inTransaction(h -> {
            JobTransitionDao.holdStill(h, items.stream().map(Again::job).toList());
            PreparedBatch batch =
                    h.prepareBatch(
                            """
                            update work_item i
                            set state = case j.state when 'paused' then 'held' else 'waiting' end,
                              run_at = now() + make_interval(secs => :wait), last_error = :error,
                              attempt = i.attempt - :untried,
                              lease = null, worker_id = null, claimed_at = null, deadline_at = null
                            from job j
                            where i.id = :id and i.lease = :lease and i.worker_id = :worker and j.id = i.job_id
                            """);
            for (Again again : items) {
                batch.bind("wait", JobDao.seconds(again.pause()))
                        .bind("error", again.error())
                        .bind("untried", again.tried() ? 0 : 1)
                        .bind("id", again.item().id())
                        .bind("lease", again.item().lease())
                        .bind("worker", worker)
                        .add();
            }
            return java.util.Arrays.stream(batch.execute()).sum();
        });
    }

    /// Gives items back as if they had never been claimed.
    public int release(UUID worker, Collection<ClaimedItem> items, List<Long> lows) {
        return jdbi.inTransaction(h -> {
            JobTransitionDao.holdStill(h, items.stream().map(ClaimedItem::job).toList());
            return claimed(items)
                    .bind(
                            h.createUpdate(
                                    """
                                    update work_item i
                                    set state = case j.state when 'paused' then 'held' else 'ready' end,
                                      attempt = i.attempt - 1, rank = greatest(i.rank, (:lows)[i.priority + 1]),
                                      lease = null, worker_id = null, claimed_at = null, deadline_at = null
                                    from job j
                                    where i.id = any(:ids) and i.lease = any(:leases) and i.worker_id = :worker
                                      and j.id = i.job_id
                                    """))
                    .bind("worker", worker)
                    .bindArray("lows", Long.class, lows)
                    .execute();
        });
    }

    /// Gives back items that the table says we hold and we do not know of: the answer to a claim
    /// was lost. To be called by the claimer only, between two claims.
    int forget(UUID worker, Collection<Long> leases, List<Long> lows) {
        record Held(long id, JobId job) {}
        return jdbi.inTransaction(h -> {
            // running items are in no index: the table is read once
            List<Held> held =
                    h.createQuery(
                                    """
                                    select id, job_id from work_item
                                    where state = 'running' and worker_id = :worker
                                      and not lease = any(:leases)
                                    """)
                            .bind("worker", worker)
                            .bindArray("leases", Long.class, leases)
                            .map((row, _) ->
                                    new Held(
                                            row.getLong("id"),
                                            new JobId(row.getObject("job_id", UUID.class))))
                            .list();
            JobTransitionDao.holdStill(h, held.stream().map(Held::job).distinct().toList());
            return h.createUpdate(
                            """
                            update work_item i
                            set state = case j.state when 'paused' then 'held' else 'ready' end,
                              attempt = i.attempt - 1, rank = greatest(i.rank, (:lows)[i.priority + 1]),
                              lease = null, worker_id = null, claimed_at = null, deadline_at = null
                            from job j
                            where i.id = any(:ids) and i.state = 'running' and i.worker_id = :worker
                              and not i.lease = any(:leases) and j.id = i.job_id
                            """)
                    .bindArray("ids", Long.class, held.stream().map(Held::id).toList())
                    .bind("worker", worker)
                    .bindArray("leases", Long.class, leases)
                    .bindArray("lows", Long.class, lows)
                    .execute();
        });
    }

    /// Moves waiting items whose time has come to the ready ones, at the front of their lanes.
    public int promote(List<Long> lows) {
        return jdbi.withHandle(h ->
                h.createUpdate(
                                """
                                with due as materialized (
                                  select id from work_item where state = 'waiting' and run_at <= now()
                                  order by run_at limit 1000 for update skip locked)
                                update work_item i
                                set state = 'ready', run_at = null, rank = greatest(i.rank, (:lows)[i.priority + 1])
                                where i.id = any(array(select id from due))
                                """)
                        .bindArray("lows", Long.class, lows)
                        .execute());
    }
}
