package bellwether.market.symbols;

import bellwether.market.calendar.Calendars;
import bellwether.market.money.StatedUnits;
import bellwether.market.money.SymbolUnits;
import bellwether.market.money.UnitResolver;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Reads symbols for people, page by page.
public final class StockDao {
    private static final String STOCKS =
            """
            select symbol.ticker, symbol.name, symbol.sector, symbol.currency, symbol.exchange,
                symbol.listed, symbol.delisted, symbol.tick, symbol.lot,
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
                        and (:exchanges::text[] = '{}' or symbol.exchange = any(:exchanges))
                    order by symbol.ticker
                    limit :most
                    """;

    private static final String ONE = STOCKS + " where symbol.id = " + SymbolDao.NAMED;

    private static final String ALL = STOCKS + " where symbol.ticker = any(:tickers)";

    private final Jdbi jdbi;
    private final Calendars calendars;
    private final UnitResolver units;

    /// @param calendars tell which exchange a ticker is of
    public StockDao(Jdbi jdbi, Calendars calendars) {
        this.jdbi = jdbi;
        this.calendars = calendars;
        this.units = new UnitResolver(calendars);
    }

    /// In the order of the tickers.
    public List<Stock> page(Timeframe timeframe, String after, StockFilter filter, int most) {
        return jdbi.withHandle(handle ->
                handle.createQuery(PAGE)
                        .bind("timeframe", timeframe.code())
                        .bind("after", after)
                        .bind("search", filter.search())
                        .bind("sector", filter.sector())
                        .bindArray("exchanges", String.class, filter.exchanges())
                        .bind("most", most)
                        .map((row, _) -> stock(row, Optional.empty()))
                        .list());
    }

    Optional<Stock> stock(Timeframe timeframe, Ticker ticker) {
        return jdbi.withHandle(handle -> stock(handle, timeframe, ticker));
    }

    Optional<Stock> stock(Handle handle, Timeframe timeframe, Ticker ticker) {
        return handle.createQuery(ONE)
                .bind("timeframe", timeframe.code())
                .bind("ticker", ticker.name())
                .map((row, _) -> stock(row, Optional.of(ticker)))
                .findOne();
    }

    /// Those that have these tickers now, read in one statement.
    List<Stock> stocks(Handle handle, Timeframe timeframe, Collection<String> tickers) {
        return handle.createQuery(ALL)
                .bind("timeframe", timeframe.code())
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) -> stock(row, Optional.empty()))
                .list();
    }

    /// As `stock`, of days.
    ///
    /// @throws bellwether.web.Refusal 404 when it is not known
    public Stock known(Ticker ticker) {
        return stock(Timeframe.DAY, ticker)
                .orElseThrow(
                        () -> jdbi.withHandle(handle -> UnknownSymbol.refusal(handle, ticker)));
    }

    /// @param asked the name that it was asked for by
    private Stock stock(ResultSet row, Optional<Ticker> asked) throws SQLException {
        String ticker = row.getString("ticker");
        return new Stock(
                ticker,
                asked.map(Ticker::name).filter(name -> !name.equals(ticker)).orElse(null),
                row.getString("name"),
                row.getString("sector"),
                StockUnits.of(units(row, ticker)),
                listing(row.getString("exchange")),
                row.getObject("listed", LocalDate.class),
                row.getObject("delisted", LocalDate.class),
                formerNames((String[]) row.getArray("former_names").getArray()),
                new Stock.Stored(
                        row.getInt("bars"),
                        date(row, "first_ts"),
                        date(row, "last_ts"),
                        List.of((String[]) row.getArray("sources").getArray()),
                        row.getBoolean("synthetic"),
                        row.getLong("data_version")));
    }

    private Stock.Listing listing(@Nullable String stated) {
        return stated == null
                ? Stock.Listing.UNKNOWN
                : new Stock.Listing(
                        Calendars.code(stated),
                        calendars
                                .named(stated)
                                .map(calendar -> calendar.exchange().name())
                                .orElse(null),
                        calendars.remark(stated).orElse(null));
    }

    /// Refuses an exchange of which there can be no symbol.
    ///
    /// @throws Refusal 422 when there is no exchange of this name, and no symbol is said to trade
    ///   there
    public void requireExchange(String typed) {
        if (calendars.named(typed).isEmpty()
                && !stated("exchange").contains(Calendars.code(typed))) {
            throw Refusal.invalid("?exchange", calendars.unknownExchange(typed));
        }
    }

    /// Refuses a sector of which there is no symbol.
    ///
    /// @throws Refusal 422 when no symbol has this sector
    public void requireSector(String typed) {
        List<String> sectors = stated("sector");
        if (sectors.stream().noneMatch(typed::equalsIgnoreCase)) {
            throw Refusal.invalid(
                    "?sector",
                    sectors.isEmpty()
                            ? "no symbol has a sector; was " + Rejection.shown(typed)
                            : "must be a sector of some symbol, was %s%s"
                                    .formatted(
                                            Rejection.shown(typed),
                                            DidYouMean.endingOrAll(sectors, typed)));
        }
    }

    private List<String> stated(String column) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                "select distinct %1$s from symbol where %1$s is not null order by 1"
                                        .formatted(column))
                        .mapTo(String.class)
                        .list());
    }

    private SymbolUnits units(ResultSet row, String ticker) throws SQLException {
        return units.of(
                ticker,
                Optional.ofNullable(row.getString("exchange")),
                new StatedUnits(
                        Optional.ofNullable(row.getString("currency")),
                        Optional.ofNullable(row.getBigDecimal("tick")),
                        Optional.ofNullable(row.getBigDecimal("lot"))));
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

    private static LocalDate date(long time) {
        return LocalDate.ofEpochDay(Math.floorDiv(time, Timeframe.SECONDS_PER_DAY));
    }
}
