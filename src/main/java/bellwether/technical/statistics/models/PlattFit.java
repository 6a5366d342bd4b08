package bellwether.technical.statistics.models;

import bellwether.technical.statistics.StatisticsInput;
import java.util.Arrays;
import java.util.Optional;

/// The probability of a score as 1 ÷ (1 + exp(A·score + B)), fitted to targets a little within 0
/// and 1 (Platt 1999; Newton's method as Lin, Lin and Weng 2007). A slope A ≥ 0 means that higher
/// scores are no likelier: no skill, never turned round.
///
/// @param a below 0 for scores that have skill
public record PlattFit(double a, double b) {
    /// Whether higher scores are likelier.
    public boolean hasSkill() {
        return a < 0;
    }

    /// The probability of a score.
    public double at(double score) {
        StatisticsInput.finite("score", score);
        return 1 / (1 + StrictMath.exp(a * score + b));
    }

    /// Empty where rows are of one class, or scores are equal.
    public static Optional<PlattFit> of(double[] scores, boolean[] positive) {
        double[] ones = new double[scores.length];
        Arrays.fill(ones, 1);
        return of(scores, positive, ones);
    }

    /// The same by weight.
    ///
    /// @param weights none negative
    public static Optional<PlattFit> of(double[] scores, boolean[] positive, double[] weights) {
        StatisticsInput.series("scores", scores);
        StatisticsInput.sameLength("positive", positive.length, scores.length);
        int positives = 0;
        for (boolean one : positive) {
            positives += one ? 1 : 0;
        }
        int negatives = positive.length - positives;
        if (positives == 0 || negatives == 0) {
            return Optional.empty();
        }
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1 / (negatives + 2.0);
        double[] targets = new double[scores.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = positive[i] ? high : low;
        }
        return LogisticRidge.newton(new double[][] {scores}, targets, weights, 0)
                .map(found -> new PlattFit(-found.coefficients().at(0), -found.intercept()));
    }
}
