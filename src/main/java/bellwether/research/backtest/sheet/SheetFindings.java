package bellwether.research.backtest.sheet;

import bellwether.research.backtest.doubt.Finding;
import bellwether.research.backtest.report.FigureUnit;
import bellwether.research.backtest.report.SheetFinding;
import bellwether.research.backtest.report.SheetFinding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Findings as tear sheets show them.
final class SheetFindings {
    private SheetFindings() {}

    /// @param run its name; null: the backtest as a whole
    static List<SheetFinding> of(List<Finding> findings, @Nullable String run) {
        return findings.stream().map(finding -> of(finding, run)).toList();
    }

    private static SheetFinding of(Finding finding, @Nullable String run) {
        return new SheetFinding(
                finding.code(),
                finding.severity().equals("warning") ? Severity.WARNING : Severity.SERIOUS,
                finding.message(),
                finding.number(),
                unit(finding.code()),
                finding.remedy(),
                run);
    }

    private static FigureUnit unit(String code) {
        return switch (code) {
            case "not_beyond_chance", "weak_evidence", "many_trials" -> FigureUnit.PROBABILITY;
            case "few_carry_all", "costs_eat", "undecided", "one_name", "one_year", "illiquid" ->
                    FigureUnit.PERCENT;
            case "below_hold", "cliff", "fades_out" -> FigureUnit.RATIO;
            case "thin_edge", "impact_high" -> FigureUnit.BASIS_POINTS;
            case "gap_losses" -> FigureUnit.RISK_MULTIPLE;
            default -> FigureUnit.COUNT;
        };
    }
}
