package bellwether.research.forecast;

import bellwether.market.bars.Market;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.ReadConnections;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.maintenance.Chore;
import bellwether.research.forecast.http.ForecastRoutes;
import bellwether.research.forecast.work.ForecastBars;
import bellwether.research.forecast.work.ForecastDesk;
import bellwether.research.forecast.work.ForecastJob;
import bellwether.research.forecast.work.ForecastRecords;
import bellwether.research.forecast.work.NightlyForecasts;
import bellwether.research.forecast.work.PortfolioOutlooks;
import bellwether.trading.portfolio.Portfolios;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// How far prices may move, and how often that was right.
public final class Forecasts implements RouteSource {
    private static final Duration JOBS_KEPT = Duration.ofDays(30);

    private final Jobs jobs;
    private final JobKind kind;
    private final NightlyForecasts nightly;
    private final PortfolioOutlooks portfolios;
    private final List<Routes> routes;

    public Forecasts(
            ReadConnections reads,
            Jobs jobs,
            Market market,
            Portfolios trading,
            InstantSource clock) {
        this.jobs = jobs;
        ForecastBars bars = new ForecastBars(market);
        kind = new ForecastJob(reads.exact(), bars);
        nightly = new NightlyForecasts(reads.exact(), jobs, clock);
        portfolios =
                new PortfolioOutlooks(trading.accounts().records(), trading.trades().performance());
        ForecastRecords records = new ForecastRecords(reads.late());
        routes =
                List.of(
                        new ForecastRoutes(
                                new ForecastDesk(
                                        reads.late(), new ForecastBars(market.late()), records),
                                records,
                                portfolios));
    }

    /// What the job engine does to forecast symbols.
    public JobKind kind() {
        return kind;
    }

    /// What portfolios may come to.
    public PortfolioOutlooks portfolios() {
        return portfolios;
    }

    /// What it has to do each night.
    ///
    /// @param patient connections whose statements may take long
    /// @param kept how long forecasts stay; for ever when empty
    public Chore chore(Jdbi patient, Optional<Duration> kept) {
        return new Chore("forecasts", () -> tidy(patient, kept));
    }

    private CleanupResult tidy(Jdbi patient, Optional<Duration> kept) {
        CleanupResult done = nightly.run(patient, kept);
        CleanupResult retired = jobs.retire(ForecastJob.NAME, JOBS_KEPT);
        return new CleanupResult(
                done.removed() + retired.removed(), done.freedBytes(), done.notes());
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }
}
