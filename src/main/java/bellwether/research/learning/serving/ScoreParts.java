package bellwether.research.learning.serving;

import bellwether.research.learning.ScoreContributions;
import bellwether.research.learning.ScoreContributions.Part;
import bellwether.research.learning.feature.Feature;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.model.ServedModel;
import bellwether.research.learning.tree.BinnedRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Says what each feature adds to the margin of a row.
final class ScoreParts {
    private static final int NAMED = 6;

    private ScoreParts() {}

    static ScoreContributions of(ServedModel served, FeatureRow features) {
        BinnedRows row = served.inputs().bin(List.of(features.values()));
        double[] added = served.model().contributions(row, 0);
        int columns = added.length - 1;
        int[] order =
                IntStream.range(0, columns)
                        .boxed()
                        .sorted(Comparator.comparingDouble(column -> -Math.abs(added[column])))
                        .mapToInt(column -> column)
                        .toArray();
        List<Part> parts = new ArrayList<>();
        double others = 0;
        for (int place = 0; place < columns; place++) {
            int column = order[place];
            if (place < NAMED && added[column] != 0) {
                parts.add(part(served, features, column, added[column]));
            } else {
                others += added[column];
            }
        }
        int rest = columns - parts.size();
        if (rest > 0) {
            parts.add(
                    new Part(
                            null,
                            rest == 1
                                    ? "The other feature"
                                    : "The other %d features".formatted(rest),
                            null,
                            others));
        }
        parts.add(new Part(null, "Without any feature", null, added[columns]));
        return new ScoreContributions(served.model().margin(row, 0), parts);
    }

    private static Part part(
            ServedModel served, FeatureRow features, int column, double contribution) {
        String id = served.inputs().names().get(column);
        double value = features.value(column);
        return new Part(
                id,
                FeatureCatalogue.find(id).map(Feature::name).orElse(id),
                Double.isNaN(value) ? null : value,
                contribution);
    }
}
