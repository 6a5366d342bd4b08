package bellwether.desk.fit;

import bellwether.desk.fit.http.FitRoute;
import bellwether.market.bars.Market;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.Jobs;
import bellwether.research.analysis.Analyses;
import bellwether.trading.portfolio.Portfolios;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// What of a job's results fits into one portfolio.
public final class PortfolioFits implements RouteSource {
    private final List<Routes> routes;

    /// What it needs of other modules.
    public record Others(Jobs jobs, Market market, Analyses analyses, Portfolios portfolios) {}

    public PortfolioFits(Jdbi jdbi, Others others, BodyParser bodies) {
        routes = List.of(new FitRoute(new FitDesk(jdbi, others), bodies));
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }
}
