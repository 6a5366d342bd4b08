package bellwether.research.learning.model;

/// What a feature is worth: by how much the daily AUC falls when its values are shuffled among the
/// rows of each date, out of sample.
///
/// @param feature its name
/// @param fall of the mean over dates; about 0, or below, where the model gains nothing from it
/// @param dates that both classes were there on
public record FeatureImportance(String feature, double fall, int dates) {}
