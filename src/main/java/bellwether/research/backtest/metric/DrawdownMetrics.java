package bellwether.research.backtest.metric;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far equity fell from its highest, as fractions.
///
/// @param maximum depth of the largest; 0 where equity never fell
/// @param mean depth of all drawdowns
/// @param underWater part of the sessions below an earlier high
/// @param largest up to five, the deepest first
public record DrawdownMetrics(
        double maximum, double mean, double underWater, List<Drawdown> largest) {
    private static final int SHOWN = 5;

    /// One fall from a high.
    ///
    /// @param start the session of the high
    /// @param recovery the first session at or above it again; absent while there is none
    /// @param days from the start to the recovery, or to the end of the run
    public record Drawdown(
            double depth, LocalDate start, LocalDate low, @Nullable LocalDate recovery, int days) {}

    private record Fall(double depth, int start, int low, int end, boolean recovered) {}

    /// The drawdowns of a curve, and the ulcer index of all sessions.
    record Reading(DrawdownMetrics metrics, double ulcer) {}

    static Reading of(EquityCurve curve) {
        double[] equity = curve.equity();
        List<Fall> falls = new ArrayList<>();
        int high = 0;
        int low = 0;
        int below = 0;
        double squares = 0;
        for (int i = 1; i < equity.length; i++) {
            if (equity[i] >= equity[high]) {
                if (low > high) {
                    falls.add(fall(equity, high, low, i, true));
                }
                high = i;
                low = i;
            } else {
                below++;
                double depth = 1 - equity[i] / equity[high];
                squares += depth * depth;
                if (low == high || equity[i] < equity[low]) {
                    low = i;
                }
            }
        }
        if (low > high) {
            falls.add(fall(equity, high, low, equity.length - 1, false));
        }
        return new Reading(
                metrics(curve.sessions(), falls, (double) below / equity.length),
                Math.sqrt(squares / equity.length));
    }

    private static Fall fall(double[] equity, int high, int low, int end, boolean recovered) {
        return new Fall(1 - equity[low] / equity[high], high, low, end, recovered);
    }

    private static DrawdownMetrics metrics(Sessions sessions, List<Fall> falls, double below) {
        double sum = 0;
        for (Fall fall : falls) {
            sum += fall.depth();
        }
        List<Drawdown> largest =
                falls.stream()
                        .sorted(Comparator.comparingDouble(Fall::depth).reversed())
                        .limit(SHOWN)
                        .map(fall -> shown(sessions, fall))
                        .toList();
        return new DrawdownMetrics(
                largest.isEmpty() ? 0 : largest.getFirst().depth(),
                falls.isEmpty() ? 0 : sum / falls.size(),
                below,
                largest);
    }

    private static Drawdown shown(Sessions sessions, Fall fall) {
        return new Drawdown(
                fall.depth(),
                sessions.date(fall.start()),
                sessions.date(fall.low()),
                fall.recovered() ? sessions.date(fall.end()) : null,
                sessions.between(fall.start(), fall.end()));
    }
}
