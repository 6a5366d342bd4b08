package bellwether;

import bellwether.desk.report.ReportPart;
import bellwether.desk.report.ReportSlot;
import bellwether.platform.base.Json;
import bellwether.research.analysis.store.StoredAnalysis;
import bellwether.research.evidence.SignalEvidence;
import bellwether.research.evidence.signal.EvidenceScope;
import bellwether.research.evidence.work.BriefCard;
import bellwether.research.evidence.work.ShownSignals;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Fills the section of reports that says what followed earlier signals of the kinds that are on.
/// Of each signal and horizon it shows the universe; the rest is in the API.
record EvidenceSlot(SignalEvidence evidence) implements ReportSlot {
    private static final List<String> COLUMNS =
            List.of(
                    "Signal",
                    "Bars",
                    "Events",
                    "Effective n",
                    "Hit, base (%)",
                    "Excess (%), 90 % interval",
                    "q",
                    "State");

    @Override
    public Optional<ReportPart> of(String owner, StoredAnalysis analysis) {
        ShownSignals found = evidence.of(owner, Json.stored(analysis.json(), JsonNode.class));
        if (found.dataDay() == null) {
            return Optional.of(new ReportPart(List.of(found.message()), List.of(), List.of()));
        }
        List<List<String>> rows =
                found.signals().stream()
                        .flatMap(signal ->
                                signal.cards().stream()
                                        .filter(card -> card.scope() == EvidenceScope.UNIVERSE)
                                        .map(card -> row(signal.signal().text(), card)))
                        .toList();
        String basis =
                "Over all real symbols, as of data of %s. Excess: beyond the mean of the same symbols' bars, before costs."
                        .formatted(found.dataDay());
        return Optional.of(
                new ReportPart(
                        List.of(found.message(), basis),
                        rows.isEmpty() ? List.of() : COLUMNS,
                        rows));
    }

    private static List<String> row(String signal, BriefCard card) {
        return List.of(
                signal,
                String.valueOf(card.horizon()),
                String.format(Locale.ROOT, "%,d", card.n()),
                String.format(Locale.ROOT, "%.0f", card.effectiveN()),
                String.format(
                        Locale.ROOT,
                        "%.1f, %.1f",
                        card.rates().hitPercent(),
                        card.rates().basePercent()),
                excess(card),
                number(card.q()),
                card.state().key().replace('_', ' '));
    }

    private static String excess(BriefCard card) {
        return card.lowPercent() == null
                ? String.format(Locale.ROOT, "%+.2f", card.meanPercent())
                : String.format(
                        Locale.ROOT,
                        "%+.2f (%+.2f to %+.2f)",
                        card.meanPercent(),
                        card.lowPercent(),
                        Objects.requireNonNull(card.highPercent()));
    }

    private static String number(@Nullable Double q) {
        return q == null ? "–" : String.format(Locale.ROOT, "%.3f", q);
    }
}
