package bellwether.research.learning;

import bellwether.market.bars.Market;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.research.learning.http.FeatureRoutes;
import java.util.List;

/// What models see of a bar.
public final class Features implements RouteSource {
    private final Market market;
    private final MemoryBudget memory;

    public Features(Market market, MemoryBudget memory) {
        this.market = market;
        this.memory = memory;
    }

    @Override
    public List<Routes> routes() {
        return List.of(new FeatureRoutes(market, memory));
    }
}
