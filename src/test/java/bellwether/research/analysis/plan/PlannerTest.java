package bellwether.research.analysis.plan;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.calendar.Calendars;
import bellwether.market.money.StatedUnits;
import bellwether.market.money.SymbolUnits;
import bellwether.market.money.UnitResolver;
import bellwether.research.analysis.TestBars;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.profile.RiskRules;
import bellwether.research.analysis.vote.PriceRounding;
import bellwether.research.analysis.vote.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
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
                Planner.plan(
                        verdict,
                        levels,
                        profile,
                        terms,
                        TickSize.ofDigits(levels.close().scale())));
    }

    private static void assertPrice(String expected, @Nullable BigDecimal actual) {
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
        assertPrice("19900.00", trade.risk().positionValue());
        assertPrice("796.00", trade.risk().capitalAtRisk());
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
    void zeroSharesAreNoTrade() {
        PlanLevels dear = levels("5000.00", "4000.00", "6000.00", "5500.00", "100.0000");
        assertFalse(
                trade(Verdict.BUY, dear, BuiltInProfiles.BALANCED, AnalysisOptions.capital("1000"))
                        .actionable());
        assertTrue(
                trade(
                                Verdict.BUY,
                                dear,
                                BuiltInProfiles.BALANCED,
                                AnalysisOptions.capital("100000"))
                        .actionable());
    }

    @Test
    void zeroSharesSayWhy() {
        PlanLevels dear = levels("5000.00", "4000.00", "6000.00", "5500.00", "100.0000");
        assertTrue(
                trade(Verdict.BUY, dear, BuiltInProfiles.BALANCED, AnalysisOptions.capital("1000"))
                        .explanation()
                        .startsWith(
                                "0 shares: one share would lose 200 at the stop; the risk limit is 20"));
        PlanLevels calm = levels("5000.00", "4000.00", "6000.00", "5500.00", "1.0000");
        assertTrue(
                trade(Verdict.BUY, calm, BuiltInProfiles.BALANCED, AnalysisOptions.capital("10000"))
                        .explanation()
                        .startsWith(
                                "0 shares: one share costs 5005 including costs; the position limit is 2000"));
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
                        TickSize.ofDigits(2));
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

    private static AnalysisOptions in(
            String ticker, String capital, String tick, @Nullable String lot) {
        SymbolUnits units =
                new UnitResolver(new Calendars(InstantSource.fixed(Instant.EPOCH)))
                        .of(
                                ticker,
                                Optional.empty(),
                                new StatedUnits(
                                        Optional.empty(),
                                        Optional.of(new BigDecimal(tick)),
                                        Optional.ofNullable(lot).map(BigDecimal::new)));
        return AnalysisOptions.capital(capital)
                .in(
                        new PlanMoney(
                                units,
                                new OwnCapital.Known(new BigDecimal(capital), Optional.empty())));
    }

    private static Plan.Trade inTicks(PlanLevels levels, AnalysisOptions terms, String tick) {
        return assertInstanceOf(
                Plan.Trade.class,
                Planner.plan(
                        Verdict.BUY,
                        levels,
                        BuiltInProfiles.BALANCED,
                        terms,
                        TickSize.stated(new BigDecimal(tick))));
    }

    @Test
    void aHundredPenceAreAPound() {
        // 20 % of 10,000 pounds buy ⌊200,000 / (73.48 × 1.001)⌋ = 2,719 shares at 73.48 pence
        Plan.Trade trade =
                inTicks(
                        levels("73.48", "60.00", "90.00", "80.00", "0.5"),
                        in("UPP.L", "10000", "0.01", null),
                        "0.01");
        assertPrice("2719", trade.shares());
        assertPrice("73.48", trade.entry().price());
        assertPrice("1997.9212", trade.risk().positionValue());
        assertPrice("27.1900", trade.risk().capitalAtRisk());
        assertEquals("GBP", trade.units().currency());
        assertEquals("GBX", trade.units().priceUnit());
        assertPrice("10000", trade.units().capital());
    }

    @Test
    void coinsAreBoughtInFractions() {
        // 20,000 / (37,371 × 1.001) = 0.53463…
        Plan.Trade trade =
                inTicks(
                        levels("37371.00", "30000.00", "50000.00", "40000.00", "400"),
                        in("BTC-USD", "100000", "0.01", null),
                        "0.01");
        assertPrice("0.5346", trade.shares());
        assertPrice("0.0001", trade.units().lot());
        assertTrue(trade.explanation().contains("position cap"), trade.explanation());
        Plan.Trade none =
                inTicks(
                        levels("37371.00", "30000.00", "50000.00", "40000.00", "400"),
                        in("BTC-USD", "1", "0.01", null),
                        "0.01");
        assertTrue(
                none.explanation()
                        .startsWith(
                                "0 shares: one lot of 0.0001 would lose 0.08 USD at the stop; the risk limit is 0.02 USD"),
                none.explanation());
    }

    @Test
    void sharesAreWholeLots() {
        Plan.Trade trade =
                inTicks(
                        levels("100", "80", "120", "110", "2"),
                        in("7203.T", "100000", "1", "100"),
                        "1");
        assertPrice("100", trade.shares());
        assertEquals("JPY", trade.units().currency());
    }

    @Test
    void pricesAreWholeTicksAndStopAndTargetLieAwayFromTheEntry() {
        // entry to the nearest 0.25, 100.13 → 100.25; stop 2 × 1.01 = 2.02 → 2.25; target 4.5
        Plan.Trade trade =
                inTicks(
                        levels("100.13", "80", "120", "110", "1.01"),
                        in("AAPL", "100000", "0.25", null),
                        "0.25");
        assertPrice("100.25", trade.entry().price());
        assertPrice("98.00", trade.stop());
        assertPrice("104.75", trade.target());
        assertEquals("stated", trade.units().tickSource());
    }

    @Test
    void aTickThatIsLargerThanTheLargestStopLeavesNoPlan() {
        Plan plan =
                Planner.plan(
                        Verdict.BUY,
                        levels("10", "8", "12", "11", "0.5"),
                        BuiltInProfiles.BALANCED,
                        AnalysisOptions.capital("1000"),
                        TickSize.stated(BigDecimal.ONE));
        assertInstanceOf(Plan.TooCoarse.class, plan);
        assertNull(plan.shares());
        assertFalse(plan.actionable());
        assertEquals(
                "no plan: one tick, 1 (as stated), is more than the profile's largest stop, 8 % of the price 10",
                plan.explanation());
    }

    @Test
    void withoutARateThereAreLevelsAndNoShares() {
        AnalysisOptions terms =
                AnalysisOptions.capital("1000")
                        .in(new PlanMoney(SymbolUnits.UNKNOWN, new OwnCapital.Unknown("no rate")));
        Plan.Trade trade =
                trade(
                        Verdict.BUY,
                        levels("100.00", "80.00", "120.00", "110.00", "2.0000"),
                        BuiltInProfiles.BALANCED,
                        terms);
        assertPrice("96.00", trade.stop());
        assertNull(trade.shares());
        assertNull(trade.risk().positionValue());
        assertNull(trade.risk().capitalAtRisk());
        assertFalse(trade.actionable());
        assertEquals("no shares: no rate", trade.explanation());
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
            BigDecimal tick =
                    price.multiply(BigDecimal.valueOf(random.nextDouble(1e-6, 0.2)))
                            .max(BigDecimal.ONE.movePointLeft(scale));
            Plan coarse = Planner.plan(verdict, levels, profile, terms, TickSize.stated(tick));
            coarse.trade().ifPresent(trade -> check(trade, terms, profile.risk()));
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
                requireNonNull(trade.risk().capitalAtRisk())
                                .compareTo(percent.multiply(rules.riskPercent()))
                        <= 0,
                trade::toString);
        assertTrue(
                requireNonNull(trade.risk().positionValue())
                                .compareTo(percent.multiply(rules.positionLimitPercent()))
                        <= 0,
                trade::toString);
    }
}
