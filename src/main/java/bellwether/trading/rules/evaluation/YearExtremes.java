package bellwether.trading.rules.evaluation;

/// The highest or lowest value of the 52 weeks up to each bar; unknown while the history is
/// shorter, and where a value within them is.
public final class YearExtremes {
    private static final int DAYS = 364;

    private final long[] time;
    private final double[] values;
    private final int size;

    YearExtremes(long[] time, double[] values, int size) {
        this.time = time;
        this.values = values;
        this.size = size;
    }

    /// Walks once, keeping the bars that may still become the extreme.
    double[] of(boolean highest) {
        double[] extremes = StandardColumns.unknown(size);
        int[] kept = new int[size];
        int head = 0;
        int tail = 0;
        int first = 0;
        int lastUnknown = -1;
        for (int bar = 0; bar < size; bar++) {
            long today = StandardColumns.day(time[bar]);
            while (StandardColumns.day(time[first]) < today - DAYS) {
                first++;
            }
            lastUnknown = Double.isNaN(values[bar]) ? bar : lastUnknown;
            while (tail > head && !beats(values[kept[tail - 1]], values[bar], highest)) {
                tail--;
            }
            kept[tail++] = bar;
            while (kept[head] < first) {
                head++;
            }
            if (lastUnknown < first && StandardColumns.day(time[0]) <= today - DAYS) {
                extremes[bar] = values[kept[head]];
            }
        }
        return extremes;
    }

    /// The same of one bar.
    public static double at(long[] time, double[] values, int bar, boolean highest) {
        long oldest = StandardColumns.day(time[bar]) - DAYS;
        if (StandardColumns.day(time[0]) > oldest) {
            return Double.NaN;
        }
        double extreme = values[bar];
        for (int i = bar; i >= 0 && StandardColumns.day(time[i]) >= oldest; i--) {
            if (Double.isNaN(values[i])) {
                return Double.NaN;
            }
            extreme = beats(values[i], extreme, highest) ? values[i] : extreme;
        }
        return extreme;
    }

    private static boolean beats(double earlier, double later, boolean highest) {
        return highest ? earlier > later : earlier < later;
    }
}
