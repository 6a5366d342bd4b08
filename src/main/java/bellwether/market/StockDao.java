package bellwether.market;

import bellwether.calendar.TradingCalendar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
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
            select packed from bar_block
            where symbol_id = :id and timeframe = :timeframe
                and last_ts >= :from and first_ts <= :to
            order by block_start
            """;

    private static final String SYMBOL =
            """
            select id, synthetic, data_version,
                array(select timeframe from series where symbol_id = symbol.id)
            from symbol
            where ticker = :ticker
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

    private record Known(long id, boolean synthetic, long dataVersion, List<Timeframe> stored) {}

    /// The oldest bars of a span of time.
    Optional<StockBars> bars(BarQuery query, TradingCalendar calendar, Instant now) {
        return jdbi.inTransaction(handle -> {
            handle.execute("set transaction isolation level repeatable read, read only");
            return known(handle, query.ticker())
                    .map(known -> {
                        Optional<Timeframe> base = query.timeframe().base(known.stored());
                        return new StockBars(
                                query.ticker().name(),
                                query.timeframe(),
                                query.adjustment(),
                                query.chart() == Chart.CANDLES ? null : query.chart(),
                                base.filter(from -> from != query.timeframe()).orElse(null),
                                known.synthetic(),
                                known.dataVersion(),
                                base.map(from ->
                                                bars(
                                                        handle,
                                                        known.id(),
                                                        new Span(query, from, calendar, now)))
                                        .orElse(List.of()));
                    });
        });
    }

    private List<StockBars.DatedBar> bars(Handle handle, long id, Span span) {
        handle.createQuery(BLOCKS)
                .bind("timeframe", span.base().code())
                .bind("id", id)
                .bind("from", span.earliest())
                .bind("to", span.latest())
                .map((row, _) -> span.add(row))
                .list();
        return span.bars(handle, span.isAdjusted() ? actions(handle, id) : List.of());
    }

    private static Optional<Known> known(Handle handle, Ticker ticker) {
        return handle.createQuery(SYMBOL)
                .bind("ticker", ticker.name())
                .map((row, _) ->
                        new Known(
                                row.getLong(1),
                                row.getBoolean(2),
                                row.getLong(3),
                                Arrays.stream((String[]) row.getArray(4).getArray())
                                        .flatMap(code -> Timeframe.of(code).stream())
                                        .toList()))
                .findOne();
    }

    private List<Action> actions(Handle handle, long id) {
        return actions.of(handle, id).stream().map(ActionDao.Stored::action).toList();
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
