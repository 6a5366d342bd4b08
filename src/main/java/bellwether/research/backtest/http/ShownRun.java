package bellwether.research.backtest.http;

import bellwether.platform.base.Json;
import bellwether.research.backtest.BacktestResult;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.RunTests;
import bellwether.research.backtest.doubt.CurveIntervals;
import bellwether.research.backtest.doubt.Finding;
import bellwether.research.backtest.doubt.Findings;
import bellwether.research.backtest.doubt.HeadlineFigures;
import bellwether.research.backtest.doubt.RandomEntries;
import bellwether.research.backtest.doubt.RunBounds;
import bellwether.research.backtest.doubt.RunProof;
import bellwether.research.backtest.doubt.SharpeEvidence;
import bellwether.research.backtest.doubt.TestedFindings;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.store.StoredRun;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A run in answers.
///
/// @param objective by which combinations are ranked; null where it is undefined or not asked for
/// @param undefined why nothing was run, or why there is no objective
/// @param findings what speaks against it, the worst first
/// @param doubts null of combinations and windows
/// @param metrics null of combinations that are not among the best
record ShownRun(
        @JsonUnwrapped Place place,
        @Nullable Double objective,
        @Nullable String undefined,
        @Nullable HeadlineFigures figures,
        List<Finding> findings,
        @Nullable Doubts doubts,
        @Nullable RunMetrics metrics,
        List<RunReport.OpenPosition> open,
        Map<String, Integer> skipped,
        Map<String, Integer> timesTrue,
        @JsonUnwrapped Source source,
        @JsonUnwrapped Tests tests) {

    /// Which run it is.
    record Place(int run, String label, @Nullable String ticker, Map<String, BigDecimal> params) {}

    /// What its result is to be compared with.
    ///
    /// @param evidence how sure its Sharpe ratio is among the trials so far; null before the
    ///   backtest is completed, and where nothing is known
    /// @param winRate Wilson's 90 % interval of the part of the trades that won
    record Doubts(
            @Nullable SharpeEvidence evidence,
            @Nullable RandomEntries chance,
            @Nullable CurveIntervals intervals,
            CurveIntervals.Interval winRate,
            List<RunReport.Baseline> baselines) {}

    /// What was found when it was made again.
    ///
    /// @param proof null until it was asked for
    /// @param bounds null until they were asked for
    record Tests(@Nullable RunProof proof, @Nullable RunBounds bounds) {}

    /// What it read, and by what it is told apart.
    ///
    /// @param prices null of combinations
    record Source(RunReport.@Nullable Prices prices, String dataHash, String fingerprint) {}

    /// @param result of the backtest, once it is completed
    static ShownRun of(StoredRun stored, Optional<BacktestResult> result) {
        RunReport report = Json.stored(stored.report(), RunReport.class);
        SharpeEvidence evidence =
                result.map(known -> known.evidence(stored.hashes().family(), report)).orElse(null);
        RunReport.Doubts doubts = report.doubts();
        RunProof proof = RunTests.proof(stored).orElse(null);
        RunBounds bounds = RunTests.bounds(stored).orElse(null);
        return new ShownRun(
                new Place(
                        stored.place().n(),
                        stored.place().label(),
                        stored.place().ticker(),
                        stored.place().params()),
                stored.figures().objective(),
                report.undefined(),
                report.figures(),
                doubts == null
                        ? List.of()
                        : Findings.and(
                                TestedFindings.of(doubts.findings(), proof, bounds), evidence),
                doubts == null || report.metrics() == null
                        ? null
                        : new Doubts(
                                evidence,
                                doubts.chance(),
                                doubts.intervals(),
                                CurveIntervals.Interval.ofWins(report.metrics().trades()),
                                doubts.baselines()),
                report.metrics(),
                report.open(),
                report.skipped(),
                report.timesTrue(),
                new Source(report.prices(), stored.hashes().data(), stored.hashes().fingerprint()),
                new Tests(proof, bounds));
    }
}
