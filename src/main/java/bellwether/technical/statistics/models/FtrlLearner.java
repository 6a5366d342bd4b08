package bellwether.technical.statistics.models;

import bellwether.technical.statistics.Logit;
import bellwether.technical.statistics.StatisticsInput;
import java.util.Arrays;

/// Logistic regression row by row, with a penalty that keeps useless inputs at 0: FTRL-proximal
/// (McMahan and others 2013). The first weight is the bias, penalised as the others. Before any row
/// every probability is ½. One thread.
public final class FtrlLearner {
    /// How fast it learns, and how much it is held back.
    ///
    /// @param alpha rate
    /// @param beta what damps the rate at first
    /// @param absolute λ₁
    /// @param square λ₂
    public record Rates(double alpha, double beta, double absolute, double square) {
        public Rates {
            StatisticsInput.notNegative("beta", beta);
            StatisticsInput.notNegative("lambda 1", absolute);
            StatisticsInput.notNegative("lambda 2", square);
            if (!(alpha > 0) || Double.isInfinite(alpha)) {
                throw new IllegalArgumentException("alpha must be above 0, was " + alpha);
            }
        }
    }

    private final Rates rates;
    private final double[] sums;
    private final double[] squares;
    private int count;

    /// Over so many inputs, beside the bias.
    public FtrlLearner(Rates rates, int inputs) {
        StatisticsInput.notNegative("inputs", inputs);
        this.rates = rates;
        this.sums = new double[inputs + 1];
        this.squares = new double[inputs + 1];
    }

    /// One that goes on where another stopped.
    ///
    /// @param sums of the other, the bias first
    /// @param squares of the other
    /// @param count of the rows that it had learnt from
    public static FtrlLearner resumed(Rates rates, double[] sums, double[] squares, int count) {
        StatisticsInput.series("sums", sums);
        StatisticsInput.series("squares", squares);
        StatisticsInput.sameLength("squares", squares.length, sums.length);
        StatisticsInput.atLeast("sums", sums.length, 1);
        StatisticsInput.notNegative("count", count);
        FtrlLearner learner = new FtrlLearner(rates, sums.length - 1);
        System.arraycopy(sums, 0, learner.sums, 0, sums.length);
        System.arraycopy(squares, 0, learner.squares, 0, squares.length);
        learner.count = count;
        return learner;
    }

    /// Slopes less what moved the weights, the bias first.
    public double[] sums() {
        return sums.clone();
    }

    /// Sums of squared slopes, the bias first.
    public double[] squares() {
        return squares.clone();
    }

    /// How many rows it has learnt from.
    public int count() {
        return count;
    }

    /// The bias, then one of each input.
    public double[] weights() {
        double[] weights = new double[sums.length];
        Arrays.setAll(weights, this::weight);
        return weights;
    }

    private double weight(int j) {
        if (Math.abs(sums[j]) <= rates.absolute()) {
            return 0;
        }
        double rate = (rates.beta() + Math.sqrt(squares[j])) / rates.alpha() + rates.square();
        return -(sums[j] - Math.copySign(rates.absolute(), sums[j])) / rate;
    }

    /// The probability of a row; learns nothing.
    public double probability(double[] row) {
        return probability(row, weights());
    }

    private static double probability(double[] row, double[] weights) {
        StatisticsInput.series("row", row);
        StatisticsInput.sameLength("row", row.length, weights.length - 1);
        double margin = weights[0];
        for (int j = 0; j < row.length; j++) {
            margin += weights[j + 1] * row[j];
        }
        return Logit.probability(margin);
    }

    /// Learns a row's outcome; gives the probability that it had before.
    public double learn(double[] row, boolean positive) {
        double[] weights = weights();
        double before = probability(row, weights);
        double miss = before - (positive ? 1 : 0);
        for (int j = 0; j < sums.length; j++) {
            double slope = j == 0 ? miss : miss * row[j - 1];
            double square = squares[j] + slope * slope;
            double step = (Math.sqrt(square) - Math.sqrt(squares[j])) / rates.alpha();
            sums[j] += slope - step * weights[j];
            squares[j] = square;
        }
        count++;
        return before;
    }
}
