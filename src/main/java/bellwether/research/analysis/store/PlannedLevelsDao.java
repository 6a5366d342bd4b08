package bellwether.research.analysis.store;

import bellwether.market.symbols.SymbolDao;
import bellwether.platform.db.NoPreparedPlan;
import bellwether.platform.db.ReadConnections;
import bellwether.research.analysis.PlannedLevels;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The prices of plans of an owner's newest analyses, where they can be traded. Analyses that were
/// recomputed for a past day are left out.
public final class PlannedLevelsDao {
    private static final String COLUMNS =
            """
            id, ticker, timeframe, as_of, created_at, actionable,
            document #>> '{plan,side}' as side,
            document #>> '{plan,entry,price}' as entry,
            document #>> '{plan,stop}' as stop,
            document #>> '{plan,target}' as target
            """;

    /// One look into the index of owners for each name.
    private static final String OF_SYMBOL =
            """
            with newest as (
                select found.* from unnest(:names) as given (name)
                cross join lateral (
                    select id, job_id, seq from analysis
                    where owner = :owner and ticker = given.name and timeframe = :timeframe
                        and as_of_requested is null
                    order by id desc limit 1
                ) as found
                order by found.id desc limit 1
            )
            select %s from newest join analysis using (job_id, seq, id)
            """
                    .formatted(COLUMNS);

    /// By steps from one ticker to the next in the index; documents are read of those only that
    /// have newer daily bars.
    private static final String OF_OWNER =
            """
            with recursive named as (
                (select ticker from analysis where owner = :owner order by ticker limit 1)
                union all
                select (select ticker from analysis where owner = :owner and ticker > named.ticker
                    order by ticker limit 1)
                from named where named.ticker is not null
            ), newest as (
                select found.* from named cross join lateral (
                    select id, job_id, seq, ticker, as_of, actionable, created_at from analysis
                    where owner = :owner and ticker = named.ticker and as_of_requested is null
                    order by id desc limit 1
                ) as found
            ), chosen as (
                select job_id, seq from newest
                join series on series.symbol_id = %s and series.timeframe = '1d'
                where actionable and created_at >= :since
                    and series.last_ts > extract(epoch from newest.as_of)
                order by id desc limit :most
            )
            select %s from chosen join analysis using (job_id, seq) order by id desc
            """
                    .formatted(SymbolDao.named("newest.ticker"), COLUMNS);

    private final ReadConnections reads;

    public PlannedLevelsDao(ReadConnections reads) {
        this.reads = reads;
    }

    /// The plan of the newest analysis of a symbol; nothing where that has none to trade.
    ///
    /// @param names all that the symbol has and had
    public Optional<PlannedLevels> ofSymbol(
            String owner, Collection<String> names, String timeframe) {
        return reads.late()
                .withHandle(handle ->
                        handle.createQuery(OF_SYMBOL)
                                .bind("owner", owner)
                                .bindArray("names", String.class, List.copyOf(names))
                                .bind("timeframe", timeframe)
                                .map((row, _) -> levels(row))
                                .findOne()
                                .flatMap(found -> found));
    }

    /// The plans of the newest analysis of each symbol that has daily bars of a later day, those
    /// made last first.
    ///
    /// @param since of analyses that were made then or later
    public List<PlannedLevels> ofOwner(String owner, Instant since, int most) {
        return reads.late()
                .withHandle(handle ->
                        handle
                                .createQuery(OF_OWNER)
                                .addCustomizer(NoPreparedPlan.INSTANCE)
                                .bind("owner", owner)
                                .bind("since", Timestamp.from(since))
                                .bind("most", most)
                                .map((row, _) -> levels(row))
                                .stream()
                                .flatMap(Optional::stream)
                                .toList());
    }

    private static Optional<PlannedLevels> levels(ResultSet row) throws SQLException {
        if (!row.getBoolean("actionable") || row.getString("entry") == null) {
            return Optional.empty();
        }
        return Optional.of(
                new PlannedLevels(
                        new AnalysisId(row.getLong("id")).toString(),
                        row.getString("ticker"),
                        row.getString("timeframe"),
                        row.getObject("as_of", LocalDate.class),
                        row.getTimestamp("created_at").toInstant(),
                        row.getString("side"),
                        row.getBigDecimal("entry"),
                        row.getBigDecimal("stop"),
                        row.getBigDecimal("target")));
    }
}
