package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.ForecastScores;
import bellwether.technical.statistics.MeanError;
import bellwether.technical.statistics.NeweyWest;
import bellwether.technical.statistics.RankAuc;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/// `scores.json`.
final class ScoresGolden implements GoldenCheck {
    private static final double TOLERANCE = 1e-10;
    private static final int BINS = 10;

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        JsonNode theirs = folder.json("scores.json");
        GoldenPanel test = GoldenPanel.part(folder, "test");
        double base = GoldenPanel.part(folder, "train").rate();
        GoldenComparison all = parts.all(TOLERANCE);
        comparePooled(all, theirs, test, base);
        compareDaily(all, theirs.required("by_date"), test, base);
    }

    private static void comparePooled(
            GoldenComparison all, JsonNode theirs, GoldenPanel test, double base) {
        boolean[] labels = test.labels();
        double[] logistic = test.column("p_logistic");
        double[] constant = new double[labels.length];
        Arrays.fill(constant, base);
        all.same("rows", labels.length, theirs.required("rows").asInt());
        pooled(all, theirs, "base_rate_train", Optional.of(base));
        pooled(all, theirs, "brier", ForecastScores.brier(logistic, labels));
        pooled(all, theirs, "log_loss", ForecastScores.logLoss(logistic, labels));
        pooled(all, theirs, "brier_base", ForecastScores.brier(constant, labels));
        pooled(all, theirs, "log_loss_base", ForecastScores.logLoss(constant, labels));
        pooled(all, theirs, "auc_pooled", RankAuc.of(logistic, labels));
        pooled(all, theirs, "auc_pooled_momentum", RankAuc.of(test.column("s_momentum"), labels));
        pooled(
                all,
                theirs,
                "ece_10_equal_width",
                ForecastScores.calibrationErrorOfWidths(logistic, labels, BINS));
        pooled(
                all,
                theirs,
                "ece_10_equal_count",
                ForecastScores.calibrationError(logistic, labels, BINS));
    }

    private static void pooled(
            GoldenComparison all, JsonNode theirs, String name, Optional<Double> ours) {
        all.number(name, ours, Optional.of(theirs.required(name).asDouble()));
    }

    private static void compareDaily(
            GoldenComparison all, JsonNode theirs, GoldenPanel test, double base) {
        int lag = theirs.required("lag").asInt();
        int[] sessions = test.sessions();
        boolean[] labels = test.labels();
        double[] logistic = DatedFigures.auc(sessions, test.column("p_logistic"), labels).values();
        double[] momentum = DatedFigures.auc(sessions, test.column("s_momentum"), labels).values();
        double[] excess = losses(test.column("p_logistic"), labels);
        double[] constant = new double[labels.length];
        Arrays.fill(constant, base);
        double[] baseLosses = losses(constant, labels);
        Arrays.setAll(excess, i -> excess[i] - baseLosses[i]);
        daily(all, theirs, "auc_logistic", NeweyWest.error(logistic, lag));
        daily(all, theirs, "auc_momentum", NeweyWest.error(momentum, lag));
        daily(all, theirs, "difference", NeweyWest.error(difference(logistic, momentum), lag));
        daily(
                all,
                theirs,
                "log_loss_difference",
                NeweyWest.error(DatedFigures.averages(sessions, excess).values(), lag));
    }

    private static double[] difference(double[] first, double[] second) {
        double[] difference = first.clone();
        Arrays.setAll(difference, i -> first[i] - second[i]);
        return difference;
    }

    private static double[] losses(double[] probability, boolean[] labels) {
        double[] losses = new double[labels.length];
        Arrays.setAll(losses, i -> -Math.log(labels[i] ? probability[i] : 1 - probability[i]));
        return losses;
    }

    private static void daily(GoldenComparison all, JsonNode theirs, String name, MeanError ours) {
        JsonNode expected = theirs.required(name);
        all.number(name + " mean", ours.mean(), expected.get(0).asDouble());
        all.number(name + " error", ours.error(), expected.get(1).asDouble());
        all.same(name + " dates", ours.n(), expected.get(2).asInt());
    }
}
