package bellwether.technical.ta.candle;

import java.util.Arrays;

/// What the candlestick patterns ask of a bar: its body, its shadows, and what is usual for the
/// bars before it.
///
/// TA-Lib keeps a running mean for each pattern from that pattern's first bar on, and its roundings
/// decide ties between prices in whole cents. Means that began on different bars are therefore kept
/// apart: `start` is the bar on which a mean began, which is the pattern's first bar less the age
/// of the bar it is asked about. Sixteen of them serve all 61 patterns.
final class CandleBars {
    private static final int LONG = 10;
    private static final int SHORT = 5;

    /// How many bars before a bar its patterns ask about, and some more.
    private static final int REACH = 8;

    /// From here on every mean has begun.
    private static final int ALL_BEGUN = LONG + 5;

    double[] open = {};
    double[] high = {};
    double[] low = {};
    double[] close = {};
    double[] body = {};
    double[] upper = {};
    double[] lower = {};
    double[] top = {};
    double[] bottom = {};
    private double[] span = {};
    private double[] shadows = {};
    private final double[][] usual = new double[5][0];
    private final double[][] tiny = new double[4][0];
    private final double[][] little = new double[3][0];
    private final double[][] soonRange = new double[2][0];
    private final double[][] range = new double[2][0];

    /// Measures what patterns on the bars from `from` on ask about; the scratch arrays grow to the
    /// longest series seen and are kept.
    void measure(
            double[] opens, double[] highs, double[] lows, double[] closes, int from, int size) {
        open = opens;
        high = highs;
        low = lows;
        close = closes;
        if (body.length < size) {
            grow(size);
        }
        shapes(size);
        int first = from - REACH;
        means(body, LONG, LONG, 1, first, size, usual);
        means(span, LONG, LONG, 0.1, first, size, tiny);
        means(shadows, LONG, LONG, 0.5, first, size, little);
        means(span, SHORT, SHORT, 1, first, size, soonRange);
        means(span, SHORT, LONG, 1, first, size, range);
    }

    private void grow(int size) {
        body = new double[size];
        upper = new double[size];
        lower = new double[size];
        top = new double[size];
        bottom = new double[size];
        span = new double[size];
        shadows = new double[size];
        Arrays.setAll(usual, i -> new double[size]);
        Arrays.setAll(tiny, i -> new double[size]);
        Arrays.setAll(little, i -> new double[size]);
        Arrays.setAll(soonRange, i -> new double[size]);
        Arrays.setAll(range, i -> new double[size]);
    }

    private void shapes(int size) {
        for (int i = 0; i < size; i++) {
            double first = open[i];
            double last = close[i];
            double above = last >= first ? last : first;
            double below = last >= first ? first : last;
            body[i] = Math.abs(last - first);
            upper[i] = high[i] - above;
            lower[i] = below - low[i];
            top[i] = above;
            bottom[i] = below;
            span[i] = high[i] - low[i];
            shadows[i] = upper[i] + lower[i];
        }
    }

    /// `factor` times the mean of the `period` bars before each bar, from the bar `first` on, in
    /// TA-Lib's order of additions; one mean began on the bar `start`, the next one bar later, and
    /// so on. Up to `first` they are only added up, five at a time: what each bar changes is the
    /// same.
    private static void means(
            double[] in,
            int period,
            int start,
            double factor,
            int first,
            int size,
            double[][] out) {
        if (first <= ALL_BEGUN) {
            for (int i = 0; i < out.length && start + i < size; i++) {
                double sum = sum(in, period, start + i, start + i);
                write(in, period, sum, factor, start + i, size, out[i]);
            }
            return;
        }
        double a = sum(in, period, start, ALL_BEGUN);
        double b = sum(in, period, start + 1, ALL_BEGUN);
        double c = sum(in, period, start + 2, ALL_BEGUN);
        double d = sum(in, period, start + 3, ALL_BEGUN);
        double e = sum(in, period, start + 4, ALL_BEGUN);
        for (int i = ALL_BEGUN + 1; i <= first; i++) {
            double change = in[i - 1] - in[i - 1 - period];
            a += change;
            b += change;
            c += change;
            d += change;
            e += change;
        }
        for (int i = 0; i < out.length; i++) {
            double sum = i == 0 ? a : i == 1 ? b : i == 2 ? c : i == 3 ? d : e;
            write(in, period, sum, factor, first, size, out[i]);
        }
    }

    /// The sum for the bar `at` of a mean that began on the bar `start`.
    private static double sum(double[] in, int period, int start, int at) {
        double sum = 0;
        for (int i = start - period; i < start; i++) {
            sum += in[i];
        }
        for (int i = start + 1; i <= at; i++) {
            sum += in[i - 1] - in[i - 1 - period];
        }
        return sum;
    }

    private static void write(
            double[] in,
            int period,
            double sumAtFirst,
            double factor,
            int first,
            int size,
            double[] out) {
        double sum = sumAtFirst;
        out[first] = factor * (sum / period);
        for (int i = first + 1; i < size; i++) {
            sum += in[i - 1] - in[i - 1 - period];
            out[i] = factor * (sum / period);
        }
    }

    boolean white(int i) {
        return close[i] >= open[i];
    }

    boolean black(int i) {
        return !white(i);
    }

    /// 1 for a white bar, −1 for a black one.
    int color(int i) {
        return close[i] >= open[i] ? 1 : -1;
    }

    /// The mean body of the last ten bars.
    double usual(int i, int start) {
        return usual[start - LONG][i];
    }

    /// The body is longer than the last ten were.
    boolean tall(int i, int start) {
        return body[i] > usual[start - LONG][i];
    }

    /// The body is shorter than the last ten were.
    boolean small(int i, int start) {
        return body[i] < usual[start - LONG][i];
    }

    /// The body is next to nothing: at most a tenth of the last ten bars' ranges.
    boolean doji(int i, int start) {
        return body[i] <= tiny[start - LONG][i];
    }

    /// The upper shadow is next to nothing.
    boolean flatTop(int i, int start) {
        return upper[i] < tiny[start - LONG][i];
    }

    /// The lower shadow is next to nothing.
    boolean flatBottom(int i, int start) {
        return lower[i] < tiny[start - LONG][i];
    }

    /// A tenth of the last ten bars' ranges.
    double tiny(int i, int start) {
        return tiny[start - LONG][i];
    }

    /// Half of the last ten bars' two shadows together.
    double little(int i, int start) {
        return little[start - LONG][i];
    }

    /// How close counts as near: a fifth of the last five bars' ranges.
    double near(int i, int start) {
        return 0.2 * range(i, start);
    }

    /// How distant counts as far: three fifths of the last five bars' ranges.
    double far(int i, int start) {
        return 0.6 * range(i, start);
    }

    /// How close counts as equal: a twentieth of the last five bars' ranges.
    double equal(int i, int start) {
        return 0.05 * range(i, start);
    }

    private double range(int i, int start) {
        return start < LONG ? soonRange[start - SHORT][i] : range[start - LONG][i];
    }

    boolean within(double value, double middle, double reach) {
        return value <= middle + reach && value >= middle - reach;
    }

    boolean gapUp(int before, int after) {
        return bottom[after] > top[before];
    }

    boolean gapDown(int before, int after) {
        return top[after] < bottom[before];
    }

    boolean inside(int outer, int inner) {
        return top[inner] < top[outer] && bottom[inner] > bottom[outer];
    }
}
