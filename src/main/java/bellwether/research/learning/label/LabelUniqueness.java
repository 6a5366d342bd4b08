package bellwether.research.learning.label;

import java.util.List;

/// How much of a label is its own (Lopez de Prado 2018): the mean over its bars of 1 divided by the
/// labels of the same symbol that are open on the bar. Its sum is the effective number of labels.
public final class LabelUniqueness {
    private LabelUniqueness() {}

    /// The uniqueness of each label.
    ///
    /// @param labels of one symbol; each is open from the bar after its signal to its end
    public static double[] of(List<BarrierOutcome> labels) {
        int last = 0;
        for (BarrierOutcome label : labels) {
            last = Math.max(last, label.end());
        }
        int[] open = new int[last + 1];
        for (BarrierOutcome label : labels) {
            for (int bar = label.signal() + 1; bar <= label.end(); bar++) {
                open[bar]++;
            }
        }
        double[] unique = new double[labels.size()];
        for (int i = 0; i < unique.length; i++) {
            unique[i] = mean(labels.get(i), open);
        }
        return unique;
    }

    private static double mean(BarrierOutcome label, int[] open) {
        double sum = 0;
        for (int bar = label.signal() + 1; bar <= label.end(); bar++) {
            sum += 1.0 / open[bar];
        }
        return sum / (label.end() - label.signal());
    }
}
