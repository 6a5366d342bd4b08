package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.correlation.AverageLinkage;
import bellwether.technical.statistics.correlation.PearsonCorrelation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// `correlation.json`.
final class CorrelationGolden implements GoldenCheck {
    private static final double TOLERANCE = 1e-10;
    private static final double CUT = 0.6;

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        JsonNode theirs = folder.json("correlation.json");
        CorrelationInput input = CorrelationInput.of(folder);
        GoldenComparison all = parts.all(TOLERANCE);
        all.same("from", input.dates().getFirst(), theirs.required("from").asText());
        all.same("to", input.dates().getLast(), theirs.required("to").asText());
        all.same("n", input.dates().size(), theirs.required("n").asInt());
        double[][] distances = compareMatrix(all, input, theirs.required("matrix"));
        compareSteps(all, AverageLinkage.of(distances), theirs);
    }

    private static double[][] compareMatrix(
            GoldenComparison all, CorrelationInput input, JsonNode matrix) {
        int size = input.returns().size();
        double[][] distances = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double ours =
                        PearsonCorrelation.of(input.returns().get(i), input.returns().get(j))
                                .orElseThrow();
                all.number("matrix %d %d".formatted(i, j), ours, matrix.get(i).get(j).asDouble());
                distances[i][j] = i == j ? 0 : AverageLinkage.distance(ours);
            }
        }
        return distances;
    }

    private static void compareSteps(GoldenComparison all, AverageLinkage ours, JsonNode theirs) {
        JsonNode steps = theirs.required("linkage_average");
        all.same("steps", ours.steps().size(), steps.size());
        for (int i = 0; i < Math.min(ours.steps().size(), steps.size()); i++) {
            AverageLinkage.Step step = ours.steps().get(i);
            JsonNode other = steps.get(i);
            String where = "step %d ".formatted(i);
            all.same(where + "first", step.first(), other.get(0).asInt());
            all.same(where + "second", step.second(), other.get(1).asInt());
            all.number(where + "distance", step.distance(), other.get(2).asDouble());
            all.same(where + "members", step.members(), other.get(3).asInt());
        }
        all.same(
                "clusters",
                ours.groups(CUT),
                numbered(GoldenFolder.wholes(theirs.required("clusters_at_distance_0.6"))));
    }

    /// From 0 in the order of their first members, as ours are.
    private static List<Integer> numbered(int[] labels) {
        List<Integer> seen = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int label : labels) {
            if (!seen.contains(label)) {
                seen.add(label);
            }
            numbers.add(seen.indexOf(label));
        }
        return numbers;
    }
}
