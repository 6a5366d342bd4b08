package bellwether.technical;

import bellwether.market.Bars;
import bellwether.market.History;
import bellwether.market.Market;
import bellwether.market.Ticker;
import bellwether.ta.Indicators;
import bellwether.web.Bodies;
import bellwether.web.MemoryBudget;
import bellwether.web.MemoryBudget.Room;
import bellwether.web.Queries;
import bellwether.web.Reading;
import bellwether.web.Refusal;
import bellwether.web.Role;
import bellwether.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Computes indicators over stored bars.
final class IndicatorRoutes implements Routes {
    /// Values in one answer: bars shown times lines.
    private static final int MOST_VALUES = 100_000;

    private static final double[] NO_BENCHMARK = {};

    private final Market market;
    private final Bodies bodies;

    IndicatorRoutes(Market market, Bodies bodies) {
        this.market = market;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/stocks/{ticker}/indicators", this::compute, Role.READER);
    }

    private void compute(Context ctx) throws IOException {
        Queries.allowOnly(ctx);
        Ticker ticker = ticker(ctx);
        boolean csv = Reading.table(ctx).isTable();
        IndicatorsRequest request = bodies.read(ctx, IndicatorsRequest.class);
        Computed computed = computed(ticker, request);
        if (csv) {
            IndicatorsCsv.write(ctx, computed);
        } else {
            IndicatorsJson.write(ctx, computed);
        }
    }

    static Ticker ticker(Context ctx) {
        return Ticker.of(ctx.pathParam("ticker"))
                .orElseThrow(() ->
                        Refusal.notFound("unknown_symbol", "The path names no possible ticker."));
    }

    private Computed computed(Ticker ticker, IndicatorsRequest request) {
        Span span = request.span();
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

    private Computed computed(
            Ticker ticker, Optional<Ticker> benchmark, Span span, List<Indicators.Choice> choices) {
        List<String> tickers =
                Stream.concat(Stream.of(ticker), benchmark.stream()).map(Ticker::name).toList();
        List<History> histories = Window.loaded(market, tickers, span);
        Window window = Window.of(market, histories, ticker, span);
        requireModest(window, choices);
        Optional<Window> beside = benchmark.map(other -> benchmark(histories, other, span));
        double[] closes =
                beside.map(other -> closes(window, other.history().bars())).orElse(NO_BENCHMARK);
        return Computed.of(window, beside, window.series(closes), choices);
    }

    private static void requireModest(Window window, List<Indicators.Choice> choices) {
        int lines = choices.stream().mapToInt(c -> c.indicator().outputs().size()).sum();
        long values = (long) lines * window.size();
        if (values > MOST_VALUES) {
            throw Refusal.invalid(
                    "/from",
                    "must leave at most %,d values in an answer, were %,d: %,d bars of %d lines; at most %,d bars fit"
                            .formatted(
                                    MOST_VALUES,
                                    values,
                                    window.size(),
                                    lines,
                                    MOST_VALUES / lines));
        }
    }

    /// The other symbol's bars in the same span; 422 on the field, for the path is right.
    private Window benchmark(List<History> histories, Ticker other, Span span) {
        if (Window.among(histories, other).isEmpty()) {
            throw Refusal.invalid(
                    "/benchmark", Window.withoutBars(market, other, span.bars(), "").detail());
        }
        try {
            return Window.of(market, histories, other, span);
        } catch (Refusal refusal) {
            throw Refusal.invalid("/benchmark", refusal.faults().get(0).detail());
        }
    }

    /// The other symbol's close on each of the bars' times; NaN, a hole, where it has none.
    private static double[] closes(Window window, Bars other) {
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
