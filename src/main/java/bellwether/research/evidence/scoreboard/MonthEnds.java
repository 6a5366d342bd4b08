package bellwether.research.evidence.scoreboard;

import bellwether.market.calendar.TradingCalendar;
import bellwether.trading.rules.RuleHistory;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// The bars that end months that are over.
public final class MonthEnds {
    /// How many months are looked at, the newest ones.
    public static final int MOST = 60;

    /// A month whose last bar is older was not traded to its end.
    private static final int STALE_SESSIONS = 3;

    /// So many days into the next month no bar of a symbol that trades is missing any more.
    public static final int LATE_DAYS = 10;

    private MonthEnds() {}

    /// Oldest first.
    ///
    /// @param today months that are not over by this day have no end
    public static List<Integer> of(RuleHistory history, TradingCalendar calendar, LocalDate today) {
        List<Integer> ends = new ArrayList<>();
        YearMonth oldest = YearMonth.from(today).minusMonths(MOST);
        for (int bar = 0; bar < history.size(); bar++) {
            YearMonth month = YearMonth.from(history.date(bar));
            boolean isLast =
                    bar + 1 == history.size()
                            || YearMonth.from(history.date(bar + 1)).isAfter(month);
            LocalDate settled = bar + 1 < history.size() ? today : today.minusDays(LATE_DAYS);
            if (isLast
                    && !month.isBefore(oldest)
                    && isWhole(history.date(bar), calendar, today, settled)) {
                ends.add(bar);
            }
        }
        return ends;
    }

    /// The last bar of all may be late: where sessions of its month are missing behind it, they are
    /// waited for.
    ///
    /// @param settled where no bar is missing that will come, months that are over by then
    private static boolean isWhole(
            LocalDate last, TradingCalendar calendar, LocalDate today, LocalDate settled) {
        LocalDate end = YearMonth.from(last).atEndOfMonth();
        int missing = last.equals(end) ? 0 : calendar.sessionsBetween(last.plusDays(1), end).size();
        return end.isBefore(missing == 0 ? today : settled) && missing <= STALE_SESSIONS;
    }
}
