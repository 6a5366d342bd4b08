package bellwether.research.analysis.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.research.analysis.TestBars;
import bellwether.research.analysis.context.TimeframeTrend.Trend;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

final class TimeframeTrendTest {
    /// Every day is a session.
    private static final TradingCalendar EVERY_DAY =
            new Calendars(InstantSource.system()).find("CRYPTO").orElseThrow();

    private static TimeframeTrend weekly(int days, IntToDoubleFunction close) {
        HigherBars weeks = new HigherBars();
        weeks.weeks(TestBars.closes(days, close), EVERY_DAY);
        return TimeframeTrend.of(weeks, "week", 10, 30, new double[days]);
    }

    @Test
    void aPriceThatOnlyRisesTrendsUpAndItsMirrorDown() {
        TimeframeTrend up = weekly(400, day -> 100 + day);
        assertEquals(Trend.UP, up.trend());
        assertEquals("up: the close above EMA 10, that above EMA 30", up.words());
        assertEquals(100.0, up.rsi14());
        TimeframeTrend down = weekly(400, day -> 1_000 - day);
        assertEquals(Trend.DOWN, down.trend());
        assertEquals("down: the close below EMA 10, that below EMA 30", down.words());
    }

    @Test
    void aRiseAfterALongFallIsMixedAtFirst() {
        TimeframeTrend mixed = weekly(400, day -> day < 378 ? 1_000 - day : 250 + 30 * day);
        assertEquals(Trend.MIXED, weekly(400, _ -> 100).trend());
        assertNotNull(mixed.trend());
        TimeframeTrend turned = weekly(406, day -> day < 399 ? 1_000 - day : 650);
        assertEquals(Trend.MIXED, turned.trend());
        assertEquals("mixed: close, EMA 10 and EMA 30 are in no order", turned.words());
    }

    @Test
    void theLastCloseIsThatOfTheLastCompletedWeek() {
        TimeframeTrend trend = weekly(400, day -> 100 + day);
        // 2020-01-01 was a Wednesday; 400 days later a Tuesday, two days into its week
        assertEquals(LocalDate.of(2021, 1, 31), trend.lastSession());
        assertEquals(100.0 + 396, trend.close());
    }

    @Test
    void withTooFewWeeksTheTrendIsNotKnown() {
        TimeframeTrend few = weekly(40, day -> 100 + day);
        assertNull(few.trend());
        assertNull(few.emaSlow());
        assertNull(few.rsi14());
        assertEquals(6, few.bars());
        assertEquals(
                "the trend needs 30 completed weeks, 6 are available; RSI 14 takes 15",
                few.words());
        TimeframeTrend more = weekly(5 + 28 * 7, day -> 100 + day);
        assertEquals("the trend needs 30 completed weeks, 29 are available", more.words());
    }

    @Test
    void withoutACompletedWeekNothingIsKnown() {
        TimeframeTrend none = weekly(4, _ -> 100);
        assertEquals(
                new TimeframeTrend(null, 0, null, null, null, null, null, "no week is completed"),
                none);
    }
}
