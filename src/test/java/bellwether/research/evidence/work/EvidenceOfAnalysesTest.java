package bellwether.research.evidence.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.base.Json;
import bellwether.research.evidence.signal.CardExcess;
import bellwether.research.evidence.signal.CardRates;
import bellwether.research.evidence.signal.CardSize;
import bellwether.research.evidence.signal.CardTest;
import bellwether.research.evidence.signal.ScopeCards;
import bellwether.research.evidence.signal.ScopeEvidence;
import bellwether.research.evidence.signal.ScopeMember;
import bellwether.research.evidence.signal.SignalCard;
import bellwether.research.evidence.signal.SignalKey;
import bellwether.research.evidence.signal.SignalKind;
import bellwether.research.evidence.store.EvidenceRow;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said of the signals that an analysis shows.
final class EvidenceOfAnalysesTest {
    private static final LocalDate FROM = LocalDate.of(2023, 10, 2);
    private final EvidenceFixture made = new EvidenceFixture();

    @BeforeEach
    void store() {
        made.storeThree();
    }

    @AfterEach
    void close() {
        made.close();
    }

    private void keep(ScopeMember of, double q) {
        keep(of, q, made.day());
    }

    private void keep(ScopeMember of, double q, LocalDate day) {
        SignalCard card =
                new SignalCard(
                        new SignalKey(SignalKind.VOTE, "rsi", 1),
                        20,
                        FROM,
                        day,
                        new CardSize(90, 12, 60, 40, "dates"),
                        new CardRates(60, 50),
                        new CardExcess(1, 1, 0.5, 1.5),
                        new CardTest(q / 10, 1_000, q, 10),
                        null);
        ScopeCards cards = new ScopeCards(12, FROM, day, List.of(card));
        EvidenceRow row =
                new EvidenceRow(of, day, ScopeEvidence.FORMULA, 1, cards, EvidenceFixture.NOW);
        made.jdbi.useHandle(h -> made.evidence.keep(h, row));
    }

    private @Nullable String message() {
        return found().message();
    }

    private ShownSignals found() {
        String analysis =
                """
                {"ticker": "AAA", "timeframe": "1d", "as_of": "%s", "verdict": "HOLD",
                 "reasons": [{"voter": "rsi", "vote": 1}, {"voter": "macd", "vote": -1}]}
                """
                        .formatted(made.day());
        return new EvidenceOfAnalyses(made.archive, made.market.symbols())
                .of("ann", Json.stored(analysis, JsonNode.class));
    }

    /// A symbol whose item failed has cards of the night before.
    @Test
    void eachCardSaysOfWhichDayItIs() {
        LocalDate day = made.day();
        keep(ScopeMember.UNIVERSE, 0.5, day);
        keep(ScopeMember.sector("Energy"), 0.5, day.minusDays(2));
        ShownSignals found = found();
        assertEquals(day, found.dataDay());
        assertEquals(
                List.of("universe " + day, "sector " + day.minusDays(2)),
                found.signals().stream()
                        .flatMap(signal -> signal.cards().stream())
                        .map(card -> card.scope().key() + " " + card.dataDay())
                        .toList());
    }

    @Test
    void whatIsFoundInASectorOnlyIsNotCounted() {
        keep(ScopeMember.UNIVERSE, 0.5);
        keep(ScopeMember.sector("Energy"), 0.01);
        assertEquals(
                "0 of 2 signals that are on have evidence over all real symbols (q at most 0.1).",
                message());
    }

    @Test
    void whatIsFoundOverAllSymbolsIsCounted() {
        keep(ScopeMember.UNIVERSE, 0.01);
        keep(ScopeMember.sector("Energy"), 0.5);
        assertEquals(
                "1 of 2 signals that are on have evidence over all real symbols (q at most 0.1).",
                message());
    }
}
