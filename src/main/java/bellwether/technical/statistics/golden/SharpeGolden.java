package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.SharpeConfidence;
import bellwether.technical.statistics.SharpeSample;
import bellwether.technical.statistics.SharpeTrials;
import java.util.Optional;

/// `sharpe.csv`.
final class SharpeGolden implements GoldenCheck {
    private static final double TOLERANCE = 1e-10;
    private static final double LEVEL = 0.95;
    private static final double YEAR = 252;

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        GoldenTable table = folder.table("sharpe.csv");
        GoldenComparison all = parts.all(TOLERANCE);
        for (int i = 0; i < table.size(); i++) {
            String row = "row %d ".formatted(i + 1);
            Optional<SharpeSample> ours =
                    SharpeSample.of(folder.series(table.text(i, "series")).returns());
            all.same(row + "n", ours.map(SharpeSample::n).orElse(0), table.whole(i, "n"));
            all.number(row + "sharpe", ours.map(SharpeSample::sharpe), table.number(i, "sharpe"));
            all.number(
                    row + "sharpe_annual",
                    ours.map(sample -> sample.sharpe() * Math.sqrt(YEAR)),
                    table.number(i, "sharpe_annual"));
            all.number(row + "skew", ours.map(SharpeSample::skew), table.number(i, "skew"));
            all.number(
                    row + "kurtosis",
                    ours.map(SharpeSample::kurtosis),
                    table.number(i, "kurtosis"));
            compareTrials(all, table, i, ours);
        }
    }

    private static void compareTrials(
            GoldenComparison all, GoldenTable table, int i, Optional<SharpeSample> ours) {
        String row = "row %d ".formatted(i + 1);
        SharpeTrials trials =
                new SharpeTrials(table.whole(i, "trials"), table.real(i, "variance_of_trials"));
        double reference = trials.expectedMaximum();
        all.number(row + "reference", Optional.of(reference), table.number(i, "reference"));
        all.number(
                row + "probability",
                ours.flatMap(sample -> SharpeConfidence.deflated(sample, trials).estimate()),
                table.number(i, "probability"));
        all.number(
                row + "min_track_record_95",
                ours.flatMap(sample ->
                        SharpeConfidence.shortestRecord(sample, reference, LEVEL).estimate()),
                table.number(i, "min_track_record_95"));
    }
}
