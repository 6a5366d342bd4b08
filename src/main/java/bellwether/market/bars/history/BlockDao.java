package bellwether.market.bars.history;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.Unnest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.Query;

/// Reads stored bars, block by block, and where they come from.
public final class BlockDao {
    private static final String WANTED =
            """
            with wanted as (
                select * from unnest(:ids, :timeframes, :firsts, :lasts)
                    as wanted (symbol_id, timeframe, first, last)
            )
            """;

    private static final String SPANS =
            WANTED
                    + """
                    select symbol_id, block.packed
                    from wanted
                    join bar_block as block using (symbol_id, timeframe)
                    where block.last_ts >= wanted.first and block.first_ts <= wanted.last
                    order by symbol_id, block.block_start
                    """;

    /// The bar before a moment lies in the last block that begins before it; the one behind it
    /// there too, or in the next block.
    private static final String SPANS_AND_MOMENTS =
            WANTED
                    + """
                    , before as (
                        select symbol_id, timeframe, block.block_start,
                            block.last_ts < moment.second as ends
                        from unnest(:momentIds, :moments) as moment (symbol_id, second)
                        join wanted using (symbol_id)
                        cross join lateral (
                            select block_start, last_ts
                            from bar_block
                            where bar_block.symbol_id = wanted.symbol_id
                                and bar_block.timeframe = wanted.timeframe
                                and block_start < moment.second and first_ts < moment.second
                            order by block_start desc
                            limit 1
                        ) as block
                    ), needed as (
                        select symbol_id, timeframe, block.block_start
                        from wanted
                        join bar_block as block using (symbol_id, timeframe)
                        where block.last_ts >= wanted.first and block.first_ts <= wanted.last
                        union
                        select symbol_id, timeframe, block_start from before
                        union
                        select before.symbol_id, before.timeframe, block.block_start
                        from before
                        cross join lateral (
                            select block_start
                            from bar_block
                            where bar_block.symbol_id = before.symbol_id
                                and bar_block.timeframe = before.timeframe
                                and bar_block.block_start > before.block_start
                            order by block_start
                            limit 1
                        ) as block
                        where before.ends
                    )
                    select symbol_id, packed
                    from needed
                    join bar_block using (symbol_id, timeframe, block_start)
                    order by symbol_id, block_start
                    """;

    /// The order of the key is the order of time, so no more of it is looked at than is needed.
    private static final String NEXT =
            """
            with next as materialized (
                select block_start,
                    sum(bar_count) over (order by block_start) - bar_count as before
                from bar_block
                where symbol_id = :id and timeframe = :timeframe
                    and block_start > :after and block_start <= :last
                order by block_start
                limit :blocks
            )
            select block_start, packed
            from next
            join bar_block as block using (block_start)
            where block.symbol_id = :id and block.timeframe = :timeframe and before < :bars
            order by block_start
            """;

    private static final String EARLIER =
            """
            select block_start
            from (
                select block_start, sum(bar_count) over (order by block_start desc) as bars
                from bar_block
                where symbol_id = :id and timeframe = :timeframe and block_start < :before
                order by block_start desc
            ) as earlier
            where bars >= :bars
            order by block_start desc
            limit 1
            """;

    private static final String EXTENTS =
            WANTED
                    + """
                    select symbol_id, sum(block.bar_count),
                        max(block.last_ts) - min(block.first_ts)
                    from wanted
                    join bar_block as block using (symbol_id, timeframe)
                    where block.last_ts >= wanted.first and block.first_ts <= wanted.last
                    group by symbol_id
                    """;

    private static final int MOMENTS_AT_ONCE = 16;
    private static final int BLOCKS_AT_ONCE = 512;

    private static final String SOURCES = "select id, name from source where id = any(:ids)";

    /// The blocks that hold what is needed, oldest first, by symbol; one without any is absent.
    ///
    /// @param needed one of each symbol at most
    public Map<Long, List<byte[]>> packed(Handle handle, List<BlockSpan> needed) {
        List<Long> moments = needed.stream().flatMap(some -> some.moments().stream()).toList();
        Query query = handle.createQuery(moments.isEmpty() ? SPANS : SPANS_AND_MOMENTS);
        if (!moments.isEmpty()) {
            query.bindArray("moments", Long.class, moments)
                    .bindArray(
                            "momentIds",
                            Long.class,
                            needed.stream()
                                    .flatMap(some ->
                                            some.moments().stream().map(_ -> some.symbolId()))
                                    .toList());
        }
        Map<Long, List<byte[]>> blocks = new HashMap<>();
        bind(query, needed)
                .map((row, _) -> Map.entry(row.getLong(1), row.getBytes(2)))
                .forEach(block ->
                        blocks.computeIfAbsent(block.getKey(), _ -> new ArrayList<>())
                                .add(block.getValue()));
        return blocks;
    }

    private static Query bind(Query query, List<BlockSpan> needed) {
        return Unnest.of(needed)
                .longs("ids", BlockSpan::symbolId)
                .texts("timeframes", some -> some.timeframe().code())
                .longs("firsts", BlockSpan::first)
                .longs("lasts", BlockSpan::last)
                .bind(query);
    }

    /// How many stored bars lie in a span, and of how many seconds they are.
    public record Extent(long bars, long seconds) {}

    /// How much the blocks hold that lie in the spans, by symbol.
    public Map<Long, Extent> extents(Handle handle, List<BlockSpan> needed) {
        Map<Long, Extent> extents = new HashMap<>();
        bind(handle.createQuery(EXTENTS), needed)
                .map((row, _) ->
                        Map.entry(row.getLong(1), new Extent(row.getLong(2), row.getLong(3))))
                .forEach(entry -> extents.put(entry.getKey(), entry.getValue()));
        return extents;
    }

    /// A block as it lies in the database.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Packed(long start, byte[] bytes) {}

    /// The next blocks of a series in the order of time: as many as hold so many bars, or one.
    ///
    /// @param after the start of the block before them
    /// @param last the newest start that is wanted
    List<Packed> next(
            Handle handle, long symbolId, Timeframe timeframe, long after, long last, int bars) {
        return handle.createQuery(NEXT)
                .bind("id", symbolId)
                .bind("timeframe", timeframe.code())
                .bind("after", after)
                .bind("last", last)
                .bind("bars", bars)
                .bind("blocks", BLOCKS_AT_ONCE)
                .map((row, _) -> new Packed(row.getLong(1), row.getBytes(2)))
                .list();
    }

    /// The start of the block with which the last so many bars before a block begin; nothing when
    /// there are not so many.
    Optional<Long> startBefore(
            Handle handle, long symbolId, Timeframe timeframe, long before, int bars) {
        return handle.createQuery(EARLIER)
                .bind("id", symbolId)
                .bind("timeframe", timeframe.code())
                .bind("before", before)
                .bind("bars", bars)
                .mapTo(Long.class)
                .findOne();
    }

    /// The two bars beside each of these moments, and perhaps some more.
    Bars beside(Handle handle, long symbolId, Timeframe timeframe, List<Long> moments) {
        NavigableMap<Long, Bars> beside = new TreeMap<>();
        for (int from = 0; from < moments.size(); from += MOMENTS_AT_ONCE) {
            List<Long> some =
                    moments.subList(from, Math.min(moments.size(), from + MOMENTS_AT_ONCE));
            BlockSpan needed =
                    new BlockSpan(symbolId, timeframe, Long.MAX_VALUE, Long.MIN_VALUE, some);
            for (byte[] block : packed(handle, List.of(needed)).getOrDefault(symbolId, List.of())) {
                keepBeside(PackedBars.unpack(block), some, beside);
            }
        }
        Bars bars = Bars.room(beside.size());
        int place = 0;
        for (Bars one : beside.values()) {
            bars.put(place++, one, 0, 1);
        }
        return bars;
    }

    private static void keepBeside(Bars block, List<Long> moments, Map<Long, Bars> into) {
        for (long moment : moments) {
            int behind = block.place(moment);
            for (int place = Math.max(0, behind - 1);
                    place <= behind && place < block.size();
                    place++) {
                into.put(block.time()[place], block.from(place).trimmed(1));
            }
        }
    }

    /// The names of these sources, by number.
    public Map<Integer, String> sources(Handle handle, Collection<Integer> ids) {
        return handle.createQuery(SOURCES)
                .bindArray("ids", Integer.class, List.copyOf(ids))
                .setMapKeyColumn("id")
                .setMapValueColumn("name")
                .collectInto(new GenericType<>() {});
    }
}
