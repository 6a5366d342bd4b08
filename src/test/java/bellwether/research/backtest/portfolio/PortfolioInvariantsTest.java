package bellwether.research.backtest.portfolio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.EquityCurve;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.metric.Sessions;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.OrderState;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What holds of every portfolio run, over random markets and rules of all kinds.
final class PortfolioInvariantsTest {
    private static final BigDecimal CASH = new BigDecimal(100_000);

    private static final List<String> SIDES =
            List.of(
                    "'size':{'percent':30}",
                    "'size':{'percent':40},'stop':{'percent':3},'target':{'percent':5}",
                    "'size':{'percent':25},'entry':{'stop':{'percent':1},'valid_bars':3},'stop':{'percent':2}",
                    "'size':{'percent':25},'entry':{'limit':{'percent':1},'valid_bars':5},'max_bars':6",
                    "'size':{'percent':50},'trail':{'percent':4},'cooldown_bars':4",
                    "'size':{'percent':20},'stop':{'atr':2}");

    private static final List<Optional<RebalancePlan>> REBALANCES =
            List.of(
                    Optional.empty(),
                    plan(RebalancePlan.Every.MONTH, RebalancePlan.Weights.EQUAL),
                    plan(RebalancePlan.Every.WEEK, RebalancePlan.Weights.INVERSE_VOLATILITY));

    private static Optional<RebalancePlan> plan(
            RebalancePlan.Every every, RebalancePlan.Weights weights) {
        return Optional.of(new RebalancePlan(every, weights, BigDecimal.TEN));
    }

    @Test
    void theyHoldOfEveryRun() {
        int trades = 0;
        int balanced = 0;
        for (int seed = 0; seed < 36; seed++) {
            RandomMarket market =
                    new RandomMarket(8, 350, 100 + seed, new CostPresets().plan("us_retail"));
            String options =
                    seed % 5 == 0
                            ? "'fill':'same_close',"
                            : seed % 5 == 1 ? "'at_end':'close'," : "";
            PortfolioPlan plan = plan(seed, options);
            PortfolioResult run = PortfolioRun.of(plan, market.tickers(), market::load);
            check(market, plan, run, "seed " + seed);
            PortfolioResult again =
                    PortfolioRun.of(plan, market.tickers().reversed(), market::load);
            assertArrayEquals(run.equity(), again.equity());
            assertEquals(run.fills(), again.fills());
            assertEquals(run.orders(), again.orders());
            trades += run.trades().size();
            balanced +=
                    (int)
                            run.orders().stream()
                                    .filter(order -> order.purpose() == OrderPurpose.REBALANCE)
                                    .filter(order -> order.state() == OrderState.FILLED)
                                    .count();
        }
        assertTrue(trades > 2_000, "only " + trades + " trades");
        assertTrue(balanced > 20, "only " + balanced + " orders of rebalances");
    }

    private static PortfolioPlan plan(int seed, String options) {
        String side = SIDES.get(seed % SIDES.size());
        String shorts =
                seed % 2 == 0
                        ? ""
                        : ",'short':{'enter':{'lt':['RSI_14',35]},'exit':{'gt':['RSI_14',55]},%s}"
                                .formatted(side);
        return new PortfolioPlan(
                RandomMarket.rule(
                        """
                        {'name':'random',%1$s
                         'long':{'enter':{'gt':['SMA_5','SMA_12']},'exit':{'lt':['SMA_5','SMA_12']},%2$s}
                         %3$s}
                        """
                                .formatted(options, side, shorts)),
                "random",
                ExecutionSettings.usual("USD"),
                CASH,
                1 + seed % 4,
                seed % 3 == 0 ? Optional.empty() : Optional.of(Operand.FieldValue.of("ROC_5")),
                REBALANCES.get(seed / 2 % 3));
    }

    private static void check(
            RandomMarket market, PortfolioPlan plan, PortfolioResult run, String what) {
        BigDecimal ledger = run.ledger().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, ledger.compareTo(run.cash()), what);
        assertEquals(0, kind(run, "flow").compareTo(CASH), what);
        BigDecimal traded = BigDecimal.ZERO;
        BigDecimal charged = BigDecimal.ZERO;
        for (Fill fill : run.fills()) {
            boolean settles = fill.orderId().equals("delist");
            BigDecimal value = fill.value().multiply(BigDecimal.valueOf(-fill.side().sign()));
            traded = traded.add(settles ? BigDecimal.ZERO : value);
            charged = charged.subtract(fill.costs());
        }
        assertEquals(0, traded.compareTo(kind(run, "trade")), what);
        assertEquals(0, charged.compareTo(kind(run, "charge")), what);
        double value = run.held().stream().mapToDouble(HeldPosition::value).sum();
        double last = run.equity()[run.equity().length - 1];
        assertEquals(run.cash().doubleValue() + value, last, 1e-6, what);
        slots(market, plan, run, what);
        profit(run, last, what);
        metrics(run, what);
        assertEquals(
                run.skipped().size(),
                Math.min(
                        RunLog.NAMED_SKIPS,
                        run.skipCounts().values().stream().mapToInt(Integer::intValue).sum()),
                what);
        for (PortfolioOrder order : run.orders()) {
            boolean filled = order.state() == OrderState.FILLED;
            assertTrue(!filled || order.filled().signum() > 0, what + order);
        }
    }

    private static BigDecimal kind(PortfolioResult run, String name) {
        return run.ledger().getOrDefault(name, BigDecimal.ZERO);
    }

    /// At each close, and after each fill: shares are carried over splits, whose ratios are whole.
    private static void slots(
            RandomMarket market, PortfolioPlan plan, PortfolioResult run, String what) {
        for (int i = 0; i < run.positions().length; i++) {
            assertTrue(run.positions()[i] <= plan.maxPositions(), what + " session " + i);
        }
        Map<String, Double> held = new HashMap<>();
        for (Fill fill : run.fills()) {
            RuleHistory history = market.stock(fill.position().symbol()).history();
            int bar = history.raw().place(fill.date().toEpochDay() * 86_400);
            double signed = fill.quantity().doubleValue() * fill.side().sign();
            held.merge(fill.position().symbol(), signed / history.shares(bar), Double::sum);
            long open = held.values().stream().filter(shares -> Math.abs(shares) > 1e-6).count();
            assertTrue(open <= plan.maxPositions(), what + " after " + fill);
        }
    }

    /// Closed trades and what is held explain what became of the cash. A split's fraction is paid
    /// beside both, to a trade that is open.
    private static void profit(PortfolioResult run, double last, String what) {
        double net =
                run.trades().stream()
                        .map(ClosedTrade::money)
                        .mapToDouble(money -> money.net().doubleValue())
                        .sum();
        if (run.held().isEmpty()) {
            assertEquals(last - CASH.doubleValue(), net, 0.02 + 1e-3 * Math.abs(net), what);
        }
    }

    private static void metrics(PortfolioResult run, String what) {
        EquityCurve curve =
                new EquityCurve(
                        new Sessions(run.days(), Sessions.EXCHANGE), run.equity(), run.gross());
        RunMetrics metrics = RunMetrics.of(curve, run.trading(), null, 0);
        assertTrue(metrics.drawdown().maximum() >= 0, what);
        assertNull(run.ruined(), what);
    }
}
