package bellwether.frontend.legacy;

import bellwether.desk.journal.Journals;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.research.forecast.work.PortfolioOutlooks;
import bellwether.trading.portfolio.history.PastTrade;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Sums over closed trades as older clients know them. Amounts of different currencies are never
/// added.
final class OlderAnalyticsRoutes implements Routes {
    private static final double PERCENT = 100;

    private static final Map<String, Function<PastTrade, String>> KEYS =
            Map.of(
                    "pattern", PastTrade::pattern,
                    "symbol", PastTrade::ticker,
                    "exit_reason", PastTrade::exitReason,
                    "portfolio", trade -> trade.key().portfolio().toString());

    private final Journals journals;
    private final PortfolioOutlooks outlooks;

    OlderAnalyticsRoutes(Journals journals, PortfolioOutlooks outlooks) {
        this.journals = journals;
        this.outlooks = outlooks;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/analytics/summary", this::summary, Role.READER);
        routes.get("/api/analytics/attribution", this::attribution, Role.READER);
        routes.get("/api/analytics/forecast", this::forecast, Role.READER);
    }

    private List<PastTrade> trades(Context ctx) {
        String owner = Callers.of(ctx).owner();
        OlderUser.require(ctx.queryParam("user_id"), owner);
        return journals.histories().closed(owner, Optional.empty());
    }

    /// @param low at 10 %, in money; the others at 50 and 90 %
    private record Outlook(
            String portfolioId,
            String currency,
            int days,
            BigDecimal low,
            BigDecimal expected,
            BigDecimal high,
            int sampleDays,
            String note) {}

    private void forecast(Context ctx) {
        QueryParameters.allowOnly(ctx, "user_id", "portfolio_id", "days");
        String owner = Callers.of(ctx).owner();
        OlderUser.require(ctx.queryParam("user_id"), owner);
        String days = Optional.ofNullable(ctx.queryParam("days")).orElse("7");
        if (!days.equals("7") && !days.equals("30")) {
            throw Refusal.invalid(
                    "?days", "must be 7 or 30, was \"%s\"".formatted(Quoted.text(days)));
        }
        PortfolioOutlooks.Outlook found =
                outlooks.of(
                        owner,
                        Optional.ofNullable(ctx.queryParam("portfolio_id")),
                        Integer.parseInt(days));
        Responses.json(
                ctx,
                new Outlook(
                        found.portfolio().id().toString(),
                        found.portfolio().terms().currency(),
                        found.ahead().days(),
                        found.money(found.ahead().returns().low()),
                        found.money(found.ahead().returns().middle()),
                        found.money(found.ahead().returns().high()),
                        found.ahead().n(),
                        "The portfolio's own daily returns, drawn at random; it has no record."));
    }

    /// @param winRate in percent of the trades; null without one
    private record Sum(
            String currency,
            int totalTrades,
            int winningTrades,
            int losingTrades,
            @Nullable Double winRate,
            BigDecimal totalPnl,
            BigDecimal bestTrade,
            BigDecimal worstTrade) {
        static Sum of(String currency, List<PastTrade> trades) {
            int wins = (int) trades.stream().filter(PastTrade::isWin).count();
            List<BigDecimal> nets = trades.stream().map(PastTrade::net).sorted().toList();
            return new Sum(
                    currency,
                    trades.size(),
                    wins,
                    (int) trades.stream().filter(PastTrade::isLoss).count(),
                    PERCENT * wins / trades.size(),
                    nets.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                    nets.getLast(),
                    nets.getFirst());
        }
    }

    private static List<Sum> sums(List<PastTrade> trades) {
        return grouped(trades, PastTrade::currency).entrySet().stream()
                .map(one -> Sum.of(one.getKey(), one.getValue()))
                .toList();
    }

    private static Map<String, List<PastTrade>> grouped(
            List<PastTrade> trades, Function<PastTrade, String> key) {
        Map<String, List<PastTrade>> groups = new TreeMap<>();
        trades.forEach(trade ->
                Objects.requireNonNull(
                                groups.computeIfAbsent(key.apply(trade), _ -> new ArrayList<>()))
                        .add(trade));
        return groups;
    }

    private record Summary(int totalTrades, List<Sum> byCurrency) {}

    private void summary(Context ctx) {
        QueryParameters.allowOnly(ctx, "user_id");
        List<PastTrade> trades = trades(ctx);
        Responses.json(ctx, new Summary(trades.size(), sums(trades)));
    }

    /// @param name empty of trades without one
    private record Part(String name, List<Sum> byCurrency) {}

    private record Attribution(String by, List<Part> attribution, int totalTrades) {}

    private void attribution(Context ctx) {
        QueryParameters.allowOnly(ctx, "user_id", "by");
        String by = Optional.ofNullable(ctx.queryParam("by")).orElse("pattern");
        Function<PastTrade, String> key = KEYS.get(by);
        if (key == null) {
            throw Refusal.invalid(
                    "?by", DidYouMean.rule(KEYS.keySet().stream().sorted().toList(), by));
        }
        List<PastTrade> trades = trades(ctx);
        Map<String, List<PastTrade>> groups = new LinkedHashMap<>(grouped(trades, key));
        List<Part> parts =
                groups.entrySet().stream()
                        .sorted(
                                Comparator.comparingInt((Map.Entry<String, List<PastTrade>> one) ->
                                        -one.getValue().size()))
                        .map(one -> new Part(one.getKey(), sums(one.getValue())))
                        .toList();
        Responses.json(ctx, new Attribution(by, parts, trades.size()));
    }
}
