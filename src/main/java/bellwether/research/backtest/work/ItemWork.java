package bellwether.research.backtest.work;

import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.store.NewRun;
import java.util.List;

/// What a kind of backtest does with one item of its job.
interface ItemWork {
    /// Works on one item.
    ///
    /// @param batch of the item, for its progress
    /// @throws RunRefused where another try would be refused alike
    List<NewRun> work(BacktestSpec spec, Item item, Batch batch)
            throws RunRefused, InterruptedException;
}
