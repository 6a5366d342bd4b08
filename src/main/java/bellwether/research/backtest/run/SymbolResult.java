package bellwether.research.backtest.run;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.trading.execution.Fill;
import java.math.BigDecimal;
import java.util.List;

/// What came of a rule over one symbol's bars.
public final class SymbolResult {
    private final int from;
    private final double[] equity;
    private final double[] gross;
    private final TradeRecorder recorder;
    private final BigDecimal open;

    SymbolResult(
            int from, double[] equity, double[] gross, TradeRecorder recorder, BigDecimal open) {
        this.from = from;
        this.equity = equity;
        this.gross = gross;
        this.recorder = recorder;
        this.open = open;
    }

    /// The first bar at whose close something could be decided; the number of bars when there is
    /// none.
    public int firstDecision() {
        return from;
    }

    /// Money and position at each bar's close.
    public double[] equity() {
        return equity;
    }

    /// Value of the position at each bar's close, positive.
    public double[] gross() {
        return gross;
    }

    public List<ClosedTrade> trades() {
        return recorder.closed();
    }

    public List<Fill> fills() {
        return recorder.fills();
    }

    /// What was signalled and not ordered, and why.
    public List<String> skipped() {
        return recorder.skipped();
    }

    /// Shares still held at the end, negative for a short.
    public BigDecimal open() {
        return open;
    }

    public RunMetrics.Trading trading() {
        return new RunMetrics.Trading(recorder.closed(), recorder.traded(), recorder.charges());
    }
}
