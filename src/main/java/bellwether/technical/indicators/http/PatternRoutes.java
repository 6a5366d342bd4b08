package bellwether.technical.indicators.http;

import bellwether.market.bars.Market;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.MemoryBudget.Room;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.technical.indicators.BarWindow;
import bellwether.technical.indicators.FoundPatterns;
import bellwether.technical.indicators.PatternSearch;
import bellwether.technical.indicators.PatternsRequest;
import bellwether.technical.indicators.RequestedSpan;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;

/// Finds candlestick and chart patterns in stored bars.
public final class PatternRoutes implements Routes {
    /// About ten years of days, seven days of minutes in New York; some four candlestick patterns
    /// are found on a bar.
    private static final int MOST_BARS = 2_600;

    private final Market market;
    private final BodyParser bodies;

    public PatternRoutes(Market market, BodyParser bodies) {
        this.market = market;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/stocks/{ticker}/patterns", this::find, Role.READER);
    }

    private void find(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Ticker ticker = TickerParameter.of(ctx);
        PatternsRequest request = bodies.read(ctx, PatternsRequest.class);
        Responses.json(ctx, found(ticker, request));
    }

    private FoundPatterns found(Ticker ticker, PatternsRequest request) {
        RequestedSpan span = request.span();
        try (Room _ = market.room(List.of(ticker.name()), span.bars(), MemoryBudget.REQUEST)) {
            return found(BarWindow.of(market, ticker, span), request);
        }
    }

    /// Of a history that is too long, the newest bars when no beginning is asked for.
    private static FoundPatterns found(BarWindow window, PatternsRequest request) {
        BarWindow searched = window;
        if (window.size() > MOST_BARS) {
            int first = firstThatFits(window);
            if (request.span().from() != null) {
                throw Refusal.invalid(
                        "/from",
                        "must leave at most %,d bars to search, were %,d; begin at %s or later"
                                .formatted(MOST_BARS, window.size(), window.date(first)));
            }
            searched = window.from(first);
        }
        return new PatternSearch(searched).find(request.candles(), request.charts());
    }

    /// The first bar of the first day that begins late enough; one begun before is too long.
    private static int firstThatFits(BarWindow window) {
        int bar = window.to() - MOST_BARS;
        LocalDate before = window.date(bar - 1);
        while (window.date(bar).equals(before)) {
            bar++;
        }
        return bar;
    }
}
