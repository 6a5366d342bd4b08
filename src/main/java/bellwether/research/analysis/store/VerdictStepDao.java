package bellwether.research.analysis.store;

import bellwether.platform.db.NoPreparedPlan;
import bellwether.platform.db.ReadConnections;
import bellwether.research.analysis.AnalysisStateDao;
import bellwether.research.analysis.TurnQuery;
import bellwether.research.analysis.VerdictStep;
import bellwether.research.analysis.vote.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where verdicts of an owner turned. Analyses that were recomputed for a past day are left out.
public final class VerdictStepDao {
    private static final String OF_SYMBOL =
            """
            select id, ticker, profile, verdict, score, as_of, created_at, before, null as document
            from (
                select id, ticker, profile, verdict, score, as_of, created_at,
                    lag(verdict) over (partition by profile order by id) as before
                from analysis
                where owner = :owner and ticker = any(:names) and timeframe = :timeframe
                    and as_of_requested is null
            ) as steps
            where before is distinct from verdict
            order by id desc limit :most
            """;

    /// By way of the jobs, which are few and tell when they ended. The one before each is looked
    /// for under its own name and the former ones of its symbol, each by one look into the index of
    /// owners.
    private static final String SINCE =
            """
            with made as (
                select a.id, a.job_id, a.seq, a.ticker, a.profile, a.timeframe, a.verdict
                from job join analysis as a on a.job_id = job.id
                where job.owner = :owner and job.kind = 'analysis'
                    and (job.finished_at is null or job.finished_at >= :since)
                    and a.created_at >= :since and a.created_at < :until
                    and a.as_of_requested is null and a.id < :before
                    and (cardinality(:to::text[]) = 0 or a.verdict = any(:to::text[]))
                    and (:everywhere or a.ticker = any(:tickers::text[]) or a.ticker in (
                        select past.ticker from symbol_alias as past
                        join symbol as present on present.id = past.symbol_id
                        where present.ticker = any(:tickers::text[])))
            ), named as (
                select made.*, made.ticker as name from made
                union all
                select made.*, former.ticker from made
                join symbol on symbol.ticker = made.ticker
                join symbol_alias as former on former.symbol_id = symbol.id
            ), earlier as (
                select distinct on (named.id) named.id, named.job_id, named.seq, named.verdict,
                    older.verdict as before
                from named cross join lateral (
                    select verdict, id from analysis as one
                    where one.owner = :owner and one.ticker = named.name and one.id < named.id
                        and one.profile = named.profile and one.timeframe = named.timeframe
                        and one.as_of_requested is null
                    order by one.id desc limit 1
                ) as older
                order by named.id, older.id desc
            ), turned as (
                select id, job_id, seq, before, count(*) over () as all_turns
                from earlier where before <> verdict
                order by id desc limit :most
            )
            select a.id, a.ticker, a.profile, a.verdict, a.score, a.as_of, a.created_at,
                turned.before, a.document, turned.all_turns
            from turned join analysis as a using (job_id, seq)
            order by a.id desc
            """;

    private final ReadConnections reads;
    private final AnalysisStateDao state = new AnalysisStateDao();

    public VerdictStepDao(ReadConnections reads) {
        this.reads = reads;
    }

    /// A turn with its analysis.
    ///
    /// @param document the analysis, as it is stored
    /// @param count how many turns there are
    public record TurnRow(VerdictStep step, String document, int count) {}

    /// Those of a symbol, the newest first.
    ///
    /// @param names all that the symbol has and had
    public List<VerdictStep> ofSymbol(
            String owner, Collection<String> names, String timeframe, int most) {
        return reads.late()
                .withHandle(handle ->
                        handle.createQuery(OF_SYMBOL)
                                .bind("owner", owner)
                                .bindArray("names", String.class, List.copyOf(names))
                                .bind("timeframe", timeframe)
                                .bind("most", most)
                                .map((row, _) -> step(row))
                                .list());
    }

    /// Those that were made within a span, the newest first.
    public List<TurnRow> since(String owner, TurnQuery wanted, int most) {
        return reads.late()
                .withHandle(handle ->
                        handle.createQuery(SINCE)
                                .addCustomizer(NoPreparedPlan.INSTANCE)
                                .bind("owner", owner)
                                .bind("since", Timestamp.from(wanted.since()))
                                .bind("until", Timestamp.from(wanted.until()))
                                .bind("before", wanted.before())
                                .bindArray(
                                        "to",
                                        String.class,
                                        wanted.to().stream().map(Verdict::name).toList())
                                .bind("everywhere", wanted.tickers().isEmpty())
                                .bindArray(
                                        "tickers",
                                        String.class,
                                        List.copyOf(wanted.tickers().orElse(Set.of())))
                                .bind("most", most)
                                .map((row, _) ->
                                        new TurnRow(
                                                step(row),
                                                row.getString("document"),
                                                row.getInt("all_turns")))
                                .list());
    }

    /// Moves whenever an owner has other analyses.
    public String state(String owner) {
        return reads.late().withHandle(handle -> state.of(handle, owner));
    }

    private static VerdictStep step(ResultSet row) throws SQLException {
        return new VerdictStep(
                new AnalysisId(row.getLong("id")).toString(),
                row.getString("ticker"),
                row.getString("profile"),
                Optional.ofNullable(row.getString("before")),
                row.getString("verdict"),
                row.getDouble("score"),
                row.getObject("as_of", LocalDate.class),
                row.getTimestamp("created_at").toInstant(),
                List.of());
    }
}
