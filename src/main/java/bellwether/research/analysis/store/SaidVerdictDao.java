package bellwether.research.analysis.store;

import bellwether.platform.db.NoPreparedPlan;
import bellwether.research.analysis.SaidVerdict;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/// What an owner's analyses said of symbols on an earlier day. Those that were recomputed for a
/// past day are left out.
public final class SaidVerdictDao {
    private final Jdbi jdbi;

    public SaidVerdictDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// The newest of daily bars that were made before a moment, by the ticker asked for.
    public Map<String, SaidVerdict> before(
            String owner, Collection<String> tickers, Instant moment) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                select wanted.ticker, said.id, said.verdict, said.score, said.as_of, said.profile,
                                  said.created_at
                                from unnest(:tickers) as wanted (ticker)
                                cross join lateral (
                                  select id, verdict, score, as_of, profile, created_at from analysis
                                  where owner = :owner and timeframe = '1d' and as_of_requested is null
                                    and created_at < :moment and ticker = any(array_append(array(
                                      select former.ticker from symbol join symbol_alias as former
                                        on former.symbol_id = symbol.id
                                      where symbol.ticker = wanted.ticker and not exists (
                                        select from symbol as held where held.ticker = former.ticker)),
                                      wanted.ticker))
                                  order by id + 0 desc limit 1
                                ) as said
                                """)
                        .addCustomizer(NoPreparedPlan.INSTANCE)
                        .bind("owner", owner)
                        .bind("moment", Timestamp.from(moment))
                        .bindArray("tickers", String.class, List.copyOf(tickers))
                        .map((row, _) ->
                                Map.entry(
                                        row.getString("ticker"),
                                        new SaidVerdict(
                                                new AnalysisId(row.getLong("id")).toString(),
                                                row.getString("verdict"),
                                                row.getDouble("score"),
                                                row.getObject("as_of", LocalDate.class),
                                                row.getString("profile"),
                                                row.getTimestamp("created_at").toInstant())))
                        .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
