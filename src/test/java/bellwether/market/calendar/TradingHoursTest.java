package bellwether.market.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Hours, holidays and sessions of exchanges that are made up here.
final class TradingHoursTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate WEDNESDAY = LocalDate.of(2024, 1, 3);
    private static final Set<DayOfWeek> WEEK =
            Set.of(
                    DayOfWeek.MONDAY,
                    DayOfWeek.TUESDAY,
                    DayOfWeek.WEDNESDAY,
                    DayOfWeek.THURSDAY,
                    DayOfWeek.FRIDAY);

    private static TradingHours hours(String open, String close, @Nullable String complete) {
        return new TradingHours.Written(null, open, close, complete, null, null, null).hours();
    }

    private static Instant at(String moment) {
        return Instant.parse(moment);
    }

    private static TradingCalendar calendar(
            TradingTimetable timetable, Map<LocalDate, String> closed) {
        HolidayTable holidays =
                new HolidayTable(_ -> Map.of(), new HolidayTable.Written(closed, Set.of()));
        return new TradingCalendar(
                new Exchange("XTST", "Test", NEW_YORK, List.of(), List.of()),
                timetable,
                holidays,
                null);
    }

    private static TradingTimetable usual(List<TradingHours> hours) {
        return new TradingTimetable(WEEK, hours, Map.of(), Map.of());
    }

    @Test
    void aSessionIsItsHoursByTheClockOfItsExchange() {
        Session session =
                hours("09:30", "16:00", "16:15").on(WEDNESDAY, NEW_YORK, Optional.empty());
        assertEquals(at("2024-01-03T14:30:00Z"), session.opens());
        assertEquals(at("2024-01-03T21:00:00Z"), session.closes());
        assertEquals(at("2024-01-03T21:15:00Z"), session.complete());
        Session summer =
                hours("09:30", "16:00", null)
                        .on(LocalDate.of(2024, 7, 3), NEW_YORK, Optional.empty());
        assertEquals(at("2024-07-03T20:00:00Z"), summer.closes());
        assertEquals(summer.closes(), summer.complete(), "without an auction it is the close");
    }

    @Test
    void aCloseThatIsNotAfterTheOpenIsOnTheNextDay() {
        Session night = hours("17:00", "17:00", null).on(WEDNESDAY, NEW_YORK, Optional.empty());
        assertEquals(at("2024-01-03T22:00:00Z"), night.opens());
        assertEquals(at("2024-01-04T22:00:00Z"), night.closes());
        Session late = hours("18:00", "23:30", "00:30").on(WEDNESDAY, NEW_YORK, Optional.empty());
        assertEquals(at("2024-01-04T04:30:00Z"), late.closes());
        assertEquals(at("2024-01-04T05:30:00Z"), late.complete());
    }

    @Test
    void anEarlyCloseKeepsTheTimeUpToTheBarsBeingComplete() {
        TradingHours early = hours("09:30", "16:00", "16:20").until(LocalTime.of(13, 0));
        Session session = early.on(WEDNESDAY, NEW_YORK, Optional.of("early close"));
        assertEquals(at("2024-01-03T18:00:00Z"), session.closes());
        assertEquals(at("2024-01-03T18:20:00Z"), session.complete());
        TradingHours paused =
                new TradingHours.Written(
                                null, "09:00", "15:00", null, List.of("11:30", "12:30"), null, null)
                        .hours();
        assertTrue(paused.pauseOn(WEDNESDAY, NEW_YORK).isPresent());
        assertEquals(
                Optional.empty(), paused.until(LocalTime.of(11, 30)).pauseOn(WEDNESDAY, NEW_YORK));
    }

    @Test
    void aBreakIsWithinItsDay() {
        TradingHours hours =
                new TradingHours.Written(
                                null, "09:00", "15:00", null, List.of("11:30", "12:30"), null, null)
                        .hours();
        SessionBreak pause = hours.pauseOn(WEDNESDAY, NEW_YORK).orElseThrow();
        assertEquals(at("2024-01-03T16:30:00Z"), pause.begins());
        assertEquals(at("2024-01-03T17:30:00Z"), pause.ends());
        assertEquals(Optional.empty(), hours("09:00", "15:00", null).pauseOn(WEDNESDAY, NEW_YORK));
    }

    @Test
    void ofSeveralHoursTheLatestThatHaveBegunHold() {
        TradingHours first = hours("10:00", "15:00", null);
        TradingHours second =
                new TradingHours.Written("2000-01-03", "09:30", "16:00", null, null, null, null)
                        .hours();
        TradingTimetable table = usual(List.of(first, second));
        assertEquals(first, table.usual(LocalDate.of(2000, 1, 2)));
        assertEquals(second, table.usual(LocalDate.of(2000, 1, 3)));
        assertThrows(
                java.util.NoSuchElementException.class,
                () -> usual(List.of(second)).usual(LocalDate.of(1999, 1, 1)));
    }

    @Test
    void specialSessionsGoBeforeHolidaysAndTheWeek() {
        LocalDate saturday = LocalDate.of(2024, 1, 6);
        LocalDate holiday = WEDNESDAY;
        TradingTimetable.Special special =
                new TradingTimetable.Special("drill", hours("09:15", "10:00", null));
        TradingCalendar calendar =
                calendar(
                        new TradingTimetable(
                                WEEK,
                                List.of(hours("09:30", "16:00", null)),
                                Map.of(holiday, LocalTime.of(12, 0)),
                                Map.of(saturday, special, holiday, special)),
                        Map.of(holiday, "a holiday"));
        assertTrue(calendar.isTradingDay(saturday));
        assertTrue(calendar.isTradingDay(holiday));
        assertEquals(Optional.empty(), calendar.holiday(holiday));
        Session session = calendar.session(holiday).orElseThrow();
        assertEquals(at("2024-01-03T15:00:00Z"), session.closes(), "not the early close");
        assertFalse(calendar.isTradingDay(saturday.plusDays(1)));
        assertEquals(Optional.empty(), calendar.session(saturday.plusDays(1)));
    }

    @Test
    void aHolidayOnAWeekendIsStillNamed() {
        LocalDate sunday = LocalDate.of(2024, 1, 7);
        TradingCalendar calendar =
                calendar(
                        usual(List.of(hours("09:30", "16:00", null))),
                        Map.of(sunday, "Sunday's", WEDNESDAY, "Wednesday's"));
        assertEquals(Optional.of("Sunday's"), calendar.holiday(sunday));
        assertEquals(Optional.of("Wednesday's"), calendar.holiday(WEDNESDAY));
        assertEquals(Optional.empty(), calendar.holiday(sunday.plusDays(1)));
    }

    /// Against a day-by-day look at a set.
    @Test
    void sessionsBeforeAfterAndBetweenAreThoseOfAPlainLook() {
        Random random = new Random(3);
        for (int round = 0; round < 20; round++) {
            Map<LocalDate, String> closed = new HashMap<>();
            for (int i = 0; i < 40; i++) {
                closed.put(LocalDate.of(2024, 1, 1).plusDays(random.nextInt(360)), "closed");
            }
            TradingCalendar calendar =
                    calendar(usual(List.of(hours("09:30", "16:00", null))), closed);
            Set<LocalDate> sessions = new HashSet<>();
            LocalDate first = LocalDate.of(2023, 11, 1);
            LocalDate last = LocalDate.of(2025, 2, 28);
            for (LocalDate day = first; day.isBefore(last); day = day.plusDays(1)) {
                if (day.getDayOfWeek().getValue() < 6 && !closed.containsKey(day)) {
                    sessions.add(day);
                }
            }
            for (int i = 0; i < 100; i++) {
                LocalDate day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(366));
                LocalDate after = day.plusDays(1);
                while (!sessions.contains(after)) {
                    after = after.plusDays(1);
                }
                LocalDate before = day.minusDays(1);
                while (!sessions.contains(before)) {
                    before = before.minusDays(1);
                }
                assertEquals(after, calendar.sessionAfter(day));
                assertEquals(before, calendar.sessionBefore(day));
                LocalDate end = day.plusDays(random.nextInt(20));
                List<LocalDate> between =
                        day.datesUntil(end.plusDays(1)).filter(sessions::contains).toList();
                assertEquals(between, calendar.sessionsBetween(day, end));
                assertEquals(
                        between.stream().noneMatch(session -> session.isAfter(day)),
                        calendar.isLastSessionUntil(day, end));
            }
        }
    }

    @Test
    void theLastCompletedSessionIsTheNewestWhoseBarNoLongerChanges() {
        TradingCalendar calendar =
                calendar(usual(List.of(hours("09:30", "16:00", "16:15"))), Map.of());
        assertEquals(
                LocalDate.of(2024, 1, 2),
                calendar.lastCompletedSession(at("2024-01-03T21:14:59Z")));
        assertEquals(WEDNESDAY, calendar.lastCompletedSession(at("2024-01-03T21:15:00Z")));
        assertEquals(
                LocalDate.of(2024, 1, 5),
                calendar.lastCompletedSession(at("2024-01-08T14:00:00Z")),
                "on Monday morning it is Friday's");
        TradingCalendar night = calendar(usual(List.of(hours("17:00", "16:00", null))), Map.of());
        assertEquals(
                LocalDate.of(2024, 1, 2),
                night.lastCompletedSession(at("2024-01-03T21:00:00Z")),
                "a session that ends the day after");
    }

    @Test
    void anExchangeWithoutSessionsIsNotSearchedForEver() {
        TradingCalendar never =
                calendar(
                        new TradingTimetable(
                                Set.of(),
                                List.of(hours("09:30", "16:00", null)),
                                Map.of(),
                                Map.of()),
                        Map.of());
        assertTrue(
                String.valueOf(
                                assertThrows(
                                                IllegalStateException.class,
                                                () -> never.sessionAfter(WEDNESDAY))
                                        .getMessage())
                        .contains("XTST has no session near 2024-01-03"));
        assertThrows(IllegalStateException.class, () -> never.sessionBefore(WEDNESDAY));
    }

    @Test
    void writtenDaysCorrectThoseOfTheRules() {
        LocalDate ruled = LocalDate.of(2024, 12, 25);
        LocalDate bridged = LocalDate.of(2024, 12, 24);
        AtomicInteger asked = new AtomicInteger();
        HolidayTable table =
                new HolidayTable(
                        year -> {
                            asked.incrementAndGet();
                            return Map.of(
                                    LocalDate.of(year, 12, 25), "Christmas",
                                    LocalDate.of(year, 1, 1), "New Year");
                        },
                        new HolidayTable.Written(
                                Map.of(bridged, "bridge", LocalDate.of(2023, 6, 6), "other year"),
                                Set.of(LocalDate.of(2024, 1, 1))));
        assertEquals(Map.of(bridged, "bridge", ruled, "Christmas"), table.of(2024));
        assertEquals(3, table.of(2023).size());
        table.of(2024);
        assertEquals(2, asked.get(), "a year is read once");
    }
}
