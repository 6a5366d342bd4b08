package bellwether.research.backtest.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeDirection;
import bellwether.research.backtest.TradeExit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Twelve sessions whose figures were computed by hand, with the plain formulas.
final class RunMetricsTest {
    private static final double[] EQUITY = {
        100, 102, 101, 103, 103, 99, 98, 101, 104, 106, 105, 107
    };
    private static final double[] BENCHMARK = {50, 50.5, 50, 51, 51, 50, 49, 50, 51, 52, 52, 52.5};
    private static final LocalDate BEGIN = LocalDate.parse("2026-01-26");
    private static final double EXACT = 1e-12;

    private static int[] days(int count) {
        int[] days = new int[count];
        LocalDate day = BEGIN;
        for (int i = 0; i < count; i++) {
            days[i] = (int) day.toEpochDay();
            day = day.plusDays(day.getDayOfWeek().getValue() == 5 ? 3 : 1);
        }
        return days;
    }

    private static EquityCurve curve(double[] equity) {
        double[] gross = equity.clone();
        Arrays.fill(gross, 0, Math.min(3, gross.length), 0);
        return new EquityCurve(new Sessions(days(equity.length), Sessions.EXCHANGE), equity, gross);
    }

    private static RunMetrics metrics(
            double[] equity, List<ClosedTrade> trades, double @Nullable [] benchmark) {
        return RunMetrics.of(
                curve(equity),
                new RunMetrics.Trading(trades, 400, charges(1.5)),
                benchmark == null ? null : curve(benchmark).returns(),
                0);
    }

    private static SortedMap<String, Double> charges(double amount) {
        return new TreeMap<>(java.util.Map.of("commission", amount, "slippage", 0.5));
    }

    private static double present(@Nullable Double figure) {
        assertNotNull(figure);
        return figure;
    }

    @Test
    void ratiosAreAsComputedByHand() {
        RatioMetrics ratios = metrics(EQUITY, List.of(), BENCHMARK).ratios();
        assertEquals(4.678855118691594, present(ratios.sharpe()), EXACT);
        assertEquals(7.932442670703672, present(ratios.sortino()), EXACT);
        assertEquals(2.0300392750252003, present(ratios.omega()), EXACT);
        assertEquals(1.2729793968511753, present(ratios.beta()), EXACT);
        assertEquals(0.14700202152267056, present(ratios.alpha()), EXACT);
        assertEquals(1.2637409451087251, present(ratios.treynor()), EXACT);
        assertEquals(3.0450368110464523, present(ratios.informationRatio()), 1e-11);
        assertEquals(0.15121457697771296, present(ratios.trackingError()), EXACT);
    }

    @Test
    void returnsTailsAndDrawdownsAreAsComputedByHand() {
        RunMetrics metrics = metrics(EQUITY, List.of(), null);
        assertEquals(0.07, metrics.returns().total(), EXACT);
        assertEquals(0.34382688612305323, present(metrics.returns().volatility()), EXACT);
        assertEquals(-0.716420863897148, present(metrics.risk().skew()), 1e-10);
        assertEquals(-0.42692491523416276, present(metrics.risk().excessKurtosis()), 1e-10);
        assertEquals(-0.03883495145631066, present(metrics.risk().var95()), EXACT);
        assertEquals(-0.03883495145631066, present(metrics.risk().cvar95()), EXACT);
        assertEquals(0.7882653061224474, present(metrics.risk().tailRatio()), EXACT);
        assertEquals(0.019206765546778717, metrics.risk().ulcer(), EXACT);
        DrawdownMetrics falls = metrics.drawdown();
        assertEquals(1 - 98.0 / 103, falls.maximum(), EXACT);
        assertEquals(5.0 / 12, falls.underWater(), EXACT);
        assertEquals(3, falls.largest().size());
        DrawdownMetrics.Drawdown deepest = falls.largest().getFirst();
        assertEquals(LocalDate.parse("2026-01-30"), deepest.start());
        assertEquals(LocalDate.parse("2026-02-03"), deepest.low());
        assertEquals(LocalDate.parse("2026-02-05"), deepest.recovery());
        assertEquals(6, deepest.days());
    }

    @Test
    void monthsFollowOneAnotherAndTheSpanIsCounted() {
        RunMetrics metrics = metrics(EQUITY, List.of(), null);
        assertEquals(
                List.of(
                        new ReturnMetrics.PeriodReturn("2026-01", 103.0 / 100 - 1),
                        new ReturnMetrics.PeriodReturn("2026-02", 107.0 / 103 - 1)),
                metrics.returns().months());
        assertEquals(0.75, metrics.span().exposure());
        assertEquals(0.75, metrics.span().meanGrossExposure());
        assertEquals(LocalDate.parse("2026-02-10"), metrics.span().last());
        assertEquals("fewer than 90 days", metrics.undefined().get("cagr"));
    }

    private static ClosedTrade trade(String net, @Nullable Double r, TradeExit exit) {
        ClosedTrade.Leg leg = new ClosedTrade.Leg(BEGIN, 0, new BigDecimal(10));
        ClosedTrade.Excursion none = new ClosedTrade.Excursion(0, 0, null);
        return new ClosedTrade(
                "A",
                TradeDirection.LONG,
                BigDecimal.TEN,
                leg,
                leg,
                new ClosedTrade.Money(
                        new BigDecimal(net).add(BigDecimal.ONE),
                        BigDecimal.ONE,
                        new BigDecimal(100)),
                none,
                none,
                4,
                r,
                exit,
                false);
    }

    @Test
    void tradesAreAsCountedByHand() {
        List<ClosedTrade> trades =
                List.of(
                        trade("30", 3.0, TradeExit.TARGET),
                        trade("10", 1.0, TradeExit.TARGET),
                        trade("-10", -1.0, TradeExit.STOP),
                        trade("-5", -0.5, TradeExit.STOP),
                        trade("-5", null, TradeExit.SIGNAL));
        TradeMetrics metrics = metrics(EQUITY, trades, null).trades();
        assertEquals(0.4, present(metrics.winRate()), EXACT);
        assertEquals(2, present(metrics.profitFactor()), EXACT);
        assertEquals(20 / (20.0 / 3), present(metrics.payoff()), EXACT);
        assertEquals(4, present(metrics.expectancy().money()), EXACT);
        assertEquals(4, present(metrics.expectancy().percent()), EXACT);
        assertEquals(0.625, present(metrics.expectancy().r()), EXACT);
        double deviation =
                Math.sqrt((2.375 * 2.375 + 0.375 * 0.375 + 1.625 * 1.625 + 1.125 * 1.125) / 3);
        assertEquals(2 * 0.625 / deviation, present(metrics.sqn()), EXACT);
        assertEquals(0.4 - 0.6 / 3, present(metrics.kelly()), EXACT);
        assertEquals(new TradeMetrics.Extremes(30.0, -10.0, 2, 3), metrics.extremes());
        assertEquals(new TradeMetrics.Group("exit", "stop", 2, 0, -15), metrics.groups().get(1));
    }

    @Test
    void costsSayWhatTheRunCouldHaveBorne() {
        CostMetrics costs = metrics(EQUITY, List.of(), null).costs();
        assertEquals(2, costs.total());
        assertEquals(9, costs.gross());
        assertEquals(7, costs.net());
        assertEquals(175, present(costs.breakEvenBps()), EXACT);
    }

    @Test
    void whatIsUndefinedIsAbsentWithItsReason() {
        double[] flat = {100, 100, 100};
        RunMetrics metrics = metrics(flat, List.of(), flat);
        assertNull(metrics.ratios().sharpe());
        assertNull(metrics.ratios().beta());
        assertNull(metrics.trades().profitFactor());
        assertEquals("returns do not vary", metrics.undefined().get("sharpe"));
        assertEquals("the benchmark does not vary", metrics.undefined().get("beta"));
        assertEquals("no trades", metrics.undefined().get("win_rate"));
        RunMetrics lone = metrics(new double[] {100}, List.of(), null);
        assertEquals("no returns", lone.undefined().get("var_95"));
        assertEquals(
                "no losses",
                metrics(EQUITY, List.of(trade("1", null, TradeExit.END)), null)
                        .undefined()
                        .get("profit_factor"));
    }

    @Test
    void theKthSmallestIsThatOfTheSortedNumbers() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            double[] numbers =
                    random.doubles(1 + random.nextInt(40)).map(x -> Math.floor(x * 9)).toArray();
            double[] sorted = numbers.clone();
            Arrays.sort(sorted);
            int k = random.nextInt(numbers.length);
            assertEquals(sorted[k], OrderStatistics.select(numbers, k));
        }
    }

    @Test
    void sessionsMustRise() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Sessions(new int[] {5, 5}, Sessions.EXCHANGE));
    }
}
