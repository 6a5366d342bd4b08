package bellwether.research.learning.model;

import bellwether.technical.statistics.models.IsotonicFit;
import bellwether.technical.statistics.models.PlattFit;
import java.util.Optional;

/// Fits a calibration to margins of rows that no model had seen: Platt's curve, rising steps where
/// there are enough rows. A slope that is not positive is no skill.
final class Calibrator {
    /// With fewer, steps follow chance.
    static final int ROWS_FOR_STEPS = 5_000;

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
        Optional<PlattFit> curve = PlattFit.of(margins, positive, weights);
        if (curve.filter(PlattFit::hasSkill).isEmpty()) {
            return new Calibration.NoSkill(base);
        }
        double effective = effectiveRows();
        if (effective < ROWS_FOR_STEPS) {
            return new Calibration.Platt(curve.get());
        }
        double[] labels = new double[positive.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = positive[row] ? 1 : 0;
        }
        return IsotonicFit.of(margins, labels, weights)
                .<Calibration>map(steps -> new Calibration.Isotonic(steps, 1 / (effective + 2)))
                .orElse(new Calibration.Platt(curve.get()));
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
