package bellwether.market.bars.http;

import bellwether.market.bars.history.BarSpan;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Set;
import java.util.TreeSet;

/// `GET /api/v1/bars`: the bars of some symbols, or of all, in one answer.
public final class ExportRoutes implements Routes {
    private enum Universe {
        @JsonProperty("all")
        ALL
    }

    private final Exports exports;

    public ExportRoutes(Exports exports) {
        this.exports = exports;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/bars", this::bars, Role.READER);
    }

    private void bars(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.tableOrParquet(ctx);
        QueryParameters.allowOnly(
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
        JsonLayout shape = BarRequest.shape(ctx, reading);
        boolean all = QueryParameters.oneOf(ctx, "universe", Universe.class).isPresent();
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
