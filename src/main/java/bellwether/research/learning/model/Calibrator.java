package bellwether.research.learning.model;

import bellwether.research.learning.sample.SampleSplits;
import bellwether.technical.statistics.models.IsotonicFit;
import bellwether.technical.statistics.models.PlattFit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Fits a calibration to margins of rows that no model had seen, in any order. A slope of Platt's
/// curve that is not positive is no skill. With enough rows, rising steps are tried as well: kept
/// where, fitted to rows of the first two thirds of the dates, they lose less on the last third
/// than the curve does, as with little to learn steps follow chance. Between the two lies the
/// embargo: a row fits only if its label had ended 21 dates of the universe before the first one of
/// the last third: with coins among shares, three weeks.
final class Calibrator {
    /// With fewer, steps are not tried.
    static final int ROWS_FOR_STEPS = 5_000;

    /// Rows of about the same margin that make one point of the steps; single ones would make steps
    /// of probability 0 and 1.
    private static final int ROWS_OF_POINT = 100;

    private final double[] margins;
    private final boolean[] positive;
    private final double[] weights;
    private final LabelSpans spans;

    /// When the labels of rows begin and end, as numbers of sessions.
    record LabelSpans(IntUnaryOperator date, IntUnaryOperator end) {}

    /// @param weights above 0
    Calibrator(double[] margins, boolean[] positive, double[] weights, LabelSpans spans) {
        this.margins = margins;
        this.positive = positive;
        this.weights = weights;
        this.spans = spans;
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
        int first = firstJudged();
        Calibrator fitting =
                where(row -> spans.end.applyAsInt(row) + SampleSplits.EMBARGO <= first);
        Calibrator judging = where(row -> spans.date.applyAsInt(row) >= first);
        Optional<Calibration> curve = fitting.curve();
        Optional<Calibration> steps = fitting.steps();
        return curve.isPresent()
                && steps.isPresent()
                && judging.loss(steps.get()) < judging.loss(curve.get());
    }

    /// The first date of the last third of the dates.
    private int firstJudged() {
        int[] dates =
                IntStream.range(0, margins.length).map(spans.date).sorted().distinct().toArray();
        return dates[dates.length * 2 / 3];
    }

    private Calibrator where(IntPredicate kept) {
        int[] rows = IntStream.range(0, margins.length).filter(kept).toArray();
        boolean[] labels = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = positive[rows[i]];
        }
        return new Calibrator(
                Arrays.stream(rows).mapToDouble(row -> margins[row]).toArray(),
                labels,
                Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray(),
                new LabelSpans(
                        i -> spans.date.applyAsInt(rows[i]), i -> spans.end.applyAsInt(rows[i])));
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
