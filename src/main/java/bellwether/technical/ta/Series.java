package bellwether.technical.ta;

import java.util.Arrays;
import java.util.List;

/// One symbol's bars as columns, oldest first. The arrays are the caller's, may be longer than
/// `size`, and are never written.
///
/// A bar with a value that is not finite in a column that an indicator needs is a hole: see
/// [Indicator#compute].
public final class Series {
    private static final double[] NONE = {};

    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;
    private final double[] benchmark;
    private final double[] section;
    private final int size;

    /// The columns known to have no holes.
    private int whole;

    public Series(
            double[] open, double[] high, double[] low, double[] close, double[] volume, int size) {
        this(open, high, low, close, volume, NONE, size);
    }

    /// With the closes of another series beside it, for the indicators that compare two.
    public Series(
            double[] open,
            double[] high,
            double[] low,
            double[] close,
            double[] volume,
            double[] benchmark,
            int size) {
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
        this.benchmark = benchmark;
        this.section = NONE;
        this.size = size;
        requireRoom();
    }

    private Series(Series other, double[] section, int size) {
        this.open = other.open;
        this.high = other.high;
        this.low = other.low;
        this.close = other.close;
        this.volume = other.volume;
        this.benchmark = other.benchmark;
        this.section = section;
        this.size = size;
        requireRoom();
    }

    private void requireRoom() {
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative, was " + size);
        }
        for (Input input : Input.values()) {
            int length = column(input).length;
            if (length < size && !(input.isOptional() && length == 0)) {
                throw new IllegalArgumentException(
                        input + " holds " + length + " values, not " + size);
            }
        }
    }

    public int size() {
        return size;
    }

    public double[] open() {
        return open;
    }

    public double[] high() {
        return high;
    }

    public double[] low() {
        return low;
    }

    public double[] close() {
        return close;
    }

    public double[] volume() {
        return volume;
    }

    public double[] benchmark() {
        return benchmark;
    }

    public double[] column(Input input) {
        return switch (input) {
            case OPEN -> open;
            case HIGH -> high;
            case LOW -> low;
            case CLOSE -> close;
            case VOLUME -> volume;
            case BENCHMARK -> benchmark;
            case SESSION, ANCHOR -> section;
        };
    }

    /// The first `bars` bars only, on the same arrays.
    public Series prefix(int bars) {
        return new Series(this, section, bars);
    }

    /// The first `bars` bars only, in arrays of their own that hold no later one.
    public Series trimmed(int bars) {
        Series own =
                new Series(
                        Arrays.copyOf(open, bars),
                        Arrays.copyOf(high, bars),
                        Arrays.copyOf(low, bars),
                        Arrays.copyOf(close, bars),
                        Arrays.copyOf(volume, bars),
                        benchmark.length == 0 ? NONE : Arrays.copyOf(benchmark, bars),
                        bars);
        return section.length == 0 ? own : own.sectioned(Arrays.copyOf(section, bars));
    }

    /// The same bars, with the number of the session or of the stretch that each lies in.
    public Series sectioned(double[] sections) {
        Series sectioned = new Series(this, sections, size);
        sectioned.whole = whole & ~(Input.SESSION.bit | Input.ANCHOR.bit);
        return sectioned;
    }

    boolean has(List<Input> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            Input input = inputs.get(i);
            if (input.isOptional() && column(input).length < size) {
                return false;
            }
        }
        return true;
    }

    /// Each column is looked through once, when an indicator first asks.
    public boolean isWhole(List<Input> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            Input input = inputs.get(i);
            if ((whole & input.bit) == 0) {
                if (!isWhole(column(input))) {
                    return false;
                }
                whole |= input.bit;
            }
        }
        return true;
    }

    private boolean isWhole(double[] column) {
        for (int bar = 0; bar < size; bar++) {
            if (!Double.isFinite(column[bar])) {
                return false;
            }
        }
        return true;
    }

    public boolean isHole(List<Input> inputs, int bar) {
        for (int i = 0; i < inputs.size(); i++) {
            if (!Double.isFinite(column(inputs.get(i))[bar])) {
                return true;
            }
        }
        return false;
    }

    /// A copy in which the bars that are holes for these inputs never happened.
    public Series withoutHoles(List<Input> inputs) {
        int[] kept = new int[size];
        int count = 0;
        for (int bar = 0; bar < size; bar++) {
            if (!isHole(inputs, bar)) {
                kept[count++] = bar;
            }
        }
        Series whole =
                new Series(
                        picked(open, kept, count),
                        picked(high, kept, count),
                        picked(low, kept, count),
                        picked(close, kept, count),
                        picked(volume, kept, count),
                        picked(benchmark, kept, count),
                        count);
        return section.length == 0 ? whole : whole.sectioned(picked(section, kept, count));
    }

    private static double[] picked(double[] column, int[] kept, int count) {
        double[] picked = new double[column.length == 0 ? 0 : count];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = column[kept[i]];
        }
        return picked;
    }

    /// Moves what was computed without the holes back to its bars, with NaN at each hole.
    void spread(List<Input> inputs, int whole, double[] out) {
        int from = whole - 1;
        for (int bar = size - 1; bar >= 0; bar--) {
            out[bar] = isHole(inputs, bar) ? Double.NaN : out[from--];
        }
    }
}
