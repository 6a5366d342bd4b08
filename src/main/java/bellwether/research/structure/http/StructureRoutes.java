package bellwether.research.structure.http;

import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.research.analysis.MarketReading;
import bellwether.research.structure.OrderFlow;
import bellwether.research.structure.TimeframeAgreement;
import bellwether.research.structure.work.StructureDesk;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a symbol's bars show: timeframes, order flow, kind of market.
public final class StructureRoutes implements Routes {
    private static final String ONE = "/api/v1/stocks/{ticker}";

    private final StructureDesk desk;

    public StructureRoutes(StructureDesk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ONE + "/timeframes", this::timeframes, Role.READER);
        routes.get(ONE + "/order-flow", this::flow, Role.READER);
        routes.get(ONE + "/regime", this::regime, Role.READER);
    }

    /// @param value 0 to 1; null where no timeframe has enough bars
    /// @param alignment null for fewer than two timeframes
    private record ShownTimeframes(
            String ticker,
            List<TimeframeAgreement.Part> timeframes,
            List<String> missing,
            @Nullable Double value,
            @Nullable Double alignment,
            boolean divergent,
            String message) {}

    private void timeframes(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        Ticker ticker = TickerParameter.of(ctx);
        TimeframeAgreement found = desk.timeframes(ticker);
        reading.answer(
                EntityTag.ofBytes(),
                new ShownTimeframes(
                        desk.name(ticker),
                        found.parts(),
                        found.missing(),
                        found.value().orElse(null),
                        found.alignment().orElse(null),
                        found.divergent(),
                        "A weighted mean of scores. It is no probability."));
    }

    /// @param absorptions when bars with much volume and a small range began
    private record ShownFlow(
            String ticker,
            String timeframe,
            Instant asOf,
            int window,
            OrderFlow.Pressure pressure,
            @Nullable Double topVolume,
            @Nullable Double bottomVolume,
            @Nullable Double ratio,
            List<Instant> absorptions,
            @Nullable Double spreadPercent,
            @Nullable String why,
            String message) {}

    private void flow(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "timeframe");
        StructureDesk.Reading<OrderFlow> said = desk.flow(TickerParameter.of(ctx), timeframe(ctx));
        OrderFlow flow = said.what();
        boolean known = flow.why().isEmpty();
        reading.answer(
                EntityTag.ofBytes(),
                new ShownFlow(
                        said.ticker(),
                        said.timeframe(),
                        said.asOf(),
                        flow.window(),
                        flow.pressure(),
                        known ? Double.valueOf(flow.topVolume()) : null,
                        known ? Double.valueOf(flow.bottomVolume()) : null,
                        flow.ratio().orElse(null),
                        flow.absorptions(),
                        flow.spread().map(part -> 100 * part).orElse(null),
                        flow.why().orElse(null),
                        "Guessed from bars: no trades and no quotes are known."));
    }

    private record ShownRegime(
            String ticker, String timeframe, Instant asOf, @JsonUnwrapped MarketReading reading) {}

    private void regime(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "timeframe");
        StructureDesk.Reading<MarketReading> said =
                desk.regime(TickerParameter.of(ctx), timeframe(ctx));
        reading.answer(
                EntityTag.ofBytes(),
                new ShownRegime(said.ticker(), said.timeframe(), said.asOf(), said.what()));
    }

    private static Timeframe timeframe(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("timeframe"))
                .map(text ->
                        Timeframe.of(text)
                                .orElseThrow(() ->
                                        Refusal.invalid(
                                                "?timeframe",
                                                Timeframe.unknown(
                                                        text, Arrays.asList(Timeframe.values())))))
                .orElse(Timeframe.DAY);
    }
}
