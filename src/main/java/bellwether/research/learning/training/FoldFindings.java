package bellwether.research.learning.training;

import bellwether.research.learning.leak.LeakDoubt;
import bellwether.research.learning.leak.LeakFinding;
import bellwether.research.learning.leak.LeakReport;
import bellwether.research.learning.model.FeatureImportance;
import java.util.List;

/// What is known of a fold beside its scores.
///
/// @param leaks that were found
/// @param doubts what could not be searched for
public record FoldFindings(
        List<FeatureImportance> importance, List<LeakFinding> leaks, List<LeakDoubt> doubts) {
    public FoldFindings {
        importance = List.copyOf(importance);
        leaks = List.copyOf(leaks);
        doubts = List.copyOf(doubts);
    }

    static FoldFindings of(List<FeatureImportance> importance, LeakReport report) {
        return new FoldFindings(importance, report.findings(), report.doubts());
    }

    LeakReport report() {
        return new LeakReport(leaks, doubts);
    }
}
