package bellwether.research.analysis.store;

import bellwether.platform.db.NoPreparedPlan;
import bellwether.platform.db.ReadConnections;
import bellwether.research.analysis.LatestVerdict;
import bellwether.research.analysis.VerdictTurn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The newest verdicts of an owner, with the turn before each. Analyses that were recomputed for a
/// past day are left out.
public final class VerdictDao {
    /// `id + 0` is an order that the index of ids does not have: by that one the planner would walk
    /// through the analyses of everybody until it meets the symbol.
    private static final String NEWEST =
            """
            with named as (
                select wanted.ticker as present, array_append(
                    array(
                        select former.ticker from symbol join symbol_alias as former
                            on former.symbol_id = symbol.id
                        where symbol.ticker = wanted.ticker and not exists (
                            select from symbol as held where held.ticker = former.ticker)),
                    wanted.ticker) as names
                from unnest(:tickers) as wanted (ticker)
            )
            select named.present, newest.id, newest.verdict, newest.score, newest.as_of,
                earlier.verdict as turned_from, first.as_of as turned_on
            from named
            cross join lateral (
                select id, verdict, score, as_of, profile, timeframe from analysis
                where owner = :owner and ticker = any(named.names) and as_of_requested is null
                order by id + 0 desc limit 1
            ) as newest
            left join lateral (
                select id, verdict from analysis
                where owner = :owner and ticker = any(named.names) and as_of_requested is null
                    and profile = newest.profile and timeframe = newest.timeframe
                    and verdict <> newest.verdict and id < newest.id
                order by id + 0 desc limit 1
            ) as earlier on true
            left join lateral (
                select as_of from analysis
                where owner = :owner and ticker = any(named.names) and as_of_requested is null
                    and profile = newest.profile and timeframe = newest.timeframe
                    and id > earlier.id
                order by id + 0 limit 1
            ) as first on true
            """;

    private final ReadConnections reads;

    public VerdictDao(ReadConnections reads) {
        this.reads = reads;
    }

    /// By ticker; one of which the owner has no analysis is absent.
    public Map<String, LatestVerdict> latest(String owner, Collection<String> tickers) {
        return reads.late()
                .withHandle(handle ->
                        handle.createQuery(NEWEST)
                                .addCustomizer(NoPreparedPlan.INSTANCE)
                                .bind("owner", owner)
                                .bindArray("tickers", String.class, List.copyOf(tickers))
                                .map((row, _) -> Map.entry(row.getString("present"), verdict(row)))
                                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static LatestVerdict verdict(ResultSet row) throws SQLException {
        String now = row.getString("verdict");
        Optional<String> from = Optional.ofNullable(row.getString("turned_from"));
        LocalDate on = row.getObject("turned_on", LocalDate.class);
        return new LatestVerdict(
                new AnalysisId(row.getLong("id")),
                now,
                row.getDouble("score"),
                row.getObject("as_of", LocalDate.class),
                from.map(before -> new VerdictTurn(on, before, now)));
    }
}
