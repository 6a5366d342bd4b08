package bellwether.technical;

import bellwether.market.Market;
import bellwether.market.Ticker;
import bellwether.web.Answers;
import bellwether.web.Bodies;
import bellwether.web.MemoryBudget;
import bellwether.web.MemoryBudget.Room;
import bellwether.web.Queries;
import bellwether.web.Refusal;
import bellwether.web.Role;
import bellwether.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;

/// Finds candlestick and chart patterns in stored bars.
final class PatternRoutes implements Routes {
    /// About ten years of days, seven days of minutes in New York; some four candlestick patterns
    /// are found on a bar.
    private static final int MOST_BARS = 2_600;

    private final Market market;
    private final Bodies bodies;

    PatternRoutes(Market market, Bodies bodies) {
        this.market = market;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/stocks/{ticker}/patterns", this::find, Role.READER);
    }

    private void find(Context ctx) {
        Queries.allowOnly(ctx);
        Ticker ticker = IndicatorRoutes.ticker(ctx);
        PatternsRequest request = bodies.read(ctx, PatternsRequest.class);
        Answers.json(ctx, found(ticker, request));
    }

    private FoundPatterns found(Ticker ticker, PatternsRequest request) {
        Span span = request.span();
        try (Room _ = market.room(List.of(ticker.name()), span.bars(), MemoryBudget.REQUEST)) {
            return found(Window.of(market, ticker, span), request);
        }
    }

    private static FoundPatterns found(Window window, PatternsRequest request) {
        if (window.size() > MOST_BARS) {
            throw Refusal.invalid(
                    "/from",
                    "must leave at most %,d bars to search, were %,d; begin at %s or later"
                            .formatted(MOST_BARS, window.size(), firstThatFits(window)));
        }
        return new PatternSearch(window).find(request.candles(), request.charts());
    }

    /// The first day that begins late enough; one begun before is too long.
    private static LocalDate firstThatFits(Window window) {
        int bar = window.to() - MOST_BARS;
        LocalDate before = window.date(bar - 1);
        while (window.date(bar).equals(before)) {
            bar++;
        }
        return window.date(bar);
    }
}
