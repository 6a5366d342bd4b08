package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.Alternative;
import bellwether.technical.statistics.DieboldMariano;
import java.util.Arrays;
import java.util.Optional;

/// `dm.csv`, of the errors in `dm_errors.csv.gz`.
final class DieboldMarianoGolden implements GoldenCheck {
    private static final double TOLERANCE = 1e-9;

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        GoldenTable errors = folder.table("dm_errors.csv.gz");
        GoldenTable table = folder.table("dm.csv");
        GoldenComparison all = parts.all(TOLERANCE);
        for (int i = 0; i < table.size(); i++) {
            GoldenTable rows =
                    errors.where("series", table.text(i, "series"))
                            .where("horizon", table.text(i, "horizon"));
            compare(all, table, i, rows);
        }
    }

    private static void compare(GoldenComparison all, GoldenTable table, int i, GoldenTable rows) {
        int power = table.whole(i, "power");
        double[] first = losses(rows, table.text(i, "forecast"), power);
        double[] second = losses(rows, table.text(i, "against"), power);
        double[] differences = new double[first.length];
        Arrays.setAll(differences, t -> first[t] - second[t]);
        Optional<DieboldMariano> ours = DieboldMariano.of(differences, table.whole(i, "horizon"));
        String row = "row %d ".formatted(i + 1);
        all.same(row + "n", differences.length, table.whole(i, "n"));
        all.number(
                row + "mean_difference",
                ours.map(DieboldMariano::meanDifference),
                table.number(i, "mean_difference"));
        all.number(row + "dm", ours.map(DieboldMariano::statistic), table.number(i, "dm"));
        all.number(row + "dm_hln", ours.map(DieboldMariano::corrected), table.number(i, "dm_hln"));
        all.number(
                row + "p_two_sided",
                ours.map(found -> found.p(Alternative.TWO_SIDED)),
                table.number(i, "p_two_sided"));
        all.same(
                row + "variance",
                ours.map(found -> found.weighted() ? "bartlett" : "acf").orElse("none"),
                table.text(i, "variance"));
        all.number(
                row + "skill", Optional.of(1 - sum(first) / sum(second)), table.number(i, "skill"));
    }

    private static double[] losses(GoldenTable rows, String forecast, int power) {
        return Arrays.stream(rows.column(forecast))
                .map(error -> Math.pow(Math.abs(error), power))
                .toArray();
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
