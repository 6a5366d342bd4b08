package bellwether.research.evidence.work;

import bellwether.market.symbols.Stock;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.research.evidence.signal.EvidenceScope;
import bellwether.research.evidence.signal.EvidenceState;
import bellwether.research.evidence.signal.SignalKey;
import bellwether.research.evidence.work.ShownSignals.ShownSignal;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// Finds the cards of the signals that an analysis shows: stored ones of the newest day of data
/// that is not after it, so that it knows nothing that came later.
public final class EvidenceOfAnalyses {
    private final EvidenceArchive archive;
    private final SymbolDirectory symbols;

    public EvidenceOfAnalyses(EvidenceArchive archive, SymbolDirectory symbols) {
        this.archive = archive;
        this.symbols = symbols;
    }

    /// The cards of an analysis.
    ///
    /// @param analysis as clients see it
    public ShownSignals of(String owner, JsonNode analysis) {
        if (!analysis.path("timeframe").asText().equals(Timeframe.DAY.code())) {
            return ShownSignals.none(
                    ShownSignals.DAILY_ONLY, "No evidence: signals are counted on daily bars.");
        }
        if (analysis.path("synthetic").asBoolean()) {
            return ShownSignals.none(
                    ShownSignals.SYNTHETIC,
                    "No evidence: what follows signals of invented prices shows nothing.");
        }
        LocalDate day = LocalDate.parse(analysis.path("as_of").asText());
        Optional<Stock> symbol = Ticker.of(analysis.path("ticker").asText()).flatMap(symbols::find);
        SortedSet<SignalKey> on = AnalysisSignals.of(analysis);
        EvidenceArchive.CardListing found =
                archive.find(
                        new EvidenceQuery(
                                owner,
                                EnumSet.allOf(EvidenceScope.class),
                                symbol,
                                Optional.empty(),
                                on,
                                Optional.empty(),
                                Optional.empty()),
                        day);
        return found.dataDay()
                .map(dataDay -> shown(dataDay, on, found.cards()))
                .orElseGet(() ->
                        ShownSignals.none(
                                ShownSignals.NOT_COMPUTED,
                                "No evidence of a day up to %s is stored: it is made each night, and kept for some days."
                                        .formatted(day)));
    }

    private static ShownSignals shown(
            LocalDate dataDay, SortedSet<SignalKey> on, List<FoundCard> cards) {
        List<ShownSignal> signals =
                on.stream()
                        .map(signal ->
                                new ShownSignal(
                                        signal,
                                        cards.stream()
                                                .filter(card -> card.card().signal().equals(signal))
                                                .map(BriefCard::of)
                                                .toList()))
                        .toList();
        return new ShownSignals(dataDay, null, words(signals), signals);
    }

    /// Counts over all real symbols only: the best of three scopes would be more often by chance.
    private static String words(List<ShownSignal> signals) {
        long some =
                signals.stream()
                        .filter(signal ->
                                signal.cards().stream()
                                        .anyMatch(card ->
                                                card.scope() == EvidenceScope.UNIVERSE
                                                        && card.state() == EvidenceState.EVIDENCE))
                        .count();
        return signals.isEmpty()
                ? "No signal is on."
                : "%d of %d signals that are on have evidence over all real symbols (q at most 0.1)."
                        .formatted(some, signals.size());
    }
}
