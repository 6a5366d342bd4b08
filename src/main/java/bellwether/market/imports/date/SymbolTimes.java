package bellwether.market.imports.date;

import bellwether.market.symbols.Timeframe;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// At which times of the day the rows of one symbol are.
public final class SymbolTimes {
    private static final int SUMMER_TIME = 3_600;
    private static final int DAY = (int) Timeframe.SECONDS_PER_DAY;
    private static final int HALF_DAY = DAY / 2;

    /// Days that are kept; more would show nothing else.
    private static final int MOST_DAYS = 32;

    private final Map<LocalDate, Integer> timesOfDays = new HashMap<>(2);
    private @Nullable Integer firstOfUtc;
    private int least = Integer.MAX_VALUE;
    private int most = Integer.MIN_VALUE;
    private int rows;
    private int times;
    private boolean third;

    /// Takes a row, and says whether it is at another time than one before on the same day, as bars
    /// within days are.
    public boolean add(@Nullable LocalDate date, DateFormats.Form form) {
        rows++;
        int time = clockTime(form);
        third |= times == 2 && time != least && time != most;
        times += times == 0 || (times == 1 && time != least) ? 1 : 0;
        least = Math.min(least, time);
        most = Math.max(most, time);
        if (date == null) {
            return false;
        }
        LocalDate day = date.plusDays((form.time() - time) / DAY);
        Integer before = timesOfDays.get(day);
        if (before == null && timesOfDays.size() < MOST_DAYS) {
            timesOfDays.put(day, time);
        }
        return before != null && before != time;
    }

    /// The time of the day; of a moment of UTC, within half a day of the symbol's first one. So
    /// 23:00 and 00:00 are an hour apart, as London's midnights are in summer and in winter.
    private int clockTime(DateFormats.Form form) {
        if (!form.isUtc()) {
            return form.time();
        }
        int first = firstOfUtc == null ? form.time() : firstOfUtc;
        firstOfUtc = first;
        return first + Math.floorMod(form.time() - first + HALF_DAY, DAY) - HALF_DAY;
    }

    public int rows() {
        return rows;
    }

    public int days() {
        return timesOfDays.size();
    }

    /// Whether all are at one time, but for summer time.
    public boolean isOneTime() {
        return !third && most - least <= SUMMER_TIME;
    }
}
