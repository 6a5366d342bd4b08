package bellwether.market.bars.history;

import bellwether.market.symbols.SymbolDao;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// Deletes symbols and bars.
public final class RemovalDao {
    private static final String LOCK =
            "select id, ticker from symbol where id = %s for update".formatted(SymbolDao.NAMED);

    private static final String LOCK_SYNTHETIC =
            "select id, ticker from symbol where synthetic order by ticker for update";

    private static final String BARS =
            """
            select coalesce(sum(bar_count), 0) from series
            where symbol_id = :id and (:timeframe::text is null or timeframe = :timeframe)
            """;

    private static final String SOURCE = "select id from source where name = :name";

    private static final String BLOCKS =
            """
            select block_start, packed from bar_block
            where symbol_id = :id and timeframe = :timeframe and last_ts >= :first and first_ts <= :last
                and (:source::int is null or :source = any(source_ids))
            """;

    private static final String DELETE_BLOCKS =
            """
            delete from bar_block
            where symbol_id = :id and timeframe = :timeframe and block_start = any(:starts)
            """;

    private static final String DELETE_SERIES =
            """
            delete from series
            where symbol_id = :id and timeframe = :timeframe and not exists (
                select from bar_block where symbol_id = :id and timeframe = :timeframe
            )
            """;

    private static final RowMapper<Symbol> SYMBOL =
            (row, _) -> new Symbol(row.getLong("id"), row.getString("ticker"));

    private final BarDao bars = new BarDao();

    /// A symbol that is locked.
    public record Symbol(long id, String ticker) {}

    /// Bars between two moments, both included, of one source or of all.
    public record Span(Timeframe timeframe, long first, long last, Optional<String> source) {}

    public Optional<Symbol> lock(Handle handle, Ticker ticker) {
        return handle.createQuery(LOCK).bind("ticker", ticker.name()).map(SYMBOL).findOne();
    }

    public List<Symbol> lockSynthetic(Handle handle) {
        return handle.createQuery(LOCK_SYNTHETIC).map(SYMBOL).list();
    }

    /// How many bars of any timeframe a symbol has.
    public long bars(Handle handle, long id) {
        return bars(handle, id, Optional.empty());
    }

    public long bars(Handle handle, long id, Timeframe timeframe) {
        return bars(handle, id, Optional.of(timeframe.code()));
    }

    private static long bars(Handle handle, long id, Optional<String> timeframe) {
        return handle.createQuery(BARS)
                .bind("id", id)
                .bind("timeframe", timeframe)
                .mapTo(Long.class)
                .one();
    }

    /// With all that belongs to them.
    public void remove(Handle handle, List<Long> ids) {
        handle.createUpdate("delete from symbol where id = any(:ids)")
                .bindArray("ids", Long.class, ids)
                .execute();
    }

    /// Removes bars of a locked symbol and gives how many those were.
    public long removeBars(Handle handle, long id, Span span, Instant now) {
        Cut cut = cut(handle, id, span);
        if (cut.removed() > 0) {
            handle.createUpdate(DELETE_BLOCKS)
                    .bind("id", id)
                    .bind("timeframe", span.timeframe().code())
                    .bindArray("starts", Long.class, cut.gone())
                    .execute();
            if (!cut.smaller().isEmpty()) {
                bars.put(handle, span.timeframe(), cut.smaller());
            }
            handle.createUpdate(DELETE_SERIES)
                    .bind("id", id)
                    .bind("timeframe", span.timeframe().code())
                    .execute();
            bars.changed(handle, span.timeframe(), List.of(id), now);
        }
        return cut.removed();
    }

    /// How many bars of a locked symbol [#removeBars] would remove.
    public long countBars(Handle handle, long id, Span span) {
        return cut(handle, id, span).removed();
    }

    /// What a removal leaves of the blocks that it touches.
    ///
    /// @param removed bars
    /// @param gone blocks of which nothing is left, by their starts
    /// @param smaller what is left of the others
    private record Cut(long removed, List<Long> gone, Map<BarDao.BlockKey, Block> smaller) {}

    private static Cut cut(Handle handle, long id, Span span) {
        Optional<Integer> source = span.source().flatMap(name -> source(handle, name));
        if (span.source().isPresent() && source.isEmpty()) {
            return new Cut(0, List.of(), Map.of());
        }
        Map<BarDao.BlockKey, Block> smaller = new HashMap<>();
        List<Long> gone = new ArrayList<>();
        long removed = 0;
        for (Map.Entry<Long, byte[]> stored : blocks(handle, id, span, source).entrySet()) {
            Block block = Block.unpack(stored.getValue());
            Block kept =
                    block.where(place ->
                            block.bars().time()[place] < span.first()
                                    || block.bars().time()[place] > span.last()
                                    || source.filter(wanted -> wanted != block.sources()[place])
                                            .isPresent());
            removed += block.size() - kept.size();
            if (kept.size() == 0) {
                gone.add(stored.getKey());
            } else if (kept.size() < block.size()) {
                smaller.put(new BarDao.BlockKey(id, stored.getKey()), kept);
            }
        }
        return new Cut(removed, gone, smaller);
    }

    private static Optional<Integer> source(Handle handle, String name) {
        return handle.createQuery(SOURCE).bind("name", name).mapTo(Integer.class).findOne();
    }

    private static Map<Long, byte[]> blocks(
            Handle handle, long id, Span span, Optional<Integer> source) {
        Map<Long, byte[]> blocks = new HashMap<>();
        handle.createQuery(BLOCKS)
                .bind("id", id)
                .bind("timeframe", span.timeframe().code())
                .bind("first", span.first())
                .bind("last", span.last())
                .bind("source", source)
                .map((row, _) -> blocks.put(row.getLong(1), row.getBytes(2)))
                .list();
        return blocks;
    }
}
