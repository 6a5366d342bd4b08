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
        int first = from - REACH;
        shapes(size);
        if (first <= ALL_BEGUN) {
            means(body, LONG, LONG, 1, size, usual);
            means(span, LONG, LONG, 0.1, size, tiny);
            means(shadows, LONG, LONG, 0.5, size, little);
            means(span, SHORT, SHORT, 1, size, soonRange);
            means(span, SHORT, LONG, 1, size, range);
        } else {
            newest(first, size);
        }
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

    /// `factor` times the mean of the `period` bars before each bar, in TA-Lib's order of
    /// additions; one mean began on the bar `start`, the next one bar later, and so on.
    private static void means(
            double[] in, int period, int start, double factor, int size, double[][] out) {
        for (int i = 0; i < out.length && start + i < size; i++) {
            double sum = sum(in, period, start + i, start + i);
            write(in, period, sum, factor, start + i, size, out[i]);
        }
    }

    /// The same from the bar `first` on. Up to it they are only added up, all sixteen in one walk,
    /// as each addition waits for the one before it: what each bar changes is the same.
    private void newest(int first, int size) {
        double usual0 = sum(body, LONG, LONG, ALL_BEGUN);
        double usual1 = sum(body, LONG, LONG + 1, ALL_BEGUN);
        double usual2 = sum(body, LONG, LONG + 2, ALL_BEGUN);
        double usual3 = sum(body, LONG, LONG + 3, ALL_BEGUN);
        double usual4 = sum(body, LONG, LONG + 4, ALL_BEGUN);
        double tiny0 = sum(span, LONG, LONG, ALL_BEGUN);
        double tiny1 = sum(span, LONG, LONG + 1, ALL_BEGUN);
        double tiny2 = sum(span, LONG, LONG + 2, ALL_BEGUN);
        double tiny3 = sum(span, LONG, LONG + 3, ALL_BEGUN);
        double little0 = sum(shadows, LONG, LONG, ALL_BEGUN);
        double little1 = sum(shadows, LONG, LONG + 1, ALL_BEGUN);
        double little2 = sum(shadows, LONG, LONG + 2, ALL_BEGUN);
        double soon0 = sum(span, SHORT, SHORT, ALL_BEGUN);
        double soon1 = sum(span, SHORT, SHORT + 1, ALL_BEGUN);
        double range0 = sum(span, SHORT, LONG, ALL_BEGUN);
        double range1 = sum(span, SHORT, LONG + 1, ALL_BEGUN);
        for (int i = ALL_BEGUN; i < first; i++) {
            double bodies = body[i] - body[i - LONG];
            double spans = span[i] - span[i - LONG];
            double ends = shadows[i] - shadows[i - LONG];
            double lately = span[i] - span[i - SHORT];
            usual0 += bodies;
            usual1 += bodies;
            usual2 += bodies;
            usual3 += bodies;
            usual4 += bodies;
            tiny0 += spans;
            tiny1 += spans;
            tiny2 += spans;
            tiny3 += spans;
            little0 += ends;
            little1 += ends;
            little2 += ends;
            soon0 += lately;
            soon1 += lately;
            range0 += lately;
            range1 += lately;
        }
        write(body, LONG, usual0, 1, first, size, usual[0]);
        write(body, LONG, usual1, 1, first, size, usual[1]);
        write(body, LONG, usual2, 1, first, size, usual[2]);
        write(body, LONG, usual3, 1, first, size, usual[3]);
        write(body, LONG, usual4, 1, first, size, usual[4]);
        write(span, LONG, tiny0, 0.1, first, size, tiny[0]);
        write(span, LONG, tiny1, 0.1, first, size, tiny[1]);
        write(span, LONG, tiny2, 0.1, first, size, tiny[2]);
        write(span, LONG, tiny3, 0.1, first, size, tiny[3]);
        write(shadows, LONG, little0, 0.5, first, size, little[0]);
        write(shadows, LONG, little1, 0.5, first, size, little[1]);
        write(shadows, LONG, little2, 0.5, first, size, little[2]);
        write(span, SHORT, soon0, 1, first, size, soonRange[0]);
        write(span, SHORT, soon1, 1, first, size, soonRange[1]);
        write(span, SHORT, range0, 1, first, size, range[0]);
        write(span, SHORT, range1, 1, first, size, range[1]);
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
