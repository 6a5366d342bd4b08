package bellwether.ta;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Second, slow and obvious computations of indicators, one window at a time, as their inventors
/// print them.
final class Plain {
    static final Map<String, Formula> FORMULAS = formulas();

    private Plain() {}

    interface Formula {
        double[][] of(Series bars, Arguments arguments);
    }

    /// The value on bar `t`.
    interface At {
        double of(int t);
    }

    private static Map<String, Formula> formulas() {
        Map<String, Formula> all = new LinkedHashMap<>();
        all.put(
                "STDDEV",
                (s, a) ->
                        one(
                                line(
                                        s,
                                        a.whole(0) - 1,
                                        t -> a.real(1) * deviation(s.close(), t, a.whole(0)))));
        all.put("CMF", (s, a) -> one(line(s, a.whole(0) - 1, t -> moneyFlow(s, t, a.whole(0)))));
        return all;
    }

    /// Two passes: the mean, then the mean square distance from it.
    private static double deviation(double[] in, int t, int period) {
        double mean = Arrays.stream(in, t - period + 1, t + 1).sum() / period;
        double squares =
                Arrays.stream(in, t - period + 1, t + 1).map(x -> (x - mean) * (x - mean)).sum();
        return Math.sqrt(squares / period);
    }

    /// Marc Chaikin's money flow, as StockCharts' ChartSchool prints it.
    private static double moneyFlow(Series s, int t, int period) {
        double flow = 0;
        double volume = 0;
        for (int i = t - period + 1; i <= t; i++) {
            double range = s.high()[i] - s.low()[i];
            double position = s.close()[i] - s.low()[i] - (s.high()[i] - s.close()[i]);
            flow += range > 0 ? position / range * s.volume()[i] : 0;
            volume += s.volume()[i];
        }
        return flow / volume;
    }

    private static double[][] one(double[] line) {
        return new double[][] {line};
    }

    private static double[] line(Series s, int first, At value) {
        double[] line = new double[s.size()];
        for (int t = 0; t < line.length; t++) {
            line[t] = t < first ? Double.NaN : value.of(t);
        }
        return line;
    }
}
