package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.ForecastScores;
import bellwether.technical.statistics.models.LogisticRidge;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/// `logistic.json`.
final class LogisticGolden implements GoldenCheck {
    private static final double TOLERANCE = 1e-8;

    /// Coefficients near 0 are compared as if they were this large.
    private static final double SMALL = 1e-2;

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        JsonNode theirs = folder.json("logistic.json");
        PanelFeatures features = PanelFeatures.of(theirs);
        GoldenPanel train = GoldenPanel.part(folder, "train");
        GoldenPanel test = GoldenPanel.part(folder, "test");
        GoldenComparison all = parts.all(TOLERANCE);
        for (JsonNode fit : theirs.required("fits")) {
            double[] weights = train.column("weight");
            if (!fit.required("weighted").asBoolean()) {
                Arrays.fill(weights, 1);
            }
            Optional<LogisticRidge> ours =
                    LogisticRidge.fit(
                            features.columns(train.rows()),
                            train.labels(),
                            weights,
                            fit.required("lambda").asDouble());
            compare(all, fit, ours);
            double[][] columns = features.columns(test.rows());
            all.number(
                    name(fit) + "test_log_loss",
                    ours.flatMap(model -> loss(model, columns, test.labels())),
                    Optional.of(fit.required("test_log_loss").asDouble()));
        }
    }

    private static String name(JsonNode fit) {
        return "lambda %s%s "
                .formatted(
                        fit.required("lambda").asText(),
                        fit.required("weighted").asBoolean() ? " weighted" : "");
    }

    private static Optional<Double> loss(
            LogisticRidge model, double[][] columns, boolean[] labels) {
        double[] probabilities = new double[labels.length];
        Arrays.setAll(probabilities, i -> model.probability(PanelFeatures.row(columns, i)));
        return ForecastScores.logLoss(probabilities, labels);
    }

    private static void compare(GoldenComparison all, JsonNode fit, Optional<LogisticRidge> ours) {
        all.number(
                name(fit) + "intercept",
                ours.map(LogisticRidge::intercept),
                Optional.of(fit.required("intercept").asDouble()));
        all.number(
                name(fit) + "objective",
                ours.map(LogisticRidge::objective),
                Optional.of(fit.required("objective").asDouble()));
        JsonNode coefficients = fit.required("coefficients");
        for (int j = 0; j < coefficients.size(); j++) {
            int place = j;
            all.number(
                    name(fit) + "coefficient " + j,
                    ours.map(model -> model.coefficients().at(place)),
                    Optional.of(coefficients.get(j).asDouble()),
                    Math.max(Math.abs(coefficients.get(j).asDouble()), SMALL));
        }
    }
}
