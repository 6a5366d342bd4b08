package bellwether.research.backtest;

import bellwether.research.backtest.doubt.Finding;
import bellwether.research.backtest.doubt.SharpeEvidence;
import bellwether.research.backtest.doubt.TrialGroup;
import bellwether.research.backtest.sweep.SweepHeatMap;
import bellwether.research.backtest.sweep.SweepNeighbours;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What of a backtest is known only when all of its runs have ended.
///
/// @param families how many trials its owner had made of each rule without its numbers, by the hash
///   of the family
/// @param owner how many of all rules
/// @param findings about the backtest as a whole, the worst first
/// @param sweep of sweeps only
/// @param walkForward of walk-forwards only, one for each symbol
public record BacktestResult(
        SortedMap<String, TrialGroup> families,
        TrialGroup owner,
        List<Finding> findings,
        @Nullable SweepSummary sweep,
        List<WalkForwardSummary> walkForward) {
    public BacktestResult {
        families = Collections.unmodifiableSortedMap(new TreeMap<>(families));
        findings = List.copyOf(findings);
        walkForward = List.copyOf(walkForward);
    }

    /// How sure a run's Sharpe ratio is among the trials so far; null where nothing is known.
    ///
    /// @param family of the run's rule
    public @Nullable SharpeEvidence evidence(String family, RunReport report) {
        RunReport.Doubts doubts = report.doubts();
        return doubts == null || doubts.sample() == null
                ? null
                : SharpeEvidence.of(
                        doubts.sample(),
                        Stream.concat(Stream.ofNullable(families.get(family)), Stream.of(owner))
                                .toList());
    }

    /// The combinations of a sweep.
    ///
    /// @param objective by which they are ranked; over several symbols its median
    /// @param combinations how many were run over each symbol
    /// @param sample whether they are a sample of more
    /// @param best at most 20, the best first
    /// @param neighbours how those beside the best one did
    /// @param heatMap objectives over two parameters; null where there are not two
    public record SweepSummary(
            String objective,
            int combinations,
            boolean sample,
            List<Ranked> best,
            SweepNeighbours neighbours,
            @Nullable SweepHeatMap heatMap) {
        public SweepSummary {
            best = List.copyOf(best);
        }
    }

    /// A combination.
    ///
    /// @param undefined why it has no objective
    public record Ranked(
            Map<String, BigDecimal> params,
            @Nullable Double objective,
            int trades,
            @Nullable String undefined) {}

    /// The chained tests of one symbol.
    ///
    /// @param run the place of their run
    /// @param unchosen windows in which no parameters could be chosen
    /// @param lastSessions of the last test where it is shorter; null where it is not
    /// @param train mean objective of the chosen parameters in training
    /// @param test objective of the chained tests
    /// @param ratio test ÷ train
    /// @param undefined why one of them is absent
    public record WalkForwardSummary(
            String ticker,
            int run,
            int windows,
            int unchosen,
            @Nullable Integer lastSessions,
            @Nullable Double train,
            @Nullable Double test,
            @Nullable Double ratio,
            @Nullable String undefined) {}
}
