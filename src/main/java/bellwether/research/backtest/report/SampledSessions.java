package bellwether.research.backtest.report;

import bellwether.research.backtest.metric.SessionSample;
import java.util.TreeSet;

/// The sessions of a curve that the table behind its chart lists: some of many, and always the
/// lowest and the highest.
///
/// @param note what is left out; empty where nothing is
record SampledSessions(TreeSet<Integer> indices, String note) {
    static SampledSessions of(DatedCurve curve) {
        SessionSample sample = SessionSample.of(curve.count(), curve::date);
        TreeSet<Integer> indices = sample.places();
        if (sample.period().isEmpty()) {
            return new SampledSessions(indices, "");
        }
        addExtremes(curve, indices);
        return new SampledSessions(
                indices,
                "The last session of each %s, and the first, the lowest and the highest. Every session is in the equity CSV."
                        .formatted(sample.period()));
    }

    private static void addExtremes(DatedCurve curve, TreeSet<Integer> indices) {
        int low = -1;
        int high = -1;
        for (int i = 0; i < curve.count(); i++) {
            double value = curve.value(i);
            if (Double.isFinite(value)) {
                low = low < 0 || value < curve.value(low) ? i : low;
                high = high < 0 || value > curve.value(high) ? i : high;
            }
        }
        if (low >= 0) {
            indices.add(low);
            indices.add(high);
        }
    }
}
