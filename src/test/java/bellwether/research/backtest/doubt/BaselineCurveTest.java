package bellwether.research.backtest.doubt;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.CostRate;
import bellwether.trading.execution.TakerCosts;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.rules.RuleSignals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holding worked out by hand, and indices with holes.
final class BaselineCurveTest {
    /// Can decide from the third bar on.
    private static final String LATE =
            "{'name':'late','long':{'enter':{'gt':['SMA_2',1000]},'size':{'percent':95}}}";

    private static final double[] PRICES = {90, 95, 100, 104, 110, 99, 121};

    private static LocalDate day(int bar) {
        return LocalDate.ofEpochDay(20_000 + bar);
    }

    private static SessionCurve curve(BaselineCurve baseline) {
        return requireNonNull(baseline.curve(), baseline.toString());
    }

    private static HeadlineFigures figures(BaselineCurve baseline) {
        return requireNonNull(baseline.figures(), baseline.toString());
    }

    @Test
    void holdingBuysAtTheOpenBehindTheFirstDecision() {
        RuleSignals signals = DoubtRuns.signals(LATE, DoubtRuns.bars(PRICES));
        assertEquals(2, signals.firstDecision());
        BaselineCurve hold =
                BaselineCurve.hold(signals, DoubtRuns.terms(CostPlan.NONE, List.of()), 252, 0);
        SessionCurve curve = curve(hold);
        assertEquals(5, curve.count());
        assertEquals(day(2), curve.date(0));
        assertEquals(100_000, curve.equity(0));
        double shares = 961; // 100,000 ÷ 104
        double left = 100_000 - 961 * 104;
        assertEquals(left + shares * 104, curve.equity(1), 1e-9);
        assertEquals(left + shares * 99, curve.equity(3), 1e-9);
        assertEquals(left + shares * 121, figures(hold).finalEquity(), 1e-9);
        assertEquals(
                1 - (left + shares * 99) / (left + shares * 110),
                figures(hold).maximumDrawdown(),
                1e-12);
    }

    @Test
    void holdingPaysCostsAndGetsDividends() {
        RuleSignals signals = DoubtRuns.signals(LATE, DoubtRuns.bars(PRICES));
        CostPlan percent =
                new CostPlan(
                        "own",
                        List.of(CostRate.percent("commission", new BigDecimal("0.5"))),
                        TakerCosts.NONE,
                        false);
        List<TapeAction> dividends =
                List.of(
                        new TapeAction.Dividend("A", day(3), new BigDecimal(7), null),
                        new TapeAction.Dividend("A", day(5), new BigDecimal(3), null));
        BaselineCurve hold =
                BaselineCurve.hold(signals, DoubtRuns.terms(percent, dividends), 252, 0);
        double shares = 956; // 956 × 104 × 1.005 fits, 957 does not
        double costs = 956 * 104 * 0.005;
        assertEquals(costs, figures(hold).costs(), 0.01);
        assertEquals(
                100_000 - shares * 104 - costs + shares * (121 + 3),
                figures(hold).finalEquity(),
                0.01);
    }

    @Test
    void nothingCanBeHeldWhenNoBarFollows() {
        RuleSignals signals = DoubtRuns.signals(LATE, DoubtRuns.bars(90, 95, 100));
        BaselineCurve hold = BaselineCurve.hold(signals, DoubtRuns.terms(), 252, 0);
        assertNull(hold.curve());
        assertEquals("no bar follows the first on which the rule can decide", hold.undefined());
        assertEquals(
                "none of the symbols could be held",
                BaselineCurve.holdAll(List.of(hold), 0).undefined());
    }

    @Test
    void symbolsHeldSideBySideKeepWhatTheyHaveOnOtherDays() {
        BaselineCurve one = held(new int[] {1, 2, 4}, 10, 11, 12);
        BaselineCurve two = held(new int[] {2, 3}, 100, 90);
        SessionCurve sum = curve(BaselineCurve.holdAll(List.of(one, two), 0));
        assertEquals(4, sum.count());
        assertEquals(110, sum.equity(0));
        assertEquals(111, sum.equity(1));
        assertEquals(101, sum.equity(2));
        assertEquals(102, sum.equity(3));
    }

    private static BaselineCurve held(int[] days, double... equity) {
        return new BaselineCurve(
                "hold", new SessionCurve(days, equity, 252), null, List.of(), null);
    }

    @Test
    void anIndexSaysWhichSessionsItLacks() {
        SessionCurve own =
                new SessionCurve(new int[] {10, 11, 12, 13}, new double[] {50, 51, 52, 53}, 252);
        BaselineCurve index =
                BaselineCurve.index(
                        "^X", own, new int[] {10, 11, 13}, new double[] {200, 220, 180}, 0);
        assertEquals(List.of(LocalDate.ofEpochDay(12)), index.missing());
        assertEquals(55, curve(index).equity(1), 1e-12);
        assertEquals(55, curve(index).equity(2), 1e-12);
        assertEquals(45, curve(index).equity(3), 1e-12);
        assertEquals(-0.1, figures(index).total(), 1e-12);
        BaselineCurve late = BaselineCurve.index("^X", own, new int[] {11}, new double[] {220}, 0);
        assertNull(late.curve());
        assertTrue(requireNonNull(late.undefined()).contains("1970-01-11"), late.undefined());
        BaselineCurve before = BaselineCurve.index("^X", own, new int[] {9}, new double[] {220}, 0);
        assertEquals("^X has no close on any session of the run", before.undefined());
        int[] days = {10, 11, 12, 13, 14, 15, 16, 17};
        SessionCurve longer = new SessionCurve(days, new double[8], 252);
        int[] early = {10, 11};
        assertEquals(
                "^X has no close after 1970-01-12, and the run ends on 1970-01-18",
                BaselineCurve.index("^X", longer, early, new double[] {5, 6}, 0).undefined());
        assertTrue(BaselineCurve.endsEarly(early, days));
        assertFalse(BaselineCurve.endsEarly(new int[] {10, 11, 12}, days));
        assertTrue(BaselineCurve.endsEarly(new int[] {}, days));
    }
}
