package bellwether.frontend.legacy;

import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.FailedItem;
import bellwether.research.backtest.BacktestRun;
import bellwether.research.backtest.Backtests;
import bellwether.research.backtest.http.BacktestBodies;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Backtests of the profiles' rules over the last days up to the newest bar, as older clients ask
/// for them.
final class OlderTickerRoutes implements Routes {
    private static final String ALL = "/api/backtest";
    private static final int USUAL_DAYS = 90;

    /// Swing.
    private static final int USUAL_STRATEGY = 5;

    private final OlderBacktestDesk desk;
    private final OlderNumberedRules rules;
    private final BodyParser bodies;
    private final BacktestBodies requests;
    private final SymbolDirectory symbols;

    OlderTickerRoutes(
            OlderBacktestDesk desk,
            Backtests backtests,
            BodyParser bodies,
            SymbolDirectory symbols) {
        this.desk = desk;
        this.bodies = bodies;
        this.requests = new BacktestBodies(bodies);
        this.symbols = symbols;
        this.rules =
                new OlderNumberedRules(
                        backtests::shipped, OlderNumberedRules.PROFILES, ALL + "/strategies");
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL + "/ticker/{ticker}", this::ticker, Role.TRADER);
        routes.post(ALL + "/portfolio", this::portfolio, Role.TRADER);
        routes.post(ALL + "/compare-strategies", this::compare, Role.TRADER);
        routes.post("/api/compare-strategies", this::compare, Role.TRADER);
    }

    private OlderNumberedRules.Numbered known(String pointer, JsonNode typed) {
        return rules.find(typed)
                .orElseThrow(() -> Refusal.invalid(List.of(rules.unknown(pointer, typed))));
    }

    private void ticker(Context ctx) throws InterruptedException {
        QueryParameters.allowOnly(ctx, "days", "strategy_id");
        String typed =
                Objects.requireNonNullElse(
                        ctx.queryParam("strategy_id"), String.valueOf(USUAL_STRATEGY));
        OlderNumberedRules.Numbered strategy = known("/strategy_id", TextNode.valueOf(typed));
        int days = QueryParameters.integer(ctx, "days", 30, 365, USUAL_DAYS);
        ObjectNode request = request(days, List.of(ctx.pathParam("ticker")));
        request.put("builtin", strategy.rule().name());
        desk.run(ctx, () -> requests.one(request), Map.of("/tickers/0", "/ticker"))
                .ifPresent(ended ->
                        Responses.json(
                                ctx,
                                OlderTickerResult.of(ended, ended.runs().getFirst(), strategy)));
    }

    private record Portfolio(
            int tickersAnalyzed,
            int days,
            int strategyId,
            String strategyName,
            Map<String, JsonNode> results) {}

    /// Each ticker with cash of its own, in spite of its name.
    private void portfolio(Context ctx) throws InterruptedException {
        QueryParameters.allowOnly(ctx);
        OlderBacktestBodies.OfTickers body = bodies.read(ctx, OlderBacktestBodies.OfTickers.class);
        JsonNode typed =
                Objects.requireNonNullElse(body.strategyId(), IntNode.valueOf(USUAL_STRATEGY));
        OlderNumberedRules.Numbered strategy = known("/strategy_id", typed);
        int days = days(body.days());
        ObjectNode request = request(days, Objects.requireNonNull(body.tickers()));
        request.put("builtin", strategy.rule().name()).put("kind", "single");
        desk.run(ctx, () -> requests.one(request), Map.of())
                .ifPresent(ended -> {
                    Map<String, JsonNode> results = new LinkedHashMap<>();
                    for (BacktestRun run : ended.runs()) {
                        results.put(
                                String.valueOf(run.ticker()),
                                OlderTickerResult.of(ended, run, strategy));
                    }
                    for (FailedItem failure : ended.failures()) {
                        results.put(failure.key(), OlderTickerResult.of(failure));
                    }
                    Responses.json(
                            ctx,
                            new Portfolio(
                                    ended.runs().size(),
                                    days,
                                    strategy.id(),
                                    strategy.rule().title(),
                                    results));
                });
    }

    private record Comparison(String ticker, int days, Map<String, JsonNode> comparison) {}

    private void compare(Context ctx) throws InterruptedException {
        QueryParameters.allowOnly(ctx);
        OlderBacktestBodies.OfComparison body =
                bodies.read(ctx, OlderBacktestBodies.OfComparison.class);
        List<OlderNumberedRules.Numbered> strategies = strategies(body.strategies());
        int days = days(body.days());
        ObjectNode request = request(days, List.of(Objects.requireNonNull(body.ticker())));
        if (strategies.size() == 1) {
            request.put("builtin", strategies.getFirst().rule().name());
        } else {
            ArrayNode compared = request.putArray("compare");
            strategies.forEach(each -> compared.addObject().put("builtin", each.rule().name()));
        }
        Optional<OlderBacktestDesk.Ended> result =
                desk.run(
                        ctx,
                        () ->
                                strategies.size() == 1
                                        ? requests.one(request)
                                        : requests.several(request),
                        Map.of("/tickers/0", "/ticker"));
        result.ifPresent(ended ->
                Responses.json(
                        ctx,
                        new Comparison(
                                String.valueOf(ended.runs().getFirst().ticker()),
                                days,
                                compared(ended, strategies))));
    }

    private static Map<String, JsonNode> compared(
            OlderBacktestDesk.Ended ended, List<OlderNumberedRules.Numbered> strategies) {
        Map<String, JsonNode> results = new LinkedHashMap<>();
        for (BacktestRun run : ended.runs()) {
            OlderNumberedRules.Numbered strategy = strategies.get(run.n());
            results.put(
                    "strategy_"
                            + (strategy.id() == 0
                                    ? strategy.rule().name()
                                    : String.valueOf(strategy.id())),
                    OlderTickerResult.of(ended, run, strategy));
        }
        return results;
    }

    /// All with a number, where none are named.
    private List<OlderNumberedRules.Numbered> strategies(@Nullable List<JsonNode> typed) {
        if (typed == null) {
            return rules.all();
        }
        List<Fault> faults = new ArrayList<>();
        Map<String, OlderNumberedRules.Numbered> found = new LinkedHashMap<>();
        for (int i = 0; i < typed.size(); i++) {
            Optional<OlderNumberedRules.Numbered> known = rules.find(typed.get(i));
            known.ifPresent(each -> found.putIfAbsent(each.rule().name(), each));
            if (known.isEmpty()) {
                faults.add(rules.unknown("/strategies/" + i, typed.get(i)));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return List.copyOf(found.values());
    }

    private static int days(@Nullable Integer stated) {
        return Objects.requireNonNullElse(stated, USUAL_DAYS);
    }

    private ObjectNode request(int days, List<String> tickers) {
        ObjectNode request = Json.shared().createObjectNode();
        newest(tickers).ifPresent(day -> request.put("from", day.minusDays(days).toString()));
        tickers.forEach(request.putArray("tickers")::add);
        return request;
    }

    /// The day of the newest bar that is stored of any of them.
    private Optional<LocalDate> newest(List<String> tickers) {
        return tickers.stream()
                .flatMap(typed -> Ticker.of(typed).stream())
                .flatMap(ticker -> symbols.find(ticker).stream())
                .flatMap(stock -> Stream.ofNullable(stock.stored().last()))
                .max(Comparator.naturalOrder());
    }
}
