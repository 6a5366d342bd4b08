package bellwether.research.backtest.http;

import bellwether.research.backtest.BacktestResult;
import bellwether.research.backtest.doubt.Finding;
import bellwether.research.backtest.doubt.Findings;
import bellwether.research.backtest.store.StoredRun;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A finding in answers.
///
/// @param run that it is about; null: the backtest as a whole
/// @param label of that run
record ShownFinding(@Nullable Integer run, @Nullable String label, @JsonUnwrapped Finding finding) {
    /// The worst first; of the same kind that of the whole first, then by run.
    ///
    /// @param whole whether those of the backtest as a whole are among them
    static List<ShownFinding> all(
            Optional<BacktestResult> result, List<StoredRun> runs, boolean whole) {
        List<ShownFinding> all = new ArrayList<>();
        result.filter(_ -> whole)
                .ifPresent(known ->
                        known.findings()
                                .forEach(
                                        finding -> all.add(new ShownFinding(null, null, finding))));
        for (StoredRun run : runs) {
            ShownRun shown = ShownRun.of(run, result);
            shown.findings()
                    .forEach(finding ->
                            all.add(
                                    new ShownFinding(
                                            shown.place().run(), shown.place().label(), finding)));
        }
        all.sort(Comparator.comparing(ShownFinding::finding, Findings.WORST_FIRST));
        return all;
    }
}
