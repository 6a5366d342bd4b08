package bellwether.technical.ta;

import bellwether.technical.ta.average.Highest;
import bellwether.technical.ta.average.Lowest;
import bellwether.technical.ta.average.Midpoint;
import bellwether.technical.ta.statistic.Beta;
import bellwether.technical.ta.statistic.Correlation;
import bellwether.technical.ta.statistic.LinearRegression;
import bellwether.technical.ta.volatility.StdDev;
import bellwether.technical.ta.volatility.Variance;
import java.util.List;

/// The catalogue's statistics of a window.
final class StatisticIndicators {
    private StatisticIndicators() {}

    static List<Indicator> all() {
        return List.of(
                deviation(),
                highest(),
                lowest(),
                variance(),
                regression(),
                slope(),
                intercept(),
                angle(),
                forecast(),
                correlation(),
                beta(),
                midpoint(),
                midprice());
    }

    private static IndicatorBuilder draft(String name, String meaning) {
        return new IndicatorBuilder(name, Category.STATISTIC, meaning).source("TA-Lib " + name);
    }

    private static Indicator deviation() {
        return draft("STDDEV", "Standard deviation of the closes around their average.")
                .quiet("0 for a constant price")
                .with(Parameter.period(20), Parameter.real("deviations", 1, 0, 20))
                .warmUp(a -> StdDev.warmUp(a.whole(0)))
                .by((s, a, out) ->
                        StdDev.compute(s.close(), s.size(), a.whole(0), a.real(1), out[0]));
    }

    private static Indicator highest() {
        return draft("MAX", "The highest close of the last bars.")
                .with(Parameter.period(30))
                .warmUp(a -> Highest.warmUp(a.whole(0)))
                .by((s, a, out) -> Highest.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator lowest() {
        return draft("MIN", "The lowest close of the last bars.")
                .with(Parameter.period(30))
                .warmUp(a -> Lowest.warmUp(a.whole(0)))
                .by((s, a, out) -> Lowest.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator variance() {
        return draft("VAR", "Variance of the closes around their average.")
                .units("price squared")
                .quiet("0 for a constant price")
                .with(Parameter.period(20))
                .warmUp(a -> Variance.warmUp(a.whole(0)))
                .by((s, a, out) -> Variance.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator regression() {
        return line("LINEARREG", "Current value of the regression line through the last closes.")
                .by((s, a, out) ->
                        LinearRegression.compute(
                                s.close(), s.size(), a.whole(0), out[0], null, null, null, null));
    }

    private static Indicator slope() {
        return line(
                        "LINEARREG_SLOPE",
                        "Slope of the regression line through the last closes, per bar.")
                .units("price per bar")
                .by((s, a, out) ->
                        LinearRegression.compute(
                                s.close(), s.size(), a.whole(0), null, out[0], null, null, null));
    }

    private static Indicator intercept() {
        return line(
                        "LINEARREG_INTERCEPT",
                        "Value of the regression line through the last closes at its start.")
                .by((s, a, out) ->
                        LinearRegression.compute(
                                s.close(), s.size(), a.whole(0), null, null, out[0], null, null));
    }

    private static Indicator angle() {
        return line("LINEARREG_ANGLE", "Angle of the regression line through the last closes.")
                .units("degrees")
                .by((s, a, out) ->
                        LinearRegression.compute(
                                s.close(), s.size(), a.whole(0), null, null, null, out[0], null));
    }

    private static Indicator forecast() {
        return line(
                        "TSF",
                        "Forecast of the regression line through the last closes for the next bar.")
                .by((s, a, out) ->
                        LinearRegression.compute(
                                s.close(), s.size(), a.whole(0), null, null, null, null, out[0]));
    }

    private static Indicator correlation() {
        return draft(
                        "CORREL",
                        "How closely the price moved with the benchmark: 1 together, 0 not at all, -1 opposite.")
                .units("-1 to 1")
                .quiet("0 when one of them does not vary")
                .with(Parameter.period(30))
                .reads(Input.CLOSE, Input.BENCHMARK)
                .warmUp(a -> Correlation.warmUp(a.whole(0)))
                .by((s, a, out) ->
                        Correlation.compute(
                                s.close(), s.benchmark(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator beta() {
        return draft("BETA", "How much the price moves when the benchmark moves by one percent.")
                .units("ratio")
                .quiet("0 when the benchmark does not vary")
                .source("TA-Lib BETA with the benchmark as its first input")
                .with(Parameter.bars("period", 60))
                .reads(Input.CLOSE, Input.BENCHMARK)
                .warmUp(a -> Beta.warmUp(a.whole(0)))
                .by((s, a, out) ->
                        Beta.compute(s.benchmark(), s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator midpoint() {
        return draft("MIDPOINT", "The middle of the range of the last closes.")
                .with(Parameter.period(14))
                .warmUp(a -> Midpoint.warmUp(a.whole(0)))
                .by((s, a, out) ->
                        Midpoint.compute(s.close(), s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator midprice() {
        return draft(
                        "MIDPRICE",
                        "The middle between the highest high and the lowest low of the last bars.")
                .with(Parameter.period(14))
                .reads(Input.HIGH, Input.LOW)
                .warmUp(a -> Midpoint.warmUp(a.whole(0)))
                .by((s, a, out) ->
                        Midpoint.compute(s.high(), s.low(), s.size(), a.whole(0), out[0]));
    }

    private static IndicatorBuilder line(String name, String meaning) {
        return draft(name, meaning)
                .quiet("a constant price; slope and angle 0")
                .with(Parameter.period(14))
                .warmUp(a -> LinearRegression.warmUp(a.whole(0)));
    }
}
