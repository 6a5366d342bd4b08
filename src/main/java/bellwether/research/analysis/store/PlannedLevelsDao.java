package bellwether.research.analysis.store;

import bellwether.platform.db.NoPreparedPlan;
import bellwether.platform.db.ReadConnections;
import bellwether.research.analysis.OpenPlan;
import bellwether.research.analysis.PlannedLevels;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /// By steps from the newest of one ticker to that of the next in the index of owners; no
    /// document is read.
    private static final String OPEN =
            """
            with recursive newest as (
                (select id, ticker, as_of, actionable, created_at from analysis
                    where owner = :owner and as_of_requested is null
                    order by ticker, id desc limit 1)
                union all
                select later.* from newest cross join lateral (
                    select id, ticker, as_of, actionable, created_at from analysis
                    where owner = :owner and ticker > newest.ticker and as_of_requested is null
                    order by ticker, id desc limit 1
                ) as later
            ), named as (
                select ticker as name, id, data_version, record_version from symbol
                union all
                select former.ticker, symbol.id, data_version, record_version
                from symbol_alias as former join symbol on symbol.id = former.symbol_id
                where not exists (
                    select from symbol as present where present.ticker = former.ticker)
            )
            select newest.id, newest.ticker, named.data_version, named.record_version
            from newest join named on named.name = newest.ticker
            join series on series.symbol_id = named.id and series.timeframe = '1d'
            where newest.actionable and newest.created_at >= :since
                and series.last_ts > extract(epoch from newest.as_of)
            order by newest.id desc limit :most
            """;

    /// Each document is parsed once: `offset 0` keeps its plan apart from what is taken of it.
    private static final String OF_NUMBERS =
            """
            select id, ticker, timeframe, as_of, created_at, actionable,
                plan ->> 'side' as side, plan #>> '{entry,price}' as entry, plan ->> 'stop' as stop,
                plan ->> 'target' as target
            from (
                select id, ticker, timeframe, as_of, created_at, actionable,
                    document -> 'plan' as plan
                from analysis where id = any(:numbers) offset 0
            ) as planned
            """;

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

    /// The plans of the newest analysis under each name whose symbol has daily bars of a later day,
    /// those made last first.
    ///
    /// @param since of analyses that were made then or later
    public List<OpenPlan> open(String owner, Instant since, int most) {
        return reads.late()
                .withHandle(handle ->
                        handle.createQuery(OPEN)
                                .addCustomizer(NoPreparedPlan.INSTANCE)
                                .bind("owner", owner)
                                .bind("since", Timestamp.from(since))
                                .bind("most", most)
                                .map((row, _) ->
                                        new OpenPlan(
                                                row.getLong(1),
                                                row.getString(2),
                                                row.getLong(3),
                                                row.getLong(4)))
                                .list());
    }

    /// The prices of some plans by the numbers of their analyses; those without any are absent.
    public Map<Long, PlannedLevels> ofNumbers(Collection<Long> numbers) {
        Map<Long, PlannedLevels> found = new HashMap<>();
        reads.late()
                .useHandle(handle ->
                        handle.createQuery(OF_NUMBERS)
                                .addCustomizer(NoPreparedPlan.INSTANCE)
                                .bindArray("numbers", Long.class, List.copyOf(numbers))
                                .map((row, _) -> Map.entry(row.getLong("id"), levels(row)))
                                .forEach(each ->
                                        each.getValue()
                                                .ifPresent(
                                                        plan -> found.put(each.getKey(), plan))));
        return found;
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
