package bellwether.market.bars;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.research.analysis.TestBars;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BarsTest {
    private static final TradingCalendar XNYS =
            new Calendars(InstantSource.fixed(Instant.EPOCH)).find("XNYS").orElseThrow();

    private static Bars at(long... times) {
        Bars bars = Bars.room(times.length);
        for (int i = 0; i < times.length; i++) {
            bars.time()[i] = times[i];
            bars.close()[i] = i + 1;
        }
        return bars;
    }

    private static double[] closes(Bars bars) {
        return Arrays.copyOf(bars.close(), bars.size());
    }

    @Test
    void columnsShorterThanTheirBarsAreRefused() {
        double[] two = new double[2];
        double[] one = new double[1];
        assertThrows(
                IllegalArgumentException.class,
                () -> new Bars(2, new long[2], two, two, two, two, one));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Bars(2, new long[1], two, two, two, two, two));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Bars(-1, new long[2], two, two, two, two, two));
        assertEquals(1, new Bars(1, new long[2], two, two, two, two, two).size());
    }

    @Test
    void aPlaceIsThatOfTheFirstBarNotBeforeAMoment() {
        Random random = new Random(2);
        for (int round = 0; round < 200; round++) {
            long[] times =
                    random.longs(random.nextInt(1, 30), -50, 50).distinct().sorted().toArray();
            Bars bars = at(times).first(random.nextInt(1, times.length + 1));
            for (long moment = -60; moment <= 60; moment++) {
                int plain = 0;
                while (plain < bars.size() && bars.time()[plain] < moment) {
                    plain++;
                }
                assertEquals(plain, bars.place(moment));
            }
        }
    }

    @Test
    void newestFirstAndLaterOnesAreThose() {
        Bars bars = at(10, 20, 30, 40);
        assertArrayEquals(new double[] {3, 4}, closes(bars.last(2)));
        assertSame(bars, bars.last(4));
        assertSame(bars, bars.last(9));
        assertArrayEquals(new double[] {1, 2}, closes(bars.first(2)));
        assertEquals(4, bars.first(9).size());
        assertArrayEquals(new double[] {2, 3, 4}, closes(bars.from(1)));
        assertEquals(3, bars.trimmed(3).time().length);
        assertSame(bars.close(), bars.first(2).close(), "shared, not copied");
        assertNotSame(bars.close(), bars.from(0).close());
    }

    @Test
    void joinedBarsAreOneBehindTheOther() {
        Bars a = at(10, 20);
        Bars b = at(30, 40, 50).first(2);
        assertArrayEquals(new double[] {1, 2, 1, 2}, closes(a.plus(b)));
        assertArrayEquals(new long[] {10, 20, 30, 40}, a.plus(b).time());
        assertSame(a, a.plus(Bars.room(0)));
        assertSame(a, Bars.room(0).plus(a));
        assertEquals(0, Bars.joined(List.of()).size());
    }

    @Test
    void everyColumnIsCopied() {
        Bars walk = TestBars.walk(1, 20, 100, 0.02);
        Bars copy = Bars.room(25);
        copy.put(5, walk, 10, 10);
        for (int i = 0; i < 10; i++) {
            assertEquals(walk.time()[10 + i], copy.time()[5 + i]);
            assertEquals(walk.open()[10 + i], copy.open()[5 + i]);
            assertEquals(walk.high()[10 + i], copy.high()[5 + i]);
            assertEquals(walk.low()[10 + i], copy.low()[5 + i]);
            assertEquals(walk.close()[10 + i], copy.close()[5 + i]);
            assertEquals(walk.volume()[10 + i], copy.volume()[5 + i]);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-03T20:00:00Z,1",
        "2024-01-03T21:30:00Z,2",
        "2024-01-02T12:00:00Z,0",
    })
    void onlyBarsThatNoLongerChangeAreFinished(Instant now, int finished) {
        Bars bars = at(day("2024-01-02"), day("2024-01-03"));
        assertEquals(finished, bars.finished(Timeframe.DAY, XNYS, now).size());
    }

    private static long day(String date) {
        return LocalDate.parse(date).toEpochDay() * Timeframe.SECONDS_PER_DAY;
    }

    @Test
    void moreThanATenthOnWeekendsIsTradingOnThem() {
        long monday = day("2024-01-01");
        long[] times = new long[10];
        for (int i = 0; i < 9; i++) {
            times[i] = monday + (i / 5 * 7 + i % 5) * Timeframe.SECONDS_PER_DAY;
        }
        times[9] = day("2024-01-13");
        assertFalse(at(times).tradesOnWeekends(), "one of ten is a special session");
        times[8] = day("2024-01-12");
        assertTrue(at(Arrays.copyOfRange(times, 1, 10)).tradesOnWeekends(), "one of nine");
        assertFalse(at().tradesOnWeekends());
    }

    @Test
    void weekendsAreSaturdaysAndSundaysAlsoBefore1970() {
        for (long epochDay = -4_000; epochDay < 4_000; epochDay++) {
            boolean weekend = LocalDate.ofEpochDay(epochDay).getDayOfWeek().getValue() > 5;
            Bars one = at(epochDay * Timeframe.SECONDS_PER_DAY);
            assertEquals(weekend, new WeekendCount().add(one).isUsual());
        }
    }

    @Test
    void aBufferIsUsedAgainAndGrows() {
        BarBuffer room = new BarBuffer();
        Bars first = room.of(10);
        assertSame(first.close(), room.of(5).close());
        assertEquals(5, room.of(5).size());
        assertNotSame(first.close(), room.of(11).close());
        assertEquals(11, room.of(11).size());
    }
}
