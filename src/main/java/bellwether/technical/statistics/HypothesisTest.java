package bellwether.technical.statistics;

import java.util.Optional;

/// How often chance alone would show as much; or why that cannot be said.
///
/// @param statistic what is compared: a t, a z, or a difference of means
/// @param n how many units it rests on
public record HypothesisTest(
        Optional<Double> statistic,
        Optional<Double> p,
        int n,
        String unit,
        Alternative alternative,
        StatisticMethod method,
        Optional<UndefinedFigure> undefined) {
    public HypothesisTest {
        StatisticsInput.notNegative("n", n);
        statistic.ifPresent(value -> StatisticsInput.finite("statistic", value));
        p.ifPresent(value -> StatisticsInput.probability("p", value));
        if (p.isPresent() == undefined.isPresent()) {
            throw new IllegalArgumentException(
                    "a test has either a p or a reason why there is none");
        }
    }

    static HypothesisTest none(
            int n,
            String unit,
            Alternative alternative,
            StatisticMethod method,
            UndefinedFigure why) {
        return new HypothesisTest(
                Optional.empty(), Optional.empty(), n, unit, alternative, method, Optional.of(why));
    }

    /// A two-sided test by a symmetric statistic as the one-sided one of a smaller mean.
    HypothesisTest less() {
        return new HypothesisTest(
                statistic,
                p.map(both -> statistic.orElse(0.0) < 0 ? both / 2 : 1 - both / 2),
                n,
                unit,
                Alternative.LESS,
                method,
                undefined);
    }

    /// A two-sided test by a symmetric statistic as the one-sided one of a larger mean.
    HypothesisTest greater() {
        return new HypothesisTest(
                statistic,
                p.map(both -> statistic.orElse(0.0) > 0 ? both / 2 : 1 - both / 2),
                n,
                unit,
                Alternative.GREATER,
                method,
                undefined);
    }

    /// One line: `p 0.031 (two-sided, n 120, Diebold-Mariano)`.
    public String words() {
        return "%s (%s, n %d, %s)"
                .formatted(
                        p.map(HypothesisTest::text).orElse("no p"),
                        undefined.map(UndefinedFigure::detail).orElse(alternative.words()),
                        n,
                        method.name());
    }

    private static String text(double p) {
        return p < 1e-4 ? "p < 0.0001" : "p " + FigureText.plain(p);
    }
}
