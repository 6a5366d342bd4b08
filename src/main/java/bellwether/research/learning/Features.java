package bellwether.research.learning;

import bellwether.market.bars.Market;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.research.learning.http.FeatureRoutes;
import java.util.List;

/// What models see of a bar.
public final class Features implements RouteSource {
    private final Market market;

    public Features(Market market) {
        this.market = market;
    }

    @Override
    public List<Routes> routes() {
        return List.of(new FeatureRoutes(market));
    }
}
