package bellwether.research.backtest;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The tables of backtests, with the trials that later ones are counted against.
public final class BacktestTables {
    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED =
            List.of(
                    OwnedTable.of("backtest_trade", "job", "run", "n")
                            .where("job in (select id from job where owner = :owner)"),
                    OwnedTable.of("backtest_order", "job", "run", "n")
                            .where("job in (select id from job where owner = :owner)"),
                    OwnedTable.of("backtest_curve", "job", "run")
                            .where("job in (select id from job where owner = :owner)")
                            .by(100),
                    OwnedTable.of("backtest_run", "job", "n")
                            .where("job in (select id from job where owner = :owner)"),
                    OwnedTable.of("backtest", "job").by(100),
                    OwnedTable.of("trial", "owner", "spec_hash", "data_hash"));

    private BacktestTables() {}
}
