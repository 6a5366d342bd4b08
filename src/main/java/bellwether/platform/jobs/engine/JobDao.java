package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.FailedItem;
import bellwether.platform.jobs.FailureReason;
import bellwether.platform.jobs.ItemEnd;
import bellwether.platform.jobs.JobFilter;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.NewJob;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The job table as its readers and creators use it.
public final class JobDao {
    private final Jdbi jdbi;

    public JobDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Whether the row is new; it is not when another job has its idempotency key.
    public boolean insert(Handle h, JobId id, NewJob job) {
        return h.createUpdate(
                                """
                                insert into job (id, owner, kind, idempotency_key, request_hash, params, priority, total)
                                values (:id, :owner, :kind, :key, :hash, cast(:params as jsonb), :priority, :total)
                                on conflict (owner, idempotency_key) do nothing
                                """)
                        .bind("id", id.value())
                        .bind("owner", job.owner())
                        .bind("kind", job.kind())
                        .bind("key", job.idempotencyKey().orElse(null))
                        .bind("hash", job.requestHash())
                        .bind("params", job.params())
                        .bind("priority", job.priority())
                        .bind("total", job.keys().size())
                        .execute()
                == 1;
    }

    /// An earlier job with this key.
    record Winner(JobId id, String requestHash, boolean expired) {}

    Optional<Winner> winner(Handle h, String owner, String key, Duration kept) {
        return h.createQuery(
                        """
                        select id, request_hash, created_at < now() - make_interval(secs => :kept) as expired
                        from job where owner = :owner and idempotency_key = :key
                        """)
                .bind("owner", owner)
                .bind("key", key)
                .bind("kept", seconds(kept))
                .map((row, ctx) ->
                        new Winner(
                                new JobId(row.getObject("id", UUID.class)),
                                row.getString("request_hash"),
                                row.getBoolean("expired")))
                .findOne();
    }

    /// Frees the idempotency key of an old job.
    void forgetKey(Handle h, JobId id) {
        h.createUpdate("update job set idempotency_key = null where id = :id")
                .bind("id", id.value())
                .execute();
    }

    public Optional<JobView> find(JobId id) {
        return jdbi.withHandle(h -> find(h, id));
    }

    Optional<JobView> find(Handle h, JobId id) {
        return h.createQuery("select " + JobRows.COLUMNS + " from job where id = :id")
                .bind("id", id.value())
                .map(new JobRows())
                .findOne();
    }

    public List<JobView> find(Collection<JobId> ids) {
        return jdbi.withHandle(h -> find(h, ids));
    }

    /// In the order of their ids.
    static List<JobView> find(Handle h, Collection<JobId> ids) {
        return h.createQuery(
                        "select " + JobRows.COLUMNS + " from job where id = any(:ids) order by id")
                .bindArray("ids", UUID.class, ids.stream().map(JobId::value).toList())
                .map(new JobRows())
                .list();
    }

    /// In the order of their ids.
    ///
    /// @param limit so many of each owner, the newest
    public List<JobView> unfinished(Collection<String> owners, int limit) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                "select "
                                        + JobRows.COLUMNS
                                        + """
                                        from unnest(:owners) as listener (called),
                                          lateral (
                                            select * from job
                                            where owner = called
                                              and state in ('queued', 'processing', 'cancelling', 'paused')
                                            order by id desc limit :limit) job
                                        order by id
                                        """)
                        .bindArray("owners", String.class, List.copyOf(owners))
                        .bind("limit", limit)
                        .map(new JobRows())
                        .list());
    }

    public List<JobView> list(JobFilter filter, int limit) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                "select "
                                        + JobRows.COLUMNS
                                        + """
                                        from job
                                        where (cast(:owner as text) is null or owner = :owner)
                                          and (cast(:state as text) is null or state = :state)
                                          and (cast(:kind as text) is null or kind = :kind)
                                          and (cast(:since as timestamptz) is null or created_at >= :since)
                                          and (cast(:before as uuid) is null or id < :before)
                                        order by id desc limit :limit
                                        """)
                        .bind("owner", filter.owner().orElse(null))
                        .bind("state", filter.state().map(JobState::word).orElse(null))
                        .bind("kind", filter.kind().orElse(null))
                        .bind("since", filter.since().map(java.sql.Timestamp::from).orElse(null))
                        .bind("before", filter.before().map(JobId::value).orElse(null))
                        .bind("limit", limit)
                        .map(new JobRows())
                        .list());
    }

    public List<FailedItem> failures(JobId id, int afterSeq, int limit) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select seq, key, code, message, attempt from item_result
                                where job_id = :id and outcome = 'failed' and seq > :after
                                order by seq limit :limit
                                """)
                        .bind("id", id.value())
                        .bind("after", afterSeq)
                        .bind("limit", limit)
                        .map((row, ctx) ->
                                new FailedItem(
                                        row.getInt("seq"),
                                        row.getString("key"),
                                        row.getString("code"),
                                        row.getString("message"),
                                        row.getInt("attempt")))
                        .list());
    }

    /// A job of the items that failed in another; nothing when none did.
    public Optional<NewJob> ofFailures(JobId id) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select owner, kind, params::text, priority, request_hash, array(
                                  select key from item_result
                                  where job_id = job.id and outcome = 'failed' order by seq) as keys
                                from job where id = :id and failed > 0
                                """)
                        .bind("id", id.value())
                        .map((row, _) ->
                                new NewJob(
                                        row.getString("owner"),
                                        row.getString("kind"),
                                        row.getString("params"),
                                        List.of((String[]) row.getArray("keys").getArray()),
                                        row.getInt("priority"),
                                        Optional.of("retry of " + id),
                                        row.getString("request_hash")))
                        .findOne());
    }

    public Map<String, JobId> made(String owner, Collection<String> keys) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select idempotency_key, id from job
                                where owner = :owner and idempotency_key = any(:keys)
                                """)
                        .bind("owner", owner)
                        .bindArray("keys", String.class, List.copyOf(keys))
                        .map((row, _) ->
                                Map.entry(
                                        row.getString(1), new JobId(row.getObject(2, UUID.class))))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    public List<ItemEnd> ends(JobId id, int afterSeq, int limit) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select seq, key, brief, code, message, finished_at from item_result
                                where job_id = :id and seq > :after
                                order by seq limit :limit
                                """)
                        .bind("id", id.value())
                        .bind("after", afterSeq)
                        .bind("limit", limit)
                        .map((row, _) ->
                                new ItemEnd(
                                        row.getInt("seq"),
                                        row.getString("key"),
                                        Optional.ofNullable(row.getString("brief")),
                                        Optional.ofNullable(row.getString("code")),
                                        Optional.ofNullable(row.getString("message")),
                                        row.getTimestamp("finished_at").toInstant()))
                        .list());
    }

    /// Reasons of failures, the most frequent first, each with up to three examples.
    public List<FailureReason> reasons(JobId id) {
        record Row(String code, int count, FailureReason.Example example) {}
        Map<String, List<Row>> byCode =
                jdbi.withHandle(h ->
                        h
                                .createQuery(
                                        """
                                        select code, count, key, message from (
                                          select code, key, coalesce(message, '') as message, seq,
                                            count(*) over (partition by code) as count,
                                            row_number() over (partition by code order by seq) as place
                                          from item_result where job_id = :id and outcome = 'failed') f
                                        where place <= 3 order by count desc, code, seq
                                        """)
                                .bind("id", id.value())
                                .map((row, ctx) ->
                                        new Row(
                                                row.getString("code"),
                                                row.getInt("count"),
                                                new FailureReason.Example(
                                                        row.getString("key"),
                                                        row.getString("message"))))
                                .list()
                                .stream()
                                .collect(
                                        Collectors.groupingBy(
                                                Row::code,
                                                java.util.LinkedHashMap::new,
                                                Collectors.toList())));
        return byCode.values().stream()
                .map(rows ->
                        new FailureReason(
                                rows.getFirst().code(),
                                rows.getFirst().count(),
                                rows.stream().map(Row::example).toList()))
                .toList();
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
