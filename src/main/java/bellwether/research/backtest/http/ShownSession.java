package bellwether.research.backtest.http;

import bellwether.research.backtest.store.RunCurve;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run was worth at a session's close.
///
/// @param gross value of all positions, long and short both positive; null where it is not kept
/// @param hold what buy and hold was worth; null where there is none
/// @param index what the cash would be worth in the benchmark; null where there is none
/// @param chance what the same trades at random times were worth; null on sessions that are not
///   valued, and where nothing was drawn
record ShownSession(
        LocalDate date,
        double equity,
        @Nullable Double gross,
        @Nullable Double hold,
        @Nullable Double index,
        @Nullable Chance chance) {
    /// The middle 90 % of what random entries were worth.
    record Chance(double low, double median, double high) {}

    static List<ShownSession> all(RunCurve curve) {
        List<ShownSession> sessions = new ArrayList<>();
        for (int i = 0; i < curve.days().length; i++) {
            sessions.add(
                    new ShownSession(
                            LocalDate.ofEpochDay(curve.days()[i]),
                            curve.equity()[i],
                            at(curve.gross(), i),
                            at(curve.hold(), i),
                            at(curve.index(), i),
                            chance(curve.chance(), i)));
        }
        return sessions;
    }

    private static @Nullable Chance chance(RunCurve.Chance band, int place) {
        Double low = at(band.low(), place);
        Double median = at(band.median(), place);
        Double high = at(band.high(), place);
        return low == null || median == null || high == null ? null : new Chance(low, median, high);
    }

    private static @Nullable Double at(double[] column, int place) {
        return place < column.length && Double.isFinite(column[place])
                ? Double.valueOf(column[place])
                : null;
    }
}
