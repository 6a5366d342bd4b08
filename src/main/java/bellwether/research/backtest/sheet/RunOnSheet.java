package bellwether.research.backtest.sheet;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.store.RunCurve;
import java.util.List;
import java.util.Optional;

/// A run that the sheet shows.
record RunOnSheet(
        String name,
        String family,
        RunReport report,
        List<ClosedTrade> trades,
        Optional<RunCurve> curve,
        boolean changed,
        SheetTests tests) {}
