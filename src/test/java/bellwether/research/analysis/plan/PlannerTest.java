package bellwether.research.analysis.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.analysis.TestBars;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.profile.RiskRules;
import bellwether.research.analysis.vote.PriceRounding;
import bellwether.research.analysis.vote.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class PlannerTest {
    private static PlanLevels levels(
            String close, String support, String resistance, String ema, String atr) {
        return new PlanLevels(
                new BigDecimal(close),
                new BigDecimal(support),
                new BigDecimal(resistance),
                new BigDecimal(ema),
                new BigDecimal(atr),
                new BigDecimal(resistance),
                new BigDecimal(support));
    }

    private static Plan.Trade trade(
            Verdict verdict, PlanLevels levels, Profile profile, AnalysisOptions terms) {
        return assertInstanceOf(
                Plan.Trade.class,
                Planner.plan(verdict, levels, profile, terms, levels.close().scale()));
    }

    private static void assertPrice(String expected, BigDecimal actual) {
        assertEquals(new BigDecimal(expected), actual);
    }

    @Test
    void aLongTradeWorkedOutByHand() {
        // stop 2 × ATR = 4.00 below 100; target 8.00 above; risk 2,000 / 4 = 500 shares, but 20 %
        // of the capital
        // buys ⌊20,000 / 100.10⌋ = 199
        Plan.Trade trade =
                trade(
                        Verdict.BUY,
                        levels("100.00", "80.00", "120.00", "110.00", "2.0000"),
                        BuiltInProfiles.BALANCED,
                        AnalysisOptions.capital("100000"));
        assertEquals("long", trade.side());
        assertEquals(PlanEntry.Method.LAST_CLOSE, trade.entry().method());
        assertPrice("100.00", trade.entry().price());
        assertPrice("96.00", trade.stop());
        assertPrice("108.00", trade.target());
        assertPrice("2.00", trade.rewardRisk());
        assertPrice("199", trade.shares());
        assertPrice("19900.00", trade.positionValue());
        assertPrice("796.00", trade.capitalAtRisk());
        assertTrue(trade.explanation().contains("position cap"));
    }

    @Test
    void aShortTradeIsItsMirror() {
        Plan.Trade trade =
                trade(
                        Verdict.STRONG_SELL,
                        levels("100.00", "80.00", "120.00", "90.00", "2.0000"),
                        BuiltInProfiles.BALANCED,
                        AnalysisOptions.capital("100000"));
        assertEquals("short", trade.side());
        assertPrice("104.00", trade.stop());
        assertPrice("92.00", trade.target());
    }

    @Test
    void theCallersNumbersWinOverTheProfiles() {
        AnalysisOptions terms =
                new AnalysisOptions(
                        new BigDecimal("100000"),
                        Optional.of(new BigDecimal("0.1")),
                        Optional.of(new BigDecimal("50")),
                        Optional.of(new BigDecimal("3")));
        Plan.Trade trade =
                trade(
                        Verdict.BUY,
                        levels("100.00", "80.00", "120.00", "110.00", "2.0000"),
                        BuiltInProfiles.SWING,
                        terms);
        // swing caps the stop at 2.6 %; risk 100 / 2.60 = 38 shares
        assertPrice("97.40", trade.stop());
        assertPrice("107.80", trade.target());
        assertPrice("38", trade.shares());
        assertTrue(trade.explanation().contains("risk per trade, 0.1 %"), trade.explanation());
    }

    @Test
    void swingTakesItsFixedTarget() {
        Plan.Trade trade =
                trade(
                        Verdict.BUY,
                        levels("100.00", "80.00", "120.00", "110.00", "1.0000"),
                        BuiltInProfiles.SWING,
                        AnalysisOptions.capital("100000"));
        assertPrice("98.50", trade.stop());
        assertPrice("104.00", trade.target());
        assertEquals(15, trade.maxBars().orElseThrow());
    }

    @Test
    void zeroSharesSayWhy() {
        PlanLevels dear = levels("5000.00", "4000.00", "6000.00", "5500.00", "100.0000");
        assertTrue(
                trade(Verdict.BUY, dear, BuiltInProfiles.BALANCED, AnalysisOptions.capital("1000"))
                        .explanation()
                        .startsWith("0 shares: one share would lose 200 at the stop, and only 20"));
        PlanLevels calm = levels("5000.00", "4000.00", "6000.00", "5500.00", "1.0000");
        assertTrue(
                trade(Verdict.BUY, calm, BuiltInProfiles.BALANCED, AnalysisOptions.capital("10000"))
                        .explanation()
                        .startsWith("0 shares: one share costs 5005 with costs, and only 2000"));
    }

    @Test
    void theLargestRewardOfAShortStaysAboveZero() {
        PlanLevels fallen = levels("1.02", "0.31000", "2.00", "1.90", "0.5000");
        AnalysisOptions greedy =
                new AnalysisOptions(
                        new BigDecimal("1000"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new BigDecimal("9")));
        for (Profile profile : BuiltInProfiles.ALL) {
            Plan.Trade trade = trade(Verdict.SELL, fallen, profile, greedy);
            assertTrue(trade.target().signum() > 0, trade::toString);
        }
    }

    @Test
    void holdHasNoTrade() {
        Plan plan =
                Planner.plan(
                        Verdict.HOLD,
                        levels("10.00", "9.00", "11.00", "10.00", "1.0000"),
                        BuiltInProfiles.TREND,
                        AnalysisOptions.capital("1000"),
                        2);
        assertEquals(BigDecimal.ZERO, plan.shares());
        assertTrue(plan.trade().isEmpty());
    }

    @Test
    void namesTheLevelWithinReach() {
        assertEquals(
                PlanEntry.Method.CONSOLIDATION_EDGE,
                PlanEntry.choose(levels("100.00", "98.00", "100.50", "110.00", "2.0000"), 1)
                        .method());
        assertEquals(
                PlanEntry.Method.BREAKOUT,
                PlanEntry.choose(levels("100.00", "80.00", "100.50", "110.00", "2.0000"), 1)
                        .method());
        assertEquals(
                PlanEntry.Method.BREAKOUT,
                PlanEntry.choose(levels("100.00", "99.50", "120.00", "90.00", "2.0000"), -1)
                        .method());
        assertEquals(
                PlanEntry.Method.PULLBACK,
                PlanEntry.choose(levels("100.00", "80.00", "120.00", "99.50", "2.0000"), 1)
                        .method());
        assertEquals(
                PlanEntry.Method.PULLBACK,
                PlanEntry.choose(levels("100.00", "80.00", "120.00", "100.50", "2.0000"), -1)
                        .method());
        assertEquals(
                PlanEntry.Method.LAST_CLOSE,
                PlanEntry.choose(levels("100.00", "80.00", "120.00", "98.90", "2.0000"), 1)
                        .method());
    }

    @Test
    void noPlanEverBreaksItsOwnRules() {
        RandomGenerator random = TestBars.random(42);
        for (int i = 0; i < 20_000; i++) {
            double close = Math.exp(random.nextDouble(-20, 27));
            int scale = PriceRounding.scale(close);
            BigDecimal price = PriceRounding.round(close, scale, RoundingMode.HALF_EVEN);
            BigDecimal atr =
                    PriceRounding.round(
                            close * random.nextDouble(0, 0.2), scale + 2, RoundingMode.HALF_EVEN);
            PlanLevels levels = new PlanLevels(price, price, price, price, atr, price, price);
            Profile profile = BuiltInProfiles.ALL.get(random.nextInt(BuiltInProfiles.ALL.size()));
            AnalysisOptions terms =
                    AnalysisOptions.capital(Integer.toString(random.nextInt(1, 1_000_000_000)));
            Verdict verdict = random.nextBoolean() ? Verdict.BUY : Verdict.SELL;
            check(trade(verdict, levels, profile, terms), terms, profile.risk());
        }
    }

    private static void check(Plan.Trade trade, AnalysisOptions terms, RiskRules rules) {
        BigDecimal percent = terms.capital().movePointLeft(2);
        BigDecimal risk = trade.entry().price().subtract(trade.stop()).abs();
        BigDecimal reward = trade.entry().price().subtract(trade.target()).abs();
        assertTrue(trade.stop().signum() > 0 && trade.target().signum() > 0, trade::toString);
        assertTrue(risk.signum() > 0, trade::toString);
        assertTrue(reward.compareTo(risk.multiply(rules.rewardRisk())) >= 0, trade::toString);
        BigDecimal widest =
                trade.entry().price().multiply(BigDecimal.valueOf(rules.stopMaxPercent()));
        assertTrue(risk.movePointRight(2).compareTo(widest) <= 0, trade::toString);
        assertTrue(
                trade.capitalAtRisk().compareTo(percent.multiply(rules.riskPercent())) <= 0,
                trade::toString);
        assertTrue(
                trade.positionValue().compareTo(percent.multiply(rules.positionLimitPercent()))
                        <= 0,
                trade::toString);
    }
}
