package bellwether.research.backtest.run;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.StepResult;
import bellwether.trading.execution.TradingAccount;
import bellwether.trading.rules.RuleSignals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

/// Buy and hold beside a rule: all the cash at the open after the rule's first deciding bar,
/// through the same account, with the same costs, splits and dividends. What is held at the end is
/// valued at the last close, without costs of leaving.
public final class HoldRun {
    private static final BigDecimal ALL = new BigDecimal(100);

    /// Seconds behind the begin of a bar, so that the order lives from the next one on.
    private static final int AT_CLOSE = 2;

    private HoldRun() {}

    /// Runs it over the rule's bars. Without a bar after the first deciding one nothing is bought.
    public static SymbolResult of(RuleSignals signals, RunTerms terms) {
        int size = signals.history().size();
        int from = signals.firstDecision();
        double[] equity = new double[size];
        double[] gross = new double[size];
        Arrays.fill(equity, terms.cash().doubleValue());
        TradeRecorder recorder =
                new TradeRecorder(signals.history(), terms.instrument(), RunTotals.withoutOrders());
        TradingAccount account =
                new TradingAccount(
                        terms.settings(),
                        Map.of(terms.position().symbol(), terms.instrument())::get,
                        AccountState.EMPTY);
        if (from < size - 1) {
            TapeReader tape =
                    new TapeReader(
                            signals.history(),
                            signals::averageTrueRange,
                            terms.instrument(),
                            terms.actions());
            account.flow(
                    terms.settings().currency(),
                    terms.cash(),
                    signals.history().date(from),
                    "opening");
            account.drain();
            account.step(tape.step(from));
            recorder.accepted(
                    account.accept(order(terms), time(signals, from), date(signals, from)),
                    from,
                    null);
            for (int bar = from + 1; bar < size; bar++) {
                StepResult result = account.step(tape.step(bar));
                recorder.record(result, bar);
                double value =
                        account.quantity(terms.position()).doubleValue()
                                * signals.close(bar)
                                * terms.instrument().priceUnit().doubleValue();
                equity[bar] = account.cash(terms.settings().currency()).doubleValue() + value;
                gross[bar] = value;
            }
        }
        return new SymbolResult(
                RunSpan.whole(signals),
                from,
                new SymbolResult.Curves(equity, gross),
                recorder,
                account.quantity(terms.position()),
                null);
    }

    private static Order order(RunTerms terms) {
        return Order.of(
                "hold",
                terms.position(),
                OrderSide.BUY,
                new OrderSize.EquityPercent(ALL),
                OrderType.market());
    }

    private static long time(RuleSignals signals, int bar) {
        return signals.history().raw().time()[bar] + AT_CLOSE;
    }

    private static LocalDate date(RuleSignals signals, int bar) {
        return signals.history().date(bar);
    }
}
