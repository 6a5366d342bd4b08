package bellwether.market;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Reads symbols and bars for people, page by page.
final class StockDao {
    private static final String STOCKS =
            """
            select symbol.ticker, symbol.name, symbol.currency, coalesce(series.bar_count, 0),
                series.first_ts, series.last_ts,
                array(
                    select source.name
                    from unnest(series.source_ids) with ordinality as used (id, place)
                    join source on source.id = used.id
                    order by used.place
                ),
                symbol.synthetic, symbol.data_version
            from symbol
            left join series on series.symbol_id = symbol.id and series.timeframe = :timeframe
            """;

    private static final String PAGE =
            STOCKS
                    + """
                    where symbol.ticker > :after
                        and (position(:search in lower(symbol.ticker)) > 0
                            or position(:search in lower(symbol.name)) > 0)
                    order by symbol.ticker
                    limit :most
                    """;

    private static final String ONE = STOCKS + " where symbol.ticker = :ticker";

    private static final String BLOCKS =
            """
            select symbol.synthetic, symbol.data_version, block.packed
            from symbol
            left join bar_block as block on block.symbol_id = symbol.id
                and block.timeframe = :timeframe
                and block.last_ts >= :from and block.first_ts <= :to
            where symbol.ticker = :ticker
            order by block.block_start
            """;

    private final Jdbi jdbi;
    private final ActionDao actions = new ActionDao();

    StockDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// @param search in lower case, part of the ticker or the name
    List<Stock> page(Timeframe timeframe, String after, String search, int most) {
        return jdbi.withHandle(handle ->
                handle.createQuery(PAGE)
                        .bind("timeframe", timeframe.code())
                        .bind("after", after)
                        .bind("search", search)
                        .bind("most", most)
                        .map((row, _) -> stock(row))
                        .list());
    }

    Optional<Stock> stock(Timeframe timeframe, Ticker ticker) {
        return jdbi.withHandle(handle ->
                handle.createQuery(ONE)
                        .bind("timeframe", timeframe.code())
                        .bind("ticker", ticker.name())
                        .map((row, _) -> stock(row))
                        .findOne());
    }

    Optional<Long> dataVersion(Ticker ticker) {
        return jdbi.withHandle(handle ->
                handle.createQuery("select data_version from symbol where ticker = :ticker")
                        .bind("ticker", ticker.name())
                        .mapTo(Long.class)
                        .findOne());
    }

    /// The oldest bars of a span of time. Adjusted ones need the whole history, because each factor
    /// depends on what came later, and for dividends on the close before.
    Optional<StockBars> bars(BarQuery query, Adjustment adjustment) {
        return jdbi.inTransaction(handle -> {
            handle.execute("set transaction isolation level repeatable read, read only");
            boolean raw = adjustment == Adjustment.NONE;
            Span span = new Span(query, adjustment);
            handle.createQuery(BLOCKS)
                    .bind("timeframe", query.timeframe().code())
                    .bind("ticker", query.ticker().name())
                    .bind("from", raw ? query.from() : Long.MIN_VALUE)
                    .bind("to", raw ? query.to() : Long.MAX_VALUE)
                    .map((row, _) -> span.add(row))
                    .list();
            if (!raw) {
                span.adjust(actions(handle, query.ticker()));
            }
            return span.bars(handle);
        });
    }

    private List<Action> actions(Handle handle, Ticker ticker) {
        return actions
                .symbol(handle, ticker)
                .map(symbol -> actions.of(handle, symbol.id()))
                .orElse(List.of())
                .stream()
                .map(ActionDao.Stored::action)
                .toList();
    }

    private static Stock stock(ResultSet row) throws SQLException {
        return new Stock(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                date(row, 5),
                date(row, 6),
                List.of((String[]) row.getArray(7).getArray()),
                row.getBoolean(8),
                row.getLong(9));
    }

    private static @Nullable LocalDate date(ResultSet row, int column) throws SQLException {
        long time = row.getLong(column);
        return row.wasNull() ? null : date(time);
    }

    static LocalDate date(long time) {
        return LocalDate.ofEpochDay(Math.floorDiv(time, Timeframe.SECONDS_PER_DAY));
    }
}
