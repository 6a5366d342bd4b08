package bellwether.technical;

import bellwether.market.Market;
import bellwether.market.Ticker;
import bellwether.web.Answers;
import bellwether.web.Bodies;
import bellwether.web.Queries;
import bellwether.web.Refusal;
import bellwether.web.Role;
import bellwether.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;

/// Finds candlestick and chart patterns in stored bars.
final class PatternRoutes implements Routes {
    /// About ten years of days, seven days of minutes in New York; some four candlestick patterns
    /// are found on a bar.
    private static final int MOST_BARS = 2_600;

    private final Market market;
    private final Bodies bodies;
    private final Turns turns;

    PatternRoutes(Market market, Bodies bodies, Turns turns) {
        this.market = market;
        this.bodies = bodies;
        this.turns = turns;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/stocks/{ticker}/patterns", this::find, Role.READER);
    }

    private void find(Context ctx) throws InterruptedException {
        Queries.allowOnly(ctx);
        Ticker ticker = IndicatorRoutes.ticker(ctx);
        PatternsRequest request = bodies.read(ctx, PatternsRequest.class);
        Answers.json(ctx, turns.take(() -> found(ticker, request)));
    }

    private FoundPatterns found(Ticker ticker, PatternsRequest request) {
        Window window = Window.of(market, ticker, request.span());
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
