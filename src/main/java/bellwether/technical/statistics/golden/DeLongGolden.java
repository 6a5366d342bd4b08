package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.DeLong;
import bellwether.technical.statistics.Estimate;
import bellwether.technical.statistics.HypothesisTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// `delong.json`.
final class DeLongGolden implements GoldenCheck {
    private static final double TOLERANCE = 1e-10;
    private static final double LEVEL = 0.95;

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        JsonNode theirs = folder.json("delong.json");
        GoldenPanel test = GoldenPanel.part(folder, "test");
        boolean[] labels = test.labels();
        double[] logistic = test.column("p_logistic");
        double[] momentum = test.column("s_momentum");
        GoldenComparison all = parts.all(TOLERANCE);
        Optional<DeLong.Covariances> both = DeLong.covariances(logistic, momentum, labels);
        compare(all, theirs, "variance", both.map(DeLong.Covariances::first));
        compare(all, theirs, "variance_momentum", both.map(DeLong.Covariances::second));
        compare(all, theirs, "covariance", both.map(DeLong.Covariances::both));
        Estimate auc = DeLong.auc(logistic, labels, LEVEL);
        compare(all, theirs, "auc", auc.estimate());
        compare(all, theirs, "low95", auc.interval().map(ConfidenceInterval::low));
        compare(all, theirs, "high95", auc.interval().map(ConfidenceInterval::high));
        HypothesisTest difference = DeLong.difference(logistic, momentum, labels);
        compare(all, theirs, "z", difference.statistic());
        compare(all, theirs, "p_two_sided", difference.p());
    }

    private static void compare(
            GoldenComparison all, JsonNode theirs, String name, Optional<Double> ours) {
        all.number(name, ours, Optional.of(theirs.required(name).asDouble()));
    }
}
