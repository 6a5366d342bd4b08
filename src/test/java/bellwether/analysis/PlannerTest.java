package bellwether.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class PlannerTest {
    private static Levels levels(
            String close, String support, String resistance, String ema, String atr) {
        return new Levels(
                new BigDecimal(close),
                new BigDecimal(support),
                new BigDecimal(resistance),
                new BigDecimal(ema),
                new BigDecimal(atr),
                new BigDecimal(resistance),
                new BigDecimal(support));
    }

    private static Plan.Trade trade(Verdict verdict, Levels levels, Profile profile, Terms terms) {
        return assertInstanceOf(Plan.Trade.class, Planner.plan(verdict, levels, profile, terms));
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
                        Profiles.BALANCED,
                        Terms.capital("100000"));
        assertEquals("long", trade.side());
        assertEquals(Entry.Method.LAST_CLOSE, trade.entry().method());
        assertPrice("100.00", trade.entry().price());
        assertPrice("96.00", trade.stop());
        assertPrice("108.00", trade.target());
        assertPrice("2.00", trade.rewardRisk());
        assertPrice("199", trade.shares());
        assertPrice("19900.00", trade.positionValue());
        assertPrice("796.00", trade.capitalAtRisk());
        assertTrue(trade.explanation().contains("position limit"));
    }

    @Test
    void aShortTradeIsItsMirror() {
        Plan.Trade trade =
                trade(
                        Verdict.STRONG_SELL,
                        levels("100.00", "80.00", "120.00", "90.00", "2.0000"),
                        Profiles.BALANCED,
                        Terms.capital("100000"));
        assertEquals("short", trade.side());
        assertPrice("104.00", trade.stop());
        assertPrice("92.00", trade.target());
    }

    @Test
    void theCallersNumbersWinOverTheProfiles() {
        Terms terms =
                new Terms(
                        new BigDecimal("100000"),
                        Optional.of(new BigDecimal("0.1")),
                        Optional.of(new BigDecimal("50")),
                        Optional.of(new BigDecimal("3")));
        Plan.Trade trade =
                trade(
                        Verdict.BUY,
                        levels("100.00", "80.00", "120.00", "110.00", "2.0000"),
                        Profiles.SWING,
                        terms);
        // swing caps the stop at 2.6 %; risk 100 / 2.60 = 38 shares
        assertPrice("97.40", trade.stop());
        assertPrice("107.80", trade.target());
        assertPrice("38", trade.shares());
        assertTrue(trade.explanation().contains("lost at the stop: 0.1 %"), trade.explanation());
    }

    @Test
    void swingTakesItsFixedTarget() {
        Plan.Trade trade =
                trade(
                        Verdict.BUY,
                        levels("100.00", "80.00", "120.00", "110.00", "1.0000"),
                        Profiles.SWING,
                        Terms.capital("100000"));
        assertPrice("98.50", trade.stop());
        assertPrice("104.00", trade.target());
        assertEquals(15, trade.maxBars().orElseThrow());
    }

    @Test
    void zeroSharesSayWhy() {
        Levels dear = levels("5000.00", "4000.00", "6000.00", "5500.00", "100.0000");
        assertTrue(
                trade(Verdict.BUY, dear, Profiles.BALANCED, Terms.capital("1000"))
                        .explanation()
                        .startsWith("0 shares: one share would lose 200 at the stop, and only 20"));
        Levels calm = levels("5000.00", "4000.00", "6000.00", "5500.00", "1.0000");
        assertTrue(
                trade(Verdict.BUY, calm, Profiles.BALANCED, Terms.capital("10000"))
                        .explanation()
                        .startsWith("0 shares: one share costs 5005 with costs, and only 2000"));
    }

    @Test
    void theLargestRewardOfAShortStaysAboveZero() {
        Levels fallen = levels("1.02", "0.31000", "2.00", "1.90", "0.5000");
        Terms greedy =
                new Terms(
                        new BigDecimal("1000"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new BigDecimal("9")));
        for (Profile profile : Profiles.ALL) {
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
                        Profiles.TREND,
                        Terms.capital("1000"));
        assertEquals(BigDecimal.ZERO, plan.shares());
        assertTrue(plan.trade().isEmpty());
    }

    @Test
    void namesTheLevelWithinReach() {
        assertEquals(
                Entry.Method.CONSOLIDATION_EDGE,
                Entry.choose(levels("100.00", "98.00", "100.50", "110.00", "2.0000"), 1).method());
        assertEquals(
                Entry.Method.BREAKOUT,
                Entry.choose(levels("100.00", "80.00", "100.50", "110.00", "2.0000"), 1).method());
        assertEquals(
                Entry.Method.BREAKOUT,
                Entry.choose(levels("100.00", "99.50", "120.00", "90.00", "2.0000"), -1).method());
        assertEquals(
                Entry.Method.PULLBACK,
                Entry.choose(levels("100.00", "80.00", "120.00", "99.50", "2.0000"), 1).method());
        assertEquals(
                Entry.Method.PULLBACK,
                Entry.choose(levels("100.00", "80.00", "120.00", "100.50", "2.0000"), -1).method());
        assertEquals(
                Entry.Method.LAST_CLOSE,
                Entry.choose(levels("100.00", "80.00", "120.00", "98.90", "2.0000"), 1).method());
    }

    @Test
    void noPlanEverBreaksItsOwnRules() {
        RandomGenerator random = TestBars.random(42);
        for (int i = 0; i < 20_000; i++) {
            double close = Math.exp(random.nextDouble(-20, 27));
            int scale = Prices.scale(close);
            BigDecimal price = Prices.round(close, scale, RoundingMode.HALF_EVEN);
            BigDecimal atr =
                    Prices.round(
                            close * random.nextDouble(0, 0.2), scale + 2, RoundingMode.HALF_EVEN);
            Levels levels = new Levels(price, price, price, price, atr, price, price);
            Profile profile = Profiles.ALL.get(random.nextInt(Profiles.ALL.size()));
            Terms terms = Terms.capital(Integer.toString(random.nextInt(1, 1_000_000_000)));
            Verdict verdict = random.nextBoolean() ? Verdict.BUY : Verdict.SELL;
            check(trade(verdict, levels, profile, terms), terms, profile.risk());
        }
    }

    private static void check(Plan.Trade trade, Terms terms, RiskRules rules) {
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
