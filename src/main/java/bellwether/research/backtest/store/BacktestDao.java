package bellwether.research.backtest.store;

import bellwether.platform.jobs.JobId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Completed backtests as a whole.
public final class BacktestDao {
    /// A backtest that is over.
    ///
    /// @param result as JSON: trials, findings and what else is known only at the end
    public record Completed(
            String dataHash, String fingerprint, String result, Instant completedAt) {}

    /// All runs of a backtest in one text: their hashes in the order of their places.
    public record Hashes(String data, String runs) {}

    /// What was asked for, and by whom.
    ///
    /// @param items how many the job has
    public record Asked(String owner, String params, int items) {}

    public Asked asked(Handle h, JobId job) {
        return h.createQuery("select owner, params, total from job where id = :job")
                .bind("job", job.value())
                .map((row, _) ->
                        new Asked(
                                row.getString("owner"),
                                row.getString("params"),
                                row.getInt("total")))
                .one();
    }

    /// What was asked for, as long as the job is there.
    public Optional<String> params(Handle h, JobId job) {
        return h.createQuery("select params from job where id = :job")
                .bind("job", job.value())
                .mapTo(String.class)
                .findOne();
    }

    /// The keys of a job's items, in their order.
    public List<String> items(Handle h, JobId job) {
        return h.createQuery("select key from item_result where job_id = :job order by seq")
                .bind("job", job.value())
                .mapTo(String.class)
                .list();
    }

    public Hashes hashes(Handle h, JobId job) {
        return h.createQuery(
                        """
                        select coalesce(string_agg(data_hash, ' ' order by n), '') as data,
                          coalesce(string_agg(fingerprint, ' ' order by n), '') as runs
                        from backtest_run where job = :job
                        """)
                .bind("job", job.value())
                .map((row, _) -> new Hashes(row.getString("data"), row.getString("runs")))
                .one();
    }

    public void insert(Handle h, JobId job, String owner, Completed completed) {
        h.createUpdate(
                        """
                        insert into backtest (job, owner, data_hash, fingerprint, result, completed_at)
                        values (:job, :owner, :data, :fingerprint, :result::json, :at) on conflict do nothing
                        """)
                .bind("job", job.value())
                .bind("owner", owner)
                .bind("data", completed.dataHash())
                .bind("fingerprint", completed.fingerprint())
                .bind("result", completed.result())
                .bind("at", completed.completedAt())
                .execute();
    }

    public Optional<Completed> find(Handle h, JobId job) {
        return Optional.ofNullable(find(h, List.of(job)).get(job));
    }

    public Map<JobId, Completed> find(Handle h, Collection<JobId> jobs) {
        return h.createQuery(
                        "select job, data_hash, fingerprint, result, completed_at from backtest"
                                + " where job = any(:jobs)")
                .bindArray("jobs", UUID.class, jobs.stream().map(JobId::value).toList())
                .map((row, _) ->
                        Map.entry(
                                new JobId(row.getObject("job", UUID.class)),
                                new Completed(
                                        row.getString("data_hash"),
                                        row.getString("fingerprint"),
                                        row.getString("result"),
                                        row.getTimestamp("completed_at").toInstant())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
