package bellwether.research.backtest.run;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.RunOrder;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.trading.execution.Fill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What came of a rule over one symbol's bars.
public final class SymbolResult {
    private final RunSpan span;
    private final int firstDecision;
    private final double[] equity;
    private final double[] gross;
    private final TradeRecorder recorder;
    private final BigDecimal open;
    private final @Nullable DetailUse detail;

    /// Money and position, and the position alone, at each bar's close.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Curves(double[] equity, double[] gross) {}

    SymbolResult(
            RunSpan span,
            int firstDecision,
            Curves curves,
            TradeRecorder recorder,
            BigDecimal open,
            @Nullable DetailUse detail) {
        this.span = span;
        this.firstDecision = firstDecision;
        this.equity = curves.equity();
        this.gross = curves.gross();
        this.recorder = recorder;
        this.open = open;
        this.detail = detail;
    }

    /// How far finer bars were its tape; nothing where none were asked for.
    public Optional<DetailUse> detail() {
        return Optional.ofNullable(detail);
    }

    /// The bars that it is over; the first value of each column is that of the first of them.
    public RunSpan span() {
        return span;
    }

    /// The first bar of the history at whose close something could be decided; the bar behind the
    /// last one when there is none.
    public int firstDecision() {
        return firstDecision;
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
        return recorder.totals().closed();
    }

    public List<Fill> fills() {
        return recorder.totals().fills();
    }

    /// In the order in which they were accepted; empty where they are not kept.
    public List<RunOrder> orders() {
        return recorder.totals().orders();
    }

    /// What was signalled and not ordered, and why.
    public List<String> skipped() {
        return recorder.skipped();
    }

    /// How many of them there are of each reason.
    public SortedMap<String, Integer> skipCounts() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        skipped().forEach(reason -> counts.merge(reason, 1, Integer::sum));
        return counts;
    }

    /// How often a margin call closed shorts.
    public int marginCalls() {
        return recorder.marginCalls();
    }

    /// Shares still held at the end, negative for a short.
    public BigDecimal open() {
        return open;
    }

    /// The bar on which what is still held was entered; −1 when nothing is.
    public int openSince() {
        return recorder.openSince();
    }

    /// What it had traded when it last held nothing: without the trade that is still open.
    public RunMetrics.Trading settled() {
        return recorder.settled();
    }

    public RunMetrics.Trading trading() {
        return recorder.totals().trading();
    }
}
