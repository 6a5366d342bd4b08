package bellwether.research.evidence.scoreboard;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Random entries of many plans: the mean over dates that each draw brings, beside that of the
/// plans.
final class DrawMeans {
    private final Map<LocalDate, Date> dates = new HashMap<>();
    private int size;

    private static final class Date {
        final double[] sums = new double[EntryDraws.DRAWS];
        double rs;
        int n;
    }

    void add(LocalDate asOf, double r, float[] draws) {
        Date date = dates.computeIfAbsent(asOf, _ -> new Date());
        for (int i = 0; i < date.sums.length; i++) {
            date.sums[i] += draws[i];
        }
        date.rs += r;
        date.n++;
        size++;
    }

    int size() {
        return size;
    }

    /// (1 + how many draws bring as much or more) ÷ 201; null without any.
    @Nullable Double p() {
        if (size == 0) {
            return null;
        }
        double mean = 0;
        double[] drawn = new double[EntryDraws.DRAWS];
        for (Date date : dates.values()) {
            mean += date.rs / date.n;
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] += date.sums[i] / date.n;
            }
        }
        int better = 1;
        for (double each : drawn) {
            better += each >= mean ? 1 : 0;
        }
        return better / (drawn.length + 1.0);
    }
}
