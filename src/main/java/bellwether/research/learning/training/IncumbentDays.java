package bellwether.research.learning.training;

import bellwether.research.learning.feature.Feature;
import bellwether.research.learning.model.ModelDay;
import bellwether.research.learning.model.ModelRows;
import bellwether.research.learning.model.ServedModel;
import bellwether.research.learning.sample.SampleFeatures;
import bellwether.research.learning.sample.SelectedRows;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.research.learning.tree.DatedRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What the active model says of the rows that a candidate is judged on, of dates behind all that
/// the active one was trained from.
final class IncumbentDays {
    private IncumbentDays() {}

    /// None where it reads other features than these rows have.
    ///
    /// @param from the first date that it was not trained from
    static List<ModelDay> of(ServedModel active, SampleFeatures features, int from) {
        if (!active.inputs()
                .names()
                .equals(features.features().stream().map(Feature::id).toList())) {
            return List.of();
        }
        TrainingTable table = features.table(active.inputs().edges());
        int[] unseen =
                IntStream.range(0, table.rows()).filter(row -> table.date(row) >= from).toArray();
        DatedRows rows = ModelRows.of(SelectedRows.of(table, unseen)).labelled();
        double[] probabilities = active.probabilities(rows.bins());
        List<ModelDay> days = new ArrayList<>();
        for (int place = 0; place < rows.dates(); place++) {
            days.add(day(rows, probabilities, rows.firstOf(place), rows.firstOf(place + 1)));
        }
        return days;
    }

    private static ModelDay day(DatedRows rows, double[] probabilities, int from, int to) {
        double[] own = Arrays.copyOfRange(probabilities, from, to);
        boolean[] positive = new boolean[own.length];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = rows.positive(from + i);
        }
        return ModelDay.of(rows.date(from), own, own, positive, 0.5, own);
    }
}
