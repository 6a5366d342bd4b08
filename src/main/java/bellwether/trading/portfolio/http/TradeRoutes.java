package bellwether.trading.portfolio.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.portfolio.performance.PortfolioPerformance;
import bellwether.trading.portfolio.performance.RoundTrip;
import bellwether.trading.portfolio.performance.TradeExcursion;
import bellwether.trading.portfolio.performance.TradeExcursions;
import bellwether.trading.portfolio.performance.TradeFilter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Closed trades of portfolios and strategies.
public final class TradeRoutes implements Routes {
    private final PortfolioAccounts accounts;
    private final PortfolioPerformance performance;
    private final TradeExcursions excursions;

    public TradeRoutes(
            PortfolioAccounts accounts,
            PortfolioPerformance performance,
            TradeExcursions excursions) {
        this.accounts = accounts;
        this.performance = performance;
        this.excursions = excursions;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/portfolios/{id}/trades", this::ofPortfolio, Role.READER);
        routes.get("/api/v1/strategies/{id}/trades", this::ofStrategy, Role.READER);
    }

    private void ofPortfolio(Context ctx) {
        ConditionalResponse reading = reading(ctx);
        answer(ctx, reading, PerformanceRoutes.portfolio(ctx, accounts), Optional.empty());
    }

    private void ofStrategy(Context ctx) {
        ConditionalResponse reading = reading(ctx);
        String owner = TradePaths.owner(ctx);
        StrategyId strategy = TradePaths.strategy(ctx);
        PortfolioId id = accounts.records().place(owner, strategy).portfolio();
        Portfolio portfolio = accounts.records().find(owner, id).orElseThrow();
        answer(ctx, reading, portfolio, Optional.of(strategy));
    }

    private static ConditionalResponse reading(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "ticker", "limit", "cursor");
        return reading;
    }

    private void answer(
            Context ctx,
            ConditionalResponse reading,
            Portfolio portfolio,
            Optional<StrategyId> strategy) {
        int limit = QueryParameters.limit(ctx);
        String list =
                "trades of " + strategy.map(Object::toString).orElse(portfolio.id().toString());
        Optional<String> symbol = BookRequest.ticker(ctx);
        List<RoundTrip> found =
                performance.trades(
                        portfolio.id(),
                        new TradeFilter(strategy, symbol, Cursor.number(ctx, list, Long.MAX_VALUE)),
                        limit + 1);
        LotMethod method = portfolio.terms().lotMethod();
        Page<RoundTrip> page = Page.of(ctx, limit, found, last -> Cursor.of(list, last.lot().n()));
        Map<Long, TradeExcursion> ways = excursions.of(portfolio, page.items());
        reading.answer(
                EntityTag.ofBytes(),
                new ShownTrades(
                        method.key(),
                        page.map(trade ->
                                ShownTrade.of(
                                        portfolio.id(),
                                        trade,
                                        method,
                                        Objects.requireNonNull(ways.get(trade.lot().n()))))));
    }
}
