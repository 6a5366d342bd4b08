package bellwether.frontend.legacy;

import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.Json;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.store.AnalysisDao;
import bellwether.research.analysis.store.StoredAnalysis;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/// `GET /history/{ticker}`.
final class OlderHistoryRoute implements Routes {
    private final Analyses analyses;

    OlderHistoryRoute(Analyses analyses) {
        this.analyses = analyses;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/history/{ticker}", this::history, Role.READER);
    }

    private void history(Context ctx) {
        QueryParameters.allowOnly(ctx, "limit");
        List<String> names = analyses.names(TickerParameter.of(ctx));
        List<Entry> entries =
                analyses
                        .history(
                                Callers.of(ctx).owner(),
                                new AnalysisDao.Listed(
                                        names, false, Long.MAX_VALUE, QueryParameters.limit(ctx)))
                        .stream()
                        .map(Entry::of)
                        .toList();
        Responses.json(
                ctx, new History(names.getFirst(), names.getFirst(), entries.size(), entries));
    }

    private record History(String ticker, String symbol, int count, List<Entry> history) {}

    /// @param analysis the whole of it, as it is stored
    private record Entry(@JsonUnwrapped OlderAnalysis brief, JsonNode analysis) {
        static Entry of(StoredAnalysis stored) {
            JsonNode document = Json.stored(stored.shown(), JsonNode.class);
            return new Entry(OlderAnalysis.of(stored, document), document);
        }
    }
}
