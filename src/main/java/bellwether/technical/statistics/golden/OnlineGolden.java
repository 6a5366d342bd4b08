package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.models.FtrlLearner;
import java.util.Arrays;
import java.util.List;

/// `ftrl.csv`: every row of the panel in its order, inputs clipped.
final class OnlineGolden implements GoldenCheck {
    private static final double TOLERANCE = 1e-10;
    private static final double CLIP = 4;
    private static final String BIAS = "w_bias";

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        GoldenTable table = folder.table("ftrl.csv");
        GoldenTable panel = folder.table("panel.csv.gz");
        PanelFeatures features = PanelFeatures.of(folder.json("logistic.json"));
        double[][] columns = features.columns(panel);
        boolean[] labels = panel.flags("label");
        FtrlLearner learner = new FtrlLearner(rates(folder), features.names().size());
        GoldenComparison all = parts.all(TOLERANCE);
        double loss = 0;
        int next = 0;
        for (int i = 0; i < labels.length && next < table.size(); i++) {
            double[] weights = learner.weights();
            double[] row =
                    Arrays.stream(PanelFeatures.row(columns, i))
                            .map(value -> Math.clamp(value, -CLIP, CLIP))
                            .toArray();
            double before = learner.learn(row, labels[i]);
            loss -= Math.log(labels[i] ? before : 1 - before);
            if (i + 1 == table.whole(next, "row")) {
                String where = "row %d ".formatted(i + 1);
                all.number(
                        where + "probability",
                        before,
                        table.real(next, "probability_before_update"));
                all.number(
                        where + "mean_log_loss", loss / (i + 1), table.real(next, "mean_log_loss"));
                compareWeights(all, table, next, features.names(), weights);
                next++;
            }
        }
        all.same("rows", next, table.size());
    }

    private static FtrlLearner.Rates rates(GoldenFolder folder) {
        double[] rates = GoldenFolder.numbers(folder.setting("ftrl"));
        return new FtrlLearner.Rates(rates[0], rates[1], rates[2], rates[3]);
    }

    private static void compareWeights(
            GoldenComparison all,
            GoldenTable table,
            int row,
            List<String> names,
            double[] weights) {
        String where = "row %s ".formatted(table.text(row, "row"));
        all.number(where + BIAS, weights[0], table.real(row, BIAS));
        for (int j = 0; j < names.size(); j++) {
            String column = "w_" + names.get(j);
            all.number(where + column, weights[j + 1], table.real(row, column));
        }
    }
}
