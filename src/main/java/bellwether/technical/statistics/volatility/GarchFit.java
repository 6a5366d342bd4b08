package bellwether.technical.statistics.volatility;

import bellwether.technical.statistics.StatisticsInput;
import java.util.Optional;

/// The likeliest GARCH(1,1) of returns, in percent and around their mean: a simplex over the
/// logarithms of ω, α and β (Nelder and Mead 1965), from two starts, each until it stays.
///
/// @param model the parameters found
/// @param logLikelihood at them
public record GarchFit(GarchModel model, double logLikelihood) {
    /// Below, the parameters are noise.
    public static final int FEWEST = 250;

    private static final double[][] STARTS = {{0.05, 0.05, 0.90}, {0.10, 0.15, 0.75}};

    /// Empty for fewer returns, or such as do not vary.
    public static Optional<GarchFit> of(double[] returns) {
        StatisticsInput.series("returns", returns);
        if (returns.length < FEWEST) {
            return Optional.empty();
        }
        double square = GarchModel.meanSquare(returns);
        if (!(square > 0)) {
            return Optional.empty();
        }
        NelderMead search = new NelderMead(point -> loss(point, returns));
        double[] best = new double[0];
        double least = Double.POSITIVE_INFINITY;
        for (double[] start : STARTS) {
            double[] found =
                    search.minimise(
                            new double[] {
                                StrictMath.log(start[0] * square),
                                StrictMath.log(start[1]),
                                StrictMath.log(start[2])
                            });
            double value = loss(found, returns);
            if (value < least) {
                least = value;
                best = found;
            }
        }
        return Double.isFinite(least)
                ? Optional.of(new GarchFit(model(best), -least))
                : Optional.empty();
    }

    private static double loss(double[] point, double[] returns) {
        double alpha = StrictMath.exp(point[1]);
        double beta = StrictMath.exp(point[2]);
        double omega = StrictMath.exp(point[0]);
        if (!(alpha + beta < 1 && omega > 0 && omega < Double.MAX_VALUE)) {
            return Double.POSITIVE_INFINITY;
        }
        return -new GarchModel(omega, alpha, beta).logLikelihood(returns);
    }

    private static GarchModel model(double[] point) {
        return new GarchModel(
                StrictMath.exp(point[0]), StrictMath.exp(point[1]), StrictMath.exp(point[2]));
    }
}
