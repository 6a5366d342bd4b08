package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.journal.advice.LookReason;
import bellwether.desk.journal.advice.ReasonCode;
import bellwether.desk.scan.detection.DetectionArchive;
import bellwether.market.imports.PriceImport;
import bellwether.platform.db.TestDatabase;
import bellwether.research.evidence.signal.CardExcess;
import bellwether.research.evidence.signal.CardRates;
import bellwether.research.evidence.signal.CardSize;
import bellwether.research.evidence.signal.CardTest;
import bellwether.research.evidence.signal.SignalCard;
import bellwether.research.evidence.signal.SignalKey;
import bellwether.research.evidence.signal.SignalKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EvidencedPatternsTest {
    private static final Instant NOW = Instant.parse("2024-12-02T12:00:00Z");

    private static SignalCard card(String name, int side, int horizon, double q) {
        return new SignalCard(
                new SignalKey(SignalKind.PATTERN, name, side),
                horizon,
                LocalDate.of(2020, 1, 2),
                LocalDate.of(2024, 11, 1),
                new CardSize(500, 40, 300, 200, "dates"),
                new CardRates(55, 51),
                new CardExcess(0.4, 0.3, 0.1, 0.7),
                new CardTest(0.0001, 100_000, q, 360),
                null);
    }

    @Test
    void symbolsHaveTheBestOfTheirPatternsOfTheLastWeek() {
        try (TestDatabase database = TestDatabase.create()) {
            new PriceImport(database.jdbi(), () -> NOW).seedSamples();
            database.jdbi()
                    .useHandle(h ->
                            h.execute(
                                    """
                                    insert into detection (symbol_id, timeframe, bar, name, direction, close,
                                        facts, data_version, formula)
                                    select symbol.id, '1d', cast(found.bar as timestamptz), found.name, found.side, 100,
                                        '{"compared":[],"pivots":[]}', 1, 1
                                    from symbol join (values ('DEMO01', '2024-11-29Z', 'HAMMER', 1),
                                        ('DEMO01', '2024-11-28Z', 'ENGULFING', 1),
                                        ('DEMO02', '2024-11-29Z', 'HAMMER', -1),
                                        ('DEMO03', '2024-11-11Z', 'HAMMER', 1),
                                        ('DEMO04', '2024-11-29Z', 'HARAMI', 1),
                                        ('DEMO05', '2024-11-29Z', 'HAMMER', 1))
                                        as found (ticker, bar, name, side) using (ticker)
                                    """));
            EvidencedPatterns patterns =
                    new EvidencedPatterns(
                            () ->
                                    List.of(
                                            card("HAMMER", 1, 5, 0.08),
                                            card("ENGULFING", 1, 10, 0.02)),
                            new DetectionArchive(database.jdbi(), (_, _) -> Optional.empty()),
                            () -> NOW);
            Map<String, LookReason> found =
                    patterns.of(List.of("DEMO01", "DEMO02", "DEMO03", "DEMO04"));
            assertEquals(Set.of("DEMO01"), found.keySet());
            LookReason reason = Objects.requireNonNull(found.get("DEMO01"));
            assertEquals(ReasonCode.PATTERN, reason.code());
            assertEquals(0.02, Objects.requireNonNull(reason.value()));
            assertEquals(LocalDate.of(2024, 11, 28), reason.date());
            assertTrue(reason.message().startsWith("showed ENGULFING (bullish)"), reason.message());
        }
    }
}
