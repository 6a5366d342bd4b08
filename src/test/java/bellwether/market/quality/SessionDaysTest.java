package bellwether.market.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionDaysTest {
    private static final Calendars CALENDARS =
            new Calendars(InstantSource.fixed(Instant.parse("2026-03-03T12:00:00Z")));
    private static final TradingCalendar NEW_YORK = CALENDARS.find("XNYS").orElseThrow();
    private static final SessionDays XNYS = new SessionDays(NEW_YORK);

    private static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }

    @Test
    void sessionsAreThoseOfTheCalendarInEveryYearThatIsKnown() {
        for (long day = day("2020-01-01"); day < day("2026-01-01"); day++) {
            assertEquals(NEW_YORK.isTradingDay(LocalDate.ofEpochDay(day)), XNYS.isSession(day));
        }
        assertEquals("XNYS", XNYS.mic());
    }

    @Test
    void theNextSessionIsFoundUpToAnEnd() {
        long friday = day("2024-01-12");
        assertEquals(friday, XNYS.next(friday, friday + 10));
        assertEquals(day("2024-01-16"), XNYS.next(friday + 1, friday + 10), "Monday is a holiday");
        assertEquals(friday + 4, XNYS.next(friday + 1, friday + 4), "the end itself is not in it");
        assertEquals(friday + 2, XNYS.next(friday + 1, friday + 2));
    }

    @Test
    void sessionsAreCountedFromADayOnBeforeAnother() {
        assertEquals(252, XNYS.count(day("2024-01-01"), day("2025-01-01")));
        assertEquals(1, XNYS.count(day("2024-01-12"), day("2024-01-16")));
        assertEquals(0, XNYS.count(day("2024-01-13"), day("2024-01-16")));
    }

    @Test
    void whatIsNotKnownIsNotASessionOfAnExchange() {
        assertTrue(XNYS.isKnown(day("2024-01-01"), day("2024-12-31")));
        assertFalse(XNYS.isKnown(day("1850-01-01"), day("2024-12-31")));
        assertFalse(XNYS.isSession(day("1850-01-02")));
        SessionDays nowhere = new SessionDays(CALENDARS.of("X", Optional.of("NOWHERE")));
        assertFalse(nowhere.isKnown(day("2024-01-02"), day("2024-01-02")));
        assertFalse(nowhere.isExchangeKnown());
        assertTrue(nowhere.isSession(day("2024-01-01")), "weekdays count, holidays too");
        assertFalse(nowhere.isSession(day("2024-01-06")));
        assertTrue(XNYS.isExchangeKnown());
    }

    @ParameterizedTest
    @CsvSource({
        // last bar, last session that is over, delisted, sessions that are missing
        "2024-01-11, 2024-01-12, , 1",
        "2024-01-12, 2024-01-12, , 0",
        // only a weekend and a holiday lie between
        "2024-01-12, 2024-01-15, , 0",
        "2024-01-12, 2024-01-16, , 1",
        // nobody trades it from its delisting on
        "2024-01-11, 2024-02-01, 2024-01-12, 0",
        "2024-01-11, 2024-02-01, 2024-01-13, 1",
        "2024-01-11, 2024-01-12, 2024-06-01, 1",
        // bars of the future are not late
        "2024-02-01, 2024-01-12, , 0",
    })
    void aSymbolIsLateByTheSessionsThatEndedSince(
            LocalDate last, LocalDate ended, @Nullable LocalDate delisted, long missing) {
        Staleness staleness = new Staleness(XNYS, last, ended, delisted, false);
        assertEquals(missing, staleness.finding().map(QualityFinding::count).orElse(0L));
        assertEquals(Optional.empty(), staleness.notJudged());
    }

    @Test
    void twentySessionsAreEnoughForTheWholeScore() {
        QualityFinding finding =
                new Staleness(
                                XNYS,
                                LocalDate.parse("2024-01-02"),
                                LocalDate.parse("2024-03-01"),
                                null,
                                false)
                        .finding()
                        .orElseThrow();
        assertEquals(30, finding.score());
        assertEquals(
                "the last bar is of 2024-01-02; 41 sessions of XNYS completed since, the last on 2024-03-01",
                finding.words());
    }

    @Test
    void whereNoSessionsAreKnownLatenessIsNotJudged() {
        Staleness old =
                new Staleness(
                        XNYS,
                        LocalDate.parse("1850-01-02"),
                        LocalDate.parse("2024-03-01"),
                        null,
                        false);
        assertEquals(Optional.empty(), old.finding());
        assertEquals(
                "The sessions of XNYS are not known for all years from 1850 to 2024.",
                old.notJudged().orElseThrow().why());
        Staleness invented =
                new Staleness(
                        XNYS,
                        LocalDate.parse("2024-01-02"),
                        LocalDate.parse("2024-03-01"),
                        null,
                        true);
        assertEquals(Optional.empty(), invented.finding());
        assertEquals(
                "Synthetic bars follow no exchange calendar.",
                invented.notJudged().orElseThrow().why());
    }
}
