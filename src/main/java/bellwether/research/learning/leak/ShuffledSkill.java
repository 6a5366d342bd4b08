package bellwether.research.learning.leak;

import bellwether.research.learning.sample.SelectedRows;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.technical.statistics.FisherCombination;
import bellwether.technical.statistics.SplitMix64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What a model tells of labels that were shuffled within their dates, over all shuffles.
final class ShuffledSkill {
    /// How often trainings without a leak may be called leaky for their shuffled labels. All seeds
    /// make one test: by the worst of 20 alone, with z above 3, one honest training in 19 would be
    /// refused.
    static final double MOST_P = 0.001;

    /// Rows that are trained from shuffled labels at most: what reads the tests shows in any
    /// number.
    private static final int MOST_SHUFFLED = 50_000;

    private ShuffledSkill() {}

    static LeakReport together(List<DailySkill> skills) {
        FisherCombination all =
                FisherCombination.ofT(
                        skills.stream().mapToDouble(DailySkill::z).toArray(),
                        skills.stream().mapToInt(skill -> skill.dates() - 1).toArray());
        return all.p() > MOST_P
                ? LeakReport.CLEAN
                : LeakReport.of(
                        new LeakFinding(
                                LeakCode.SHUFFLED_SKILL,
                                null,
                                Map.of(
                                        "auc",
                                        skills.stream()
                                                .mapToDouble(DailySkill::auc)
                                                .average()
                                                .orElseThrow(),
                                        "chi_squared",
                                        all.chiSquared(),
                                        "p",
                                        all.p(),
                                        "seeds",
                                        (double) skills.size())));
    }

    /// Whole symbols, drawn by their number, where there are many rows.
    static TrainingTable thinned(TrainingTable table) {
        double share = (double) MOST_SHUFFLED / Math.max(1, table.rows());
        return share >= 1
                ? table
                : SelectedRows.of(
                        table,
                        IntStream.range(0, table.rows())
                                .filter(row ->
                                        new SplitMix64(table.symbol(row)).nextDouble() < share)
                                .toArray());
    }
}
