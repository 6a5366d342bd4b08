package bellwether.research.learning.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.research.learning.feature.CalendarSessions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Windows are counted in sessions of the calendar by which most symbols trade, though coins among
/// shares have bars on weekends.
final class MixedCalendarsTest {
    private static final LocalDate FIRST = LocalDate.of(2022, 1, 3);
    private static final int DAYS = 1_400;

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().getValue() < 6;
    }

    private static Bars bars(Predicate<LocalDate> wanted) {
        long[] times =
                FIRST.datesUntil(FIRST.plusDays(DAYS))
                        .filter(wanted)
                        .mapToLong(day -> day.toEpochDay() * 86_400)
                        .toArray();
        Bars bars = Bars.room(times.length);
        System.arraycopy(times, 0, bars.time(), 0, times.length);
        return bars;
    }

    private static SessionMoments moments(int shares, int coins) {
        SessionMoments moments = new SessionMoments();
        for (int symbol = 0; symbol < shares + coins; symbol++) {
            boolean isShare = symbol < shares;
            moments.add(
                    symbol, isShare ? "XNYS" : "CRYPTO", bars(day -> !isShare || isWeekday(day)));
        }
        return moments;
    }

    private static LocalDate day(long moment) {
        return LocalDate.ofEpochDay(moment / 86_400);
    }

    /// 21 sessions of a share are 29 dates of a universe with coins.
    @Test
    void anEmbargoHasAsManySessionsOfEachSymbol() {
        SessionMoments moments = moments(3, 2);
        long[] all = moments.all();
        CalendarSessions shares = CalendarSessions.of(all, moments.main());
        for (int date = 0; date < 60; date++) {
            int weekdays = 0;
            int last = date;
            while (weekdays < SampleSplits.EMBARGO) {
                last++;
                weekdays += isWeekday(day(all[last])) ? 1 : 0;
            }
            assertEquals(last, shares.behind(date, SampleSplits.EMBARGO), "date " + date);
        }
        assertEquals(DAYS, shares.behind(DAYS - 10, SampleSplits.EMBARGO));
        assertEquals(30, CalendarSessions.every(DAYS).behind(9, SampleSplits.EMBARGO));
        List<SampleFold.Purged> folds =
                SampleSplits.combinatorial(
                        600,
                        new RowSpans() {
                            @Override
                            public int latestEnd(int first, int last) {
                                return last + 5;
                            }

                            @Override
                            public int behind(int date, int sessions) {
                                return shares.behind(date, sessions);
                            }
                        });
        SampleFold.Purged first = folds.getFirst();
        int end = 199 + 5;
        assertFalse(first.trains(shares.behind(end, SampleSplits.EMBARGO) - 1, 400));
        assertTrue(first.trains(shares.behind(end, SampleSplits.EMBARGO), 400));
    }

    @Test
    void aCoinAmongSharesMakesNoWindowShorter() {
        SessionMoments moments = moments(3, 2);
        long[] all = moments.all();
        assertEquals(DAYS, all.length);
        assertEquals(DAYS / 7 * 5, moments.main().length);
        CalendarSessions main = CalendarSessions.of(all, moments.main());
        List<SampleFold.Forward> folds = SampleSplits.walkForward(main, all.length);
        List<SampleFold.Forward> plain = SampleSplits.walkForward(main.size());
        assertEquals(plain.size(), folds.size());
        for (int i = 0; i < folds.size(); i++) {
            SampleFold.Forward fold = folds.get(i);
            assertEquals(day(moments.main()[plain.get(i).first()]), day(all[fold.first()]));
            long sessions =
                    Arrays.stream(all, fold.first(), fold.last() + 1)
                            .filter(moment -> isWeekday(day(moment)))
                            .count();
            assertEquals(plain.get(i).last() - plain.get(i).first() + 1, sessions);
            int next = i + 1 < folds.size() ? folds.get(i + 1).first() : all.length;
            assertEquals(next - 1, fold.last(), "no date is left out");
        }
        assertTrue(folds.getFirst().first() > 700, "504 sessions of shares take 706 dates");
    }

    @Test
    void amongCoinsAShareChangesNothing() {
        SessionMoments moments = moments(1, 3);
        assertEquals(DAYS, moments.main().length);
        CalendarSessions main = CalendarSessions.of(moments.all(), moments.main());
        assertEquals(SampleSplits.walkForward(DAYS), SampleSplits.walkForward(main, DAYS));
    }

    @Test
    void ofAsManyTheOneWithMoreSessionsIsTheMainOne() {
        assertEquals(DAYS, moments(2, 2).main().length);
        assertFalse(moments(3, 2).main().length == DAYS);
        assertEquals(0, new SessionMoments().main().length);
    }
}
