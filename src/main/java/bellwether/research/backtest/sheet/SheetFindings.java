package bellwether.research.backtest.sheet;

import bellwether.research.backtest.doubt.Finding;
import bellwether.research.backtest.report.DoubtView;
import bellwether.research.backtest.report.SheetFinding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Findings as tear sheets show them.
final class SheetFindings {
    private SheetFindings() {}

    /// @param run its name; null: the backtest as a whole
    static List<SheetFinding> of(List<Finding> findings, @Nullable String run) {
        return findings.stream().map(finding -> DoubtView.finding(finding, run)).toList();
    }
}
