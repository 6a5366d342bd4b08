package bellwether.market;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.Query;

/// Reads stored bars, block by block, and where they come from.
final class BlockDao {
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

    private static final String SOURCES = "select id, name from source where id = any(:ids)";

    /// The blocks that hold what is needed, oldest first, by symbol; one without any is absent.
    ///
    /// @param needed one of each symbol at most
    Map<Long, List<byte[]>> packed(Handle handle, List<Needed> needed) {
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
        query.bindArray("ids", Long.class, needed.stream().map(Needed::symbolId).toList())
                .bindArray(
                        "timeframes",
                        String.class,
                        needed.stream().map(some -> some.timeframe().code()).toList())
                .bindArray("firsts", Long.class, needed.stream().map(Needed::first).toList())
                .bindArray("lasts", Long.class, needed.stream().map(Needed::last).toList())
                .map((row, _) -> Map.entry(row.getLong(1), row.getBytes(2)))
                .forEach(block ->
                        blocks.computeIfAbsent(block.getKey(), _ -> new ArrayList<>())
                                .add(block.getValue()));
        return blocks;
    }

    /// The names of these sources, by number.
    Map<Integer, String> sources(Handle handle, Collection<Integer> ids) {
        return handle.createQuery(SOURCES)
                .bindArray("ids", Integer.class, List.copyOf(ids))
                .setMapKeyColumn("id")
                .setMapValueColumn("name")
                .collectInto(new GenericType<>() {});
    }
}
