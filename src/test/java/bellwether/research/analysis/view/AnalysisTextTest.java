package bellwether.research.analysis.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.FailedItem;
import bellwether.research.analysis.CurrentAge;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnalysisTextTest {
    private final ObjectNode buy = Analysed.buy();

    private static String text(ObjectNode document) {
        return AnalysisText.of(Analysed.read(document));
    }

    private static String line(ObjectNode document, int number) {
        return text(document).lines().toList().get(number);
    }

    private ObjectNode plan() {
        return (ObjectNode) buy.get("plan");
    }

    @Test
    void aBuyIsFourLines() {
        assertEquals(
                """
                DEMO01  BUY  score +0.17 (BUY from +0.11, STRONG_BUY from +0.24)   synthetic, last bar 2025-12-31: 1 day old
                  buy 130 at about 153.08, stop 149.98 (2 ATR), target 159.28 (2:1) — at risk 403 of 100,000 USD; capped by 20 % a position
                  for: strong uptrend (ADX 54), EMA 50 9 % above EMA 200, MACD above its signal     against: overbought (Stochastic 86)
                  HOLD again from a close of 154.23
                """,
                text(buy));
    }

    @Test
    void aHoldSaysWhyThereIsNoTradeAndShowsBothSides() {
        assertEquals(
                """
                DEMO02  HOLD  score -0.02 (BUY from +0.11, SELL from -0.11)   synthetic, last bar 2025-12-31: 1 day old
                  no trade: the evidence is too weak or too mixed for a trade
                  up: close 3 % above Parabolic SAR     down: selling pressure (CMF -0.11)
                  no close within three ATR changes the verdict
                """,
                text(Analysed.hold()));
    }

    /// 0.1099 is no BUY, and must not look like one.
    @ParameterizedTest
    @CsvSource({
        "0.167222, +0.17",
        "0.1099, +0.1099",
        "0.109999, +0.109999",
        "0.11, +0.11",
        "0.2396, +0.2396",
        "-0.104, -0.10",
        "0, +0.00"
    })
    void aScoreIsShownOnItsOwnSideOfAThreshold(double score, String shown) {
        buy.put("score", score);
        assertTrue(line(buy, 0).contains("score " + shown + " ("), line(buy, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "long, breakout, 130, 'buy 130 by a stop order at 153.08, '",
        "long, pullback, 1300, 'buy 1,300 by a limit order at 153.08, '",
        "short, last_close, 0.0025, 'sell short 0.0025 at about 153.08, '"
    })
    void theOrderIsNamed(String side, String method, String shares, String words) {
        plan().put("side", side).put("shares", new BigDecimal(shares));
        ((ObjectNode) plan().get("entry")).put("method", method);
        assertTrue(line(buy, 1).startsWith("  " + words), line(buy, 1));
    }

    @Test
    void noSharesSayWhy() {
        plan().put("shares", 0)
                .put("capital_at_risk", 0)
                .put(
                        "message",
                        "0 shares: one share costs 153.2 including costs; the position limit is 20");
        assertTrue(
                line(buy, 1)
                        .endsWith(
                                "— 0 shares: one share costs 153.2 including costs; the position limit is 20"),
                line(buy, 1));
        assertTrue(line(buy, 1).startsWith("  buy nothing at about"), line(buy, 1));
    }

    @Test
    void whatLimitsTheSizeIsSaid() {
        plan().put("message", "limited by the risk per trade, 2 % of the capital");
        assertTrue(line(buy, 1).endsWith("; sized by 2 % at risk a trade"), line(buy, 1));
        plan().put("message", "for another reason");
        assertTrue(line(buy, 1).endsWith("; for another reason"), line(buy, 1));
    }

    @Test
    void pricesThatGrewOldAreNoTrade() {
        AnalysisDocument now = Analysed.read(buy).aged(new CurrentAge(332, true));
        List<String> lines = AnalysisText.of(now).lines().toList();
        assertTrue(lines.get(0).endsWith("synthetic, last bar 2025-12-31: 332 days old, stale"));
        assertEquals(
                "  no longer a trade: the last bar is 332 days old, so its prices cannot be traded",
                lines.get(1));
    }

    @Test
    void aRecomputedOneShowsThePlanOfItsDay() {
        ObjectNode then = plan().deepCopy();
        buy.put("as_of_requested", "2025-12-31").put("days_old", 0);
        buy.putObject("plan")
                .put("side", "none")
                .put("message", "no plan for today: recomputed for a past date, 2025-12-31")
                .set("then", then);
        assertTrue(
                line(buy, 0)
                        .endsWith(
                                "synthetic, recomputed for 2025-12-31, last bar 2025-12-31: today's"),
                line(buy, 0));
        assertEquals("  no plan for today: recomputed for a past date, 2025-12-31", line(buy, 1));
        assertTrue(line(buy, 2).startsWith("  then: buy 130 at about 153.08"), line(buy, 2));
    }

    /// Such as those of the first formulas.
    @Test
    void whatWasNotStoredIsNotInvented() {
        buy.remove(List.of("profile_numbers", "would_change", "indicators", "currency"));
        String text = text(buy);
        assertTrue(text.contains("(its thresholds were not stored)"), text);
        assertTrue(text.contains("at risk 403 of 100,000;"), text);
        assertTrue(text.contains("for: +DI 30.6975 against"), text);
        assertEquals(3, text.lines().count(), text);
    }

    @Test
    void aPageEndsWithWhatFailedAndWhereTheRestIs() {
        String page =
                AnalysisText.page(
                        List.of(Analysed.read(buy), Analysed.read(Analysed.hold())),
                        List.of(new FailedItem(2, "NOPE", "unknown_symbol", "No prices.", 1)),
                        Optional.of("/next"));
        assertTrue(page.contains("154.23\n\nDEMO02  HOLD"), page);
        assertTrue(page.endsWith("verdict\n\nNOPE  failed: No prices.\n\nMore at /next\n"), page);
        assertEquals("No analyses.\n", AnalysisText.page(List.of(), List.of(), Optional.empty()));
    }
}
