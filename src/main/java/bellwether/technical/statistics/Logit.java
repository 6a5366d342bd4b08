package bellwether.technical.statistics;

/// Margins ln(p ÷ (1 − p)) and probabilities, the same to the bit on every machine.
public final class Logit {
    private static final double SMALLEST = 1e-9;

    private Logit() {}

    /// The margin of a probability, which is taken as 1e-9 within 0 and 1; 0, that of ½, for NaN.
    public static double margin(double probability) {
        if (Double.isNaN(probability)) {
            return 0;
        }
        double p = Math.clamp(probability, SMALLEST, 1 - SMALLEST);
        return StrictMath.log(p / (1 - p));
    }

    /// The probability of a margin.
    public static double probability(double margin) {
        return 1 / (1 + StrictMath.exp(-margin));
    }

    /// What a margin loses where the target, from 0 to 1, was this: ln(1 + e^m) − t·m, without
    /// overflow.
    public static double loss(double margin, double target) {
        return Math.max(margin, 0)
                + StrictMath.log1p(StrictMath.exp(-Math.abs(margin)))
                - target * margin;
    }
}
