package bellwether.research.backtest.metric;

import org.jspecify.annotations.Nullable;

/// Reward against risk, annualised.
///
/// @param sharpe (mean - rf ÷ A) ÷ standard deviation × √A, A sessions a year
/// @param sortino the same by the downside deviation over all sessions
/// @param calmar CAGR ÷ largest drawdown
/// @param omega sum of gains ÷ sum of losses
/// @param treynor mean excess return a year ÷ beta
/// @param alpha mean return a year beyond what beta explains (Jensen 1968)
/// @param beta covariance with the benchmark ÷ its variance
/// @param informationRatio mean difference to the benchmark ÷ its standard deviation × √A
/// @param trackingError standard deviation of that difference × √A
public record RatioMetrics(
        @Nullable Double sharpe,
        @Nullable Double sortino,
        @Nullable Double calmar,
        @Nullable Double omega,
        @Nullable Double treynor,
        @Nullable Double alpha,
        @Nullable Double beta,
        @Nullable Double informationRatio,
        @Nullable Double trackingError) {
    private static final String FLAT = "returns do not vary";

    /// @param rf riskless return a year
    record Basis(ReturnMoments moments, int perYear, double rf) {
        double excess() {
            return moments.mean() - rf / perYear;
        }
    }

    static RatioMetrics of(
            Basis basis,
            @Nullable Double calmar,
            @Nullable BenchmarkFit fit,
            UndefinedMetrics undefined) {
        ReturnMoments moments = basis.moments();
        double year = basis.perYear();
        double root = Math.sqrt(year);
        String alone = fit == null ? "no benchmark" : "the benchmark does not vary";
        boolean related = fit != null && fit.variance() > 0;
        return new RatioMetrics(
                undefined.ratio("sharpe", basis.excess() * root, moments.deviation(), FLAT),
                undefined.ratio(
                        "sortino", basis.excess() * root, moments.downside(), "no losing session"),
                calmar,
                undefined.ratio("omega", moments.gains(), moments.losses(), "no losing session"),
                related && fit.beta() != 0
                        ? Double.valueOf(basis.excess() * year / fit.beta())
                        : undefined.none("treynor", related ? "beta is 0" : alone),
                related
                        ? Double.valueOf(
                                (basis.excess() - fit.beta() * (fit.mean() - basis.rf() / year))
                                        * year)
                        : undefined.none("alpha", alone),
                related ? Double.valueOf(fit.beta()) : undefined.none("beta", alone),
                fit == null
                        ? undefined.none("information_ratio", alone)
                        : undefined.ratio(
                                "information_ratio",
                                (moments.mean() - fit.mean()) * root,
                                fit.difference(),
                                "equal to the benchmark"),
                fit == null
                        ? undefined.none("tracking_error", alone)
                        : Double.valueOf(fit.difference() * root));
    }
}
