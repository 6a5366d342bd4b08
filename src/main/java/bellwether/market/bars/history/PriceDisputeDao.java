package bellwether.market.bars.history;

import bellwether.market.bars.DataIssues;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.NoPreparedPlan;
import bellwether.platform.db.Unnest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Days on which one source replaced another's bar with other prices.
final class PriceDisputeDao {
    private static final String PUT =
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

    private static final String FIND =
            """
            select dispute.symbol_id, dispute.day, replaced.name, source.name, dispute.price,
                dispute.replaced_value, dispute.value
            from bar_dispute as dispute
            join source as replaced on replaced.id = dispute.replaced_source_id
            join source on source.id = dispute.source_id
            where dispute.symbol_id = any(:ids) and dispute.timeframe = :timeframe
            order by dispute.symbol_id, dispute.day, dispute.seen_at
            """;

    /// Of symbols that are locked. Of several bars of a day the one that differs most is kept.
    void put(
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
        List<Long> changed =
                Unnest.of(worst.values())
                        .longs("ids", NewDispute::symbolId)
                        .ints("days", one -> (int) one.day())
                        .ints("replaced", NewDispute::replacedSource)
                        .texts("prices", NewDispute::price)
                        .doubles("was", NewDispute::replaced)
                        .doubles("values", NewDispute::value)
                        .bind(handle.createQuery(PUT))
                        .addCustomizer(NoPreparedPlan.INSTANCE)
                        .bind("timeframe", timeframe.code())
                        .bind("source", source)
                        .bind("now", now)
                        .mapTo(Long.class)
                        .list();
        RecordVersions.move(handle, changed);
    }

    /// By the id of the symbol; one that has none is absent.
    Map<Long, List<DataIssues.Dispute>> of(
            Handle handle, Timeframe timeframe, Collection<Long> symbolIds) {
        Map<Long, List<DataIssues.Dispute>> found = new HashMap<>();
        handle.createQuery(FIND)
                .bind("timeframe", timeframe.code())
                .bindArray("ids", Long.class, List.copyOf(symbolIds))
                .map((row, _) ->
                        found.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                                .add(
                                        new DataIssues.Dispute(
                                                row.getObject(2, LocalDate.class),
                                                row.getString(3),
                                                row.getString(4),
                                                row.getString(5),
                                                row.getDouble(6),
                                                row.getDouble(7))))
                .list();
        return found;
    }
}
