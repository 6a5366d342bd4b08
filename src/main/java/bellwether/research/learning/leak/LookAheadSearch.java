package bellwether.research.learning.leak;

import bellwether.market.bars.Bars;
import bellwether.research.learning.sample.SampleReader;
import java.util.Arrays;

/// Takes later bars away and looks whether a value changes by a bit: the next return, the label, a
/// mean around a bar and a scale taken over all bars all do. Reads along with a survey; looks at
/// the first symbols that have enough bars, and at some more while a feature had no value.
public final class LookAheadSearch implements SampleReader {
    static final int FEWEST_BARS = 300;

    /// Symbols that are looked at.
    private static final int SYMBOLS = 5;

    /// Symbols at most, where features have no value in the first ones.
    private static final int MOST_SYMBOLS = 50;

    /// Parts of the bars that are kept.
    private static final double[] CUTS = {0.35, 0.6, 0.9};

    private final FeatureReading reading;
    private final PrefixComparison comparison;
    private int looked;
    private int longest;

    public LookAheadSearch(FeatureReading reading) {
        this.reading = reading;
        comparison = new PrefixComparison(reading.names());
    }

    @Override
    public void take(int symbol, Bars bars) {
        longest = Math.max(longest, bars.size());
        if (bars.size() < FEWEST_BARS || isDone()) {
            return;
        }
        looked++;
        double[][] whole = copied(reading.read(bars), bars.size());
        for (double cut : CUTS) {
            int kept = (int) (bars.size() * cut);
            comparison.compare(whole, reading.read(bars.trimmed(kept)), kept);
        }
    }

    private boolean isDone() {
        return looked >= SYMBOLS && (comparison.isComplete() || looked == MOST_SYMBOLS);
    }

    private static double[][] copied(double[][] columns, int size) {
        double[][] copied = new double[columns.length][];
        for (int column = 0; column < columns.length; column++) {
            copied[column] = Arrays.copyOf(columns[column], size);
        }
        return copied;
    }

    /// What was found so far: each feature, with how many of its values changed.
    public LeakReport report() {
        return looked > 0
                ? comparison.report()
                : LeakReport.of(
                        LeakDoubt.of(
                                LeakCode.LOOKS_AHEAD,
                                longest,
                                FEWEST_BARS,
                                "the longest symbol has %d bars, needs %d"));
    }
}
