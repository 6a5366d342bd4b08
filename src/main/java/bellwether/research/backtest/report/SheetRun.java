package bellwether.research.backtest.report;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.RunMetrics;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of a tear sheet.
///
/// @param name the symbol, the portfolio or the rule
/// @param trades closed ones, in the order in which they ended; the first, or none, of more than a
///   sheet holds
/// @param open what is still held at the end
/// @param baselines buy and hold, an index
public record SheetRun(
        String name,
        RunMetrics metrics,
        SheetCurves curves,
        List<ClosedTrade> trades,
        List<Holding> open,
        List<SheetBaseline> baselines,
        SheetEvidence evidence) {
    /// A position that the end of the run left open.
    ///
    /// @param quantity negative for a short
    /// @param value at the last close; absent where there is no price
    public record Holding(String symbol, BigDecimal quantity, @Nullable Double value) {}

    public SheetRun {
        trades = List.copyOf(trades);
        open = List.copyOf(open);
        baselines = List.copyOf(baselines);
    }
}
