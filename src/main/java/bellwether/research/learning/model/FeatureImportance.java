package bellwether.research.learning.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a feature is worth: by how much the daily AUC falls when its values are shuffled among the
/// rows of each date, out of sample.
///
/// @param feature its name
/// @param fall of the mean over dates; about 0, or below, where the model gains nothing from it
/// @param dates that both classes were there on
public record FeatureImportance(String feature, double fall, int dates) {
    /// The same over several folds, by their dates; the features in the order of the first.
    ///
    /// @param folds of each the features, the same in all
    public static List<FeatureImportance> over(List<List<FeatureImportance>> folds) {
        Map<String, FeatureImportance> sums = new LinkedHashMap<>();
        folds.stream()
                .flatMap(List::stream)
                .forEach(one -> sums.merge(one.feature, one, FeatureImportance::with));
        return List.copyOf(sums.values());
    }

    private FeatureImportance with(FeatureImportance other) {
        int together = dates + other.dates;
        double mean = together == 0 ? 0 : (fall * dates + other.fall * other.dates) / together;
        return new FeatureImportance(feature, mean, together);
    }
}
