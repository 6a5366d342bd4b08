package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.MeanError;
import bellwether.technical.statistics.NeweyWest;
import java.util.Optional;

/// `newey_west.csv`.
final class NeweyWestGolden implements GoldenCheck {
    private static final double TOLERANCE = 1e-11;

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        GoldenTable table = folder.table("newey_west.csv");
        GoldenComparison all = parts.all(TOLERANCE);
        for (int i = 0; i < table.size(); i++) {
            double[] returns = folder.series(table.text(i, "series")).returns();
            double[] sums = GoldenPrices.sums(returns, table.whole(i, "horizon"));
            MeanError ours = NeweyWest.error(sums, table.whole(i, "lag"));
            String row = "row %d ".formatted(i + 1);
            all.same(row + "n", ours.n(), table.whole(i, "n"));
            all.number(row + "mean", Optional.of(ours.mean()), table.number(i, "mean"));
            all.number(row + "se_iid", Optional.of(ours.independent()), table.number(i, "se_iid"));
            all.number(
                    row + "se_newey_west",
                    Optional.of(ours.error()),
                    table.number(i, "se_newey_west"));
            all.number(row + "n_effective", ours.uncappedN(), table.number(i, "n_effective"));
        }
    }
}
