package bellwether.research.learning.feature;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.ScoreHistory;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.vote.VoteReason;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.candle.Candles;
import bellwether.technical.ta.chart.ChartFindings;
import bellwether.technical.ta.chart.ChartPatterns;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// The features of one symbol written a second time, as the catalogue's words have them, one bar at
/// a time. What is an indicator of the catalogue comes from there: those are held to TA-Lib.
final class PlainFeatures {
    private final Bars bars;
    private final int t;
    private final Series series;

    /// @param t the last bar that is looked at
    PlainFeatures(Bars bars, int t) {
        this.bars = bars.trimmed(t + 1);
        this.t = t;
        series =
                new Series(
                        this.bars.open(),
                        this.bars.high(),
                        this.bars.low(),
                        this.bars.close(),
                        this.bars.volume(),
                        t + 1);
    }

    double of(String id) {
        Feature feature = FeatureCatalogue.find(id).orElseThrow();
        if (t + 1 < feature.bars()) {
            return Double.NaN;
        }
        double value = value(id);
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private double value(String id) {
        int number = number(id);
        return switch (id) {
            case "return_1",
                    "return_2",
                    "return_5",
                    "return_10",
                    "return_21",
                    "return_63",
                    "return_126",
                    "return_252" ->
                    Math.log(c(t)) - Math.log(c(t - number));
            case "momentum_252_21" -> Math.log(c(t - 21)) - Math.log(c(t - 252));
            case "close_sma_10", "close_sma_20", "close_sma_50", "close_sma_200" ->
                    c(t) / mean(this::c, number) - 1;
            case "sma_50_200" -> mean(this::c, 50) / mean(this::c, 200) - 1;
            case "macd_histogram_atr" -> indicator("MACD_12_26_9", 2) / atr();
            case "adx_14" -> indicator("ADX_14", 0);
            case "di_difference_14" -> indicator("PLUS_DI_14", 0) - indicator("MINUS_DI_14", 0);
            case "slope_63_atr" -> slope(this::c, 63) / atr();
            case "supertrend_side" -> indicator("SUPERTREND_10_3", 1);
            case "rsi_5" -> indicator("RSI_5", 0);
            case "rsi_14" -> indicator("RSI_14", 0);
            case "stochastic_k" -> indicator("STOCH_14_3_3", 0);
            case "cci_20" -> indicator("CCI_20", 0);
            case "mfi_14" -> indicator("MFI_14", 0);
            case "percent_b_20" -> percentB();
            case "ultimate_oscillator" -> indicator("ULTOSC_7_14_28", 0);
            case "tsi" -> indicator("TSI_25_13", 0);
            case "deviation_5", "deviation_21", "deviation_63" -> deviation(this::move, number);
            case "deviation_5_63" -> deviation(this::move, 5) / deviation(this::move, 63);
            case "atr_percent" -> atr() / c(t);
            case "garman_klass_1", "garman_klass_5", "garman_klass_22" ->
                    Math.log(mean(this::garmanKlass, number));
            case "band_width_rank" -> widthRank();
            default -> other(id);
        };
    }

    private double other(String id) {
        return switch (id) {
            case "from_high_20" -> (c(t) - most(bars.high(), 20)) / atr();
            case "from_low_20" -> (c(t) + most(negative(bars.low()), 20)) / atr();
            case "from_high_252" -> (c(t) - most(bars.high(), 252)) / atr();
            case "from_low_252" -> (c(t) + most(negative(bars.low()), 252)) / atr();
            case "bars_since_high" -> sinceHigh();
            case "drawdown" -> c(t) / most(bars.close(), 252) - 1;
            case "gap" -> Math.log(bars.open()[t] / c(t - 1));
            case "range_atr" -> range() / atr();
            case "body" -> range() > 0 ? (c(t) - bars.open()[t]) / range() : 0;
            case "close_place" -> range() > 0 ? (c(t) - bars.low()[t]) / range() : 0.5;
            case "run" -> run();
            case "volume_z_63" -> (v(t) - mean(this::v, 63)) / deviation(this::v, 63);
            case "volume_5_63" -> mean(this::v, 5) / mean(this::v, 63);
            case "obv_slope_21" -> slope(this::obv, 21) / mean(this::v, 21);
            case "cmf_20" -> indicator("CMF_20", 0);
            case "dollar_volume" -> Math.log(mean(i -> c(i) * v(i), 21));
            case "amihud_21" -> amihud();
            case "candles_5" -> candles();
            case "chart_patterns_20" -> charts();
            case "squeeze" -> squeeze();
            case "score" -> reasons().stream().mapToDouble(VoteReason::contribution).sum();
            default -> category(id.replace("score_", ""));
        };
    }

    private static int number(String id) {
        String last = id.substring(id.lastIndexOf('_') + 1);
        return last.chars().allMatch(Character::isDigit) ? Integer.parseInt(last) : 0;
    }

    private double c(int bar) {
        return bars.close()[bar];
    }

    private double v(int bar) {
        return bars.volume()[bar];
    }

    private double move(int bar) {
        return Math.log(c(bar) / c(bar - 1));
    }

    private double range() {
        return bars.high()[t] - bars.low()[t];
    }

    private static double[] negative(double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }

    private double most(double[] values, int count) {
        return Arrays.stream(values, t - count + 1, t + 1).max().orElseThrow();
    }

    private double mean(IntToDoubleFunction of, int count) {
        return meanUpTo(of, t, count);
    }

    private static double meanUpTo(IntToDoubleFunction of, int last, int count) {
        double sum = 0;
        for (int i = last - count + 1; i <= last; i++) {
            sum += of.applyAsDouble(i);
        }
        return sum / count;
    }

    private double deviation(IntToDoubleFunction of, int count) {
        return deviationUpTo(of, t, count);
    }

    private static double deviationUpTo(IntToDoubleFunction of, int last, int count) {
        double mean = meanUpTo(of, last, count);
        double variance =
                meanUpTo(
                        i -> (of.applyAsDouble(i) - mean) * (of.applyAsDouble(i) - mean),
                        last,
                        count);
        // a constant has none, whatever its mean was rounded to
        return variance < 1e-28 * mean * mean ? 0 : Math.sqrt(variance);
    }

    private double slope(IntToDoubleFunction of, int count) {
        double middle = (count - 1) / 2.0;
        double shared = 0;
        double spread = 0;
        for (int i = 0; i < count; i++) {
            shared += (i - middle) * of.applyAsDouble(t - count + 1 + i);
            spread += (i - middle) * (i - middle);
        }
        return shared / spread;
    }

    private double indicator(String id, int output) {
        Indicators.Choice choice = Indicators.parse(id);
        double[][] out = new double[choice.indicator().outputs().size()][t + 1];
        choice.indicator().compute(series, choice.arguments(), out);
        return out[output][t];
    }

    private double atr() {
        return indicator("ATR_14", 0);
    }

    private double percentB() {
        double reach = 2 * deviation(this::c, 20);
        double lower = mean(this::c, 20) - reach;
        return reach > 0 ? (c(t) - lower) / (2 * reach) : 0.5;
    }

    private double width(int bar) {
        return 4 * deviationUpTo(this::c, bar, 20) / meanUpTo(this::c, bar, 20);
    }

    private double widthRank() {
        double sum = 0;
        for (int i = 1; i <= 125; i++) {
            sum += width(t - i) < width(t) ? 1 : width(t - i) == width(t) ? 0.5 : 0;
        }
        return sum / 125;
    }

    private double garmanKlass(int i) {
        double range = Math.log(bars.high()[i]) - Math.log(bars.low()[i]);
        double body = Math.log(c(i)) - Math.log(bars.open()[i]);
        return Math.max(1e-10, 0.5 * range * range - (2 * Math.log(2) - 1) * body * body);
    }

    private double sinceHigh() {
        int ago = 0;
        for (int i = 1; i < 252; i++) {
            ago = bars.high()[t - i] > bars.high()[t - ago] ? i : ago;
        }
        return ago;
    }

    private double run() {
        double side = Math.signum(c(t) - c(t - 1));
        int count = 0;
        while (count < t && side != 0 && Math.signum(c(t - count) - c(t - count - 1)) == side) {
            count++;
        }
        return side * count;
    }

    private double obv(int last) {
        double total = 0;
        for (int i = 1; i <= last; i++) {
            total += Math.signum(c(i) - c(i - 1)) * v(i);
        }
        return total;
    }

    private double amihud() {
        double sum = 0;
        int count = 0;
        for (int i = t - 20; i <= t; i++) {
            if (v(i) > 0) {
                sum += Math.abs(move(i)) / (c(i) * v(i));
                count++;
            }
        }
        return Math.log(sum / count);
    }

    private double candles() {
        short[][] found = new short[CandlePattern.values().length][t + 1];
        new Candles().compute(series, found);
        double sum = 0;
        for (short[] row : found) {
            for (int i = t - 4; i <= t; i++) {
                sum += Math.signum(row[i]);
            }
        }
        return sum;
    }

    private double charts() {
        return ChartPatterns.find(series) instanceof ChartFindings.Searched searched
                ? searched.patterns().stream()
                        .filter(pattern -> pattern.confirmedAt() > t - 20)
                        .mapToInt(pattern -> pattern.direction())
                        .sum()
                : Double.NaN;
    }

    private double squeeze() {
        double keltner = indicator("KELTNER_20_1.5_10", 0) - indicator("KELTNER_20_1.5_10", 2);
        return 4 * deviation(this::c, 20) / keltner;
    }

    private List<VoteReason> reasons() {
        ScoreHistory votes = new ScoreHistory();
        votes.read(bars, List.of());
        return votes.reasons(BuiltInProfiles.BALANCED, t);
    }

    private double category(String key) {
        return reasons().stream()
                .filter(reason -> reason.category().key().equals(key))
                .mapToDouble(reason -> reason.vote() * reason.confidence())
                .average()
                .orElse(Double.NaN);
    }
}
