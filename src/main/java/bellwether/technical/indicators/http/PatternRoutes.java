package bellwether.technical.indicators.http;

import bellwether.market.bars.Market;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.MemoryBudget.Room;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.ConditionalResponse;
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
        boolean csv = ConditionalResponse.table(ctx).isTable();
        FoundPatterns found = found(ticker, bodies.read(ctx, PatternsRequest.class));
        if (csv) {
            PatternsCsv.write(ctx, found);
        } else {
            Responses.json(ctx, found);
        }
    }

    private FoundPatterns found(Ticker ticker, PatternsRequest request) {
        RequestedSpan span = request.span();
        try (Room _ = market.room(List.of(ticker.name()), span.bars(), MemoryBudget.REQUEST)) {
            return found(BarWindow.of(market, ticker, span), request);
        }
    }

    /// Of too many bars, in the newest.
    private static FoundPatterns found(BarWindow window, PatternsRequest request) {
        if (window.size() <= MOST_BARS) {
            return search(window, request);
        }
        int first = firstThatFits(window);
        return search(window.from(first), request)
                .cut(
                        "%,d bars are too many for one search: the newest %,d were searched, from %s on; for earlier bars set to before that day"
                                .formatted(window.size(), window.to() - first, window.date(first)));
    }

    private static FoundPatterns search(BarWindow window, PatternsRequest request) {
        return new PatternSearch(window).find(request.candles(), request.charts());
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
