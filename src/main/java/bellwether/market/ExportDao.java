package bellwether.market;

import bellwether.calendar.Calendars;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;

/// Reads the bars of several symbols as they go out, all of one moment.
final class ExportDao {
    /// A symbol and how many bars are stored of it.
    record Size(String ticker, int bars) {}

    private record Found(SymbolBars.Head head, List<Block> blocks) {}

    private static final String SIZES =
            """
            select symbol.ticker, coalesce(series.bar_count, 0)
            from symbol
            left join series on series.symbol_id = symbol.id and series.timeframe = :timeframe
            where :everything or symbol.ticker = any(:tickers)
            order by symbol.ticker
            """;

    private static final String BLOCKS =
            """
            select symbol.id, symbol.ticker, symbol.synthetic, symbol.data_version, block.packed,
                symbol.exchange
            from symbol
            left join bar_block as block on block.symbol_id = symbol.id
                and block.timeframe = :timeframe
                and block.last_ts >= :from and block.first_ts <= :to
            where symbol.ticker = any(:tickers)
            order by symbol.ticker, block.block_start
            """;

    private static final String SOURCES = "select id, name from source";

    private final Jdbi jdbi;
    private final Calendars calendars;
    private final ActionDao actions = new ActionDao();

    ExportDao(Jdbi jdbi, Calendars calendars) {
        this.jdbi = jdbi;
        this.calendars = calendars;
    }

    /// Those of these symbols that are known, in order.
    List<Size> sizes(Timeframe timeframe, List<String> tickers) {
        return sizes(timeframe, tickers, false);
    }

    /// All symbols, in order.
    List<Size> sizes(Timeframe timeframe) {
        return sizes(timeframe, List.of(), true);
    }

    private List<Size> sizes(Timeframe timeframe, List<String> tickers, boolean everything) {
        return jdbi.withHandle(handle ->
                handle.createQuery(SIZES)
                        .bind("timeframe", timeframe.code())
                        .bind("everything", everything)
                        .bindArray("tickers", String.class, tickers)
                        .map((row, _) -> new Size(row.getString(1), row.getInt(2)))
                        .list());
    }

    /// The bars of these symbols, in order; of one without bars in the span there are none.
    /// Adjusted ones need the whole history, because each factor depends on what came later.
    List<SymbolBars> bars(Export export, List<String> tickers) {
        return jdbi.inTransaction(handle -> {
            handle.execute("set transaction isolation level repeatable read, read only");
            boolean raw = export.adjustment() == Adjustment.NONE;
            List<Found> found =
                    handle.createQuery(BLOCKS)
                            .bind("timeframe", export.timeframe().code())
                            .bindArray("tickers", String.class, tickers)
                            .bind("from", raw ? export.earliest() : Long.MIN_VALUE)
                            .bind("to", raw ? export.latest() : Long.MAX_VALUE)
                            .scanResultSet((rows, _) -> found(rows.get(), export.timeframe()));
            Map<Integer, String> names = names(handle);
            return found.stream()
                    .map(symbol -> cut(symbol.head(), block(handle, symbol, export), export, names))
                    .toList();
        });
    }

    private List<Found> found(ResultSet rows, Timeframe timeframe) throws SQLException {
        List<Found> found = new ArrayList<>();
        while (rows.next()) {
            long id = rows.getLong(1);
            if (found.isEmpty() || found.getLast().head().symbolId() != id) {
                String ticker = rows.getString(2);
                Optional<String> stated = Optional.ofNullable(rows.getString(6));
                SymbolBars.Head head =
                        new SymbolBars.Head(
                                id,
                                ticker,
                                rows.getBoolean(3),
                                rows.getLong(4),
                                timeframe.isIntraday()
                                        ? calendars.of(ticker, stated).zone()
                                        : ZoneOffset.UTC);
                found.add(new Found(head, new ArrayList<>()));
            }
            byte[] packed = rows.getBytes(5);
            if (packed != null) {
                found.getLast().blocks().add(Block.unpack(packed));
            }
        }
        return found;
    }

    private Block block(Handle handle, Found symbol, Export export) {
        Block raw = Block.join(symbol.blocks());
        if (export.adjustment() == Adjustment.NONE) {
            return raw;
        }
        List<Action> known =
                actions.of(handle, symbol.head().symbolId()).stream()
                        .map(ActionDao.Stored::action)
                        .toList();
        boolean dividends = export.adjustment() == Adjustment.TOTAL;
        return known.isEmpty()
                ? raw
                : new Block(
                        new Adjuster(raw.bars(), known, dividends, symbol.head().zone()).bars(),
                        raw.sources());
    }

    private static SymbolBars cut(
            SymbolBars.Head head, Block block, Export export, Map<Integer, String> names) {
        long[] time = block.bars().time();
        int from = place(time, block.size(), export.first(head.zone()));
        int to = place(time, block.size(), export.last(head.zone()) + 1);
        return new SymbolBars(head, block, from, to, names);
    }

    /// The first that is not before that moment.
    private static int place(long[] time, int size, long moment) {
        int place = Arrays.binarySearch(time, 0, size, moment);
        return place >= 0 ? place : -place - 1;
    }

    private static Map<Integer, String> names(Handle handle) {
        return handle.createQuery(SOURCES)
                .setMapKeyColumn("id")
                .setMapValueColumn("name")
                .collectInto(new GenericType<>() {});
    }
}
