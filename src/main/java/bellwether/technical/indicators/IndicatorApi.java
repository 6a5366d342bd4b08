package bellwether.technical.indicators;

import bellwether.market.bars.Market;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.technical.indicators.http.CatalogueRoutes;
import bellwether.technical.indicators.http.IndicatorRoutes;
import bellwether.technical.indicators.http.PatternRoutes;
import java.util.List;

/// Indicators and patterns over stored bars.
public final class IndicatorApi implements RouteSource {
    private final Market market;
    private final BodyParser bodies;

    public IndicatorApi(Market market, BodyParser bodies) {
        this.market = market;
        this.bodies = bodies;
    }

    @Override
    public List<Routes> routes() {
        return List.of(
                new CatalogueRoutes(),
                new IndicatorRoutes(market, bodies),
                new PatternRoutes(market, bodies));
    }
}
