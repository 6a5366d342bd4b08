package bellwether.research.analysis.http;

import bellwether.platform.http.Callers;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.research.analysis.StoredAnalyses;
import bellwether.research.analysis.store.AnalysisFilter;
import bellwether.research.analysis.store.AnalysisListQuery;
import bellwether.research.analysis.store.AnalysisSort;
import bellwether.research.analysis.store.StoredAnalysis;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/// One page of a list of analyses over all jobs.
record AnalysisListPage(
        StoredAnalyses stored,
        AnalysisFilter filter,
        AnalysisSort sort,
        boolean latest,
        boolean recomputed) {

    /// Reads the page that the request asks for and points to the next.
    ///
    /// @param name of the list, to which its cursors belong
    Page<StoredAnalysis> read(Context ctx, String name) {
        String list = "%s%s by %s".formatted(recomputed ? "recomputed " : "", name, sort.text());
        int limit = QueryParameters.limit(ctx);
        AnalysisListQuery query =
                new AnalysisListQuery(
                        filter,
                        sort,
                        latest,
                        recomputed,
                        filter.fresh().isPresent() ? stored.freshSince() : Map.of(),
                        Cursor.from(ctx, list, 2).map(sort::place),
                        limit + 1);
        List<StoredAnalysis> found = stored.list(Callers.of(ctx).owner(), query);
        return Page.of(
                ctx,
                limit,
                found,
                last -> {
                    AnalysisSort.Place place = sort.of(last, last.id());
                    return Cursor.of(list, place.value(), place.tie());
                });
    }
}
