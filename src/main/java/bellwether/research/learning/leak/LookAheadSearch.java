package bellwether.research.learning.leak;

import bellwether.market.bars.Bars;
import bellwether.research.learning.sample.SampleReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Takes later bars away and looks whether a value changes by a bit: the next return, the label, a
/// mean around a bar and a scale taken over all bars all do. Reads along with a survey; looks at
/// the first symbols that have enough bars.
public final class LookAheadSearch implements SampleReader {
    /// Symbols that are looked at.
    private static final int MOST_SYMBOLS = 5;

    private static final int FEWEST_BARS = 300;

    /// Parts of the bars that are kept.
    private static final double[] CUTS = {0.35, 0.6, 0.9};

    private final FeatureReading reading;
    private final Map<String, Integer> changed = new TreeMap<>();
    private int looked;

    public LookAheadSearch(FeatureReading reading) {
        this.reading = reading;
    }

    @Override
    public void take(int symbol, Bars bars) {
        if (looked == MOST_SYMBOLS || bars.size() < FEWEST_BARS) {
            return;
        }
        looked++;
        double[][] whole = copied(reading.read(bars), bars.size());
        for (double cut : CUTS) {
            int kept = (int) (bars.size() * cut);
            compare(whole, reading.read(bars.trimmed(kept)), kept);
        }
    }

    private static double[][] copied(double[][] columns, int size) {
        double[][] copied = new double[columns.length][];
        for (int column = 0; column < columns.length; column++) {
            copied[column] = Arrays.copyOf(columns[column], size);
        }
        return copied;
    }

    private void compare(double[][] whole, double[][] cut, int kept) {
        for (int column = 0; column < whole.length; column++) {
            int different = 0;
            for (int bar = 0; bar < kept; bar++) {
                different +=
                        Double.doubleToLongBits(whole[column][bar])
                                        == Double.doubleToLongBits(cut[column][bar])
                                ? 0
                                : 1;
            }
            if (different > 0) {
                changed.merge(reading.names().get(column), different, Integer::sum);
            }
        }
    }

    /// What was found so far: each feature, with how many of its values changed.
    public LeakReport report() {
        List<LeakFinding> findings = new ArrayList<>();
        changed.forEach((feature, values) ->
                findings.add(
                        new LeakFinding(
                                LeakCode.LOOKS_AHEAD, feature, Map.of("values", (double) values))));
        return new LeakReport(findings, List.of());
    }
}
