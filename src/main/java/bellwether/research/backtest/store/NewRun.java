package bellwether.research.backtest.store;

import bellwether.research.backtest.ClosedTrade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run to be kept.
///
/// @param report everything else, as JSON
/// @param orders each as JSON
/// @param curve null where it is not kept
/// @param trials that its owner has made with it
public record NewRun(
        RunPlace place,
        RunFigures figures,
        RunHashes hashes,
        String report,
        List<ClosedTrade> trades,
        List<String> orders,
        @Nullable RunCurve curve,
        List<Trial> trials) {
    public NewRun {
        trades = List.copyOf(trades);
        orders = List.copyOf(orders);
        trials = List.copyOf(trials);
    }
}
