package bellwether.research.backtest.run;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.trading.execution.Charge;
import bellwether.trading.execution.Fill;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a run had traded when it last held nothing.
final class SettledTrading {
    private int trades;
    private int fills;
    private double part = 1;
    private double borrowing;

    /// Nothing is held any more.
    ///
    /// @param filled how many fills there were, the one that closed included
    /// @param rest of that fill, which opens a position of the other side
    void settle(int closed, List<Fill> filled, BigDecimal rest, double borrowed) {
        trades = closed;
        fills = filled.size();
        part =
                rest.signum() == 0
                        ? 1
                        : 1 - rest.doubleValue() / filled.getLast().quantity().doubleValue();
        borrowing = borrowed;
    }

    RunMetrics.Trading of(List<ClosedTrade> closed, List<Fill> filled) {
        SortedMap<String, Double> charges = new TreeMap<>();
        if (borrowing != 0) {
            charges.put(TradeRecorder.BORROWING, borrowing);
        }
        double value = 0;
        for (int i = 0; i < fills; i++) {
            Fill fill = filled.get(i);
            double counted = i == fills - 1 ? part : 1;
            value += counted * fill.value().doubleValue();
            for (Charge charge : fill.charges()) {
                charges.merge(charge.name(), counted * charge.amount().doubleValue(), Double::sum);
            }
        }
        return new RunMetrics.Trading(List.copyOf(closed.subList(0, trades)), value, charges);
    }
}
