package bellwether.research.backtest.run;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.trading.execution.Fill;
import java.math.BigDecimal;
import java.util.List;

/// What came of a rule over one symbol's bars.
public final class SymbolResult {
    private final Curve curve;
    private final RunTotals totals;
    private final List<String> skipped;
    private final BigDecimal open;

    SymbolResult(Curve curve, RunTotals totals, List<String> skipped, BigDecimal open) {
        this.curve = curve;
        this.totals = totals;
        this.skipped = skipped;
        this.open = open;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Curve(int from, double[] equity, double[] gross) {}

    /// The first bar at whose close something could be decided; the number of bars when there is
    /// none.
    public int firstDecision() {
        return curve.from;
    }

    /// Money and position at each bar's close.
    public double[] equity() {
        return curve.equity;
    }

    /// Value of the position at each bar's close, positive.
    public double[] gross() {
        return curve.gross;
    }

    public List<ClosedTrade> trades() {
        return totals.closed();
    }

    public List<Fill> fills() {
        return totals.fills();
    }

    /// What was signalled and not ordered, and why.
    public List<String> skipped() {
        return skipped;
    }

    /// Shares still held at the end, negative for a short.
    public BigDecimal open() {
        return open;
    }

    public RunMetrics.Trading trading() {
        return totals.trading();
    }
}
