package bellwether.market.bars.history;

import bellwether.market.bars.DataIssues;
import bellwether.market.bars.RefusedBar;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.SymbolDao;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.NoPreparedPlan;
import bellwether.platform.db.Unnest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Rows of imports that were rejected, by symbol and day.
final class RejectedBarDao {
    private static final String IDS =
            """
            select wanted.ticker, symbol.id
            from unnest(:tickers) as wanted (ticker)
            join symbol on symbol.id = %s
            """
                    .formatted(SymbolDao.named("wanted.ticker"));

    private static final String PUT =
            """
            insert into rejected_bar (symbol_id, timeframe, day, source, reason, line, detail, seen_at)
            select id, :timeframe, date '1970-01-01' + day, :source, reason, line, detail, :now
            from unnest(:ids, :days, :reasons, :lines, :details)
                as refused (id, day, reason, line, detail)
            on conflict (symbol_id, timeframe, day, source, reason) do update
            set line = excluded.line, detail = excluded.detail, seen_at = excluded.seen_at
            where (rejected_bar.line, rejected_bar.detail)
                is distinct from (excluded.line, excluded.detail)
            returning symbol_id
            """;

    private static final String FIND =
            """
            select symbol_id, day, source, reason, line, detail
            from rejected_bar
            where symbol_id = any(:ids) and timeframe = :timeframe
            order by symbol_id, day, source, line
            """;

    /// Of several rows with the same reason for one day the first stays.
    void put(
            Handle handle,
            Timeframe timeframe,
            List<RefusedBar> bars,
            SourceName source,
            Instant now) {
        Map<String, Long> ids = ids(handle, bars);
        record Key(long id, LocalDate day, RejectReason reason) {}
        Set<Key> seen = new HashSet<>();
        List<RefusedBar> known =
                bars.stream()
                        .filter(bar -> ids.containsKey(bar.ticker()))
                        .filter(bar ->
                                seen.add(
                                        new Key(
                                                ids.getOrDefault(bar.ticker(), 0L),
                                                bar.day(),
                                                bar.rejection().reason())))
                        .toList();
        List<Long> changed =
                Unnest.of(known)
                        .longs("ids", bar -> ids.get(bar.ticker()))
                        .ints("days", bar -> (int) bar.day().toEpochDay())
                        .texts("reasons", bar -> bar.rejection().reason().code())
                        .longs("lines", RefusedBar::line)
                        .texts("details", bar -> bar.rejection().detail())
                        .bind(handle.createQuery(PUT))
                        .addCustomizer(NoPreparedPlan.INSTANCE)
                        .bind("timeframe", timeframe.code())
                        .bind("source", source.name())
                        .bind("now", now)
                        .mapTo(Long.class)
                        .list();
        RecordVersions.move(handle, changed);
    }

    private static Map<String, Long> ids(Handle handle, List<RefusedBar> bars) {
        Map<String, Long> ids = new HashMap<>();
        handle.createQuery(IDS)
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bindArray(
                        "tickers",
                        String.class,
                        bars.stream().map(RefusedBar::ticker).distinct().toList())
                .map((row, _) -> ids.put(row.getString(1), row.getLong(2)))
                .list();
        return ids;
    }

    /// By the id of the symbol; one that has none is absent.
    Map<Long, List<DataIssues.Refused>> of(
            Handle handle, Timeframe timeframe, Collection<Long> symbolIds) {
        Map<Long, List<DataIssues.Refused>> found = new HashMap<>();
        handle.createQuery(FIND)
                .bind("timeframe", timeframe.code())
                .bindArray("ids", Long.class, List.copyOf(symbolIds))
                .map((row, _) ->
                        found.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                                .add(
                                        new DataIssues.Refused(
                                                row.getObject(2, LocalDate.class),
                                                row.getString(3),
                                                row.getString(4),
                                                row.getLong(5),
                                                row.getString(6))))
                .list();
        return found;
    }
}
