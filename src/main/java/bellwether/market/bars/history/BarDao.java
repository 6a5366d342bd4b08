package bellwether.market.bars.history;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.NoPreparedPlan;
import bellwether.platform.db.Unnest;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.generic.GenericType;

/// Writes symbols, sources and blocks.
public final class BarDao {
    /// A symbol whose bars no one else changes meanwhile.
    ///
    /// @param changedAt when its bars or what is stated of it changed last, before this transaction
    public record LockedSymbol(long id, String ticker, boolean synthetic, Instant changedAt) {}

    public record Source(int id, boolean synthetic) {}

    public record BlockKey(long symbolId, long start) {}

    private static final String NEW_SYMBOLS =
            """
            insert into symbol (ticker, synthetic, created_at, updated_at)
            select wanted.ticker, :synthetic, :now, :now
            from unnest(:tickers) as wanted (ticker)
            where not exists (select from symbol where symbol.ticker = wanted.ticker)
                and not exists (select from symbol_alias where symbol_alias.ticker = wanted.ticker)
            order by wanted.ticker
            on conflict do nothing
            """;

    private static final String LOCK =
            """
            select id, ticker, synthetic, updated_at from symbol
            where ticker = any(:tickers)
            order by ticker
            for no key update
            """;

    private static final String NEW_SOURCE =
            """
            insert into source (name, synthetic) values (:name, :synthetic) on conflict do nothing
            """;

    private static final String SOURCE = "select id, synthetic from source where name = :name";

    private static final String SOURCE_NAMES = "select id, name from source where id = any(:ids)";

    private static final String BLOCKS =
            """
            select symbol_id, block_start, packed
            from bar_block
            join unnest(:ids, :starts) as wanted (id, start)
                on wanted.id = symbol_id and wanted.start = block_start
            where timeframe = :timeframe
            """;

    /// All blocks in one statement, and so in one round trip. Arrays of arrays would all have to be
    /// of one length, so the sources come as text.
    private static final String PUT_BLOCKS =
            """
            insert into bar_block (symbol_id, timeframe, block_start, bar_count, first_ts, last_ts,
                source_ids, packed)
            select id, :timeframe, start, count, first, last, sources::int[], packed
            from unnest(:ids, :starts, :counts, :firsts, :lasts, :sources, :packed)
                as block (id, start, count, first, last, sources, packed)
            on conflict (symbol_id, timeframe, block_start) do update
            set bar_count = excluded.bar_count, first_ts = excluded.first_ts,
                last_ts = excluded.last_ts, source_ids = excluded.source_ids,
                packed = excluded.packed
            """;

    private static final String REFRESH_SERIES =
            """
            insert into series (symbol_id, timeframe, bar_count, first_ts, last_ts, changed,
                source_ids)
            select wanted.id, :timeframe, total.bar_count, total.first_ts, total.last_ts,
                symbol.data_version + 1, array(
                    select used.id
                    from bar_block as of_symbol
                    cross join unnest(of_symbol.source_ids) as used (id)
                    where of_symbol.symbol_id = wanted.id and of_symbol.timeframe = :timeframe
                    group by used.id
                    order by min(of_symbol.block_start), used.id
                )
            from unnest(:ids) as wanted (id)
            join symbol on symbol.id = wanted.id
            cross join lateral (
                select sum(bar_count) as bar_count, min(first_ts) as first_ts,
                    max(last_ts) as last_ts
                from bar_block as block
                where block.symbol_id = wanted.id and block.timeframe = :timeframe
                having count(*) > 0
            ) as total
            on conflict (symbol_id, timeframe) do update
            set bar_count = excluded.bar_count, first_ts = excluded.first_ts,
                last_ts = excluded.last_ts, changed = excluded.changed,
                source_ids = excluded.source_ids
            """;

    private static final String MOVE_VERSIONS =
            """
            update symbol set data_version = data_version + 1, updated_at = :now
            where id = any(:ids)
            """;

    private static final String CONFIRM =
            "update symbol set updated_at = :now where id = any(:ids)";

    /// Makes the symbols that are not there yet and locks all of them, in one fixed order, until
    /// the transaction ends. One that was renamed in the meantime is absent.
    public List<LockedSymbol> lock(
            Handle handle, SortedSet<String> tickers, boolean synthetic, Instant now) {
        handle.createUpdate(NEW_SYMBOLS)
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .bind("synthetic", synthetic)
                .bind("now", now)
                .execute();
        return handle.createQuery(LOCK)
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) ->
                        new LockedSymbol(
                                row.getLong(1),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getTimestamp(4).toInstant()))
                .list();
    }

    public Optional<Source> source(Handle handle, String name) {
        return handle.createQuery(SOURCE)
                .bind("name", name)
                .map((row, _) -> new Source(row.getInt(1), row.getBoolean(2)))
                .findOne();
    }

    public Map<Integer, String> sourceNames(Handle handle, Collection<Integer> ids) {
        return handle.createQuery(SOURCE_NAMES)
                .bindArray("ids", Integer.class, List.copyOf(ids))
                .setMapKeyColumn("id")
                .setMapValueColumn("name")
                .collectInto(new GenericType<>() {});
    }

    public int makeSource(Handle handle, String name, boolean synthetic) {
        return source(handle, name)
                .map(Source::id)
                .orElseGet(() -> newSource(handle, name, synthetic));
    }

    private int newSource(Handle handle, String name, boolean synthetic) {
        handle.createUpdate(NEW_SOURCE).bind("name", name).bind("synthetic", synthetic).execute();
        return source(handle, name).orElseThrow().id();
    }

    public Map<BlockKey, byte[]> blocks(
            Handle handle, Timeframe timeframe, Collection<BlockKey> keys) {
        return Unnest.of(keys)
                .longs("ids", BlockKey::symbolId)
                .longs("starts", BlockKey::start)
                .bind(handle.createQuery(BLOCKS))
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bind("timeframe", timeframe.code())
                .reduceRows(
                        new HashMap<>(),
                        (blocks, row) -> {
                            blocks.put(
                                    new BlockKey(
                                            row.getColumn("symbol_id", Long.class),
                                            row.getColumn("block_start", Long.class)),
                                    row.getColumn("packed", byte[].class));
                            return blocks;
                        });
    }

    public void put(Handle handle, Timeframe timeframe, Map<BlockKey, Block> blocks) {
        Object[] packed = blocks.values().stream().map(Block::pack).toArray(byte[][]::new);
        Unnest.of(blocks.entrySet())
                .longs("ids", block -> block.getKey().symbolId())
                .longs("starts", block -> block.getKey().start())
                .ints("counts", block -> block.getValue().size())
                .longs("firsts", block -> block.getValue().first())
                .longs("lasts", block -> block.getValue().last())
                .texts("sources", block -> sources(block.getValue()))
                .bind(handle.createUpdate(PUT_BLOCKS))
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bind("timeframe", timeframe.code())
                .bind("packed", bytes(packed))
                .execute();
    }

    /// As the server writes an array: `{1,2}`.
    private static String sources(Block block) {
        return block.distinctSources().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Argument bytes(Object[] values) {
        return (position, statement, _) ->
                statement.setArray(
                        position, statement.getConnection().createArrayOf("bytea", values));
    }

    public void changed(Handle handle, Timeframe timeframe, Collection<Long> ids, Instant now) {
        handle.createUpdate(REFRESH_SERIES)
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bindArray("ids", Long.class, List.copyOf(ids))
                .bind("timeframe", timeframe.code())
                .execute();
        handle.createUpdate(MOVE_VERSIONS)
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bindArray("ids", Long.class, List.copyOf(ids))
                .bind("now", now)
                .execute();
    }

    /// Of symbols whose newest bar was stored before it was over, and was told again as it is.
    public void confirmed(Handle handle, Collection<Long> ids, Instant now) {
        handle.createUpdate(CONFIRM)
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bindArray("ids", Long.class, List.copyOf(ids))
                .bind("now", now)
                .execute();
    }
}
