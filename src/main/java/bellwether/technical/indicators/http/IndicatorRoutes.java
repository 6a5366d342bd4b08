package bellwether.technical.indicators.http;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.MemoryBudget.Room;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.technical.indicators.BarSections;
import bellwether.technical.indicators.BarWindow;
import bellwether.technical.indicators.ComputedIndicators;
import bellwether.technical.indicators.IndicatorsRequest;
import bellwether.technical.indicators.RequestedSpan;
import bellwether.technical.ta.Indicators;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Computes indicators over stored bars.
public final class IndicatorRoutes implements Routes {
    /// Values in one answer: bars shown times lines.
    private static final int MOST_VALUES = 100_000;

    private static final double[] NO_BENCHMARK = {};

    private final Market market;
    private final BodyParser bodies;

    public IndicatorRoutes(Market market, BodyParser bodies) {
        this.market = market;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/stocks/{ticker}/indicators", this::compute, Role.READER);
    }

    private void compute(Context ctx) throws IOException {
        QueryParameters.allowOnly(ctx);
        Ticker ticker = TickerParameter.of(ctx);
        boolean csv = ConditionalResponse.table(ctx).isTable();
        IndicatorsRequest request = bodies.read(ctx, IndicatorsRequest.class);
        ComputedIndicators computed = computed(ticker, request);
        if (csv) {
            IndicatorsCsv.write(ctx, computed);
        } else {
            IndicatorsJson.write(ctx, computed);
        }
    }

    private ComputedIndicators computed(Ticker ticker, IndicatorsRequest request) {
        RequestedSpan span = request.span();
        List<Indicators.Choice> choices = request.choices();
        Optional<Ticker> benchmark =
                request.benchmarkTicker()
                        .filter(other ->
                                choices.stream()
                                        .anyMatch(
                                                c -> IndicatorsRequest.comparesTwo(c.indicator())));
        List<String> tickers =
                Stream.concat(Stream.of(ticker), benchmark.stream()).map(Ticker::name).toList();
        try (Room _ = market.room(tickers, span.bars(), MemoryBudget.REQUEST)) {
            return computed(ticker, benchmark, span, choices);
        }
    }

    private ComputedIndicators computed(
            Ticker ticker,
            Optional<Ticker> benchmark,
            RequestedSpan span,
            List<Indicators.Choice> choices) {
        List<String> tickers =
                Stream.concat(Stream.of(ticker), benchmark.stream()).map(Ticker::name).toList();
        List<History> histories = BarWindow.loaded(market, tickers, span);
        BarWindow window = BarWindow.of(market, histories, ticker, span);
        requireModest(window, choices);
        Optional<BarWindow> beside = benchmark.map(other -> benchmark(histories, other, span));
        double[] closes =
                beside.map(other -> closes(window, other.history().bars())).orElse(NO_BENCHMARK);
        return ComputedIndicators.of(
                window, beside, window.series(closes), choices, BarSections.of(market, window));
    }

    private static void requireModest(BarWindow window, List<Indicators.Choice> choices) {
        int lines = choices.stream().mapToInt(c -> c.indicator().outputs().size()).sum();
        long values = (long) lines * window.size();
        if (values > MOST_VALUES) {
            throw Refusal.invalid(
                    "/from",
                    "must select at most %,d values, were %,d: %,d bars with %d outputs; at most %,d bars fit"
                            .formatted(
                                    MOST_VALUES,
                                    values,
                                    window.size(),
                                    lines,
                                    MOST_VALUES / lines));
        }
    }

    /// The other symbol's bars in the same span; 422 on the field, for the path is right.
    private BarWindow benchmark(List<History> histories, Ticker other, RequestedSpan span) {
        if (BarWindow.among(histories, other).isEmpty()) {
            throw Refusal.invalid(
                    "/benchmark", BarWindow.withoutBars(market, other, span.bars(), "").detail());
        }
        try {
            return BarWindow.of(market, histories, other, span);
        } catch (Refusal refusal) {
            throw Refusal.invalid("/benchmark", refusal.faults().get(0).detail());
        }
    }

    /// The other symbol's close on each of the bars' times; NaN, a hole, where it has none.
    private static double[] closes(BarWindow window, Bars other) {
        double[] closes = new double[window.to()];
        long[] time = window.history().bars().time();
        int next = 0;
        for (int bar = 0; bar < closes.length; bar++) {
            while (next < other.size() && other.time()[next] < time[bar]) {
                next++;
            }
            boolean met = next < other.size() && other.time()[next] == time[bar];
            closes[bar] = met ? other.close()[next] : Double.NaN;
        }
        return closes;
    }
}
