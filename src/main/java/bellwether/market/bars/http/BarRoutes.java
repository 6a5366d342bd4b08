package bellwether.market.bars.http;

import bellwether.market.bars.history.BarPageDao;
import bellwether.market.bars.history.PageReader;
import bellwether.market.bars.history.StockBars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.SymbolCalendars;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.UnknownSymbol;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.MemoryBudget.Room;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.CsvOutput;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Stored and resampled bars of one symbol, page by page.
public final class BarRoutes implements Routes {
    private static final int MOST_BARS = 5_000;

    private static final CsvOutput<StockBars.DatedBar> BARS =
            CsvOutput.<StockBars.DatedBar>of("bars")
                    .with("date", StockBars.DatedBar::date)
                    .exact("open", StockBars.DatedBar::open)
                    .exact("high", StockBars.DatedBar::high)
                    .exact("low", StockBars.DatedBar::low)
                    .exact("close", StockBars.DatedBar::close)
                    .exact("volume", StockBars.DatedBar::volume)
                    .with("source", StockBars.DatedBar::source)
                    .with("time", StockBars.DatedBar::time)
                    .with("partial", StockBars.DatedBar::partial);

    /// Bars keep their own shape, since they come as rows or as columns.
    private record BarPage(@JsonUnwrapped Object bars, @Nullable String next, boolean hasMore) {}

    private final BarPageDao pages;
    private final Exports exports;
    private final Jdbi jdbi;
    private final SymbolCalendars listed;
    private final InstantSource clock;
    private final MemoryBudget memory;

    public BarRoutes(
            Jdbi jdbi,
            BarPageDao pages,
            Exports exports,
            SymbolCalendars listed,
            InstantSource clock,
            MemoryBudget memory) {
        this.memory = memory;
        this.jdbi = jdbi;
        this.exports = exports;
        this.listed = listed;
        this.clock = clock;
        this.pages = pages;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/stocks/{ticker}/bars", this::bars, Role.READER);
    }

    private void bars(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.tableOrParquet(ctx);
        QueryParameters.allowOnly(ctx, BarRequest.PARAMETERS);
        Ticker ticker = TickerParameter.of(ctx);
        JsonLayout shape = BarRequest.shape(ctx, reading);
        if (reading.isParquet()) {
            refusePages(ctx);
            exports.answer(ctx, reading, BarRequest.span(ctx), shape, Set.of(ticker));
            return;
        }
        TradingCalendar calendar = jdbi.withHandle(handle -> listed.of(handle, ticker.name()));
        PageOrder order = PageOrder.of(ctx, MOST_BARS);
        PageReader wanted = BarRequest.page(ctx, ticker, calendar, order);
        Instant now = clock.instant();
        Object state =
                wanted.view().timeframe().isIntraday()
                        ? now.getEpochSecond() / 60
                        : calendar.lastCompletedSession(now);
        if (reading.conditional()
                && pages.state(ticker)
                        .filter(known ->
                                reading.unchanged(
                                        version(known.ticker(), known.dataVersion(), state)))
                        .isPresent()) {
            return;
        }
        StockBars found = read(ticker, wanted, calendar, now);
        Page<StockBars.DatedBar> page = page(ctx, found, order);
        StockBars bars = found.with(page.items());
        Object shaped = shape == JsonLayout.COLUMNS ? StockColumns.of(bars) : bars;
        reading.answer(
                version(bars.ticker(), bars.dataVersion(), state),
                new BarPage(shaped, page.next(), page.hasMore()),
                BARS,
                page::items);
    }

    private StockBars read(
            Ticker ticker, PageReader wanted, TradingCalendar calendar, Instant now) {
        try (Room _ = memory.take(wanted.need(ticker), MemoryBudget.REQUEST)) {
            return pages.read(ticker, wanted, calendar, now)
                    .orElseThrow(() -> unknownSymbol(ticker));
        }
    }

    /// A file of this form has an end, which pages do not.
    private static void refusePages(Context ctx) {
        for (String page : List.of("limit", "cursor", "last", "order")) {
            if (ctx.queryParam(page) != null) {
                throw Refusal.invalid(
                        "?" + page,
                        "cannot be used with Parquet, which contains all bars of the range, oldest first");
            }
        }
    }

    /// A symbol that is renamed keeps its bars, but the answer names it otherwise.
    private static EntityTag.Known version(String ticker, long dataVersion, Object state) {
        return EntityTag.of(ticker, dataVersion, state);
    }

    private static Page<StockBars.DatedBar> page(Context ctx, StockBars found, PageOrder order) {
        String asked = Objects.requireNonNullElse(found.askedAs(), found.ticker());
        return Page.of(
                ctx,
                order.limit(),
                order.descending() ? found.bars().reversed() : found.bars(),
                last ->
                        Cursor.of(
                                BarRequest.list(asked, order),
                                last.time() == null ? last.date() : last.time()));
    }

    private Refusal unknownSymbol(Ticker ticker) {
        return jdbi.withHandle(handle -> UnknownSymbol.refusal(handle, ticker));
    }
}
