package bellwether.research.backtest.work;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.research.backtest.metric.Sessions;
import bellwether.trading.rules.RuleHistory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RunSessionsTest {
    private static final long HOUR = 3_600;

    private static RuleHistory history(Timeframe timeframe, long... times) {
        double[] prices = new double[times.length];
        Arrays.fill(prices, 10);
        return RuleHistory.of(
                new Bars(times.length, times, prices, prices, prices, prices, prices), timeframe);
    }

    private static double[] rising(int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> 100 + i);
        return values;
    }

    /// Two days of three hours each: decided at 11:00 of the first, so the day's own result counts.
    @Test
    void withinTheDayTheRunBeginsAtTheCloseBefore() {
        long first = LocalDate.of(2026, 3, 3).toEpochDay() * 24 * HOUR;
        RuleHistory history =
                history(
                        Timeframe.HOUR,
                        first + 10 * HOUR,
                        first + 11 * HOUR,
                        first + 12 * HOUR,
                        first + 34 * HOUR,
                        first + 35 * HOUR,
                        first + 36 * HOUR);
        RunSessions sessions = RunSessions.of(history, 1, 99, rising(6), rising(6));

        assertArrayEquals(new double[] {99, 102, 105}, sessions.equity());
        assertArrayEquals(new double[] {0, 102, 105}, sessions.gross());
        assertEquals(LocalDate.of(2026, 3, 2), sessions.sessions().date(0));
        assertEquals(LocalDate.of(2026, 3, 4), sessions.sessions().date(2));
    }

    @Test
    void byDaysTheRunBeginsAtTheFirstDecidingClose() {
        long day = 24 * HOUR;
        long monday = LocalDate.of(2026, 3, 2).toEpochDay() * day;
        RuleHistory history =
                history(Timeframe.DAY, monday, monday + day, monday + 2 * day, monday + 3 * day);
        RunSessions sessions = RunSessions.of(history, 2, 100, rising(4), rising(4));

        assertArrayEquals(new double[] {100, 103}, sessions.equity());
        assertEquals(LocalDate.of(2026, 3, 4), sessions.sessions().date(0));
    }

    @Test
    void someSaturdaysMakeNoYearOfAllDays() {
        int from = (int) LocalDate.of(2026, 1, 5).toEpochDay();
        int[] all = IntStream.range(from, from + 364).toArray();
        int[] weekdays =
                Arrays.stream(all)
                        .filter(day ->
                                LocalDate.ofEpochDay(day).getDayOfWeek().getValue() <= 5
                                        || day == from + 5)
                        .toArray();

        assertEquals(Sessions.EVERY_DAY, RunSessions.perYear(all));
        assertEquals(Sessions.EXCHANGE, RunSessions.perYear(weekdays));
    }
}
