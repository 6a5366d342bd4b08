package bellwether.research.structure;

import bellwether.market.bars.Market;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.research.structure.http.CorrelationRoute;
import bellwether.research.structure.http.StructureRoutes;
import bellwether.research.structure.work.StructureDesk;
import java.util.List;

/// What stored bars show around symbols.
public final class MarketStructure implements RouteSource {
    private final StructureDesk desk;
    private final List<Routes> routes;

    public MarketStructure(Market market, BodyParser bodies) {
        desk = new StructureDesk(market.late());
        routes = List.of(new StructureRoutes(desk), new CorrelationRoute(desk, bodies));
    }

    /// What describes bars.
    public StructureDesk desk() {
        return desk;
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }
}
