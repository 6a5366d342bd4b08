package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.ForecastScores;
import bellwether.technical.statistics.RankAuc;
import java.util.Arrays;
import java.util.Optional;

/// `by_date.csv`.
final class DailyScoresGolden implements GoldenCheck {
    private static final double TOLERANCE = 1e-10;

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        GoldenTable table = folder.table("by_date.csv");
        GoldenPanel test = GoldenPanel.part(folder, "test");
        double base = GoldenPanel.part(folder, "train").rate();
        GoldenComparison all = parts.all(TOLERANCE);
        all.same("dates", test.dates(), table.texts("date"));
        for (int i = 0; i < table.size(); i++) {
            GoldenPanel date = new GoldenPanel(test.rows().where("date", table.text(i, "date")));
            compare(all, table, i, date, base);
        }
    }

    private static void compare(
            GoldenComparison all, GoldenTable table, int i, GoldenPanel date, double base) {
        String row = table.text(i, "date") + " ";
        boolean[] labels = date.labels();
        int positives = (int) Math.round(date.rate() * labels.length);
        all.same(row + "positives", positives, table.whole(i, "positives"));
        all.same(row + "negatives", labels.length - positives, table.whole(i, "negatives"));
        double[] logistic = date.column("p_logistic");
        all.number(
                row + "auc_logistic",
                RankAuc.of(logistic, labels),
                table.number(i, "auc_logistic"));
        all.number(
                row + "auc_momentum",
                RankAuc.of(date.column("s_momentum"), labels),
                table.number(i, "auc_momentum"));
        all.number(
                row + "log_loss_logistic",
                ForecastScores.logLoss(logistic, labels),
                table.number(i, "log_loss_logistic"));
        all.number(
                row + "log_loss_base",
                constantLoss(base, labels),
                table.number(i, "log_loss_base"));
    }

    static Optional<Double> constantLoss(double base, boolean[] labels) {
        double[] constant = new double[labels.length];
        Arrays.fill(constant, base);
        return ForecastScores.logLoss(constant, labels);
    }
}
