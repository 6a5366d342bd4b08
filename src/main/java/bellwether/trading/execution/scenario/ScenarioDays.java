package bellwether.trading.execution.scenario;

import java.time.LocalDate;

/// Day numbers as dates. Day 0 is a day on which the newest rates of the presets hold.
final class ScenarioDays {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final long SECONDS_A_DAY = 86_400;

    private ScenarioDays() {}

    static LocalDate date(int day) {
        return FIRST.plusDays(day);
    }

    static int day(LocalDate date) {
        return (int) (date.toEpochDay() - FIRST.toEpochDay());
    }

    /// When the bar of a day begins, in seconds of the epoch.
    static long begin(int day) {
        return date(day).toEpochDay() * SECONDS_A_DAY;
    }

    /// After the close of a day.
    static long afterClose(int day) {
        return begin(day) + SECONDS_A_DAY - 1;
    }
}
