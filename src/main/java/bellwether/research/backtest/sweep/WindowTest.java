package bellwether.research.backtest.sweep;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.RunMetrics;
import java.util.List;
import java.util.SortedMap;

/// What the chosen parameters did on a window's test sessions, with the run's cash at its begin and
/// nothing held at its end: what is still held is sold at the last close.
///
/// @param equity at the close of the session before the first one, and of each
/// @param gross value of what was held at each
/// @param traded value of all fills
/// @param charges by their names
public record WindowTest(
        List<Double> equity,
        List<Double> gross,
        List<ClosedTrade> trades,
        double traded,
        SortedMap<String, Double> charges,
        RunMetrics metrics) {
    public WindowTest {
        equity = List.copyOf(equity);
        gross = List.copyOf(gross);
        trades = List.copyOf(trades);
    }
}
