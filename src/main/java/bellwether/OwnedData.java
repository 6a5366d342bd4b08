package bellwether;

import bellwether.desk.alert.AlertTables;
import bellwether.desk.journal.JournalTables;
import bellwether.desk.report.ShareTables;
import bellwether.desk.scan.ScanTables;
import bellwether.desk.watchlist.WatchlistTables;
import bellwether.market.imports.Imports;
import bellwether.platform.access.AccessTables;
import bellwether.platform.db.OwnedTable;
import bellwether.platform.jobs.JobTables;
import bellwether.platform.live.LiveTables;
import bellwether.research.analysis.AnalysisTables;
import bellwether.research.backtest.BacktestTables;
import bellwether.research.evidence.PlanTables;
import bellwether.research.learning.LearnerTables;
import bellwether.research.learning.OutcomeTables;
import bellwether.research.screen.ScreenTables;
import bellwether.trading.portfolio.store.PortfolioTables;
import bellwether.trading.strategy.StrategyTables;
import java.util.List;
import java.util.stream.Stream;

/// Every table with rows of owners, as the modules name them, in an order in which rows can be
/// deleted: what refers to others before these, jobs behind what hangs by them, and keys last.
final class OwnedData {
    static final List<OwnedTable> TABLES =
            Stream.of(
                            AlertTables.OWNED,
                            JournalTables.OWNED,
                            ShareTables.OWNED,
                            ScanTables.OWNED,
                            WatchlistTables.OWNED,
                            LearnerTables.OWNED,
                            OutcomeTables.OWNED,
                            PlanTables.OWNED,
                            ScreenTables.OWNED,
                            BacktestTables.OWNED,
                            AnalysisTables.OWNED,
                            StrategyTables.OWNED,
                            PortfolioTables.OWNED,
                            Imports.OWNED,
                            JobTables.OWNED,
                            LiveTables.OWNED,
                            AccessTables.OWNED)
                    .flatMap(List::stream)
                    .toList();

    private OwnedData() {}
}
