package bellwether.research.backtest.http;

import bellwether.platform.base.Json;
import bellwether.research.backtest.BacktestResult;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.Finding;
import bellwether.research.backtest.doubt.Findings;
import bellwether.research.backtest.doubt.SharpeEvidence;
import bellwether.research.backtest.store.StoredRun;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A run in answers.
///
/// @param evidence how sure its Sharpe ratio is among the trials so far; null before the backtest
///   is completed, and where nothing is known
/// @param findings what speaks against it, the worst first
record ShownRun(
        int run,
        String label,
        @Nullable String ticker,
        Map<String, BigDecimal> params,
        int trades,
        @Nullable Double objective,
        String dataHash,
        String fingerprint,
        @Nullable SharpeEvidence evidence,
        List<Finding> findings,
        RunReport report) {
    /// @param result of the backtest, once it is completed
    static ShownRun of(StoredRun stored, Optional<BacktestResult> result) {
        RunReport report = Json.stored(stored.report(), RunReport.class);
        SharpeEvidence evidence =
                result.map(known -> known.evidence(stored.hashes().family(), report)).orElse(null);
        RunReport.Doubts doubts = report.doubts();
        return new ShownRun(
                stored.place().n(),
                stored.place().label(),
                stored.place().ticker(),
                stored.place().params(),
                stored.figures().trades(),
                stored.figures().objective(),
                stored.hashes().data(),
                stored.hashes().fingerprint(),
                evidence,
                doubts == null ? List.of() : Findings.and(doubts.findings(), evidence),
                report);
    }
}
