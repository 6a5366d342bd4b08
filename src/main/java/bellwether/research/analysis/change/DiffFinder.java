package bellwether.research.analysis.change;

import bellwether.market.bars.Market;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.research.analysis.store.AnalysisDao;
import bellwether.research.analysis.store.BarsSince;
import bellwether.research.analysis.store.StoredAnalysis;
import bellwether.research.analysis.view.AnalysisDocument;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finds the two analyses that are to be compared.
public final class DiffFinder {
    private static final Comparator<StoredAnalysis> BY_DAY =
            Comparator.comparing((StoredAnalysis one) -> AnalysisDocument.of(one).asOf())
                    .thenComparingLong(StoredAnalysis::id);

    private final AnalysisDao dao;
    private final Market market;
    private final Function<String, StoredAnalysis> known;

    /// @param known finds the caller's analysis of an id, or refuses
    public DiffFinder(AnalysisDao dao, Market market, Function<String, StoredAnalysis> known) {
        this.dao = dao;
        this.market = market;
        this.known = known;
    }

    /// The difference.
    ///
    /// @param with the id of the other, of an earlier or a later day; where empty, the one before
    ///   by the same profile
    public AnalysisDiff find(String owner, String id, Optional<String> with) {
        StoredAnalysis later = known.apply(id);
        List<String> names = names(later);
        StoredAnalysis earlier =
                with.map(other -> other(other, later, names))
                        .or(() -> dao.before(owner, later.id(), names))
                        .orElseThrow(() -> none(later));
        AnalysisComparison comparison =
                BY_DAY.compare(earlier, later) <= 0
                        ? new AnalysisComparison(earlier, later)
                        : new AnalysisComparison(later, earlier);
        List<ObjectNode> documents = comparison.documents();
        return comparison.with(new BarsSince(market).unchanged(documents));
    }

    private List<String> names(StoredAnalysis stored) {
        String ticker = AnalysisDocument.of(stored).ticker();
        List<String> names = Ticker.of(ticker).map(market.symbols()::names).orElse(List.of());
        return names.isEmpty() ? List.of(ticker) : names;
    }

    private StoredAnalysis other(String id, StoredAnalysis later, List<String> names) {
        StoredAnalysis other = known.apply(id);
        ObjectNode mine = AnalysisDocument.of(later).tree();
        ObjectNode others = AnalysisDocument.of(other).tree();
        String ticker = others.path("ticker").asText();
        if (!names.contains(ticker)) {
            throw Refusal.invalid(
                    "?with",
                    "must be an analysis of %s, and %s is of %s"
                            .formatted(mine.path("ticker").asText(), id, ticker));
        }
        String timeframe = mine.path("timeframe").asText();
        if (!timeframe.equals(others.path("timeframe").asText())) {
            throw Refusal.invalid(
                    "?with",
                    "must be of the same timeframe: %s is of %s bars, %s of %s"
                            .formatted(
                                    later.publicId(),
                                    timeframe,
                                    id,
                                    others.path("timeframe").asText()));
        }
        if (other.id() == later.id()) {
            throw Refusal.invalid("?with", "must be another analysis, was " + id);
        }
        return other;
    }

    private static Refusal none(StoredAnalysis later) {
        ObjectNode document = AnalysisDocument.of(later).tree();
        return Refusal.notFound(
                "no_earlier_analysis",
                "%s is your first analysis of %s by the profile %s on %s bars; with=an_N compares it with any other of the symbol."
                        .formatted(
                                later.publicId(),
                                document.path("ticker").asText(),
                                document.path("profile").asText(),
                                document.path("timeframe").asText()));
    }
}
