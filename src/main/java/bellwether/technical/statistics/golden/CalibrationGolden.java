package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.models.IsotonicFit;
import java.util.Arrays;
import java.util.Optional;

/// `isotonic.csv`: the label on a score with ties, plain and weighted.
final class CalibrationGolden implements GoldenCheck {
    private static final double TOLERANCE = 1e-9;

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        GoldenTable table = folder.table("isotonic.csv");
        GoldenPanel test = GoldenPanel.part(folder, "test");
        double[] scores = test.column("s_momentum");
        double[] labels = test.column("label");
        double[] ones = new double[labels.length];
        Arrays.fill(ones, 1);
        Optional<IsotonicFit> plain = IsotonicFit.of(scores, labels, ones);
        Optional<IsotonicFit> weighted = IsotonicFit.of(scores, labels, test.column("weight"));
        GoldenComparison all = parts.all(TOLERANCE);
        for (int i = 0; i < table.size(); i++) {
            double score = table.real(i, "score");
            String row = "row %d ".formatted(i + 1);
            all.number(row + "fitted", plain.map(fit -> fit.at(score)), table.number(i, "fitted"));
            all.number(
                    row + "fitted_weighted",
                    weighted.map(fit -> fit.at(score)),
                    table.number(i, "fitted_weighted"));
        }
    }
}
