package bellwether.research.backtest.store;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.RunOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run to be kept.
///
/// @param report everything else, as JSON
/// @param orders in the order in which they were accepted; empty where they are not kept
/// @param curve null where it is not kept
/// @param trials that its owner has made with it
public record NewRun(
        RunPlace place,
        RunFigures figures,
        RunHashes hashes,
        String report,
        List<ClosedTrade> trades,
        List<RunOrder> orders,
        @Nullable RunCurve curve,
        List<Trial> trials) {
    public NewRun {
        trades = List.copyOf(trades);
        orders = List.copyOf(orders);
        trials = List.copyOf(trials);
    }
}
