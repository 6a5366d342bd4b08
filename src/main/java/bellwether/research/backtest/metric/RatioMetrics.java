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
        double root = Math.sqrt(basis.perYear());
        Related related = Related.of(basis, fit, undefined);
        return new RatioMetrics(
                undefined.ratio("sharpe", basis.excess() * root, moments.deviation(), FLAT),
                undefined.ratio(
                        "sortino", basis.excess() * root, moments.downside(), "no losing session"),
                calmar,
                undefined.ratio("omega", moments.gains(), moments.losses(), "no losing session"),
                related.treynor(),
                related.alpha(),
                related.beta(),
                related.informationRatio(),
                related.trackingError());
    }

    /// The figures that need a benchmark.
    private record Related(
            @Nullable Double treynor,
            @Nullable Double alpha,
            @Nullable Double beta,
            @Nullable Double informationRatio,
            @Nullable Double trackingError) {
        private static final String TRACKING = "tracking_error";
        private static final String INFORMATION = "information_ratio";

        static Related of(Basis basis, @Nullable BenchmarkFit fit, UndefinedMetrics undefined) {
            if (fit == null) {
                String reason = "no benchmark";
                return unrelated(
                        undefined.none(INFORMATION, reason),
                        undefined.none(TRACKING, reason),
                        reason,
                        undefined);
            }
            double root = Math.sqrt(basis.perYear());
            Double information =
                    undefined.ratio(
                            INFORMATION,
                            (basis.moments().mean() - fit.mean()) * root,
                            fit.difference(),
                            "equal to the benchmark");
            Double tracking = fit.difference() * root;
            if (fit.variance() <= 0) {
                return unrelated(information, tracking, "the benchmark does not vary", undefined);
            }
            double year = basis.perYear();
            double explained = fit.beta() * (fit.mean() - basis.rf() / year);
            return new Related(
                    fit.beta() == 0
                            ? undefined.none("treynor", "beta is 0")
                            : Double.valueOf(basis.excess() * year / fit.beta()),
                    (basis.excess() - explained) * year,
                    fit.beta(),
                    information,
                    tracking);
        }

        private static Related unrelated(
                @Nullable Double information,
                @Nullable Double tracking,
                String reason,
                UndefinedMetrics undefined) {
            return new Related(
                    undefined.none("treynor", reason),
                    undefined.none("alpha", reason),
                    undefined.none("beta", reason),
                    information,
                    tracking);
        }
    }
}
