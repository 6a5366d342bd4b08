package bellwether.research.backtest.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that a tear sheet shows. Whoever has the results fills it; nothing is looked up or
/// computed from prices here.
///
/// @param findings in any order; the worst are shown first
/// @param runs one in full; several symbols with an overview; the parts of a comparison each in
///   full. Of a sweep the best one, of a walk-forward the chained test windows
/// @param sweep what each combination gave, where the job was a sweep
/// @param windows of a walk-forward, the oldest first
public record TearSheet(
        SheetHeading heading,
        List<SheetFinding> findings,
        List<SheetRun> runs,
        @Nullable SheetSweep sweep,
        List<SheetWindow> windows,
        SheetAssumptions assumptions,
        SheetOrigin origin) {
    public TearSheet {
        findings = List.copyOf(findings);
        runs = List.copyOf(runs);
        windows = List.copyOf(windows);
    }

    /// Whether its runs are different rules or portfolios, each of which is shown in full, and not
    /// the symbols of one rule.
    boolean isComparison() {
        return heading.kind() == SheetHeading.Kind.COMPARE;
    }
}
