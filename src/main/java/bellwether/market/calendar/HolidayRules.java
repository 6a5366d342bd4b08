package bellwether.market.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameter;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.net.URL;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holidays that rules give, worked out by jollyday: one of its own calendars, or rules of ours in
/// its format where it has none of an exchange.
///
/// @param calendar its name in jollyday
/// @param region of that calendar
/// @param rules a file beside this class
record HolidayRules(@Nullable String calendar, @Nullable String region, @Nullable String rules) {
    Map<LocalDate, String> of(int year) {
        Map<LocalDate, String> days = new HashMap<>();
        String[] regions = region == null ? new String[0] : new String[] {region};
        for (Holiday holiday :
                HolidayManager.getInstance(source()).getHolidays(Year.of(year), regions)) {
            days.put(holiday.getDate(), holiday.getDescription(Locale.ENGLISH));
        }
        return days;
    }

    private ManagerParameter source() {
        if (calendar != null) {
            return ManagerParameters.create(calendar);
        }
        URL file = rules == null ? null : HolidayRules.class.getResource(rules);
        if (file == null) {
            throw new IllegalStateException(rules + " is not in the program");
        }
        return ManagerParameters.create(file);
    }
}
