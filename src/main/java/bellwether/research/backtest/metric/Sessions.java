package bellwether.research.backtest.metric;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// The sessions of a run, from its first deciding bar on. Runs over the same bars share it.
public final class Sessions {
    /// Sessions a year of an exchange, and of what trades at weekends too.
    public static final int EXCHANGE = 252;

    public static final int EVERY_DAY = 365;

    /// Calendar days by which growth is a year's.
    public static final double DAYS_A_YEAR = 365.25;

    private final int[] days;
    private final int perYear;
    private final List<Period> months = new ArrayList<>();
    private final List<Period> years = new ArrayList<>();

    /// Sessions of one month or year.
    ///
    /// @param name such as 2026-03 or 2026
    /// @param before index of the session before its first one; 0 at the begin of the run
    /// @param last index of its last session
    public record Period(String name, int before, int last) {}

    /// @param days of the epoch, rising
    public Sessions(int[] days, int perYear) {
        if (days.length < 1) {
            throw new IllegalArgumentException("days must hold at least one session, was empty");
        }
        this.days = days.clone();
        this.perYear = perYear;
        int monthFrom = 0;
        int yearFrom = 0;
        YearMonth month = month(0);
        for (int i = 1; i <= days.length; i++) {
            if (i < days.length && days[i] <= days[i - 1]) {
                throw new IllegalArgumentException(
                        "days must rise, were %d and %d".formatted(days[i - 1], days[i]));
            }
            YearMonth next = i == days.length ? month.plusYears(1) : month(i);
            if (!next.equals(month)) {
                months.add(new Period(month.toString(), Math.max(0, monthFrom - 1), i - 1));
                monthFrom = i;
            }
            if (next.getYear() != month.getYear()) {
                years.add(
                        new Period(
                                Integer.toString(month.getYear()),
                                Math.max(0, yearFrom - 1),
                                i - 1));
                yearFrom = i;
            }
            month = next;
        }
    }

    private YearMonth month(int index) {
        return YearMonth.from(date(index));
    }

    public int count() {
        return days.length;
    }

    public LocalDate date(int index) {
        return LocalDate.ofEpochDay(days[index]);
    }

    /// Calendar days from one session to another.
    int between(int from, int to) {
        return days[to] - days[from];
    }

    int spanDays() {
        return between(0, days.length - 1);
    }

    double spanYears() {
        return spanDays() / DAYS_A_YEAR;
    }

    int perYear() {
        return perYear;
    }

    List<Period> months() {
        return months;
    }

    List<Period> years() {
        return years;
    }
}
