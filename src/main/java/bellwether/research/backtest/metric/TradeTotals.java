package bellwether.research.backtest.metric;

import bellwether.research.backtest.ClosedTrade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sums over trades, in the order in which they ended.
final class TradeTotals {
    private int count;
    private int wins;
    private int losses;
    private double won;
    private double lost;
    private double returned;
    private long bars;
    private int riskCount;
    private double riskSum;
    private double riskSquares;
    private @Nullable Double largestWin;
    private @Nullable Double largestLoss;
    private int winning;
    private int losing;
    private int winsInARow;
    private int lossesInARow;

    /// Sums of R over the trades that have it.
    record Risk(int count, double sum, double squares) {}

    static TradeTotals of(List<ClosedTrade> trades) {
        TradeTotals totals = new TradeTotals();
        trades.forEach(totals::add);
        return totals;
    }

    void add(ClosedTrade trade) {
        count(trade.money().net().doubleValue());
        returned += trade.returned();
        bars += trade.bars();
        Double r = trade.r();
        if (r != null) {
            riskCount++;
            riskSum += r;
            riskSquares += r * r;
        }
    }

    /// One more result, of which nothing else is asked.
    void count(double net) {
        count++;
        if (net > 0) {
            win(net);
        } else {
            lose(net);
        }
    }

    private void win(double net) {
        wins++;
        won += net;
        largestWin = largestWin == null ? net : Math.max(largestWin, net);
        losing = 0;
        winsInARow = Math.max(winsInARow, ++winning);
    }

    /// A trade that earned nothing neither wins nor loses, and ends a row of wins.
    private void lose(double net) {
        winning = 0;
        if (net == 0) {
            return;
        }
        losses++;
        lost -= net;
        largestLoss = largestLoss == null ? net : Math.min(largestLoss, net);
        lossesInARow = Math.max(lossesInARow, ++losing);
    }

    int count() {
        return count;
    }

    int wins() {
        return wins;
    }

    int losses() {
        return losses;
    }

    double won() {
        return won;
    }

    /// Positive.
    double lost() {
        return lost;
    }

    /// Sum of the trades' returns.
    double returned() {
        return returned;
    }

    long bars() {
        return bars;
    }

    Risk risk() {
        return new Risk(riskCount, riskSum, riskSquares);
    }

    TradeMetrics.Extremes extremes() {
        return new TradeMetrics.Extremes(largestWin, largestLoss, winsInARow, lossesInARow);
    }

    TradeMetrics.Group group(String by, String name) {
        return new TradeMetrics.Group(by, name, count, wins, won - lost);
    }
}
