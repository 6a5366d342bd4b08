package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.volatility.GarchFit;
import bellwether.technical.statistics.volatility.GarchModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// `garch.json`: at fixed parameters, and at the optimum that we find ourselves.
final class GarchGolden implements GoldenCheck {
    private static final double AT_FIXED = 1e-9;
    private static final double OF_LIKELIHOOD = 1e-4;
    private static final double OF_PARAMETERS = 1e-3;
    private static final double SMALL = 1e-2;

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        GoldenComparison fixed = parts.part("at fixed parameters", AT_FIXED);
        GoldenComparison likelihood = parts.part("likelihood", OF_LIKELIHOOD);
        GoldenComparison optimum = parts.part("optimum", OF_PARAMETERS);
        folder.json("garch.json")
                .properties()
                .forEach(entry -> {
                    String name = entry.getKey();
                    JsonNode theirs = entry.getValue();
                    double[] returns = folder.series(name).returns();
                    double[] percents = VolatilityInput.percents(returns);
                    compareInput(fixed, name, theirs, returns, percents);
                    compareFixed(fixed, name, theirs.required("fixed_parameters"), percents);
                    compareOptimum(likelihood, optimum, name, theirs, percents);
                });
    }

    private static void compareInput(
            GoldenComparison fixed,
            String name,
            JsonNode theirs,
            double[] returns,
            double[] percents) {
        double squares = 0;
        for (double value : percents) {
            squares += value * value;
        }
        fixed.same(name + " n", percents.length, theirs.required("n").asInt());
        number(fixed, name, theirs, "mean_log_return", VolatilityInput.mean(returns));
        number(fixed, name, theirs, "start_variance", squares / percents.length);
    }

    private static void compareFixed(
            GoldenComparison fixed, String name, JsonNode theirs, double[] percents) {
        GarchModel model =
                new GarchModel(
                        theirs.required("omega").asDouble(),
                        theirs.required("alpha").asDouble(),
                        theirs.required("beta").asDouble());
        number(fixed, name, theirs, "log_likelihood", model.logLikelihood(percents));
        double[] variances = model.variances(percents);
        theirs.required("variance_at")
                .properties()
                .forEach(at ->
                        fixed.number(
                                name + " variance at " + at.getKey(),
                                variances[Integer.parseInt(at.getKey())],
                                at.getValue().asDouble()));
    }

    private static void compareOptimum(
            GoldenComparison likelihood,
            GoldenComparison optimum,
            String name,
            JsonNode theirs,
            double[] percents) {
        JsonNode estimate = theirs.required("estimate");
        Optional<GarchFit> found = GarchFit.of(percents);
        if (found.isEmpty()) {
            optimum.same(name + " fit", "none", "one");
            return;
        }
        likelihood.atLeast(
                name + " log_likelihood",
                found.get().logLikelihood(),
                estimate.required("log_likelihood").asDouble());
        GarchModel model = found.get().model();
        number(optimum, name, estimate, "omega", model.omega());
        share(optimum, name, estimate, "alpha", model.alpha());
        share(optimum, name, estimate, "beta", model.beta());
        number(optimum, name, estimate, "persistence", model.persistence());
        number(optimum, name, estimate, "long_run_variance", model.longRunVariance());
        double[] variances = model.variances(percents);
        number(optimum, name, estimate, "variance_last", variances[variances.length - 1]);
        double next = model.next(percents);
        estimate.required("forecast_variance")
                .properties()
                .forEach(at ->
                        optimum.number(
                                name + " forecast " + at.getKey(),
                                model.ahead(next, Integer.parseInt(at.getKey())),
                                at.getValue().asDouble()));
        estimate.required("forecast_sum")
                .properties()
                .forEach(at ->
                        optimum.number(
                                name + " forecast sum " + at.getKey(),
                                model.sum(next, Integer.parseInt(at.getKey())),
                                at.getValue().asDouble()));
    }

    /// Shares of a day before, which near 0 are as good as 0.
    private static void share(
            GoldenComparison to, String name, JsonNode theirs, String field, double ours) {
        double other = theirs.required(field).asDouble();
        to.number(
                name + " " + field, Optional.of(ours), Optional.of(other), Math.max(other, SMALL));
    }

    private static void number(
            GoldenComparison to, String name, JsonNode theirs, String field, double ours) {
        to.number(name + " " + field, ours, theirs.required(field).asDouble());
    }
}
