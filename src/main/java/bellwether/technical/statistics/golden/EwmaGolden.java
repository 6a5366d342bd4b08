package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.volatility.EwmaVariance;
import java.util.Optional;

/// `ewma.csv`.
final class EwmaGolden implements GoldenCheck {
    private static final double TOLERANCE = 1e-12;
    private static final double YEAR = 252;

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        GoldenTable table = folder.table("ewma.csv");
        GoldenComparison all = parts.all(TOLERANCE);
        for (int i = 0; i < table.size(); i++) {
            EwmaVariance variance =
                    EwmaVariance.of(folder.series(table.text(i, "series")).returns());
            Optional<Double> ours = variance.after(table.whole(i, "returns_seen"));
            String row = "row %d ".formatted(i + 1);
            all.number(row + "variance", ours, table.number(i, "variance"));
            all.number(
                    row + "annualised",
                    ours.map(found -> Math.sqrt(found * YEAR)),
                    table.number(i, "annualised"));
        }
    }
}
