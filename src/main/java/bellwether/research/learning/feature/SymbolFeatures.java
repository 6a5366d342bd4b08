package bellwether.research.learning.feature;

import bellwether.market.bars.Bars;
import java.util.Arrays;

/// All features of one symbol's bars that need no other symbol, in one pass over its arrays. Each
/// value depends on the bars up to its own alone, so that it is the same, to the bit, whatever bars
/// follow; averages that carry something along depend on where the history begins.
///
/// A bar whose open, high, low or close is not a number above 0 has no feature, and to those after
/// it it never happened.
///
/// Holds scratch space that the next symbol overwrites, so each thread needs its own.
public final class SymbolFeatures {
    private final FeatureInputs inputs = new FeatureInputs();
    private final PatternFeatures patterns = new PatternFeatures();
    private double[][] columns = new double[FeatureCatalogue.all().size()][0];
    private double[] widths = {};
    private int[] kept = {};
    private Bars bars = Bars.room(0);

    /// Takes a symbol's bars, oldest first. Features of a universe are NaN until
    /// [UniverseColumns#fill].
    public void read(Bars next) {
        take(next, true);
        fill();
        for (int column = 0; column < FeatureCatalogue.OWN; column++) {
            settle(column);
        }
        for (int column = FeatureCatalogue.OWN; column < columns.length; column++) {
            Arrays.fill(columns[column], 0, next.size(), Double.NaN);
        }
    }

    /// The same, but only those features that a universe is counted by.
    public void readForUniverse(Bars next) {
        take(next, false);
        UniverseInputs.fill(inputs, columns);
        for (int column : UniverseInputs.COLUMNS) {
            settle(column);
        }
    }

    private void take(Bars next, boolean voted) {
        bars = next;
        if (widths.length < next.size()) {
            widths = new double[next.size()];
            columns = new double[columns.length][next.size()];
        }
        kept = WholeBars.kept(next);
        boolean isWhole = kept.length == next.size();
        inputs.read(isWhole ? next : WholeBars.picked(next, kept), voted);
    }

    private void settle(int column) {
        tidy(columns[column], inputs.size);
        if (kept.length < bars.size()) {
            WholeBars.spread(kept, bars.size(), columns[column]);
        }
    }

    private void fill() {
        ReturnColumns.fill(inputs, columns);
        TrendColumns.fill(inputs, columns);
        OscillatorColumns.fill(inputs, columns, widths);
        VolatilityColumns.fill(inputs, columns, widths);
        PlaceColumns.fill(inputs, columns);
        VolumeColumns.fill(inputs, columns);
        patterns.fill(inputs, columns);
    }

    /// What is no number is absent.
    private static void tidy(double[] column, int size) {
        for (int bar = 0; bar < size; bar++) {
            if (!Double.isFinite(column[bar])) {
                column[bar] = Double.NaN;
            }
        }
    }

    /// The bars that were taken.
    public Bars bars() {
        return bars;
    }

    /// Whether the prices of a bar are numbers above 0.
    boolean hasPrice(int bar) {
        return kept.length == bars.size() || Arrays.binarySearch(kept, bar) >= 0;
    }

    /// One feature of all bars; shared, not copied.
    double[] column(int column) {
        return columns[column];
    }

    /// One feature of all bars in an array of its own.
    public double[] copy(int column) {
        return Arrays.copyOf(columns[column], bars.size());
    }

    /// NaN where it is absent.
    public double value(int column, int bar) {
        return columns[column][bar];
    }

    /// Copies the first features of a bar.
    ///
    /// @param into as many as are wanted
    public void row(int bar, double[] into) {
        for (int column = 0; column < into.length; column++) {
            into[column] = columns[column][bar];
        }
    }
}
