package bellwether.research.backtest.report;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.TreeSet;
import java.util.function.Function;

/// The sessions of a curve that the table behind its chart lists: all of a short one, the last of
/// each week or month of a longer one, and always the first, the last, the lowest and the highest.
///
/// @param note what is left out; empty where nothing is
record SampledSessions(TreeSet<Integer> indices, String note) {
    private static final int ALL_UP_TO = 70;
    private static final int WEEKS_UP_TO = 330;

    static SampledSessions of(DatedCurve curve) {
        int n = curve.count();
        TreeSet<Integer> indices = new TreeSet<>();
        if (n <= ALL_UP_TO) {
            for (int i = 0; i < n; i++) {
                indices.add(i);
            }
            return new SampledSessions(indices, "");
        }
        boolean weeks = n <= WEEKS_UP_TO;
        Function<LocalDate, Integer> period =
                weeks ? SampledSessions::week : date -> date.getYear() * 12 + date.getMonthValue();
        indices.add(0);
        for (int i = 1; i < n; i++) {
            if (!period.apply(curve.date(i)).equals(period.apply(curve.date(i - 1)))) {
                indices.add(i - 1);
            }
        }
        indices.add(n - 1);
        addExtremes(curve, indices);
        return new SampledSessions(
                indices,
                "The last session of each %s, and the first, the lowest and the highest. Every session is in the equity CSV."
                        .formatted(weeks ? "week" : "month"));
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

    private static int week(LocalDate date) {
        return date.get(IsoFields.WEEK_BASED_YEAR) * 100
                + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
