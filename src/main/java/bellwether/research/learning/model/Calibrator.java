package bellwether.research.learning.model;

import bellwether.technical.statistics.models.IsotonicFit;
import bellwether.technical.statistics.models.PlattFit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/// Fits a calibration to margins of rows that no model had seen, oldest first. A slope of Platt's
/// curve that is not positive is no skill. With enough rows, rising steps are tried as well: kept
/// where, fitted to the first two thirds, they lose less on the last third than the curve does, as
/// with little to learn steps follow chance.
final class Calibrator {
    /// With fewer, steps are not tried.
    static final int ROWS_FOR_STEPS = 5_000;

    /// Rows of about the same margin that make one point of the steps; single ones would make steps
    /// of probability 0 and 1.
    private static final int ROWS_OF_POINT = 100;

    private final double[] margins;
    private final boolean[] positive;
    private final double[] weights;

    /// @param weights above 0
    Calibrator(double[] margins, boolean[] positive, double[] weights) {
        this.margins = margins;
        this.positive = positive;
        this.weights = weights;
    }

    /// @param base the rate where there is no skill
    Calibration fit(double base) {
        Optional<Calibration> curve = curve();
        if (curve.isEmpty()) {
            return new Calibration.NoSkill(base);
        }
        return stepsLoseLess() ? steps().or(() -> curve).get() : curve.get();
    }

    private Optional<Calibration> curve() {
        return PlattFit.of(margins, positive, weights)
                .filter(PlattFit::hasSkill)
                .map(Calibration.Platt::new);
    }

    private boolean stepsLoseLess() {
        if (effectiveRows() < ROWS_FOR_STEPS) {
            return false;
        }
        int cut = margins.length * 2 / 3;
        Calibrator first = between(0, cut);
        Calibrator last = between(cut, margins.length);
        Optional<Calibration> curve = first.curve();
        Optional<Calibration> steps = first.steps();
        return curve.isPresent()
                && steps.isPresent()
                && last.loss(steps.get()) < last.loss(curve.get());
    }

    private Calibrator between(int from, int to) {
        return new Calibrator(
                Arrays.copyOfRange(margins, from, to),
                Arrays.copyOfRange(positive, from, to),
                Arrays.copyOfRange(weights, from, to));
    }

    private double loss(Calibration calibration) {
        double sum = 0;
        for (int row = 0; row < margins.length; row++) {
            double p = calibration.probability(margins[row]);
            sum -= weights[row] * StrictMath.log(positive[row] ? p : 1 - p);
        }
        return sum;
    }

    private Optional<Calibration> steps() {
        Integer[] order = new Integer[margins.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> margins[i]));
        int points = Math.max(1, order.length / ROWS_OF_POINT);
        double[] scores = new double[points];
        double[] rates = new double[points];
        double[] sizes = new double[points];
        for (int i = 0; i < order.length; i++) {
            int point = (int) ((long) i * points / order.length);
            int row = order[i];
            scores[point] += weights[row] * margins[row];
            rates[point] += positive[row] ? weights[row] : 0;
            sizes[point] += weights[row];
        }
        for (int point = 0; point < points; point++) {
            scores[point] /= sizes[point];
            rates[point] /= sizes[point];
        }
        return IsotonicFit.of(scores, rates, sizes)
                .map(steps -> new Calibration.Isotonic(steps, 1.0 / ROWS_OF_POINT));
    }

    /// (Σw)² ÷ Σw² (Kish 1965).
    double effectiveRows() {
        double sum = 0;
        double squares = 0;
        for (double weight : weights) {
            sum += weight;
            squares += weight * weight;
        }
        return squares > 0 ? sum * sum / squares : 0;
    }
}
