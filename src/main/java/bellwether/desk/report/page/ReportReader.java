package bellwether.desk.report.page;

import bellwether.desk.report.ReportSlots;
import bellwether.desk.report.chart.ChartBasis;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.platform.base.MemoryBudget;
import bellwether.research.analysis.StoredAnalyses;
import bellwether.research.analysis.store.StoredAnalysis;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Reads what reports and charts are made of.
public final class ReportReader {
    private static final int MOST_STEPS = 12;

    private final Market market;
    private final StoredAnalyses analyses;
    private final ReportSlots slots;

    public ReportReader(Market market, StoredAnalyses analyses, ReportSlots slots) {
        this.market = market;
        this.analyses = analyses;
        this.slots = slots;
    }

    /// An owner's analysis, as it is stored.
    ///
    /// @throws bellwether.platform.base.Refusal 404 where the owner has none of this id
    public StoredAnalysis known(String owner, String id) {
        return analyses.known(owner, id);
    }

    /// What the report of an analysis says.
    public ReportSubject subject(String owner, StoredAnalysis stored) {
        JsonNode tree = tree(stored);
        String ticker = tree.path("ticker").asText();
        List<String> names = Ticker.of(ticker).map(analyses::names).orElse(List.of(ticker));
        LocalDate asOf = LocalDate.parse(tree.path("as_of").asText());
        return new ReportSubject(
                stored,
                tree,
                basis(tree),
                new ReportSubject.Surroundings(
                        market.now(),
                        analyses.ages(List.of(ticker)).of(ticker, asOf),
                        name(ticker),
                        analyses.steps(owner, names, tree.path("timeframe").asText(), MOST_STEPS),
                        slots.evidence().of(owner, stored),
                        slots.outcome().of(owner, stored)));
    }

    private String name(String ticker) {
        return Ticker.of(ticker)
                .flatMap(market.symbols()::find)
                .flatMap(stock -> Optional.ofNullable(stock.name()))
                .orElse("");
    }

    /// An analysis as clients see it.
    public static JsonNode tree(StoredAnalysis stored) {
        return Json.stored(stored.json(), JsonNode.class);
    }

    /// The bars of an analysis as they are stored now; nothing where there are none.
    public Optional<ChartBasis> basis(JsonNode tree) {
        String ticker = tree.path("ticker").asText();
        Timeframe timeframe = Timeframe.of(tree.path("timeframe").asText()).orElseThrow();
        List<String> one = List.of(ticker);
        try (MemoryBudget.Room _ = market.room(one, timeframe, MemoryBudget.REQUEST)) {
            ZoneId zone = timeframe.isIntraday() ? market.calendar(ticker).zone() : ZoneOffset.UTC;
            return market.finished(one, timeframe).stream()
                    .filter(history -> history.bars().size() > 0)
                    .map((History history) -> ChartBasis.of(history, zone, tree))
                    .filter(basis -> basis.seen() > 0)
                    .findFirst();
        }
    }
}
