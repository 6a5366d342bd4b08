package bellwether.research.learning.label;

import java.util.List;

/// How much of a label is its own (Lopez de Prado 2018): the mean over its bars of 1 divided by the
/// labels of the same symbol that are open on the bar. Its sum is the effective number of labels.
public final class LabelUniqueness {
    private LabelUniqueness() {}

    /// When a label is open.
    ///
    /// @param first a number of a bar
    /// @param last not before it
    public record Span(int first, int last) {
        public Span {
            if (first < 0 || last < first) {
                throw new IllegalArgumentException(
                        "a span must not end before it begins, was %d to %d"
                                .formatted(first, last));
            }
        }
    }

    /// The uniqueness of each label.
    ///
    /// @param labels of one symbol; each is open from the bar after its signal to its end
    public static double[] of(List<BarrierOutcome> labels) {
        return ofSpans(
                labels.stream().map(label -> new Span(label.signal() + 1, label.end())).toList());
    }

    /// The uniqueness of each span of one symbol.
    public static double[] ofSpans(List<Span> labels) {
        int last = labels.stream().mapToInt(Span::last).max().orElse(-1);
        int[] open = new int[last + 2];
        for (Span label : labels) {
            open[label.first()]++;
            open[label.last() + 1]--;
        }
        // shares of all bars before each
        double[] before = new double[last + 2];
        int alive = 0;
        for (int bar = 0; bar <= last; bar++) {
            alive += open[bar];
            before[bar + 1] = before[bar] + (alive == 0 ? 0 : 1.0 / alive);
        }
        double[] unique = new double[labels.size()];
        for (int i = 0; i < unique.length; i++) {
            Span label = labels.get(i);
            double sum = before[label.last() + 1] - before[label.first()];
            unique[i] = sum / (label.last() - label.first() + 1);
        }
        return unique;
    }
}
