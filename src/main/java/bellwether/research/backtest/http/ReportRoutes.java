package bellwether.research.backtest.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.research.backtest.Backtests;
import bellwether.research.backtest.report.TearSheetPage;
import bellwether.research.backtest.report.TextSummary;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;

/// The tear sheet of a backtest.
public final class ReportRoutes implements Routes {
    private final Backtests backtests;
    private final Jobs jobs;

    public ReportRoutes(Backtests backtests, Jobs jobs) {
        this.backtests = backtests;
        this.jobs = jobs;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(BacktestRoutes.ONE + "/report.html", this::report, Role.READER);
        routes.get(BacktestRoutes.ONE + "/report.txt", this::summary, Role.READER);
    }

    private void report(Context ctx) {
        QueryParameters.allowOnly(ctx);
        JobView job = BacktestRoutes.job(ctx, backtests.archive(), jobs);
        ctx.header("Content-Security-Policy", TearSheetPage.policy());
        ctx.header(
                "Content-Disposition", "inline; filename=\"backtest-%s.html\"".formatted(job.id()));
        ctx.contentType("text/html; charset=utf-8").result(TearSheetPage.of(backtests.sheet(job)));
    }

    /// The same in short, for a terminal of 80 columns.
    private void summary(Context ctx) {
        QueryParameters.allowOnly(ctx);
        JobView job = BacktestRoutes.job(ctx, backtests.archive(), jobs);
        ctx.contentType("text/plain; charset=utf-8")
                .result(TextSummary.of(backtests.sheet(job), Locale.ROOT));
    }
}
