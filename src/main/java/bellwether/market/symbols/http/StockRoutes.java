package bellwether.market.symbols.http;

import bellwether.market.calendar.Calendars;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.StockDao;
import bellwether.market.symbols.StockFilter;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.CsvOutput;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The symbols that are known, as JSON or as a table.
public final class StockRoutes implements Routes {
    private static final int LONGEST_SEARCH = 64;

    private static final CsvOutput<Stock> STOCKS =
            CsvOutput.<Stock>of("stocks")
                    .with("ticker", Stock::ticker)
                    .with("name", Stock::name)
                    .with("sector", Stock::sector)
                    .with("currency", Stock::currency)
                    .with("currency_source", stock -> stock.units().currencySource().key())
                    .with("money_currency", stock -> stock.units().moneyCurrency())
                    .with("exchange", stock -> stock.listing().exchange())
                    .with("exchange_name", stock -> stock.listing().exchangeName())
                    .with("listed", Stock::listed)
                    .with("delisted", Stock::delisted)
                    .with("tick", stock -> stock.units().tick())
                    .with("lot", stock -> stock.units().lot())
                    .with("bars", stock -> stock.stored().bars())
                    .with("first_on", stock -> stock.stored().first())
                    .with("last_on", stock -> stock.stored().last())
                    .with("sources", stock -> stock.stored().sources())
                    .with("synthetic", stock -> stock.stored().synthetic())
                    .with("data_version", stock -> stock.stored().dataVersion());

    private final StockDao stocks;

    public StockRoutes(StockDao stocks) {
        this.stocks = stocks;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/stocks", this::list, Role.READER);
        routes.get("/api/v1/stocks/{ticker}", this::one, Role.READER);
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor", "search", "sector", "exchange");
        int limit = QueryParameters.limit(ctx);
        String after = Cursor.from(ctx, "stocks", 1).map(StockRoutes::ticker).orElse("");
        List<Stock> found = stocks.page(Timeframe.DAY, after, filter(ctx), limit + 1);
        if (found.isEmpty() && after.isEmpty()) {
            text(ctx, "exchange").ifPresent(stocks::requireExchange);
            text(ctx, "sector").ifPresent(stocks::requireSector);
        }
        Page<Stock> page = Page.of(ctx, limit, found, last -> Cursor.of("stocks", last.ticker()));
        reading.answer(EntityTag.ofBytes(), page, STOCKS, page::items);
    }

    private void one(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        Ticker ticker = TickerParameter.of(ctx);
        reading.answer(EntityTag.ofBytes(), stocks.known(ticker));
    }

    private static String ticker(Cursor cursor) {
        return Ticker.of(cursor.part(0))
                .map(Ticker::name)
                .orElseThrow(() -> Cursor.mangled(cursor.encode()));
    }

    private static StockFilter filter(Context ctx) {
        return new StockFilter(
                text(ctx, "search").map(text -> text.toLowerCase(Locale.ROOT)).orElse(""),
                text(ctx, "sector").map(text -> text.toLowerCase(Locale.ROOT)),
                text(ctx, "exchange")
                        .map(text -> Calendars.names(Calendars.code(text)))
                        .orElse(List.of()));
    }

    private static Optional<String> text(Context ctx, String name) {
        String text = ctx.queryParam(name);
        if (text != null && (text.isBlank() || text.length() > LONGEST_SEARCH)) {
            throw Refusal.invalid(
                    "?" + name,
                    "must be 1 to %d characters, was %s"
                            .formatted(LONGEST_SEARCH, Rejection.shown(text)));
        }
        return Optional.ofNullable(text).map(String::strip);
    }
}
