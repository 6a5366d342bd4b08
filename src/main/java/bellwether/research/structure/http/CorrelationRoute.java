package bellwether.research.structure.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.research.structure.CorrelationTable;
import bellwether.research.structure.work.StructureDesk;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `POST /api/v1/correlations`.
public final class CorrelationRoute implements Routes {
    private static final int MOST_LEADS = 100;

    private final StructureDesk desk;
    private final BodyParser bodies;

    public CorrelationRoute(StructureDesk desk, BodyParser bodies) {
        this.desk = desk;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/correlations", this::table, Role.READER);
    }

    /// @param n common returns
    /// @param tested pairs and lags, for all of which `p_adjusted` is adjusted
    /// @param found leads with an adjusted p of at most 0.05, of which the first 100 are shown
    private record Answer(
            List<String> tickers,
            LocalDate from,
            LocalDate to,
            int n,
            double level,
            List<Pair> pairs,
            List<List<String>> groups,
            List<Lead> leads,
            int found,
            int tested) {}

    private record Pair(
            String first,
            String second,
            @Nullable Double correlation,
            @Nullable Double low,
            @Nullable Double high) {}

    private record Lead(
            String leader,
            String follower,
            int sessions,
            int n,
            double correlation,
            double p,
            double pAdjusted) {}

    private void table(Context ctx) {
        QueryParameters.allowOnly(ctx);
        CorrelationRequest wanted = bodies.read(ctx, CorrelationRequest.class);
        Responses.json(ctx, shown(desk.correlations(wanted.symbols(), wanted.wanted())));
    }

    private static Answer shown(CorrelationTable table) {
        return new Answer(
                table.returns().tickers(),
                table.returns().from(),
                table.returns().to(),
                table.returns().size(),
                CorrelationTable.LEVEL,
                table.pairs().stream().map(CorrelationRoute::pair).toList(),
                table.groups(),
                table.leads().stream()
                        .limit(MOST_LEADS)
                        .map(one ->
                                new Lead(
                                        one.leader(),
                                        one.follower(),
                                        one.sessions(),
                                        one.n(),
                                        one.correlation(),
                                        one.p(),
                                        one.adjusted()))
                        .toList(),
                table.leads().size(),
                table.tested());
    }

    private static Pair pair(CorrelationTable.Pair one) {
        return new Pair(
                one.first(),
                one.second(),
                one.correlation().orElse(null),
                one.interval().map(found -> found.low()).orElse(null),
                one.interval().map(found -> found.high()).orElse(null));
    }
}
