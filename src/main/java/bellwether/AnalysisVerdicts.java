package bellwether;

import bellwether.desk.scan.VerdictSource;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Json;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.store.AnalysisDao;
import bellwether.research.analysis.store.StoredAnalysis;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// Gives explanations of detections the newest stored analysis of their reader.
///
/// @param analyses of all owners
record AnalysisVerdicts(Analyses analyses) implements VerdictSource {
    @Override
    public Optional<StoredVerdict> newest(String owner, String ticker) {
        List<String> names =
                Ticker.of(ticker).map(analyses::names).orElseGet(() -> List.of(ticker));
        return analyses
                .history(owner, new AnalysisDao.Listed(names, false, Long.MAX_VALUE, 1))
                .stream()
                .findFirst()
                .map(AnalysisVerdicts::verdict);
    }

    private static StoredVerdict verdict(StoredAnalysis stored) {
        JsonNode document = Json.stored(stored.document(), JsonNode.class);
        return new StoredVerdict(
                stored.publicId().toString(),
                document.path("as_of").asText(),
                document.path("verdict").asText(),
                stored.score(),
                document.path("regime").path("kind").asText(null));
    }
}
