package bellwether.research.learning.model;

/// What comes of a training.
///
/// @param baseRate share of positive rows among those that trained, by weight
/// @param scores of rows that the fold's model had not seen, by which it is judged
/// @param fingerprint of model and scores
public record TrainedModel(
        ServedModel served, double baseRate, OutOfFold scores, String fingerprint) {
    /// How good the scores are.
    ///
    /// @param from number of the first session that judges
    public ModelEvaluation evaluation(int from) {
        return scores.evaluation(from);
    }

    /// How good the scores of all sessions are.
    public ModelEvaluation evaluation() {
        return evaluation(0);
    }
}
