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
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/// What is stored, as JSON or as tables.
final class StockRoutes implements Routes {
    private static final int MOST_BARS = 5_000;
    private static final int LONGEST_SEARCH = 64;

    private static final Table<Stock> STOCKS =
            Table.<Stock>of("stocks")
                    .with("ticker", Stock::ticker)
                    .with("name", Stock::name)
                    .with("sector", Stock::sector)
                    .with("currency", Stock::currency)
                    .with("exchange", Stock::exchange)
                    .with("listed", Stock::listed)
                    .with("delisted", Stock::delisted)
                    .with("bars", Stock::bars)
                    .with("first", Stock::first)
                    .with("last", Stock::last)
                    .with("sources", Stock::sources)
                    .with("synthetic", Stock::synthetic)
                    .with("data_version", Stock::dataVersion);

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

    private record Page(List<Stock> stocks) {}

    private final StockDao stocks;
    private final Exports exports;
    private final Jdbi jdbi;
    private final Listed listed;
    private final InstantSource clock;
    private final MemoryBudget memory;

    StockRoutes(
            Jdbi jdbi, Exports exports, Listed listed, InstantSource clock, MemoryBudget memory) {
        this.memory = memory;
        this.jdbi = jdbi;
        this.exports = exports;
        this.listed = listed;
        this.clock = clock;
        this.stocks = new StockDao(jdbi);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/stocks", this::list, Role.READER);
        routes.get("/api/v1/stocks/{ticker}", this::one, Role.READER);
        routes.get("/api/v1/stocks/{ticker}/bars", this::bars, Role.READER);
    }

    private void list(Context ctx) {
        Reading reading = Reading.table(ctx);
        Queries.allowOnly(ctx, "limit", "cursor", "search", "sector", "exchange");
        int limit = Queries.limit(ctx);
        String after = Cursor.from(ctx, "stocks", 1).map(StockRoutes::ticker).orElse("");
        List<Stock> found = stocks.page(Timeframe.DAY, after, filter(ctx), limit + 1);
        List<Stock> page = found.subList(0, Math.min(limit, found.size()));
        if (found.size() > limit) {
            Answers.next(ctx, Cursor.of("stocks", page.getLast().ticker()));
        }
        reading.answer(Version.ofBytes(), new Page(page), STOCKS, () -> page);
    }

    private void one(Context ctx) {
        Reading reading = Reading.json(ctx);
        Queries.allowOnly(ctx);
        Ticker ticker = ticker(ctx);
        reading.answer(Version.ofBytes(), stocks.known(ticker));
    }

    private void bars(Context ctx) {
        Reading reading = Reading.tableOrParquet(ctx);
        Queries.allowOnly(ctx, BarRequest.PARAMETERS);
        Ticker ticker = ticker(ctx);
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
                && stocks.state(ticker)
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
            return stocks.bars(ticker, wanted, calendar, now)
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

    private static String ticker(Cursor cursor) {
        return Ticker.of(cursor.part(0))
                .map(Ticker::name)
                .orElseThrow(() -> Cursor.mangled(cursor.encode()));
    }

    private static StockFilter filter(Context ctx) {
        return new StockFilter(
                text(ctx, "search").map(text -> text.toLowerCase(Locale.ROOT)).orElse(""),
                text(ctx, "sector").map(text -> text.toLowerCase(Locale.ROOT)),
                text(ctx, "exchange").map(text -> text.toUpperCase(Locale.ROOT)));
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

    static Ticker ticker(Context ctx) {
        return Ticker.of(ctx.pathParam("ticker"))
                .orElseThrow(() ->
                        Refusal.notFound("unknown_symbol", "The path names no possible ticker."));
    }

    private Refusal unknownSymbol(Ticker ticker) {
        return jdbi.withHandle(handle -> UnknownSymbol.refusal(handle, ticker));
    }
}
