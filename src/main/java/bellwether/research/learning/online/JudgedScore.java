package bellwether.research.learning.online;

import bellwether.technical.statistics.Logit;

/// A probability that was stored before its label, with the label.
///
/// @param day of the score in UTC, from 1970
/// @param probability of the version that scored
/// @param baseRate the share of positive labels before the score
/// @param waited days from the score to the label
public record JudgedScore(int day, double probability, double baseRate, boolean label, int waited) {
    /// What the probability loses, as a log loss.
    public double loss() {
        return loss(probability, label);
    }

    /// What the base rate loses.
    public double baseLoss() {
        return loss(baseRate, label);
    }

    private static double loss(double probability, boolean label) {
        return Logit.loss(Logit.margin(probability), label ? 1 : 0);
    }
}
