package bellwether.research.analysis.http;

import bellwether.research.analysis.StoredAnalyses;
import bellwether.research.analysis.store.StoredAnalysis;
import bellwether.research.analysis.view.AnalysisDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads analyses with the age that their prices have now. Nothing is read before it is asked for.
final class AgedReader {
    private final StoredAnalyses stored;
    private final List<StoredAnalysis> rows;
    private @Nullable Map<Long, AnalysisDocument> aged;

    AgedReader(StoredAnalyses stored, List<StoredAnalysis> rows) {
        this.stored = stored;
        this.rows = List.copyOf(rows);
    }

    AnalysisDocument read(StoredAnalysis row) {
        if (aged == null) {
            aged = all();
        }
        AnalysisDocument found = aged.get(row.id());
        return found == null ? AnalysisDocument.of(row) : found;
    }

    private Map<Long, AnalysisDocument> all() {
        Map<Long, AnalysisDocument> all = new LinkedHashMap<>();
        rows.forEach(row -> all.put(row.id(), AnalysisDocument.of(row)));
        Set<String> tickers =
                all.values().stream().map(AnalysisDocument::ticker).collect(Collectors.toSet());
        StoredAnalyses.Ages ages = stored.ages(tickers);
        all.replaceAll((_, document) ->
                ages.of(document.ticker(), document.asOf()).map(document::aged).orElse(document));
        return all;
    }
}
