package bellwether.research.learning.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.research.learning.feature.CalendarSessions;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.training.TrainingSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which sessions may be scored and which may be judged.
final class SessionLabelsTest {
    /// A Monday.
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

    private static TrainingSpec spec(SampleLabel label, int horizon, LocalDate cut) {
        return new TrainingSpec(
                label, horizon, ModelKind.BASE, "all", 1, 1_000, moment(cut), 0, null, List.of());
    }

    private static long moment(LocalDate day) {
        return day.toEpochDay() * 86_400;
    }

    private static long[] moments(LocalDate to, Predicate<LocalDate> wanted) {
        return FIRST.datesUntil(to.plusDays(1))
                .filter(wanted)
                .mapToLong(SessionLabelsTest::moment)
                .toArray();
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().getValue() < 6;
    }

    private static TradingCalendar exchange(String code) {
        return new Calendars(InstantSource.system()).find(code).orElseThrow();
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static SessionCloses closes(String... codes) {
        return new SessionCloses(Stream.of(codes).map(SessionLabelsTest::exchange).toList());
    }

    /// Of one symbol of Mumbai, where the session of a day closes at 10:00 UTC.
    private static SessionLabels weekdays(TrainingSpec spec, LocalDate last, Instant now) {
        long[] sessions = moments(last, SessionLabelsTest::isWeekday);
        return new SessionLabels(
                spec,
                sessions,
                List.of(CalendarSessions.every(sessions.length)),
                closes("XNSE"),
                now);
    }

    private static SessionLabels weekdays(TrainingSpec spec, LocalDate last, LocalDate today) {
        return weekdays(spec, last, noon(today));
    }

    private static List<LocalDate> open(SessionLabels labels) {
        return labels.open().stream().mapToObj(labels::day).toList();
    }

    @Test
    void noLabelThatIsScoredOverlapsOneThatTrained() {
        LocalDate friday = LocalDate.of(2026, 3, 6);
        for (int horizon : new int[] {5, 20}) {
            TrainingSpec spec = spec(SampleLabel.RANK, horizon, friday);
            assertEquals(
                    List.of(friday),
                    open(weekdays(spec, friday, friday.plusDays(1))),
                    "of " + horizon);
        }
        TrainingSpec later = spec(SampleLabel.RANK, 5, friday.plusDays(2));
        assertEquals(
                List.of(friday),
                open(weekdays(later, friday, friday.plusDays(3))),
                "the last session by a cut on a Sunday");
        assertEquals(
                List.of(),
                open(weekdays(later, friday.minusDays(1), friday.plusDays(3))),
                "bars of some symbols on Friday may have trained");
        assertEquals(
                List.of(friday, friday.plusDays(3)),
                open(weekdays(later, friday.plusDays(3), friday.plusDays(4))));
    }

    @Test
    void whatCanHaveEndedByTheClockIsNotScored() {
        LocalDate friday = LocalDate.of(2026, 3, 6);
        TrainingSpec spec = spec(SampleLabel.DIRECTION, 5, FIRST);
        assertEquals(5, open(weekdays(spec, friday, friday.plusDays(1))).size());
        assertEquals(
                List.of(LocalDate.of(2026, 3, 5), friday),
                open(weekdays(spec, friday, LocalDate.of(2026, 3, 11))),
                "a label of Wednesday ends today");
        assertEquals(List.of(), open(weekdays(spec, friday, LocalDate.of(2026, 3, 13))));
        assertEquals(List.of(), open(weekdays(spec, friday, LocalDate.of(2034, 3, 13))));
    }

    /// Of one session, the outcome is known with the close of the next one at that exchange.
    @Test
    void aLabelIsNotScoredOnceItsExchangeHasClosed() {
        LocalDate friday = LocalDate.of(2026, 3, 6);
        Instant close = Instant.parse("2026-03-09T10:00:00Z");
        for (TrainingSpec next :
                List.of(spec(SampleLabel.RANK, 1, FIRST), spec(SampleLabel.BARRIER, 5, FIRST))) {
            assertEquals(
                    List.of(friday), open(weekdays(next, friday, close.minusSeconds(1))), "open");
            assertEquals(List.of(), open(weekdays(next, friday, close)), "closed in Mumbai");
        }
        long[] sessions = moments(friday, SessionLabelsTest::isWeekday);
        CalendarSessions every = CalendarSessions.every(sessions.length);
        SessionLabels two =
                new SessionLabels(
                        spec(SampleLabel.RANK, 1, FIRST),
                        sessions,
                        List.of(every, every),
                        closes("XNSE", "XNYS"),
                        close);
        assertEquals(List.of(friday), open(two));
        assertFalse(two.isOpen(0, sessions.length - 1));
        assertTrue(two.isOpen(1, sessions.length - 1), "New York has not closed");
        assertEquals(close, two.until(0, sessions.length - 1));
        assertEquals(
                Instant.parse("2026-03-09T20:00:00Z"),
                two.until(1, sessions.length - 1),
                "of summer time, from the day before");
    }

    @Test
    void onlyWhatIsLaterThanTheCutAndNotOverIsSurelyOpen() {
        LocalDate friday = LocalDate.of(2026, 3, 6);
        TrainingSpec spec = spec(SampleLabel.DIRECTION, 5, friday);
        List<TradingCalendar> mumbai = List.of(exchange("XNSE"));
        List<TradingCalendar> both = List.of(exchange("XNSE"), exchange("XNYS"));
        assertTrue(SessionLabels.isSurelyOpen(spec, friday, both, noon(friday.plusDays(4))));
        Instant end = noon(friday.plusDays(5));
        assertFalse(SessionLabels.isSurelyOpen(spec, friday, both, end));
        assertFalse(SessionLabels.isSurelyOpen(spec, friday, mumbai, end));
        assertTrue(SessionLabels.isSurelyOpen(spec, friday, List.of(exchange("XNYS")), end));
        assertFalse(
                SessionLabels.isSurelyOpen(
                        spec, friday.minusDays(1), both, noon(friday.plusDays(1))));
    }

    /// Symbol 0 trades on weekdays, symbol 1 on every day, symbol 2 stopped in January.
    private static SessionLabels mixed(LocalDate last) {
        long[] sessions = moments(last, _ -> true);
        return new SessionLabels(
                spec(SampleLabel.DIRECTION, 5, FIRST),
                sessions,
                List.of(
                        CalendarSessions.of(sessions, moments(last, SessionLabelsTest::isWeekday)),
                        CalendarSessions.every(sessions.length),
                        CalendarSessions.of(
                                sessions, moments(LocalDate.of(2026, 1, 30), _ -> true))),
                closes("XNYS", "CRYPTO", "XNYS"),
                noon(last.plusDays(1)));
    }

    private static int session(LocalDate day) {
        return (int) (day.toEpochDay() - FIRST.toEpochDay());
    }

    @Test
    void aSessionIsOpenWhileOneCalendarIsAndEndsWithTheLast() {
        LocalDate friday = LocalDate.of(2026, 3, 6);
        int session = session(friday);
        SessionLabels wednesday = mixed(LocalDate.of(2026, 3, 11));
        assertTrue(wednesday.open().get(session));
        assertTrue(wednesday.isOpen(0, session));
        assertFalse(wednesday.isOpen(1, session), "its label ended on Wednesday");
        assertFalse(wednesday.hasEnded(session));
        assertTrue(wednesday.hasEnded(session(LocalDate.of(2026, 3, 4))));
        assertFalse(mixed(LocalDate.of(2026, 3, 12)).hasEnded(session));
        assertTrue(mixed(LocalDate.of(2026, 3, 13)).hasEnded(session));
        assertFalse(wednesday.isOpen(0, session(LocalDate.of(2026, 3, 7))), "a Saturday");
        assertTrue(
                wednesday.hasEnded(session(LocalDate.of(2026, 1, 30))),
                "who has stopped keeps no session open");
        assertFalse(
                mixed(LocalDate.of(2026, 2, 8)).hasEnded(session(LocalDate.of(2026, 1, 30))),
                "who was silent for nine days may come back");
    }
}
