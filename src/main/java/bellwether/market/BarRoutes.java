package bellwether.market;

import bellwether.calendar.TradingCalendar;
import bellwether.web.Answers;
import bellwether.web.Cursor;
import bellwether.web.MemoryBudget;
import bellwether.web.MemoryBudget.Room;
import bellwether.web.Queries;
import bellwether.web.Reading;
import bellwether.web.Refusal;
import bellwether.web.Role;
import bellwether.web.Routes;
import bellwether.web.Table;
import bellwether.web.Version;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/// Stored and resampled bars of one symbol, page by page.
final class BarRoutes implements Routes {
    private static final int MOST_BARS = 5_000;

    private static final Table<StockBars.DatedBar> BARS =
            Table.<StockBars.DatedBar>of("bars")
                    .with("date", StockBars.DatedBar::date)
                    .with("open", StockBars.DatedBar::open)
                    .with("high", StockBars.DatedBar::high)
                    .with("low", StockBars.DatedBar::low)
                    .with("close", StockBars.DatedBar::close)
                    .with("volume", StockBars.DatedBar::volume)
                    .with("source", StockBars.DatedBar::source)
                    .with("time", StockBars.DatedBar::time)
                    .with("partial", StockBars.DatedBar::partial);

    private final BarPageDao pages;
    private final Exports exports;
    private final Jdbi jdbi;
    private final Listed listed;
    private final InstantSource clock;
    private final MemoryBudget memory;

    BarRoutes(Jdbi jdbi, Exports exports, Listed listed, InstantSource clock, MemoryBudget memory) {
        this.memory = memory;
        this.jdbi = jdbi;
        this.exports = exports;
        this.listed = listed;
        this.clock = clock;
        this.pages = new BarPageDao(jdbi);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/stocks/{ticker}/bars", this::bars, Role.READER);
    }

    private void bars(Context ctx) {
        Reading reading = Reading.tableOrParquet(ctx);
        Queries.allowOnly(ctx, BarRequest.PARAMETERS);
        Ticker ticker = TickerParameter.of(ctx);
        Shape shape = BarRequest.shape(ctx, reading);
        if (reading.isParquet()) {
            refusePages(ctx);
            exports.answer(ctx, reading, BarRequest.span(ctx), shape, Set.of(ticker));
            return;
        }
        TradingCalendar calendar = jdbi.withHandle(handle -> listed.of(handle, ticker.name()));
        int limit = Queries.integer(ctx, "limit", 1, MOST_BARS, 50);
        PageReader wanted = BarRequest.page(ctx, ticker, calendar, limit + 1);
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
        StockBars page = page(ctx, found, limit);
        Object body = shape == Shape.COLUMNS ? StockColumns.of(page) : page;
        reading.answer(version(page.ticker(), page.dataVersion(), state), body, BARS, page::bars);
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
        for (String page : List.of("limit", "cursor")) {
            if (ctx.queryParam(page) != null) {
                throw Refusal.invalid(
                        "?" + page, "is not for Parquet, which holds all bars of the span at once");
            }
        }
    }

    /// A symbol that is renamed keeps its bars, but the answer names it otherwise.
    private static Version.Known version(String ticker, long dataVersion, Object state) {
        return Version.of(ticker, dataVersion, state);
    }

    private static StockBars page(Context ctx, StockBars found, int limit) {
        if (found.bars().size() <= limit) {
            return found;
        }
        List<StockBars.DatedBar> bars = found.bars().subList(0, limit);
        StockBars.DatedBar last = bars.getLast();
        String asked = Objects.requireNonNullElse(found.askedAs(), found.ticker());
        Answers.next(
                ctx,
                Cursor.of(BarRequest.list(asked), last.time() == null ? last.date() : last.time()));
        return new StockBars(
                found.ticker(),
                found.askedAs(),
                found.timeframe(),
                found.adjust(),
                found.chart(),
                found.madeFrom(),
                found.synthetic(),
                found.dataVersion(),
                bars);
    }

    private Refusal unknownSymbol(Ticker ticker) {
        return jdbi.withHandle(handle -> UnknownSymbol.refusal(handle, ticker));
    }
}
