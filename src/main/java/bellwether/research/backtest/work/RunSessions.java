package bellwether.research.backtest.work;

import bellwether.research.backtest.metric.EquityCurve;
import bellwether.research.backtest.metric.Sessions;
import bellwether.trading.rules.RuleHistory;
import java.util.Arrays;

/// A run's equity at each session's close, from its first deciding bar on.
///
/// @param bars index of each session's last bar
@SuppressWarnings("ArrayRecordComponent") // never compared
record RunSessions(
        Sessions sessions, int perYear, int[] days, int[] bars, double[] equity, double[] gross) {
    /// @param from the first deciding bar, which the history has
    /// @param equity at each bar's close
    static RunSessions of(RuleHistory history, int from, double[] equity, double[] gross) {
        int size = history.size();
        int[] days = new int[size - from];
        int[] bars = new int[size - from];
        int count = 0;
        for (int bar = from; bar < size; bar++) {
            int day = (int) history.date(bar).toEpochDay();
            boolean isLast = bar + 1 == size || history.date(bar + 1).toEpochDay() != day;
            if (isLast) {
                days[count] = day;
                bars[count] = bar;
                count++;
            }
        }
        int[] places = Arrays.copyOf(bars, count);
        int[] dates = Arrays.copyOf(days, count);
        int perYear = history.raw().tradesOnWeekends() ? Sessions.EVERY_DAY : Sessions.EXCHANGE;
        return new RunSessions(
                new Sessions(dates, perYear),
                perYear,
                dates,
                places,
                at(equity, places),
                at(gross, places));
    }

    /// The same of columns that have a value for each session.
    ///
    /// @param days of the epoch
    /// @param from the first deciding session
    static RunSessions of(int[] days, int from, int perYear, double[] equity, double[] gross) {
        int[] places = new int[days.length - from];
        int[] dates = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = from + i;
            dates[i] = days[from + i];
        }
        return new RunSessions(
                new Sessions(dates, perYear),
                perYear,
                dates,
                places,
                at(equity, places),
                at(gross, places));
    }

    static int perYear(RuleHistory history) {
        return history.raw().tradesOnWeekends() ? Sessions.EVERY_DAY : Sessions.EXCHANGE;
    }

    static double[] at(double[] column, int[] places) {
        double[] picked = new double[places.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = column[places[i]];
        }
        return picked;
    }

    EquityCurve curve() {
        return new EquityCurve(sessions, equity, gross);
    }
}
