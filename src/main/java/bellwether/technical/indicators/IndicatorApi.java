package bellwether.technical.indicators;

import bellwether.market.bars.Market;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;

/// The door of this room.
public final class IndicatorApi implements Routes {
    private final Market market;
    private final BodyParser bodies;

    public IndicatorApi(Market market, BodyParser bodies) {
        this.market = market;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        new CatalogueRoutes().addTo(routes);
        new IndicatorRoutes(market, bodies).addTo(routes);
        new PatternRoutes(market, bodies).addTo(routes);
    }
}
