package bellwether.technical.statistics;

import java.util.Optional;

/// A figure with its size, its interval and its method; or the reason why there is none. Never NaN.
///
/// @param estimate empty where it is not defined
/// @param n how many units it rests on
/// @param effectiveN to how many independent units that comes; empty where it is not known
/// @param unit what is counted: rows, dates, blocks of 63 sessions
/// @param interval empty where there are too few units, or for a figure that has none
/// @param undefined why the estimate or its interval is not there
public record Estimate(
        Optional<Double> estimate,
        int n,
        Optional<Double> effectiveN,
        String unit,
        Optional<ConfidenceInterval> interval,
        StatisticMethod method,
        Optional<UndefinedFigure> undefined) {
    public Estimate {
        StatisticsInput.notNegative("n", n);
        estimate.ifPresent(value -> StatisticsInput.finite("estimate", value));
        effectiveN.ifPresent(size -> StatisticsInput.notNegative("effective n", size));
        if (estimate.isEmpty() && undefined.isEmpty()) {
            throw new IllegalArgumentException("without an estimate there must be a reason");
        }
        if (interval.isPresent() && undefined.isPresent()) {
            throw new IllegalArgumentException("an interval and a reason why there is none");
        }
    }

    /// A figure without an interval.
    static Estimate plain(double value, int n, String unit, StatisticMethod method) {
        return new Estimate(
                Optional.of(value),
                n,
                Optional.empty(),
                unit,
                Optional.empty(),
                method,
                Optional.empty());
    }

    /// No figure, and why.
    static Estimate none(int n, String unit, StatisticMethod method, UndefinedFigure why) {
        return new Estimate(
                Optional.empty(),
                n,
                Optional.empty(),
                unit,
                Optional.empty(),
                method,
                Optional.of(why));
    }

    Estimate within(ConfidenceInterval bounds) {
        return new Estimate(
                estimate, n, effectiveN, unit, Optional.of(bounds), method, Optional.empty());
    }

    Estimate worth(double effective) {
        return new Estimate(estimate, n, Optional.of(effective), unit, interval, method, undefined);
    }

    /// The same without an interval.
    Estimate lacking(UndefinedFigure why) {
        return new Estimate(
                estimate, n, effectiveN, unit, Optional.empty(), method, Optional.of(why));
    }

    /// The same, without an interval when the effective size is under a minimum.
    public Estimate needing(int minimum) {
        double size = size();
        return size < minimum && undefined.isEmpty()
                ? lacking(UndefinedFigure.tooFew(size, minimum, unit))
                : this;
    }

    /// The effective size where it is known, else n.
    private double size() {
        return effectiveN.orElse((double) n);
    }

    /// One line: `0.54 (90 %: 0.48 to 0.60, n 120, effective 34, Newey-West)`.
    public String words() {
        int decimals = interval.map(bounds -> FigureText.decimals(bounds.width())).orElse(-1);
        return "%s (%sn %d%s, %s)"
                .formatted(
                        estimate.map(value -> number(value, decimals)).orElse("undefined"),
                        bounds(decimals),
                        n,
                        effectiveN.map(size -> ", effective " + FigureText.count(size)).orElse(""),
                        method.name());
    }

    private String bounds(int decimals) {
        return interval.map(bounds ->
                        "%s: %s to %s, "
                                .formatted(
                                        FigureText.percent(bounds.level()),
                                        number(bounds.low(), decimals),
                                        number(bounds.high(), decimals)))
                .or(() -> undefined.map(why -> why.detail() + "; "))
                .orElse("");
    }

    private static String number(double value, int decimals) {
        return decimals < 0 ? FigureText.plain(value) : FigureText.fixed(value, decimals);
    }
}
