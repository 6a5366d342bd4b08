package bellwether.research.learning.feature;

/// How many symbols of each date have a value in each step, and from that where a symbol lies among
/// them. Some kilobytes a date, whatever the number of symbols; the order in which symbols come
/// changes nothing.
public final class DateRanks {
    /// Symbols of one date at most.
    public static final int MOST_SYMBOLS = Character.MAX_VALUE;

    private static final char[] NONE = {};

    private final StepScale scale;
    private final char[][] counts;
    private boolean summed;

    /// @param dates how many
    public DateRanks(StepScale scale, int dates) {
        this.scale = scale;
        counts = new char[dates][];
        java.util.Arrays.fill(counts, NONE);
    }

    /// Counts a symbol's value on a date; NaN is no value.
    public void add(int date, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        if (summed) {
            throw new IllegalStateException("values were summed already");
        }
        if (counts[date].length == 0) {
            counts[date] = new char[scale.count()];
        }
        counts[date][scale.step(value)]++;
    }

    /// Ends the counting.
    public void sum() {
        for (char[] date : counts) {
            for (int step = 1; step < date.length; step++) {
                date[step] += date[step - 1];
            }
        }
        summed = true;
    }

    /// How many symbols have a value on a date, after [#sum].
    public int symbols(int date) {
        return counts[date].length == 0 ? 0 : counts[date][scale.count() - 1];
    }

    /// Of the other symbols of the date, the share that is lower, those of the same step by half;
    /// NaN where there are fewer than 20 symbols, or the value is NaN.
    ///
    /// @param value of a symbol that was counted
    public double share(int date, double value) {
        int all = symbols(date);
        if (all < FeatureCatalogue.FEWEST_SYMBOLS || Double.isNaN(value)) {
            return Double.NaN;
        }
        int step = scale.step(value);
        int below = step == 0 ? 0 : counts[date][step - 1];
        int same = counts[date][step] - below;
        return (below + (same - 1) / 2.0) / (all - 1);
    }
}
