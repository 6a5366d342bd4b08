package bellwether.research.backtest.store;

import bellwether.platform.db.Unnest;
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

    /// How many an owner has made of a family.
    public record Family(String family, int count, @Nullable Double best, Instant last) {}

    /// Counts trials; what was tried before is not counted again, but its ratio may become known.
    public void count(Handle h, String owner, List<Trial> trials, Instant now) {
        if (trials.isEmpty()) {
            return;
        }
        Unnest<Trial> rows =
                Unnest.of(trials)
                        .texts("families", Trial::family)
                        .texts("specs", Trial::spec)
                        .texts("data", Trial::data)
                        .doubles("sharpes", Trial::sharpe)
                        .ints("sessions", Trial::sessions);
        rows.bind(
                        h.createUpdate(
                                """
                                insert into trial (owner, family, spec_hash, data_hash, sharpe, sessions, tried_at)
                                select distinct on (spec, data) :owner, family, spec, data, sharpe, sessions, :now
                                from unnest(:families, :specs, :data, :sharpes, :sessions)
                                  as given (family, spec, data, sharpe, sessions)
                                where not exists (select from trial where trial.owner = :owner and spec_hash = spec
                                  and data_hash = data and (trial.sharpe is not null or given.sharpe is null))
                                order by spec, data
                                on conflict (owner, spec_hash, data_hash) do update
                                set sharpe = excluded.sharpe, sessions = excluded.sessions
                                where trial.sharpe is null and excluded.sharpe is not null
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
    ///
    /// @param skipped how many of them are left out at the begin
    public List<Family> families(Handle h, String owner, int skipped, int limit) {
        return h.createQuery(
                        """
                        select family, count(*)::integer as n, max(sharpe) as best, max(tried_at) as last
                        from trial where owner = :owner group by family order by last desc, family
                        offset :skipped limit :limit
                        """)
                .bind("owner", owner)
                .bind("skipped", skipped)
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
