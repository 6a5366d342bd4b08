package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.Estimate;
import bellwether.technical.statistics.HitRate;
import java.util.Optional;

/// `proportions.csv`.
final class ProportionsGolden implements GoldenCheck {
    private static final double TOLERANCE = 1e-12;
    private static final double SMALL = 1e-4;

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        GoldenTable table = folder.table("proportions.csv");
        GoldenComparison all = parts.all(TOLERANCE);
        for (int i = 0; i < table.size(); i++) {
            HitRate rate = HitRate.of(table.whole(i, "k"), table.whole(i, "n"));
            double level = table.real(i, "level");
            compare(all, table, i, "wilson", rate.wilson(level));
            compare(all, table, i, "jeffreys", rate.jeffreys(level));
            compare(all, table, i, "clopper", rate.clopperPearson(level));
        }
    }

    private static void compare(
            GoldenComparison all, GoldenTable table, int row, String name, Estimate ours) {
        String where = "row %d %s_".formatted(row + 1, name);
        number(
                all,
                where + "low",
                ours.interval().map(ConfidenceInterval::low),
                table.number(row, name + "_low"));
        number(
                all,
                where + "high",
                ours.interval().map(ConfidenceInterval::high),
                table.number(row, name + "_high"));
    }

    /// Bounds that are 0 differ by what is rounded off them.
    private static void number(
            GoldenComparison all, String where, Optional<Double> ours, Optional<Double> theirs) {
        all.number(where, ours, theirs, Math.max(theirs.orElse(1.0), SMALL));
    }
}
