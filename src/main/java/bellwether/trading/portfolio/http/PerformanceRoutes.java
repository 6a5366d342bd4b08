package bellwether.trading.portfolio.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.performance.AttributionBy;
import bellwether.trading.portfolio.performance.BenchmarkSeries;
import bellwether.trading.portfolio.performance.Benchmarks;
import bellwether.trading.portfolio.performance.PerformanceReport;
import bellwether.trading.portfolio.performance.PortfolioPerformance;
import bellwether.trading.portfolio.performance.ReportPeriod;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/// What portfolios came to, and where it came from.
public final class PerformanceRoutes implements Routes {
    private static final String ONE = "/api/v1/portfolios/{id}";

    private final PortfolioAccounts accounts;
    private final PortfolioPerformance performance;
    private final Benchmarks benchmarks;

    public PerformanceRoutes(
            PortfolioAccounts accounts, PortfolioPerformance performance, Benchmarks benchmarks) {
        this.accounts = accounts;
        this.performance = performance;
        this.benchmarks = benchmarks;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ONE + "/performance", this::performance, Role.READER);
        routes.get(ONE + "/attribution", this::attribution, Role.READER);
    }

    private void performance(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "from", "to", "benchmark", "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        ReportPeriod period = PeriodParameters.of(ctx);
        Portfolio portfolio = portfolio(ctx, accounts);
        String list = "curve of " + portfolio.id();
        Optional<String> after = Cursor.from(ctx, list, 1).map(cursor -> cursor.part(0));
        PerformanceReport report = performance.report(portfolio.id(), period);
        ShownCurve curve = ShownCurve.of(report, benchmark(ctx, portfolio).orElse(null));
        List<ShownCurve.Day> found =
                curve.days().stream()
                        .filter(day ->
                                after.isEmpty() || day.day().toString().compareTo(after.get()) > 0)
                        .limit(limit + 1L)
                        .toList();
        Page<ShownCurve.Day> page = Page.of(ctx, limit, found, last -> Cursor.of(list, last.day()));
        reading.answer(
                EntityTag.ofBytes(),
                ShownPerformance.of(portfolio, report, curve.benchmark(), page));
    }

    private Optional<BenchmarkSeries> benchmark(Context ctx, Portfolio portfolio) {
        return Optional.ofNullable(ctx.queryParam("benchmark"))
                .map(typed -> benchmarks.of(typed, portfolio.terms().currency()));
    }

    private void attribution(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "by", "from", "to");
        AttributionBy by =
                QueryParameters.oneOf(ctx, "by", AttributionBy.class).orElse(AttributionBy.SYMBOL);
        ReportPeriod period = PeriodParameters.of(ctx);
        Portfolio portfolio = portfolio(ctx, accounts);
        reading.answer(
                EntityTag.ofBytes(),
                ShownAttribution.of(
                        portfolio,
                        by,
                        performance.report(portfolio.id(), period),
                        performance.attribution(portfolio, period, by)));
    }

    /// The caller's portfolio of the path.
    static Portfolio portfolio(Context ctx, PortfolioAccounts accounts) {
        return accounts.records().known(TradePaths.owner(ctx), TradePaths.portfolio(ctx));
    }
}
