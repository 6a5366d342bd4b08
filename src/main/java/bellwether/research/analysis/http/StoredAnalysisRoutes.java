package bellwether.research.analysis.http;

import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Representations;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.StoredAnalyses;
import bellwether.research.analysis.store.AnalysisFilter;
import bellwether.research.analysis.store.AnalysisSort;
import bellwether.research.analysis.store.ResultRow;
import bellwether.research.analysis.store.StoredAnalysis;
import bellwether.research.analysis.view.AnalysisText;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Analyses that were made, by id, by symbol, and over all symbols.
public final class StoredAnalysisRoutes implements Routes {
    private final Analyses analyses;
    private final StoredAnalyses stored;
    private final AnalysisSupplements beside;

    /// @param beside what other modules know of an analysis
    public StoredAnalysisRoutes(Analyses analyses, AnalysisSupplements beside) {
        this.analyses = analyses;
        this.beside = beside;
        this.stored = analyses.stored();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/analyses", this::list, Role.READER);
        routes.get("/api/v1/analyses/{id}", this::one, Role.READER);
        routes.get("/api/v1/analyses/{id}/proof", this::proof, Role.READER);
        routes.get("/api/v1/stocks/{ticker}/analyses", this::ofTicker, Role.READER);
    }

    private enum Universe {
        ALL,
        SYNTHETIC
    }

    private record History(
            String ticker, @Nullable String askedAs, @JsonUnwrapped Page<Object> page) {
        static History of(String ticker, Ticker asked, Page<Object> page) {
            return new History(ticker, asked.name().equals(ticker) ? null : asked.name(), page);
        }
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.tableOrText(ctx);
        QueryParameters.allowOnly(
                ctx,
                AnalysisParameters.REPEATABLE,
                AnalysisParameters.and("ticker", "latest", "recomputed", "universe"));
        AnalysisPresentation shown = AnalysisPresentation.of(ctx, reading);
        boolean latest = QueryParameters.flag(ctx, "latest");
        boolean recomputed = QueryParameters.flag(ctx, "recomputed");
        if (latest && recomputed) {
            throw Refusal.invalid(
                    "?recomputed", "must be false with latest=true, which excludes past dates");
        }
        AnalysisListPage page =
                new AnalysisListPage(
                        stored,
                        inUniverse(ctx, AnalysisParameters.filter(ctx, stored::names)),
                        AnalysisParameters.sort(
                                ctx, latest ? AnalysisSort.BEST : AnalysisSort.NEWEST),
                        latest,
                        recomputed);
        answer(
                reading,
                page.read(ctx, latest ? "current analyses" : "analyses"),
                shown,
                all -> all);
    }

    private AnalysisFilter inUniverse(Context ctx, AnalysisFilter filter) {
        Optional<Universe> universe = QueryParameters.oneOf(ctx, "universe", Universe.class);
        if (universe.isEmpty()) {
            return filter;
        }
        if (!filter.tickers().isEmpty()) {
            throw Refusal.invalid("?universe", "send either ticker or universe");
        }
        return filter.of(analyses.universe(universe.get() == Universe.SYNTHETIC));
    }

    private void ofTicker(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.tableOrText(ctx);
        QueryParameters.allowOnly(
                ctx, AnalysisParameters.REPEATABLE, AnalysisParameters.and("recomputed"));
        AnalysisPresentation shown = AnalysisPresentation.of(ctx, reading);
        boolean recomputed = QueryParameters.flag(ctx, "recomputed");
        Ticker ticker = TickerParameter.of(ctx);
        List<String> names = stored.names(ticker);
        AnalysisListPage page =
                new AnalysisListPage(
                        stored,
                        AnalysisParameters.filter(ctx, stored::names).of(names),
                        AnalysisParameters.sort(ctx, AnalysisSort.NEWEST),
                        false,
                        recomputed);
        Page<StoredAnalysis> found = page.read(ctx, "analyses of " + ticker.name());
        if (found.items().isEmpty()) {
            stored.requireKnown(ticker);
        }
        answer(reading, found, shown, all -> History.of(names.getFirst(), ticker, all));
    }

    /// Makes the JSON around a list.
    private interface Envelope {
        Object of(Page<Object> page);
    }

    /// Summaries, tables and text say how old the prices are now; the whole analysis stays as it
    /// was made.
    private void answer(
            ConditionalResponse reading,
            Page<StoredAnalysis> page,
            AnalysisPresentation shown,
            Envelope envelope) {
        List<StoredAnalysis> rows = page.items();
        AgedReader now = new AgedReader(stored, rows);
        reading.answer(
                EntityTag.ofBytes(),
                new Representations<>(
                        () -> envelope.of(page.map(row -> shown.shown(row, true, now::read))),
                        ResultRow.TABLE,
                        () ->
                                rows.stream()
                                        .map(row -> ResultRow.of(row, now.read(row).tree()))
                                        .toList(),
                        () ->
                                AnalysisText.page(
                                        rows.stream().map(now::read).toList(),
                                        List.of(),
                                        Optional.ofNullable(page.next()))));
    }

    private void one(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.tableOrText(ctx);
        QueryParameters.allowOnly(ctx, AnalysisPresentation.PARAMETERS);
        AnalysisPresentation shown = AnalysisPresentation.of(ctx, reading);
        String owner = Callers.of(ctx).owner();
        StoredAnalysis found = stored.known(owner, ctx.pathParam("id"));
        AgedReader now = new AgedReader(stored, List.of(found));
        reading.answer(
                EntityTag.ofBytes(),
                new Representations<>(
                        () ->
                                shown.whole(
                                        found,
                                        now::read,
                                        (tree, wanted) -> beside.of(owner, tree, wanted)),
                        ResultRow.TABLE,
                        () -> List.of(ResultRow.of(found, now.read(found).tree())),
                        () -> AnalysisText.of(now.read(found))));
    }

    private void proof(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(ctx, stored.proof(Callers.of(ctx).owner(), ctx.pathParam("id")));
    }
}
