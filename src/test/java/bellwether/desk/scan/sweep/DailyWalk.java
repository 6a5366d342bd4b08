package bellwether.desk.scan.sweep;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;

/// Random prices of weekdays up to a Friday; the same for the same symbol, however many.
final class DailyWalk {
    /// The day of the last bar that there can be.
    static final LocalDate LAST = LocalDate.of(2026, 2, 27);

    static final int MOST = 320;

    private DailyWalk() {}

    /// The first so many of [#MOST] bars.
    static String csv(String ticker, int bars) {
        Random random = new Random(ticker.hashCode());
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        double close = 50 + random.nextInt(100);
        LocalDate day = first();
        for (int i = 0; i < bars; i++) {
            double open = close * (1 + 0.008 * random.nextGaussian());
            close = open * (1 + 0.02 * random.nextGaussian());
            double high = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%.2f,%.2f,%.2f,%.2f,%d%n",
                            day,
                            open,
                            high + 0.01,
                            low - 0.01,
                            close,
                            10_000 + random.nextInt(90_000)));
            day = next(day);
        }
        return csv.toString();
    }

    private static LocalDate first() {
        LocalDate day = LAST;
        for (int i = 1; i < MOST; i++) {
            day = day.minusDays(day.getDayOfWeek() == DayOfWeek.MONDAY ? 3 : 1);
        }
        return day;
    }

    private static LocalDate next(LocalDate day) {
        return day.plusDays(day.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
    }
}
