package bellwether.market.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scores of findings, and the order of the worst.
final class QualityFindingTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    private static QualityFinding of(FindingKind kind, double extent) {
        return QualityFinding.of(kind, extent, "words", List.of(FindingEvent.on(DAY, "x")));
    }

    @ParameterizedTest
    @CsvSource({
        "GAP, 1, 30, SERIOUS",
        "GAP, 7, 30, SERIOUS",
        "GAP, 0.5, 15, WARNING",
        "GAP, 0.0001, 0.1, INFO",
        "SUSPECTED_SPLIT, 0.4999, 20, SERIOUS",
        "OFF_CALENDAR, 1, 5, WARNING",
        "OFF_CALENDAR, 0.98, 4.9, INFO",
        "ZERO_VOLUME, 0.333, 3.3, INFO",
    })
    void aScoreIsTheShareOfItsKindsWeightAndATenthAtLeast(
            FindingKind kind, double extent, double score, Severity severity) {
        QualityFinding finding = of(kind, extent);
        assertEquals(score, finding.score());
        assertEquals(severity, finding.severity());
        assertEquals(kind.rule(), finding.rule());
    }

    @ParameterizedTest
    @CsvSource({"20, SERIOUS", "19.9, WARNING", "5, WARNING", "4.9, INFO", "0, INFO"})
    void severityBeginsAtItsScore(double score, Severity severity) {
        assertEquals(severity, Severity.of(score));
    }

    @Test
    void aScoreIsNotBelowZero() {
        assertThrows(IllegalArgumentException.class, () -> Severity.of(-0.1));
    }

    @Test
    void theNewestTwentyOccurrencesAreShownAndAllAreCounted() {
        List<FindingEvent> events = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            events.add(
                    FindingEvent.between(DAY.plusDays(10L * i), DAY.plusDays(10L * i + 3), 4, "x"));
        }
        QualityFinding finding = QualityFinding.of(FindingKind.GAP, 1, "words", events);
        assertEquals(100, finding.count());
        assertEquals(20, finding.events().size());
        assertEquals(events.getLast(), finding.events().getFirst());
        assertEquals(events.get(5), finding.events().getLast());
        assertEquals("2026-03-02", finding.from());
        assertEquals(DAY.plusDays(243).toString(), finding.to());
    }

    @Test
    void theLastDayIsThatOfTheLongestOccurrence() {
        List<FindingEvent> events =
                List.of(
                        FindingEvent.between(DAY, DAY.plusDays(30), 9, "x"),
                        FindingEvent.on(DAY.plusDays(5), "y"));
        assertEquals("2026-04-01", QualityFinding.of(FindingKind.GAP, 1, "w", events).to());
    }

    @Test
    void anAnalysisCarriesTheSameWithoutOccurrences() {
        assertEquals(
                new Warning("gap", "serious", 30.0, "2026-03-02", "2026-03-02", 1L, "words"),
                of(FindingKind.GAP, 1).warning());
    }

    @Test
    void theWorstComesFirstAndEqualOnesByTicker() {
        assertEquals(
                List.of("Z", "A", "B", "C"),
                Stream.of(
                                RankedSymbol.of("C", 0.1),
                                RankedSymbol.of("B", 0.3),
                                RankedSymbol.of("Z", 40),
                                // the sum of 0.1 and 0.2, to one decimal
                                RankedSymbol.of("A", 0.1 + 0.2))
                        .sorted()
                        .map(RankedSymbol::ticker)
                        .toList());
    }

    @Test
    void theScoresOfADocumentAddUp() {
        QualityDocument document =
                new QualityDocument(
                        "XNYS",
                        null,
                        false,
                        60,
                        "2026-01-02",
                        "2026-03-02",
                        List.of(of(FindingKind.GAP, 1), of(FindingKind.OFF_CALENDAR, 0.5)),
                        List.of());
        assertEquals(32.5, document.score());
    }
}
