package bellwether.technical.statistics.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Every file of a folder, in the order of their names.
public final class GoldenReplay {
    private static final Map<String, GoldenCheck> CHECKS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("proportions.csv", new ProportionsGolden()),
                            Map.entry("newey_west.csv", new NeweyWestGolden()),
                            Map.entry("dm.csv", new DieboldMarianoGolden()),
                            Map.entry("sharpe.csv", new SharpeGolden()),
                            Map.entry("multiple_tests.csv", new MultipleTestsGolden()),
                            Map.entry("permutation.csv", new PermutationGolden()),
                            Map.entry("stationary_indices.json", new ResampleGolden()),
                            Map.entry("block_bootstrap.csv", new BlockBootstrapGolden()),
                            Map.entry("spa.json", new SuperiorAbilityGolden()),
                            Map.entry("by_date.csv", new DailyScoresGolden()),
                            Map.entry("scores.json", new ScoresGolden()),
                            Map.entry("delong.json", new DeLongGolden()),
                            Map.entry("ewma.csv", new EwmaGolden()),
                            Map.entry("har.csv", new HarGolden()),
                            Map.entry("garch.json", new GarchGolden()),
                            Map.entry("conformal.csv", new ConformalGolden()),
                            Map.entry("correlation.json", new CorrelationGolden()),
                            Map.entry("lead_lag.csv", new LeadLagGolden()),
                            Map.entry("splits.json", new SplitsGolden()),
                            Map.entry("page_hinkley.json", new DriftGolden()),
                            Map.entry("isotonic.csv", new CalibrationGolden()),
                            Map.entry("platt.json", new PlattGolden()),
                            Map.entry("logistic.json", new LogisticGolden()),
                            Map.entry("ftrl.csv", new OnlineGolden())));

    /// What the others are computed from, and what says how they were made.
    private static final Set<String> INPUTS =
            Set.of(
                    "README.md",
                    "config.json",
                    "make.py",
                    "boosting.py",
                    "check.R",
                    "check-r.csv",
                    "bin_edges.json",
                    "dm_errors.csv.gz",
                    "panel.csv.gz",
                    "permutation_samples.json",
                    "spa_losses.csv.gz");

    private GoldenReplay() {}

    /// The files of this module's figures.
    public static Set<String> covered() {
        return new TreeSet<>(CHECKS.keySet());
    }

    /// What became of each file; a file of ours that the folder lacks is unreadable.
    ///
    /// @param others checks of files that other modules compute
    public static List<GoldenOutcome> of(GoldenFolder folder, Map<String, GoldenCheck> others) {
        Map<String, GoldenCheck> checks = new TreeMap<>(CHECKS);
        checks.putAll(others);
        Set<String> names = new TreeSet<>(folder.files());
        names.addAll(checks.keySet());
        names.removeAll(INPUTS);
        List<GoldenOutcome> outcomes = new ArrayList<>();
        for (String name : names) {
            outcomes.add(outcome(folder, name, checks.get(name)));
        }
        return List.copyOf(outcomes);
    }

    private static GoldenOutcome outcome(
            GoldenFolder folder, String file, @Nullable GoldenCheck check) {
        if (check == null) {
            return new GoldenOutcome.Unknown(file);
        }
        GoldenParts parts = new GoldenParts(file);
        try {
            check.compare(folder, parts);
        } catch (UnreadableGolden | IllegalArgumentException e) {
            return new GoldenOutcome.Unreadable(file, String.valueOf(e.getMessage()));
        }
        return new GoldenOutcome.Compared(file, parts.list());
    }
}
