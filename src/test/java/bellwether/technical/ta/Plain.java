package bellwether.technical.ta;

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
        all.put(
                "VAR",
                (s, a) ->
                        one(
                                line(
                                        s,
                                        a.whole(0) - 1,
                                        t -> Math.pow(deviation(s.close(), t, a.whole(0)), 2))));
        all.put(
                "CORREL",
                (s, a) -> one(line(s, a.whole(0) - 1, t -> correlation(s, t, a.whole(0)))));
        all.put("BETA", (s, a) -> one(line(s, a.whole(0), t -> beta(s, t, a.whole(0)))));
        all.put("HMA", (s, a) -> one(hull(s, a.whole(0))));
        all.put(
                "VWMA",
                (s, a) ->
                        one(
                                line(
                                        s,
                                        a.whole(0) - 1,
                                        t -> paid(s, s.close(), t - a.whole(0) + 1, t))));
        all.put("VWAP", (s, a) -> one(vwap(s, a.whole(0))));
        all.put("AVWAP", (s, a) -> one(anchored(s)));
        all.put("SVWAP", (s, a) -> one(session(s)));
        all.put("ZLEMA", (s, a) -> one(zeroLag(s, a.whole(0))));
        all.put("WILDER", (s, a) -> one(smooth(s.close(), 0, a.whole(0), 1.0 / a.whole(0))));
        all.put("TSI", (s, a) -> one(strength(s.close(), a.whole(0), a.whole(1))));
        all.put("AO", (s, a) -> one(awesome(s, a.whole(0), a.whole(1))));
        all.put("FISHER", (s, a) -> fisher(s, a.whole(0)));
        all.put("SUPERTREND", (s, a) -> supertrend(s, a.whole(0), a.real(1)));
        all.put("ICHIMOKU", (s, a) -> ichimoku(s, a.whole(0), a.whole(1), a.whole(2)));
        all.put("KELTNER", (s, a) -> keltner(s, a.whole(0), a.real(1), a.whole(2)));
        all.put("DONCHIAN", (s, a) -> donchian(s, a.whole(0)));
        all.put("BBPOS", (s, a) -> bands(s, a.whole(0), a.real(1)));
        all.put("FORCE", (s, a) -> one(force(s, a.whole(0))));
        all.put("PIVOTS", (s, a) -> pivots(s));
        all.put("CPR", (s, a) -> central(s));
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

    /// Pearson's formula in two passes.
    private static double correlation(Series s, int t, int period) {
        return shared(s.close(), s.benchmark(), t, period)
                / (deviation(s.close(), t, period) * deviation(s.benchmark(), t, period));
    }

    /// The covariance of the returns over the variance of the benchmark's.
    private static double beta(Series s, int t, int period) {
        double[] own = new double[s.size()];
        double[] other = new double[s.size()];
        for (int i = t - period + 1; i <= t; i++) {
            own[i] = s.close()[i] / s.close()[i - 1] - 1;
            other[i] = s.benchmark()[i] / s.benchmark()[i - 1] - 1;
        }
        return shared(own, other, t, period) / Math.pow(deviation(other, t, period), 2);
    }

    private static double shared(double[] x, double[] y, int t, int period) {
        double meanX = mean(x, t, period);
        double meanY = mean(y, t, period);
        double sum = 0;
        for (int i = t - period + 1; i <= t; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum / period;
    }

    private static double mean(double[] in, int t, int period) {
        return Arrays.stream(in, t - period + 1, t + 1).sum() / period;
    }

    private static double highest(double[] in, int t, int period) {
        return Arrays.stream(in, t - period + 1, t + 1).max().orElseThrow();
    }

    private static double lowest(double[] in, int t, int period) {
        return Arrays.stream(in, t - period + 1, t + 1).min().orElseThrow();
    }

    private static double[] typical(Series s) {
        return line(s, 0, t -> (s.high()[t] + s.low()[t] + s.close()[t]) / 3);
    }

    private static double[] middles(Series s) {
        return line(s, 0, t -> (s.high()[t] + s.low()[t]) / 2);
    }

    private static double[] ranges(Series s) {
        return line(
                s,
                1,
                t -> {
                    double before = s.close()[t - 1];
                    double range =
                            Math.max(s.high()[t] - s.low()[t], Math.abs(s.high()[t] - before));
                    return Math.max(range, Math.abs(s.low()[t] - before));
                });
    }

    /// An average that begins with the mean of `period` values from `from` on and then moves by
    /// `factor` of the gap.
    private static double[] smooth(double[] in, int from, int period, double factor) {
        double[] smooth = new double[in.length];
        Arrays.fill(smooth, Double.NaN);
        int first = from + period - 1;
        for (int t = first; t < in.length; t++) {
            smooth[t] =
                    t == first
                            ? mean(in, t, period)
                            : in[t] * factor + smooth[t - 1] * (1 - factor);
        }
        return smooth;
    }

    private static double[] exponential(double[] in, int from, int period) {
        return smooth(in, from, period, 2.0 / (1 + period));
    }

    /// Hull's own words: twice the half-length weighted average less the full one, averaged over
    /// the root of the length.
    private static double[] hull(Series s, int period) {
        double[] raw =
                line(
                        s,
                        period - 1,
                        t ->
                                2 * weighted(s.close(), t, Math.max(1, period / 2))
                                        - weighted(s.close(), t, period));
        int root = (int) Math.sqrt(period);
        return line(s, period + root - 2, t -> weighted(raw, t, root));
    }

    private static double weighted(double[] in, int t, int period) {
        double sum = 0;
        double weights = 0;
        for (int weight = 1; weight <= period; weight++) {
            sum += weight * in[t - period + weight];
            weights += weight;
        }
        return sum / weights;
    }

    private static double paid(Series s, double[] price, int from, int t) {
        double money = 0;
        double volume = 0;
        for (int i = from; i <= t; i++) {
            money += price[i] * s.volume()[i];
            volume += s.volume()[i];
        }
        return volume > 0 ? money / volume : price[t];
    }

    private static double[] vwap(Series s, int period) {
        double[] typical = typical(s);
        return line(s, period - 1, t -> paid(s, typical, t - period + 1, t));
    }

    private static double[] anchored(Series s) {
        double[] typical = typical(s);
        return line(s, 0, t -> paid(s, typical, 0, t));
    }

    /// Each bar's mean of all that its session has traded so far, looked for anew each time.
    private static double[] session(Series s) {
        double[] typical = typical(s);
        double[] session = s.column(Input.SESSION);
        return line(
                s,
                0,
                t -> {
                    int first = t;
                    while (first > 0 && session[first - 1] == session[t]) {
                        first--;
                    }
                    return paid(s, typical, first, t);
                });
    }

    /// Bill Williams: the 5-bar mean of the middles less the 34-bar mean.
    private static double[] awesome(Series s, int fast, int slow) {
        double[] middles = middles(s);
        return line(s, slow - 1, t -> mean(middles, t, fast) - mean(middles, t, slow));
    }

    /// Ehlers and Way, "Zero Lag (Well, Almost)".
    private static double[] zeroLag(Series s, int period) {
        int lag = (period - 1) / 2;
        return exponential(line(s, lag, t -> 2 * s.close()[t] - s.close()[t - lag]), lag, period);
    }

    /// Blau's double smoothing, as StockCharts' ChartSchool prints it.
    private static double[] strength(double[] in, int slow, int fast) {
        double[] change = new double[in.length];
        double[] size = new double[in.length];
        for (int t = 1; t < in.length; t++) {
            change[t] = in[t] - in[t - 1];
            size[t] = Math.abs(change[t]);
        }
        double[] up = exponential(exponential(change, 1, slow), slow, fast);
        double[] all = exponential(exponential(size, 1, slow), slow, fast);
        double[] strength = new double[in.length];
        Arrays.setAll(strength, t -> 100 * up[t] / all[t]);
        return strength;
    }

    /// Ehlers, "Using the Fisher Transform", Stocks and Commodities, November 2002.
    private static double[][] fisher(Series s, int period) {
        double[] price = middles(s);
        double[] value = new double[s.size()];
        double[] fish = line(s, period - 1, t -> 0);
        double[] signal = line(s, period, t -> 0);
        for (int t = period - 1; t < s.size(); t++) {
            double low = lowest(price, t, period);
            double high = highest(price, t, period);
            double place = high == low ? 0 : (price[t] - low) / (high - low) - 0.5;
            value[t] = 0.33 * 2 * place + 0.67 * (t < period ? 0 : value[t - 1]);
            value[t] = value[t] > 0.999 ? 0.999 : value[t] < -0.999 ? -0.999 : value[t];
            fish[t] =
                    0.5 * (Math.log(1 + value[t]) - Math.log(1 - value[t]))
                            + 0.5 * (t < period ? 0 : fish[t - 1]);
            signal[t] = t < period ? Double.NaN : fish[t - 1];
        }
        return new double[][] {fish, signal};
    }

    /// The rules as published with the TradingView built-in: final bands first, then the side.
    private static double[][] supertrend(Series s, int period, double multiple) {
        double[] atr = smooth(ranges(s), 1, period, 1.0 / period);
        double[] middle = middles(s);
        double[] upper = new double[s.size()];
        double[] lower = new double[s.size()];
        double[] line = line(s, period, t -> 0);
        double[] direction = line(s, period, t -> 0);
        for (int t = period; t < s.size(); t++) {
            upper[t] = middle[t] + multiple * atr[t];
            lower[t] = middle[t] - multiple * atr[t];
            if (t > period && upper[t] >= upper[t - 1] && s.close()[t - 1] <= upper[t - 1]) {
                upper[t] = upper[t - 1];
            }
            if (t > period && lower[t] <= lower[t - 1] && s.close()[t - 1] >= lower[t - 1]) {
                lower[t] = lower[t - 1];
            }
            boolean was = t == period || direction[t - 1] > 0;
            boolean up = was ? !(s.close()[t] < lower[t]) : s.close()[t] > upper[t];
            direction[t] = up ? 1 : -1;
            line[t] = up ? lower[t] : upper[t];
        }
        return new double[][] {line, direction};
    }

    private static double[][] ichimoku(Series s, int conversion, int base, int span) {
        double[] quick = line(s, conversion - 1, t -> middle(s, t, conversion));
        double[] slow = line(s, base - 1, t -> middle(s, t, base));
        int first = Math.max(conversion, base) - 1 + base;
        return new double[][] {
            quick,
            slow,
            line(s, first, t -> (quick[t - base] + slow[t - base]) / 2),
            line(s, span - 1 + base, t -> middle(s, t - base, span))
        };
    }

    private static double middle(Series s, int t, int period) {
        return (highest(s.high(), t, period) + lowest(s.low(), t, period)) / 2;
    }

    /// Keltner channels as StockCharts' ChartSchool prints them.
    private static double[][] keltner(Series s, int period, double multiple, int atrPeriod) {
        double[] middle = exponential(s.close(), 0, period);
        double[] atr = smooth(ranges(s), 1, atrPeriod, 1.0 / atrPeriod);
        int first = Math.max(period - 1, atrPeriod);
        return new double[][] {
            line(s, first, t -> middle[t] + multiple * atr[t]),
            line(s, first, t -> middle[t]),
            line(s, first, t -> middle[t] - multiple * atr[t])
        };
    }

    private static double[][] donchian(Series s, int period) {
        return new double[][] {
            line(s, period - 1, t -> highest(s.high(), t, period)),
            line(s, period - 1, t -> middle(s, t, period)),
            line(s, period - 1, t -> lowest(s.low(), t, period))
        };
    }

    private static double[][] bands(Series s, int period, double deviations) {
        return new double[][] {
            line(
                    s,
                    period - 1,
                    t -> {
                        double reach = deviations * deviation(s.close(), t, period);
                        double beyond =
                                Arrays.stream(s.close(), t - period + 1, t + 1)
                                        .map(x -> s.close()[t] - x)
                                        .sum();
                        return reach == 0 ? 0.5 : 0.5 + beyond / period / (2 * reach);
                    }),
            line(
                    s,
                    period - 1,
                    t ->
                            2
                                    * deviations
                                    * deviation(s.close(), t, period)
                                    / mean(s.close(), t, period))
        };
    }

    private static double[] force(Series s, int period) {
        return exponential(
                line(s, 1, t -> (s.close()[t] - s.close()[t - 1]) * s.volume()[t]), 1, period);
    }

    /// The table every broker prints: P, then R1 to R3 and S1 to S3.
    private static double[][] pivots(Series s) {
        double[] typical = typical(s);
        double[] p = line(s, 1, t -> typical[t - 1]);
        return new double[][] {
            p,
            line(s, 1, t -> 2 * p[t] - s.low()[t - 1]),
            line(s, 1, t -> p[t] + s.high()[t - 1] - s.low()[t - 1]),
            line(s, 1, t -> s.high()[t - 1] + 2 * (p[t] - s.low()[t - 1])),
            line(s, 1, t -> 2 * p[t] - s.high()[t - 1]),
            line(s, 1, t -> p[t] - s.high()[t - 1] + s.low()[t - 1]),
            line(s, 1, t -> s.low()[t - 1] - 2 * (s.high()[t - 1] - p[t]))
        };
    }

    private static double[][] central(Series s) {
        double[] typical = typical(s);
        double[] p = line(s, 1, t -> typical[t - 1]);
        double[] middles = middles(s);
        double[] half = line(s, 1, t -> middles[t - 1]);
        return new double[][] {
            p,
            line(s, 1, t -> Math.min(half[t], 2 * p[t] - half[t])),
            line(s, 1, t -> Math.max(half[t], 2 * p[t] - half[t]))
        };
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
