package bellwether.market.bars.history;

import bellwether.market.bars.DataIssues;
import bellwether.market.bars.RefusedBar;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.NoPreparedPlan;
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

/// What is remembered of prices that were not taken, or that replaced others.
public final class PriceRecordDao {
    private static final String IDS =
            """
            select wanted.ticker, coalesce(symbol.id, renamed.id)
            from unnest(:tickers) as wanted (ticker)
            left join symbol on symbol.ticker = wanted.ticker
            left join symbol_alias as former on former.ticker = wanted.ticker
            left join symbol as renamed on renamed.id = former.symbol_id
            where symbol.id is not null or renamed.id is not null
            """;

    private static final String REFUSE =
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

    private static final String DISPUTE =
            """
            insert into bar_dispute (symbol_id, timeframe, day, replaced_source_id, source_id, price,
                replaced_value, value, seen_at)
            select id, :timeframe, date '1970-01-01' + day, replaced, :source, price, was, value, :now
            from unnest(:ids, :days, :replaced, :prices, :was, :values)
                as disputed (id, day, replaced, price, was, value)
            on conflict (symbol_id, timeframe, day, replaced_source_id, source_id) do update
            set price = excluded.price, replaced_value = excluded.replaced_value,
                value = excluded.value, seen_at = excluded.seen_at
            where (bar_dispute.price, bar_dispute.replaced_value, bar_dispute.value)
                is distinct from (excluded.price, excluded.replaced_value, excluded.value)
            returning symbol_id
            """;

    private static final String MOVE =
            """
            update symbol set record_version = record_version + 1
            where id in (
                select id from symbol where id = any(:ids) order by ticker for no key update
            )
            """;

    private static final String REFUSED =
            """
            select symbol_id, day, source, reason, line, detail
            from rejected_bar
            where symbol_id = any(:ids) and timeframe = :timeframe
            order by symbol_id, day, source, line
            """;

    private static final String DISPUTES =
            """
            select dispute.symbol_id, dispute.day, replaced.name, source.name, dispute.price,
                dispute.replaced_value, dispute.value
            from bar_dispute as dispute
            join source as replaced on replaced.id = dispute.replaced_source_id
            join source on source.id = dispute.source_id
            where dispute.symbol_id = any(:ids) and dispute.timeframe = :timeframe
            order by dispute.symbol_id, dispute.day, dispute.seen_at
            """;

    /// Of several rows that say the same of one day the first stays.
    public void refuse(
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
                handle.createQuery(REFUSE)
                        .addCustomizer(NoPreparedPlan.INSTANCE)
                        .bind("timeframe", timeframe.code())
                        .bind("source", source.name())
                        .bind("now", now)
                        .bindArray(
                                "ids",
                                Long.class,
                                known.stream().map(bar -> ids.get(bar.ticker())).toList())
                        .bindArray(
                                "days",
                                Integer.class,
                                known.stream().map(bar -> (int) bar.day().toEpochDay()).toList())
                        .bindArray(
                                "reasons",
                                String.class,
                                known.stream().map(bar -> bar.rejection().reason().code()).toList())
                        .bindArray(
                                "lines", Long.class, known.stream().map(RefusedBar::line).toList())
                        .bindArray(
                                "details",
                                String.class,
                                known.stream().map(bar -> bar.rejection().detail()).toList())
                        .mapTo(Long.class)
                        .list();
        move(handle, changed);
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

    /// Of symbols that are locked. Of several bars of a day the one that differs most is kept.
    public void dispute(
            Handle handle,
            Timeframe timeframe,
            int source,
            Collection<NewDispute> found,
            Instant now) {
        record Key(long id, long day, int replaced) {}
        Map<Key, NewDispute> worst = new HashMap<>();
        found.forEach(one ->
                worst.merge(
                        new Key(one.symbolId(), one.day(), one.replacedSource()),
                        one,
                        (a, b) -> a.difference() >= b.difference() ? a : b));
        Collection<NewDispute> disputes = worst.values();
        List<Long> changed =
                handle.createQuery(DISPUTE)
                        .addCustomizer(NoPreparedPlan.INSTANCE)
                        .bind("timeframe", timeframe.code())
                        .bind("source", source)
                        .bind("now", now)
                        .bindArray(
                                "ids",
                                Long.class,
                                disputes.stream().map(NewDispute::symbolId).toList())
                        .bindArray(
                                "days",
                                Integer.class,
                                disputes.stream().map(one -> (int) one.day()).toList())
                        .bindArray(
                                "replaced",
                                Integer.class,
                                disputes.stream().map(NewDispute::replacedSource).toList())
                        .bindArray(
                                "prices",
                                String.class,
                                disputes.stream().map(NewDispute::price).toList())
                        .bindArray(
                                "was",
                                Double.class,
                                disputes.stream().map(NewDispute::replaced).toList())
                        .bindArray(
                                "values",
                                Double.class,
                                disputes.stream().map(NewDispute::value).toList())
                        .mapTo(Long.class)
                        .list();
        move(handle, changed);
    }

    private static void move(Handle handle, List<Long> ids) {
        if (!ids.isEmpty()) {
            handle.createUpdate(MOVE)
                    .addCustomizer(NoPreparedPlan.INSTANCE)
                    .bindArray("ids", Long.class, ids.stream().distinct().toList())
                    .execute();
        }
    }

    /// By the id of the symbol; one of which nothing is on record is absent.
    public Map<Long, DataIssues> of(
            Handle handle, Timeframe timeframe, Collection<Long> symbolIds) {
        Map<Long, List<DataIssues.Refused>> refused = new HashMap<>();
        Map<Long, List<DataIssues.Dispute>> disputes = new HashMap<>();
        handle.createQuery(REFUSED)
                .bind("timeframe", timeframe.code())
                .bindArray("ids", Long.class, List.copyOf(symbolIds))
                .map((row, _) ->
                        refused.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                                .add(
                                        new DataIssues.Refused(
                                                row.getObject(2, LocalDate.class),
                                                row.getString(3),
                                                row.getString(4),
                                                row.getLong(5),
                                                row.getString(6))))
                .list();
        handle.createQuery(DISPUTES)
                .bind("timeframe", timeframe.code())
                .bindArray("ids", Long.class, List.copyOf(symbolIds))
                .map((row, _) ->
                        disputes.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                                .add(
                                        new DataIssues.Dispute(
                                                row.getObject(2, LocalDate.class),
                                                row.getString(3),
                                                row.getString(4),
                                                row.getString(5),
                                                row.getDouble(6),
                                                row.getDouble(7))))
                .list();
        Set<Long> all = new HashSet<>(refused.keySet());
        all.addAll(disputes.keySet());
        Map<Long, DataIssues> found = new HashMap<>();
        all.forEach(id ->
                found.put(
                        id,
                        new DataIssues(
                                refused.getOrDefault(id, List.of()),
                                disputes.getOrDefault(id, List.of()))));
        return found;
    }
}
