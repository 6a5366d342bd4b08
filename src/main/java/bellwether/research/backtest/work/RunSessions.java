package bellwether.research.backtest.work;

import bellwether.research.backtest.metric.EquityCurve;
import bellwether.research.backtest.metric.Sessions;
import bellwether.trading.rules.RuleHistory;
import java.time.LocalDate;
import java.util.Arrays;

/// A run's equity at each session's close, from its first deciding bar on.
///
/// @param bars index of each session's last bar
@SuppressWarnings("ArrayRecordComponent") // never compared
record RunSessions(
        Sessions sessions, int perYear, int[] days, int[] bars, double[] equity, double[] gross) {
    /// From the close before anything could be traded on, where the run's cash was whole.
    ///
    /// @param from the first deciding bar, which the history has
    /// @param cash that the run began with
    /// @param equity at each bar's close
    static RunSessions of(
            RuleHistory history, int from, double cash, double[] equity, double[] gross) {
        int size = history.size();
        int first = from;
        while (first > 0 && history.date(first - 1).equals(history.date(from))) {
            first--;
        }
        int[] days = new int[size - first + 1];
        int[] bars = new int[days.length];
        int count = 0;
        boolean endsSession =
                from + 1 == size || !history.date(from + 1).equals(history.date(from));
        if (!endsSession) { // decided within a session, so the run began at the close before it
            bars[0] = Math.max(0, first - 1);
            days[0] =
                    (int)
                            (first > 0
                                    ? history.date(first - 1).toEpochDay()
                                    : history.date(from).toEpochDay() - 1);
            count = 1;
        }
        for (int bar = from; bar < size; bar++) {
            boolean isLast = bar + 1 == size || !history.date(bar + 1).equals(history.date(bar));
            if (isLast) {
                days[count] = (int) history.date(bar).toEpochDay();
                bars[count] = bar;
                count++;
            }
        }
        RunSessions sessions =
                of(
                        Arrays.copyOf(days, count),
                        Arrays.copyOf(bars, count),
                        perYear(history),
                        equity,
                        gross);
        sessions.equity[0] = cash;
        sessions.gross[0] = 0;
        return sessions;
    }

    private static RunSessions of(
            int[] days, int[] places, int perYear, double[] equity, double[] gross) {
        return new RunSessions(
                new Sessions(days, perYear),
                perYear,
                days,
                places,
                at(equity, places),
                at(gross, places));
    }

    /// Special sessions on Saturdays are fewer.
    private static final double WEEKEND_SHARE = 0.1;

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
        return of(dates, places, perYear, equity, gross);
    }

    static int perYear(RuleHistory history) {
        return history.raw().tradesOnWeekends() ? Sessions.EVERY_DAY : Sessions.EXCHANGE;
    }

    /// By the days alone: what trades on more than some Saturdays and Sundays does so all year.
    static int perYear(int[] days) {
        int weekends = 0;
        for (int day : days) {
            weekends += LocalDate.ofEpochDay(day).getDayOfWeek().getValue() > 5 ? 1 : 0;
        }
        return weekends > WEEKEND_SHARE * days.length ? Sessions.EVERY_DAY : Sessions.EXCHANGE;
    }

    static double[] at(double[] column, int[] places) {
        double[] picked = new double[places.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = column[places[i]];
        }
        return picked;
    }

    /// The first session of the last stretch on which something was held without a break.
    LocalDate heldSince() {
        int session = gross.length - 1;
        while (session > 0 && gross[session - 1] != 0) {
            session--;
        }
        return sessions.date(session);
    }

    EquityCurve curve() {
        return new EquityCurve(sessions, equity, gross);
    }
}
