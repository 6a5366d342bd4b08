package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.LeastSquares;
import bellwether.technical.statistics.volatility.HarRegression;
import java.util.List;
import java.util.Optional;

/// `har.csv`.
final class HarGolden implements GoldenCheck {
    private static final double TOLERANCE = 1e-8;
    private static final List<String> COLUMNS = List.of("const", "day", "week", "month");

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        GoldenTable table = folder.table("har.csv");
        GoldenComparison all = parts.all(TOLERANCE);
        for (int i = 0; i < table.size(); i++) {
            double[] variances = VolatilityInput.ranges(folder.series(table.text(i, "series")));
            Optional<LeastSquares> ours =
                    HarRegression.fit(
                                    variances,
                                    table.whole(i, "horizon"),
                                    table.text(i, "target").equals("log"))
                            .map(HarRegression::fit);
            compare(all, table, i, ours);
        }
    }

    private static void compare(
            GoldenComparison all, GoldenTable table, int i, Optional<LeastSquares> ours) {
        String row = "row %d ".formatted(i + 1);
        all.same(row + "n", ours.map(LeastSquares::n).orElse(0), table.whole(i, "n"));
        all.same(row + "lag", ours.map(LeastSquares::lag).orElse(-1), table.whole(i, "lag"));
        for (int j = 0; j < COLUMNS.size(); j++) {
            int place = j;
            String column = COLUMNS.get(j);
            all.number(
                    row + column,
                    ours.map(fit -> fit.coefficients().at(place)),
                    table.number(i, column));
            all.number(
                    row + "se_" + column,
                    ours.map(fit -> fit.errors().at(place)),
                    table.number(i, "se_" + column));
        }
        all.number(row + "r2", ours.map(LeastSquares::r2), table.number(i, "r2"));
    }
}
