package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.models.PlattFit;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/// `platt.json`: the label on the logit of a probability.
final class PlattGolden implements GoldenCheck {
    private static final double TOLERANCE = 1e-6;

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        JsonNode theirs = folder.json("platt.json");
        GoldenPanel test = GoldenPanel.part(folder, "test");
        double[] margins =
                Arrays.stream(test.column("p_logistic")).map(p -> Math.log(p / (1 - p))).toArray();
        Optional<PlattFit> ours = PlattFit.of(margins, test.labels());
        GoldenComparison all = parts.all(TOLERANCE);
        all.number("A", ours.map(PlattFit::a), Optional.of(theirs.required("A").asDouble()));
        all.number("B", ours.map(PlattFit::b), Optional.of(theirs.required("B").asDouble()));
    }
}
