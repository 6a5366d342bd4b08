package bellwether.research.learning.model;

import bellwether.technical.statistics.RankAuc;
import java.util.Arrays;
import java.util.Optional;

/// A date's figures, of rows that the model had not seen.
///
/// @param date the session's number
/// @param auc empty where rows are of one class
/// @param loss mean log loss of the rows
/// @param baseLoss the same of the base rate
/// @param momentumLoss the same of the momentum rule, calibrated as the model is; NaN where it is
///   not known
public record ModelDay(
        int date,
        int positives,
        int negatives,
        Optional<Double> auc,
        double loss,
        double baseLoss,
        double momentumLoss) {
    private static final double SMALLEST = 1e-15;

    /// Of the rows of a date.
    ///
    /// @param margins by which rows are ranked
    /// @param probabilities of the rows
    /// @param base the rate that needs no model
    /// @param momentum probabilities by the momentum rule
    public static ModelDay of(
            int date,
            double[] margins,
            double[] probabilities,
            boolean[] positive,
            double base,
            double[] momentum) {
        int positives = 0;
        for (boolean one : positive) {
            positives += one ? 1 : 0;
        }
        double[] bases = new double[positive.length];
        Arrays.fill(bases, base);
        return new ModelDay(
                date,
                positives,
                positive.length - positives,
                RankAuc.of(margins, positive),
                loss(probabilities, positive),
                loss(bases, positive),
                loss(momentum, positive));
    }

    /// Of rows that were scored before their labels had ended; what the momentum rule would have
    /// lost is not known, as NaN.
    ///
    /// @param probabilities of the rows, by which they are ranked too
    public static ModelDay live(int date, double[] probabilities, boolean[] positive, double base) {
        double[] unknown = new double[positive.length];
        Arrays.fill(unknown, Double.NaN);
        return of(date, probabilities, probabilities, positive, base, unknown);
    }

    /// The same under another number of its session.
    public ModelDay on(int other) {
        return new ModelDay(other, positives, negatives, auc, loss, baseLoss, momentumLoss);
    }

    private static double loss(double[] probabilities, boolean[] positive) {
        double sum = 0;
        for (int row = 0; row < positive.length; row++) {
            double happened = positive[row] ? probabilities[row] : 1 - probabilities[row];
            sum -= StrictMath.log(Math.max(happened, SMALLEST));
        }
        return sum / positive.length;
    }
}
