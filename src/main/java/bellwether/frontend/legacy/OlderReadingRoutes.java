package bellwether.frontend.legacy;

import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.research.analysis.MarketReading;
import bellwether.research.structure.CorrelationTable;
import bellwether.research.structure.OrderFlow;
import bellwether.research.structure.TimeframeAgreement;
import bellwether.research.structure.work.StructureDesk;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What bars show around symbols, as older clients ask for it. Confidences and probabilities of the
/// older answers are gone: nothing stood behind them.
final class OlderReadingRoutes implements Routes {
    private static final String NOTE =
            "Described from stored bars; the older confidence and probability are gone, as nothing"
                    + " stood behind them.";

    private final StructureDesk desk;
    private final BodyParser bodies;

    OlderReadingRoutes(StructureDesk desk, BodyParser bodies) {
        this.desk = desk;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/analysis/correlations", this::correlations, Role.READER);
        routes.get("/api/analysis/order-flow/{symbol}", this::flow, Role.READER);
        routes.get("/api/analysis/microstructure/{symbol}", this::spread, Role.READER);
        routes.get("/api/analysis/regime/{symbol}", this::regime, Role.READER);
        routes.get("/api/analysis/comprehensive/{symbol}", this::all, Role.READER);
        routes.get("/api/skills/mtf-analysis", this::timeframes, Role.READER);
        routes.get("/api/skills/market-regime", this::skill, Role.READER);
    }

    private static Ticker path(Context ctx) {
        QueryParameters.allowOnly(ctx, "timeframe", "interval", "period");
        return OlderSymbolParameter.ticker("the symbol in the path", ctx.pathParam("symbol"));
    }

    private static Timeframe timeframe(Context ctx) {
        String typed = ctx.queryParam("timeframe");
        return OlderSymbolParameter.timeframe(
                typed == null ? "?interval" : "?timeframe",
                typed == null ? ctx.queryParam("interval") : typed);
    }

    /// @param flowType accumulation, distribution, balanced or unknown
    /// @param pressureRatio volume of bars that close high ÷ low
    private record Flow(
            String symbol,
            Instant timestamp,
            String timeframe,
            String flowType,
            @Nullable Double pressureRatio,
            int absorptionEvents,
            int bars,
            String note) {
        static Flow of(StructureDesk.Reading<OrderFlow> said) {
            return new Flow(
                    said.ticker(),
                    said.asOf(),
                    said.timeframe(),
                    said.what().pressure().key(),
                    said.what().ratio().orElse(null),
                    said.what().absorptions().size(),
                    said.what().window(),
                    NOTE);
        }
    }

    private void flow(Context ctx) {
        Ticker ticker = path(ctx);
        Responses.json(ctx, OlderEnvelope.of(Flow.of(desk.flow(ticker, timeframe(ctx)))));
    }

    private record Spread(
            String symbol,
            Instant timestamp,
            String timeframe,
            @Nullable Double spreadPercent,
            String method) {
        static Spread of(StructureDesk.Reading<OrderFlow> said) {
            return new Spread(
                    said.ticker(),
                    said.asOf(),
                    said.timeframe(),
                    said.what().spread().map(part -> 100 * part).orElse(null),
                    "Corwin and Schultz 2012, from highs and lows; no quotes are known");
        }
    }

    private void spread(Context ctx) {
        Ticker ticker = path(ctx);
        Responses.json(ctx, OlderEnvelope.of(Spread.of(desk.flow(ticker, timeframe(ctx)))));
    }

    private record Regime(
            String symbol,
            Instant timestamp,
            String timeframe,
            String regimeType,
            double adx,
            double atrPercent,
            @Nullable Double usualAtrPercent,
            String message) {
        static Regime of(StructureDesk.Reading<MarketReading> said) {
            MarketReading what = said.what();
            return new Regime(
                    said.ticker(),
                    said.asOf(),
                    said.timeframe(),
                    what.regime(),
                    what.adx(),
                    what.atrPercent(),
                    what.usualAtrPercent(),
                    what.message());
        }
    }

    private void regime(Context ctx) {
        Ticker ticker = path(ctx);
        Responses.json(ctx, OlderEnvelope.of(Regime.of(desk.regime(ticker, timeframe(ctx)))));
    }

    private record AllReadings(
            String symbol, Flow orderFlow, Spread microstructure, Regime regime) {}

    private void all(Context ctx) {
        Ticker ticker = path(ctx);
        StructureDesk.Reading<OrderFlow> flow = desk.flow(ticker, timeframe(ctx));
        Responses.json(
                ctx,
                OlderEnvelope.of(
                        new AllReadings(
                                flow.ticker(),
                                Flow.of(flow),
                                Spread.of(flow),
                                Regime.of(desk.regime(ticker, timeframe(ctx))))));
    }

    private record SkillRegime(boolean success, Regime regime) {}

    private void skill(Context ctx) {
        QueryParameters.allowOnly(ctx, "symbol", "timeframe");
        Ticker ticker = OlderSymbolParameter.ticker("?symbol", ctx.queryParam("symbol"));
        Responses.json(ctx, new SkillRegime(true, Regime.of(desk.regime(ticker, timeframe(ctx)))));
    }

    /// @param confluenceScore 0 to 100: the weighted mean of scores, no probability
    private record Confluence(
            String symbol,
            @Nullable Double confluenceScore,
            @Nullable String trendDirection,
            @Nullable Double alignment,
            boolean allTimeframesAligned,
            List<TimeframeAgreement.Part> timeframes,
            List<String> missing,
            String note) {}

    static String direction(double mean) {
        if (mean == 0.5) {
            return "neutral";
        }
        return mean > 0.5 ? "bullish" : "bearish";
    }

    private record SkillTimeframes(boolean success, Confluence analysis) {}

    private void timeframes(Context ctx) {
        QueryParameters.allowOnly(ctx, "symbol", "timeframes");
        Ticker ticker = OlderSymbolParameter.ticker("?symbol", ctx.queryParam("symbol"));
        TimeframeAgreement found = desk.timeframes(ticker);
        Optional<Double> value = found.value();
        boolean aligned =
                !found.parts().isEmpty()
                        && (found.parts().stream().allMatch(part -> part.score() > 0)
                                || found.parts().stream().allMatch(part -> part.score() < 0));
        Responses.json(
                ctx,
                new SkillTimeframes(
                        true,
                        new Confluence(
                                desk.name(ticker),
                                value.map(mean -> 100 * mean).orElse(null),
                                value.map(OlderReadingRoutes::direction).orElse(null),
                                found.alignment().orElse(null),
                                aligned,
                                found.parts(),
                                found.missing(),
                                NOTE)));
    }

    /// @param period such as `90d`
    record Symbols(@Nullable List<String> symbols, @Nullable String period) {}

    private record Pair(
            String symbol1, String symbol2, @Nullable Double correlation, int sessions) {}

    private record Correlations(
            LocalDate from, LocalDate to, List<Pair> correlations, List<List<String>> groups) {}

    private void correlations(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Symbols body = bodies.read(ctx, Symbols.class);
        CorrelationTable found =
                desk.correlations(
                        OlderSymbolParameter.tickers(body.symbols()),
                        OlderSymbolParameter.sessions(body.period()));
        int n = found.returns().size();
        Responses.json(
                ctx,
                OlderEnvelope.of(
                        new Correlations(
                                found.returns().from(),
                                found.returns().to(),
                                found.pairs().stream()
                                        .map(one ->
                                                new Pair(
                                                        one.first(),
                                                        one.second(),
                                                        one.correlation().orElse(null),
                                                        n))
                                        .toList(),
                                found.groups())));
    }
}
