package bellwether.market.quality;

import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.quality.http.QualityRoutes;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// What is known to be wrong with stored prices, or could be.
public final class Quality implements RouteSource {
    private final Jdbi jdbi;
    private final Market market;
    private final SessionCalendars exchanges;
    private final QualityReports ledgers;

    public Quality(Jdbi jdbi, Market market, Calendars calendars) {
        this.jdbi = jdbi;
        this.market = market;
        this.exchanges = new SessionCalendars(calendars);
        this.ledgers =
                new QualityReports(
                        jdbi,
                        market,
                        exchanges,
                        new ReportUpdater(jdbi, market, exchanges, calendars.clock()));
    }

    @Override
    public List<Routes> routes() {
        return List.of(new QualityRoutes(ledgers));
    }

    /// For analyses: what is wrong with the very bars that they use.
    public AnalysisWarnings warner() {
        return new AnalysisWarnings(jdbi, market, exchanges);
    }
}
