package bellwether.technical;

import bellwether.market.Market;
import bellwether.web.Bodies;
import bellwether.web.Routes;
import io.javalin.config.RoutesConfig;

/// The door of this room.
public final class Technical implements Routes {
    private final Market market;
    private final Bodies bodies;

    public Technical(Market market, Bodies bodies) {
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
