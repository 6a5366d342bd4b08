package bellwether.trading.strategy.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.trading.strategy.mark.DutyStanding;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/// Which processes match orders and mark strategies, and how far behind they are.
public final class WorkerRoutes implements Routes {
    private final Supplier<List<DutyStanding>> standing;

    public WorkerRoutes(Supplier<List<DutyStanding>> standing) {
        this.standing = standing;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/trading/workers", this::workers, Role.READER);
    }

    private void workers(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(EntityTag.ofBytes(), Page.whole(standing.get()));
    }
}
