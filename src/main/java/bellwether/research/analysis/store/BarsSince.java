package bellwether.research.analysis.store;

import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.research.analysis.Fingerprint;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Whether the bars that stored analyses used are still the same.
public final class BarsSince {
    private final Market market;
    private final PastBars past;

    public BarsSince(Market market) {
        this.market = market;
        this.past = new PastBars(market);
    }

    /// Of one document each: whether its bars are the same now; nothing where that is unknown, as
    /// the bars are gone or the document of the first formulas has no hash of them.
    ///
    /// @param documents of one symbol and timeframe
    public List<Optional<Boolean>> unchanged(List<? extends JsonNode> documents) {
        return documents.stream().map(this::isUnchanged).toList();
    }

    private Optional<Boolean> isUnchanged(JsonNode document) {
        String ticker = document.path("ticker").asText();
        Timeframe timeframe = Timeframe.of(document.path("timeframe").asText()).orElseThrow();
        String hash = document.path("bars_hash").asText("");
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        LocalDate asOf = LocalDate.parse(document.path("as_of").asText());
        try (MemoryBudget.Room _ = market.room(List.of(ticker), timeframe, MemoryBudget.REQUEST)) {
            return past.history(ticker, timeframe, ProofService.requested(document))
                    .map(History::bars)
                    .map(bars -> PastBars.until(bars, asOf))
                    .filter(bars -> bars.size() > 0)
                    .map(Fingerprint::of)
                    .map(hash::equals);
        }
    }
}
