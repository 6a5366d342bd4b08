package bellwether.market.bars;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LongerBarsTest {
    private static final TradingCalendar NEW_YORK = calendar("XNYS");

    private static TradingCalendar calendar(String mic) {
        return new Calendars(InstantSource.fixed(Instant.EPOCH)).find(mic).orElseThrow();
    }

    private static Bars days(String... dates) {
        long[] time =
                Stream.of(dates)
                        .mapToLong(date -> LocalDate.parse(date).toEpochDay() * 86_400)
                        .toArray();
        return bars(time);
    }

    private static Bars bars(long[] time) {
        double[] close = new double[time.length];
        Arrays.setAll(close, i -> 100 + i);
        return new Bars(time.length, time, close, close, close, close, close);
    }

    @Test
    void aWeekIsKnownOnTheBarThatCompletesIt() {
        // Good Friday is 2024-03-29: its week is over with its Thursday
        Bars days =
                days(
                        "2024-03-18",
                        "2024-03-21",
                        "2024-03-22",
                        "2024-03-25",
                        "2024-03-28",
                        "2024-04-01",
                        "2024-04-04",
                        "2024-04-08");
        LongerBars weeks = LongerBars.of(days, Timeframe.DAY, Timeframe.WEEK, NEW_YORK);
        assertArrayEquals(new int[] {2, 4, 7, 8}, weeks.knownOn());
        assertEquals(102, weeks.bars().close()[0]);
        assertEquals(104, weeks.bars().close()[1]);
        assertEquals(4, weeks.bars().size());
    }

    @Test
    void aMonthIsKnownWithItsLastSession() {
        Bars days = days("2024-03-27", "2024-03-28", "2024-04-01", "2024-04-29", "2024-05-02");
        LongerBars months = LongerBars.of(days, Timeframe.DAY, Timeframe.MONTH, NEW_YORK);
        assertArrayEquals(new int[] {1, 4, 5}, months.knownOn());
    }

    @Test
    void aDayWithinIsKnownOnTheBarThatReachesTheClose() {
        long open = Instant.parse("2024-03-18T13:30:00Z").getEpochSecond();
        long[] time = new long[26];
        for (int bar = 0; bar < time.length; bar++) {
            long day = bar / 13;
            time[bar] = open + day * 86_400 + (bar % 13) * 1800L;
        }
        LongerBars days = LongerBars.of(bars(time), Timeframe.HALF_HOUR, Timeframe.DAY, NEW_YORK);
        assertArrayEquals(new int[] {12, 25}, days.knownOn());
        LongerBars hours = LongerBars.of(bars(time), Timeframe.HALF_HOUR, Timeframe.HOUR, NEW_YORK);
        assertArrayEquals(
                new int[] {1, 3, 5, 7, 9, 11, 12, 14, 16, 18, 20, 22, 24, 25}, hours.knownOn());
        LongerBars cut =
                LongerBars.of(
                        bars(Arrays.copyOf(time, 25)),
                        Timeframe.HALF_HOUR,
                        Timeframe.DAY,
                        NEW_YORK);
        assertArrayEquals(new int[] {12, 25}, cut.knownOn());
    }

    @Test
    void nothingDependsOnLaterBars() {
        LocalDate first = LocalDate.of(2021, 1, 4);
        long[] time =
                first.datesUntil(first.plusDays(900))
                        .filter(NEW_YORK::isTradingDay)
                        .filter(day -> day.hashCode() % 11 != 0)
                        .mapToLong(day -> day.atStartOfDay().toEpochSecond(ZoneOffset.UTC))
                        .toArray();
        for (Timeframe longer : new Timeframe[] {Timeframe.WEEK, Timeframe.MONTH, Timeframe.YEAR}) {
            LongerBars all = LongerBars.of(bars(time), Timeframe.DAY, longer, NEW_YORK);
            for (int size = 1; size < time.length; size += 7) {
                LongerBars some =
                        LongerBars.of(
                                bars(Arrays.copyOf(time, size)), Timeframe.DAY, longer, NEW_YORK);
                for (int place = 0; place < some.knownOn().length; place++) {
                    int known = Math.min(size, all.knownOn()[place]);
                    assertEquals(
                            known, some.knownOn()[place], longer + " " + place + " of " + size);
                    if (known < size) {
                        assertEquals(all.bars().close()[place], some.bars().close()[place]);
                    }
                }
            }
        }
    }

    @Test
    void theyMustBeLonger() {
        assertThrows(
                IllegalArgumentException.class,
                () -> LongerBars.of(days("2024-03-18"), Timeframe.DAY, Timeframe.DAY, NEW_YORK));
    }
}
