package bellwether.market;

import bellwether.web.Queries;
import bellwether.web.Reading;
import bellwether.web.Refusal;
import bellwether.web.Role;
import bellwether.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Set;
import java.util.TreeSet;

/// `GET /api/v1/bars`: the bars of some symbols, or of all, in one answer.
final class ExportRoutes implements Routes {
    private enum Universe {
        ALL
    }

    private final Exports exports;

    ExportRoutes(Exports exports) {
        this.exports = exports;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/bars", this::bars, Role.READER);
    }

    private void bars(Context ctx) {
        Reading reading = Reading.tableOrParquet(ctx);
        Queries.allowOnly(
                ctx,
                "tickers",
                "universe",
                "from",
                "to",
                "timeframe",
                "adjust",
                "chart",
                "incomplete",
                "shape");
        BarSpan span = BarRequest.span(ctx);
        Shape shape = BarRequest.shape(ctx, reading);
        boolean all = Queries.oneOf(ctx, "universe", Universe.class).isPresent();
        String typed = ctx.queryParam("tickers");
        if (all == (typed != null)) {
            throw Refusal.invalid(
                    "?tickers", "must be given, or universe=all, but not both of them");
        }
        if (typed == null) {
            exports.answerAll(ctx, reading, span, shape);
        } else {
            exports.answer(ctx, reading, span, shape, tickers(typed));
        }
    }

    private static Set<Ticker> tickers(String typed) {
        Set<Ticker> tickers = new TreeSet<>();
        for (String part : typed.split(",", -1)) {
            tickers.add(
                    Ticker.of(part)
                            .orElseThrow(() ->
                                    Refusal.invalid(
                                            "?tickers",
                                            "must be tickers with commas between them, each %s; one was %s"
                                                    .formatted(
                                                            Ticker.RULE_IN_WORDS,
                                                            Rejection.shown(part)))));
        }
        return tickers;
    }
}
