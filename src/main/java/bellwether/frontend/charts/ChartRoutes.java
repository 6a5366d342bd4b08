package bellwether.frontend.charts;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.PriceScale;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.Exchange;
import bellwether.market.calendar.Listing;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The five addresses of the protocol. Its answers say themselves whether they are errors, so those
/// come with status 200 too, as its clients expect; only a key that is missing, a parameter that is
/// not known, a limit that is reached and a fault of ours are told as everywhere else.
public final class ChartRoutes implements Routes {
    private static final int MOST_FOUND = 30;
    private static final int LONGEST_QUERY = 64;

    private final Market market;
    private final Calendars calendars;
    private final InstantSource clock;

    /// What is wrong, as the protocol says it.
    private record Failed(String s, String errmsg) {}

    public ChartRoutes(Market market, Calendars calendars, InstantSource clock) {
        this.market = market;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/udf/config", asked(this::config), Role.READER);
        routes.get("/udf/time", asked(this::time), Role.READER);
        routes.get(
                "/udf/symbols",
                asked(this::symbol, "symbol", "currencyCode", "unitId"),
                Role.READER);
        routes.get(
                "/udf/search",
                asked(this::search, "query", "type", "exchange", "limit"),
                Role.READER);
        routes.get(
                "/udf/history",
                asked(
                        this::history,
                        "symbol",
                        "resolution",
                        "from",
                        "to",
                        "countback",
                        "currencyCode",
                        "unitId"),
                Role.READER);
    }

    /// @param parameters that charts send; others are refused as everywhere
    private static Handler asked(Handler handler, String... parameters) {
        return ctx -> {
            QueryParameters.allowOnly(ctx, parameters);
            try {
                handler.handle(ctx);
            } catch (Refusal refusal) {
                if (refusal.isTransient()) {
                    throw refusal;
                }
                Responses.json(ctx, new Failed("error", refusal.detail()));
            }
        };
    }

    private void config(Context ctx) {
        Responses.json(ctx, UdfConfig.of(calendars.all()));
    }

    private void time(Context ctx) {
        ctx.contentType("text/plain").result(Long.toString(clock.instant().getEpochSecond()));
    }

    private void symbol(Context ctx) {
        Ticker ticker = ticker(ctx);
        Stock stock =
                market.symbols().find(ticker).orElseThrow(() -> market.symbols().unknown(ticker));
        List<Timeframe> timeframes = market.timeframes(ticker);
        Optional<Bars> newest = newest(stock.ticker(), timeframes);
        Listing listing = listing(stock);
        ChartHours hours =
                ChartHours.of(
                        listing.calendar(),
                        clock.instant(),
                        newest.filter(Bars::tradesOnWeekends).isPresent());
        Responses.json(ctx, UdfSymbol.of(stock, listing.kind(), hours, timeframes, newest));
    }

    /// Of days where some are stored, else of the shortest, which are always stored as they are.
    private Optional<Bars> newest(String ticker, List<Timeframe> timeframes) {
        return Stream.concat(Stream.of(Timeframe.DAY), timeframes.stream().limit(1))
                .flatMap(timeframe ->
                        market.loadLast(List.of(ticker), timeframe, PriceScale.LOOKED_AT).stream())
                .findFirst()
                .map(History::bars);
    }

    private void search(Context ctx) {
        int limit = QueryParameters.integer(ctx, "limit", 1, MOST_FOUND, MOST_FOUND);
        String query = text(ctx, "query").strip().toLowerCase(Locale.ROOT);
        String type = text(ctx, "type");
        String exchange = text(ctx, "exchange");
        Responses.json(
                ctx,
                market.symbols().search(query).stream()
                        .filter(stock ->
                                type.isEmpty() || listing(stock).kind().code().equals(type))
                        .map(stock -> FoundSymbol.of(stock, listing(stock).kind(), exchange(stock)))
                        .filter(found -> exchange.isEmpty() || found.exchange().equals(exchange))
                        .limit(limit)
                        .toList());
    }

    private Listing listing(Stock stock) {
        return calendars.listing(stock.ticker(), Optional.ofNullable(stock.exchange()));
    }

    /// As it is stated, or else its ticker tells; nothing when neither does.
    private String exchange(Stock stock) {
        Exchange exchange = listing(stock).calendar().exchange();
        return exchange.isKnown() ? exchange.mic() : "";
    }

    private void history(Context ctx) {
        Ticker ticker = ticker(ctx);
        HistoryQuery asked = HistoryQuery.of(ctx);
        if (market.symbols().find(ticker).isEmpty()) {
            throw market.symbols().unknown(ticker);
        }
        List<Timeframe> timeframes = market.timeframes(ticker);
        if (!timeframes.isEmpty() && !timeframes.contains(asked.timeframe())) {
            throw Refusal.invalid(
                    "?resolution",
                    "has no bars of %s; available: %s"
                            .formatted(ticker, String.join(", ", Resolutions.of(timeframes))));
        }
        try (MemoryBudget.Room _ =
                market.room(List.of(ticker.name()), asked.timeframe(), MemoryBudget.REQUEST)) {
            Responses.json(
                    ctx,
                    market.running(ticker, asked.timeframe())
                            .map(found -> asked.among(found.bars()))
                            .orElse(UdfBars.NONE));
        }
    }

    private static Ticker ticker(Context ctx) {
        String typed = text(ctx, "symbol");
        return Ticker.of(typed)
                .orElseThrow(() ->
                        Refusal.invalid(
                                "?symbol", "must be a ticker, was \"%s\"".formatted(typed)));
    }

    private static String text(Context ctx, String name) {
        String value = ctx.queryParam(name);
        if (value != null && value.length() > LONGEST_QUERY) {
            throw Refusal.invalid(
                    "?" + name, "must be at most %d characters".formatted(LONGEST_QUERY));
        }
        return value == null ? "" : value;
    }
}
