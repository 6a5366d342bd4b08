package bellwether.market;

import bellwether.calendar.TradingCalendar;
import bellwether.db.Snapshots;
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
            select symbol.ticker, symbol.name, symbol.sector, symbol.currency, symbol.exchange,
                symbol.listed, symbol.delisted,
                array(
                    select former.ticker || ' ' || former.until
                    from symbol_alias as former
                    where former.symbol_id = symbol.id
                    order by former.until
                ) as former_names,
                coalesce(series.bar_count, 0) as bars, series.first_ts, series.last_ts,
                array(
                    select source.name
                    from unnest(series.source_ids) with ordinality as used (id, place)
                    join source on source.id = used.id
                    order by used.place
                ) as sources,
                symbol.synthetic, symbol.data_version
            from symbol
            left join series on series.symbol_id = symbol.id and series.timeframe = :timeframe
            """;

    private static final String PAGE =
            STOCKS
                    + """
                    where symbol.ticker > :after
                        and (position(:search in lower(symbol.ticker)) > 0
                            or position(:search in lower(symbol.name)) > 0
                            or exists (
                                select from symbol_alias as former
                                where former.symbol_id = symbol.id
                                    and position(:search in lower(former.ticker)) > 0
                            ))
                        and (:sector::text is null or lower(symbol.sector) = :sector)
                        and (:exchange::text is null or symbol.exchange = :exchange)
                    order by symbol.ticker
                    limit :most
                    """;

    private static final String ONE = STOCKS + " where symbol.id = " + SymbolDao.NAMED;

    private static final String SYMBOL =
            """
            select id, ticker, synthetic, data_version,
                array(
                    select timeframe from series where symbol_id = symbol.id
                    order by %s
                )
            from symbol
            where id = %s
            """
                    .formatted(Timeframe.IN_ORDER_OF_REACH, SymbolDao.NAMED);

    private static final String STATE =
            "select ticker, data_version from symbol where id = " + SymbolDao.NAMED;

    /// What moves when the bars of a symbol do, or its name.
    record State(String ticker, long dataVersion) {}

    private final Jdbi jdbi;
    private final BlockDao blocks = new BlockDao();
    private final ActionDao actions = new ActionDao();

    StockDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// In the order of the tickers.
    List<Stock> page(Timeframe timeframe, String after, StockFilter filter, int most) {
        return jdbi.withHandle(handle ->
                handle.createQuery(PAGE)
                        .bind("timeframe", timeframe.code())
                        .bind("after", after)
                        .bind("search", filter.search())
                        .bind("sector", filter.sector())
                        .bind("exchange", filter.exchange())
                        .bind("most", most)
                        .map((row, _) -> stock(row, Optional.empty()))
                        .list());
    }

    Optional<Stock> stock(Timeframe timeframe, Ticker ticker) {
        return jdbi.withHandle(handle ->
                handle.createQuery(ONE)
                        .bind("timeframe", timeframe.code())
                        .bind("ticker", ticker.name())
                        .map((row, _) -> stock(row, Optional.of(ticker)))
                        .findOne());
    }

    /// As `stock`, of days.
    ///
    /// @throws bellwether.web.Refusal 404 when it is not known
    Stock known(Ticker ticker) {
        return stock(Timeframe.DAY, ticker)
                .orElseThrow(
                        () -> jdbi.withHandle(handle -> UnknownSymbol.refusal(handle, ticker)));
    }

    Optional<State> state(Ticker ticker) {
        return jdbi.withHandle(handle ->
                handle.createQuery(STATE)
                        .bind("ticker", ticker.name())
                        .map((row, _) -> new State(row.getString(1), row.getLong(2)))
                        .findOne());
    }

    private record Known(
            long id, String ticker, boolean synthetic, long dataVersion, List<Timeframe> stored) {}

    /// The oldest bars of a span of time.
    Optional<StockBars> bars(
            Ticker ticker, PageReader page, TradingCalendar calendar, Instant now) {
        BarView view = page.view();
        return Snapshots.read(
                jdbi,
                handle ->
                        known(handle, ticker)
                                .map(known -> {
                                    Optional<Timeframe> base =
                                            view.timeframe().base(known.stored());
                                    String asked = ticker.name();
                                    return new StockBars(
                                            known.ticker(),
                                            asked.equals(known.ticker()) ? null : asked,
                                            view.timeframe(),
                                            view.adjustment(),
                                            view.chart() == Chart.CANDLES ? null : view.chart(),
                                            base.filter(from -> from != view.timeframe())
                                                    .orElse(null),
                                            known.synthetic(),
                                            known.dataVersion(),
                                            base.map(from ->
                                                            new Making(
                                                                    view,
                                                                    from,
                                                                    calendar,
                                                                    actions(
                                                                            handle,
                                                                            known.id(),
                                                                            view)))
                                                    .map(making ->
                                                            page.read(
                                                                    handle,
                                                                    blocks,
                                                                    known.id(),
                                                                    making,
                                                                    now))
                                                    .orElse(List.of()));
                                }));
    }

    private static Optional<Known> known(Handle handle, Ticker ticker) {
        return handle.createQuery(SYMBOL)
                .bind("ticker", ticker.name())
                .map((row, _) ->
                        new Known(
                                row.getLong(1),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getLong(4),
                                Arrays.stream((String[]) row.getArray(5).getArray())
                                        .flatMap(code -> Timeframe.of(code).stream())
                                        .toList()))
                .findOne();
    }

    private List<Action> actions(Handle handle, long id, BarView view) {
        return view.isAdjusted()
                ? actions.of(handle, List.of(id)).getOrDefault(id, List.of())
                : List.of();
    }

    /// @param asked the name that it was asked for by
    private static Stock stock(ResultSet row, Optional<Ticker> asked) throws SQLException {
        String ticker = row.getString("ticker");
        return new Stock(
                ticker,
                asked.map(Ticker::name).filter(name -> !name.equals(ticker)).orElse(null),
                row.getString("name"),
                row.getString("sector"),
                row.getString("currency"),
                row.getString("exchange"),
                row.getObject("listed", LocalDate.class),
                row.getObject("delisted", LocalDate.class),
                formerNames((String[]) row.getArray("former_names").getArray()),
                row.getInt("bars"),
                date(row, "first_ts"),
                date(row, "last_ts"),
                List.of((String[]) row.getArray("sources").getArray()),
                row.getBoolean("synthetic"),
                row.getLong("data_version"));
    }

    private static List<FormerName> formerNames(String[] namesAndDays) {
        return Arrays.stream(namesAndDays)
                .map(text -> {
                    int space = text.indexOf(' ');
                    return new FormerName(
                            text.substring(0, space), LocalDate.parse(text.substring(space + 1)));
                })
                .toList();
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        long time = row.getLong(column);
        return row.wasNull() ? null : date(time);
    }

    static LocalDate date(long time) {
        return LocalDate.ofEpochDay(Math.floorDiv(time, Timeframe.SECONDS_PER_DAY));
    }
}
