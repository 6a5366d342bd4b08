package bellwether.frontend.legacy;

import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.research.backtest.Backtests;
import bellwether.research.backtest.http.BacktestBodies;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Backtests of rules and patterns as older clients ask for them: `{success, data}`.
final class OlderBacktestRoutes implements Routes {
    private static final String ALL = "/api/backtest";
    private static final BigDecimal CAPITAL = new BigDecimal("100000");
    private static final BigDecimal INVESTED = new BigDecimal("95");

    /// As many as a portfolio has unless it says otherwise.
    private static final int MOST_POSITIONS = 10;

    private static final Map<String, String> NAMES =
            Map.of(
                    "/tickers/0", "/symbol",
                    "/from", "/start_date",
                    "/to", "/end_date",
                    "/cash", "/initial_capital",
                    "/rules/timeframe", "/timeframe");

    private final OlderBacktestDesk desk;
    private final OlderNumberedRules rules;
    private final BodyParser bodies;
    private final BacktestBodies requests;

    OlderBacktestRoutes(OlderBacktestDesk desk, Backtests backtests, BodyParser bodies) {
        this.desk = desk;
        this.bodies = bodies;
        this.requests = new BacktestBodies(bodies);
        this.rules =
                new OlderNumberedRules(
                        backtests::shipped, OlderNumberedRules.RULES, "/api/strategies");
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(ALL, this::strategy, Role.TRADER);
        routes.post(ALL + "/pattern", this::pattern, Role.TRADER);
        routes.post(ALL + "/strategy", this::patterns, Role.TRADER);
    }

    private record Answer(boolean success, JsonNode data) {}

    private void strategy(Context ctx) throws InterruptedException {
        QueryParameters.allowOnly(ctx);
        OlderBacktestBodies.OfStrategy body =
                bodies.read(ctx, OlderBacktestBodies.OfStrategy.class);
        JsonNode asked = Objects.requireNonNullElse(body.strategyId(), IntNode.valueOf(1));
        String rule =
                rules.find(asked)
                        .orElseThrow(() ->
                                Refusal.invalid(List.of(rules.unknown("/strategy_id", asked))))
                        .rule()
                        .name();
        ObjectNode request = request(body.startDate(), body.endDate(), body.initialCapital());
        request.put("builtin", rule).putArray("tickers").add(body.symbol());
        desk.run(ctx, () -> requests.one(request), NAMES)
                .ifPresent(ended -> answer(ctx, OlderBacktestResult.ofStrategy(ended, asked)));
    }

    private void pattern(Context ctx) throws InterruptedException {
        QueryParameters.allowOnly(ctx);
        OlderBacktestBodies.OfPattern body = bodies.read(ctx, OlderBacktestBodies.OfPattern.class);
        String name = Objects.requireNonNull(body.patternName());
        ObjectNode request = request(body.startDate(), body.endDate(), body.initialCapital());
        request.set(
                "rules",
                OlderPatterns.rule(
                        name, List.of(name), OlderPatterns.percent(INVESTED), body.timeframe()));
        request.putArray("tickers").add(body.symbol());
        desk.run(ctx, () -> requests.one(request), NAMES)
                .ifPresent(ended -> answer(ctx, OlderBacktestResult.ofPattern(ended, name)));
    }

    private void patterns(Context ctx) throws InterruptedException {
        QueryParameters.allowOnly(ctx);
        OlderBacktestBodies.OfPatterns body =
                bodies.read(ctx, OlderBacktestBodies.OfPatterns.class);
        String name = Objects.requireNonNullElse(body.strategyName(), "Multi-pattern strategy");
        List<String> symbols = Objects.requireNonNull(body.symbols());
        int positions = Math.min(MOST_POSITIONS, symbols.size());
        ObjectNode request = request(body.startDate(), body.endDate(), body.initialCapital());
        request.set(
                "rules",
                OlderPatterns.rule(
                        name, body.used(), size(body.riskPerTrade(), positions), body.timeframe()));
        symbols.forEach(request.putArray("tickers")::add);
        request.put("kind", "portfolio");
        desk.run(ctx, () -> requests.one(request), names(symbols.size()))
                .ifPresent(ended ->
                        answer(
                                ctx,
                                OlderBacktestResult.ofPatterns(
                                        ended,
                                        new OlderBacktestResult.Asked(
                                                name,
                                                symbols,
                                                body.used(),
                                                capital(body.initialCapital()).doubleValue()))));
    }

    /// Equal parts, unless it is said what a stop may cost.
    private static ObjectNode size(@Nullable BigDecimal risk, int positions) {
        return risk == null
                ? OlderPatterns.percent(
                        INVESTED.divide(BigDecimal.valueOf(positions), 2, RoundingMode.DOWN))
                : OlderPatterns.risk(risk.movePointRight(2));
    }

    private static Map<String, String> names(int symbols) {
        Map<String, String> names = new HashMap<>(NAMES);
        for (int i = 0; i < symbols; i++) {
            names.put("/tickers/" + i, "/symbols/" + i);
        }
        return names;
    }

    private static BigDecimal capital(@Nullable BigDecimal stated) {
        return Objects.requireNonNullElse(stated, CAPITAL);
    }

    private static ObjectNode request(
            @Nullable String from, @Nullable String to, @Nullable BigDecimal capital) {
        ObjectNode request = Json.shared().createObjectNode();
        request.put("cash", capital(capital));
        if (from != null) {
            request.put("from", from);
        }
        if (to != null) {
            request.put("to", to);
        }
        return request;
    }

    private static void answer(Context ctx, JsonNode data) {
        Responses.json(ctx, new Answer(true, data));
    }
}
