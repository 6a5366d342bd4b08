package bellwether.desk.journal.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.trading.portfolio.PaperDesk;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is found for an owner, of verdicts that a test states and bars that it stores.
final class AdviceRoundTest {
    private static final LocalDate DAY = LocalDate.of(2024, 6, 28);

    private final PaperDesk paper = new PaperDesk("2024-06-28T22:00:00Z");

    @AfterEach
    void close() {
        paper.close();
    }

    private static MarketVerdict verdict(String now, String before, double score) {
        return new MarketVerdict(now, score, DAY, before);
    }

    private AdviceRound round(Map<String, MarketVerdict> verdicts, Set<String> listed) {
        return new AdviceRound(paper.market, verdicts, listed, DAY.minusDays(7));
    }

    private static Map<String, List<ReasonCode>> reasons(SymbolAdvice advice) {
        return advice.items().stream()
                .collect(
                        Collectors.toMap(
                                Recommendation::ticker,
                                one -> one.reasons().stream().map(LookReason::code).toList()));
    }

    @Test
    void listedHeldAndStaleSymbolsAreLeftOut() {
        Map<String, MarketVerdict> verdicts =
                Map.of(
                        "NEW", verdict("BUY", "HOLD", 0.2),
                        "STRONGER", verdict("STRONG_BUY", "BUY", 0.5),
                        "LISTED", verdict("BUY", "HOLD", 0.2),
                        "HELD", verdict("BUY", "SELL", 0.2),
                        "OLD", new MarketVerdict("BUY", 0.3, DAY.minusDays(8), "HOLD"),
                        "FALLING", verdict("SELL", "HOLD", -0.2));
        AdviceRound round = round(verdicts, Set.of("LISTED"));
        round.hold(List.of(new HeldSymbol("HELD", true, "Energy")));
        LookReason entered = new LookReason(ReasonCode.ENTERED_SCREEN, DAY, "entered", null, null);
        for (String ticker : List.of("NEW", "LISTED", "HELD", "FALLING")) {
            round.add(new FoundReason(ticker, entered));
        }
        SymbolAdvice advice =
                round.finish(tickers -> {
                    assertEquals(Set.of("NEW", "STRONGER", "FALLING"), Set.copyOf(tickers));
                    return Map.of(
                            "STRONGER", new LookReason(ReasonCode.PATTERN, DAY, "shows", 0.05, 40));
                });
        assertEquals(
                Map.of(
                        "NEW", List.of(ReasonCode.ENTERED_SCREEN, ReasonCode.TURNED_BUY),
                        "STRONGER", List.of(ReasonCode.PATTERN),
                        "FALLING", List.of(ReasonCode.ENTERED_SCREEN)),
                reasons(advice));
        assertEquals("NEW", advice.items().getFirst().ticker(), "most reasons first");
        assertFalse(advice.items().getFirst().synthetic());
        assertEquals(6, advice.looked());
        assertEquals(1, advice.stale());
        assertEquals(1, advice.held());
    }

    @Test
    void aBuyThatMovesApartFromWhatIsHeldIsFound() {
        double[] market = moves(1);
        double[] own = moves(2);
        bars("HELD", market, 1);
        bars("SAME", market, 2);
        bars("AGAINST", market, -1);
        bars("APART", own, 1);
        paper.bars("SHORT", "2024-06-27,10,10,10,10,5", "2024-06-28,10,11,10,11,5");
        Map<String, MarketVerdict> verdicts =
                Map.of(
                        "SAME", verdict("BUY", "BUY", 0.4),
                        "AGAINST", verdict("BUY", "BUY", 0.4),
                        "APART", verdict("BUY", "BUY", 0.3),
                        "SHORT", verdict("BUY", "BUY", 0.2));
        AdviceRound round = round(verdicts, Set.of());
        round.hold(List.of(new HeldSymbol("HELD", true, null)));
        SymbolAdvice advice = round.finish(AdviceSources.PatternEvidence.NONE);
        double rho = correlation(market, own);
        assertTrue(Math.abs(rho) < 0.2, "the made moves are apart: " + rho);
        assertEquals(Map.of("APART", List.of(ReasonCode.UNCORRELATED)), reasons(advice));
        LookReason reason = advice.items().getFirst().reasons().getFirst();
        assertEquals(rho, reason.value() == null ? Double.NaN : reason.value(), 0.02);
        assertEquals(99, reason.n());
    }

    private AdviceRound buyOf(String ticker) {
        return round(Map.of(ticker, verdict("BUY", "BUY", 0.3)), Set.of());
    }

    private static Double value(SymbolAdvice advice) {
        Double value = advice.items().getFirst().reasons().getFirst().value();
        assertNotNull(value);
        return value;
    }

    @Test
    void aShortCountsAgainstItsPrice() {
        double[] own = moves(2);
        bars("HELD", moves(1), 1);
        bars("APART", own, 1);
        AdviceRound owned = buyOf("APART");
        owned.hold(List.of(new HeldSymbol("HELD", true, null)));
        AdviceRound sold = buyOf("APART");
        sold.hold(List.of(new HeldSymbol("HELD", false, null)));
        SymbolAdvice advice = sold.finish(AdviceSources.PatternEvidence.NONE);
        assertEquals(
                -value(owned.finish(AdviceSources.PatternEvidence.NONE)), value(advice), 1e-12);
        String message = advice.items().getFirst().reasons().getFirst().message();
        assertTrue(message.contains("counting 1 shorts against their price"), message);
    }

    @Test
    void aDayThatGoesOnHasNoReturnYet() {
        double[] own = moves(2);
        bars("HELD", moves(1), 1);
        bars("APART", own, 1);
        AdviceRound before = buyOf("APART");
        before.hold(List.of(new HeldSymbol("HELD", true, null)));
        LookReason known =
                before.finish(AdviceSources.PatternEvidence.NONE)
                        .items()
                        .getFirst()
                        .reasons()
                        .getFirst();
        paper.now = Instant.parse("2024-07-01T14:00:00Z");
        paper.bars("HELD", "2024-07-01,500,500,500,500,1");
        paper.bars("APART", "2024-07-01,500,500,500,500,1");
        AdviceRound during = buyOf("APART");
        during.hold(List.of(new HeldSymbol("HELD", true, null)));
        assertEquals(
                known,
                during.finish(AdviceSources.PatternEvidence.NONE)
                        .items()
                        .getFirst()
                        .reasons()
                        .getFirst());
    }

    private static double[] moves(int seed) {
        Random random = new Random(seed);
        return random.doubles(99, -0.02, 0.02).toArray();
    }

    /// A hundred days.
    private void bars(String ticker, double[] moves, double factor) {
        String[] rows = new String[moves.length + 1];
        double price = 100;
        LocalDate day = DAY.minusDays(moves.length);
        for (int i = 0; i < rows.length; i++) {
            if (i > 0) {
                price *= 1 + factor * moves[i - 1];
            }
            rows[i] =
                    String.format(
                            Locale.ROOT,
                            "%s,%3$.6f,%3$.6f,%3$.6f,%3$.6f,1000",
                            day.plusDays(i),
                            0,
                            price);
        }
        paper.bars(ticker, rows);
    }

    /// As a textbook writes it: n Σxy − Σx Σy over the roots.
    private static double correlation(double[] x, double[] y) {
        double n = x.length;
        double sx = 0;
        double sy = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            sx += x[i];
            sy += y[i];
            xx += x[i] * x[i];
            yy += y[i] * y[i];
            xy += x[i] * y[i];
        }
        return (n * xy - sx * sy) / Math.sqrt((n * xx - sx * sx) * (n * yy - sy * sy));
    }
}
