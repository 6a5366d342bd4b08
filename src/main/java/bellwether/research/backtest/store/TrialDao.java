package bellwether.research.backtest.store;

import bellwether.platform.db.Unnest;
import bellwether.platform.jobs.JobId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What owners have tried. Nothing is ever deleted here.
public final class TrialDao {
    /// How many trials there were.
    ///
    /// @param count all of them
    /// @param known those that have a Sharpe ratio
    /// @param variance of those ratios per session; null below two
    public record Count(int count, int known, @Nullable Double variance) {}

    /// A trial that no run of its own is kept of.
    ///
    /// @param spec hash of the rule with its numbers, and of the settings
    /// @param data hash of what was read
    public record Trial(String family, String spec, String data, int sessions) {}

    /// How many an owner has made of a family.
    public record Family(String family, int count, @Nullable Double best, Instant last) {}

    /// Counts the runs of a backtest as trials; what was tried before is not counted again.
    public void count(Handle h, JobId job, String owner, Instant now) {
        h.createUpdate(
                        """
                        insert into trial (owner, family, spec_hash, data_hash, sharpe, sessions, tried_at)
                        select :owner, family, spec_hash, data_hash, sharpe, sessions, :now
                        from backtest_run where job = :job and spec_hash <> '' order by n
                        on conflict do nothing
                        """)
                .bind("owner", owner)
                .bind("job", job.value())
                .bind("now", now)
                .execute();
    }

    /// Counts combinations of a walk-forward's training.
    public void count(Handle h, String owner, List<Trial> trials, Instant now) {
        Unnest<Trial> rows =
                Unnest.of(trials)
                        .texts("families", Trial::family)
                        .texts("specs", Trial::spec)
                        .texts("data", Trial::data)
                        .ints("sessions", Trial::sessions);
        rows.bind(
                        h.createUpdate(
                                """
                                insert into trial (owner, family, spec_hash, data_hash, sessions, tried_at)
                                select :owner, given.*, :now
                                from unnest(:families, :specs, :data, :sessions) as given
                                on conflict do nothing
                                """))
                .bind("owner", owner)
                .bind("now", now)
                .execute();
    }

    /// How many an owner has made.
    ///
    /// @param family empty: of all
    public Count count(Handle h, String owner, Optional<String> family) {
        return h.createQuery(
                        """
                        select count(*)::integer as n, count(sharpe)::integer as known, var_samp(sharpe) as variance from trial
                        where owner = :owner and (:family::text is null or family = :family)
                        """)
                .bind("owner", owner)
                .bind("family", family.orElse(null))
                .map((row, _) -> {
                    double variance = row.getDouble("variance");
                    Double spread = row.wasNull() ? null : Double.valueOf(variance);
                    return new Count(row.getInt("n"), row.getInt("known"), spread);
                })
                .one();
    }

    /// The families that an owner has tried, the newest first.
    public List<Family> families(Handle h, String owner, int limit) {
        return h.createQuery(
                        """
                        select family, count(*)::integer as n, max(sharpe) as best, max(tried_at) as last
                        from trial where owner = :owner group by family order by last desc, family limit :limit
                        """)
                .bind("owner", owner)
                .bind("limit", limit)
                .map((row, _) -> {
                    double best = row.getDouble("best");
                    Double known = row.wasNull() ? null : Double.valueOf(best);
                    return new Family(
                            row.getString("family"),
                            row.getInt("n"),
                            known,
                            row.getTimestamp("last").toInstant());
                })
                .list();
    }
}
