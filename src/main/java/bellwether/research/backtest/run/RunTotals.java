package bellwether.research.backtest.run;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.RunOrder;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.trading.execution.Charge;
import bellwether.trading.execution.Fill;
import bellwether.trading.rules.RuleAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a run has traded so far, over all of its symbols.
public final class RunTotals {
    private final List<ClosedTrade> closed = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final SortedMap<String, Double> charges = new TreeMap<>();
    private final @Nullable OrderRecorder orders;
    private double traded;
    private int wins;
    private double won;
    private double lost;

    private RunTotals(@Nullable OrderRecorder orders) {
        this.orders = orders;
    }

    /// Of a run whose single orders are not kept.
    public static RunTotals withoutOrders() {
        return new RunTotals(null);
    }

    /// Of a run that keeps all of its orders.
    public static RunTotals withOrders() {
        return new RunTotals(new OrderRecorder());
    }

    OrderListener listener() {
        return orders == null ? OrderListener.NONE : orders;
    }

    /// In the order in which they were accepted; empty where they are not kept.
    public List<RunOrder> orders() {
        return orders == null ? List.of() : orders.orders();
    }

    void add(Fill fill) {
        fills.add(fill);
        traded += fill.value().doubleValue();
        for (Charge charge : fill.charges()) {
            charge(charge.name(), charge.amount().doubleValue());
        }
    }

    double charged(String name) {
        return charges.getOrDefault(name, 0.0);
    }

    void charge(String name, double amount) {
        charges.merge(name, amount, Double::sum);
    }

    void close(ClosedTrade trade) {
        double net = trade.money().net().doubleValue();
        wins += net > 0 ? 1 : 0;
        won += Math.max(0, net);
        lost -= Math.min(0, net);
        closed.add(trade);
    }

    /// What the closed trades have brought so far.
    public Optional<RuleAccount.TradeRecord> record() {
        int n = closed.size();
        if (n == 0) {
            return Optional.empty();
        }
        int losses = n - wins;
        double payoff = wins == 0 || losses == 0 || lost == 0 ? 0 : won / wins / (lost / losses);
        return Optional.of(new RuleAccount.TradeRecord(n, (double) wins / n, payoff));
    }

    /// In the order in which they ended.
    public List<ClosedTrade> closed() {
        return closed;
    }

    public List<Fill> fills() {
        return fills;
    }

    public RunMetrics.Trading trading() {
        return new RunMetrics.Trading(closed, traded, charges);
    }
}
