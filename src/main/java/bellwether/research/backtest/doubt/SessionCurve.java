package bellwether.research.backtest.doubt;

import bellwether.research.backtest.metric.EquityCurve;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.metric.Sessions;
import bellwether.trading.rules.RuleHistory;
import java.time.LocalDate;
import java.util.Arrays;

/// Equity at the close of each session, from the first deciding bar on.
public final class SessionCurve {
    private final int[] days;
    private final double[] equity;
    private final int perYear;

    /// A curve of at least one session.
    ///
    /// @param days of the epoch, rising, at least one
    /// @param equity at the close of each; the first is what the run began with
    /// @param perYear sessions a year: 252, or 365 for what trades at weekends too
    public SessionCurve(int[] days, double[] equity, int perYear) {
        if (days.length < 1 || days.length != equity.length) {
            throw new IllegalArgumentException(
                    "days and equity must be as many, at least 1, were %d and %d"
                            .formatted(days.length, equity.length));
        }
        this.days = days.clone();
        this.equity = equity.clone();
        this.perYear = perYear;
    }

    /// The last bar of each session, from a bar on.
    ///
    /// @param from the first deciding bar; one behind the end counts as the last bar
    /// @param equity at each bar's close
    public static SessionCurve sampled(
            RuleHistory history, int from, double[] equity, int perYear) {
        int size = equity.length;
        int[] days = new int[size];
        double[] values = new double[size];
        int count = 0;
        for (int bar = Math.min(from, size - 1); bar < size; bar++) {
            int day = (int) history.date(bar).toEpochDay();
            count += count > 0 && days[count - 1] == day ? 0 : 1;
            days[count - 1] = day;
            values[count - 1] = equity[bar];
        }
        return new SessionCurve(Arrays.copyOf(days, count), Arrays.copyOf(values, count), perYear);
    }

    /// Another worth on the same sessions.
    public SessionCurve with(double[] worth) {
        return new SessionCurve(days, worth, perYear);
    }

    public int count() {
        return days.length;
    }

    public LocalDate date(int session) {
        return LocalDate.ofEpochDay(days[session]);
    }

    public double equity(int session) {
        return equity[session];
    }

    /// From each session to the next one; 0 after equity of 0 or less.
    public double[] returns() {
        return EquityCurve.returns(equity);
    }

    /// The same less the riskless return of a session.
    ///
    /// @param rf a year
    public double[] excess(double rf) {
        double[] excess = returns();
        for (int i = 0; i < excess.length; i++) {
            excess[i] -= rf / perYear;
        }
        return excess;
    }

    /// Whether equity was 0 or less at any close.
    public boolean isRuined() {
        return Arrays.stream(equity).anyMatch(value -> value <= 0);
    }

    int[] days() {
        return days;
    }

    int day(int session) {
        return days[session];
    }

    int perYear() {
        return perYear;
    }

    int spanDays() {
        return days[days.length - 1] - days[0];
    }

    double spanYears() {
        return spanDays() / Sessions.DAYS_A_YEAR;
    }

    /// All figures of it.
    ///
    /// @param rf riskless return a year
    RunMetrics metrics(double[] gross, RunMetrics.Trading trading, double rf) {
        return RunMetrics.of(
                new EquityCurve(new Sessions(days, perYear), equity, gross), trading, null, rf);
    }
}
