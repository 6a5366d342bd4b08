package bellwether.market.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TradingCalendarTest {
    private final Calendars calendars = new Calendars(InstantSource.fixed(Instant.EPOCH));

    private TradingCalendar calendar(String mic) {
        return calendars.find(mic).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "XTKS, 2024-07-11, 02:30, 03:30",
        "XSHG, 2024-07-11, 03:30, 05:00",
        "XSHE, 2024-07-12, 03:30, 05:00",
        "XIDX, 2024-07-11, 05:00, 06:30",
        "XIDX, 2024-07-12, 04:30, 07:00",
        "XKLS, 2024-07-12, 04:30, 06:30",
        "XBKK, 2024-07-12, 05:30, 07:00"
    })
    void asiaRestsAtNoon(String mic, LocalDate day, String begins, String ends) {
        SessionBreak rest = calendar(mic).pause(day).orElseThrow();
        assertEquals(Instant.parse(day + "T" + begins + ":00Z"), rest.begins());
        assertEquals(Instant.parse(day + "T" + ends + ":00Z"), rest.ends());
    }

    @ParameterizedTest
    @CsvSource({
        "TCS.NS, XNSE",
        "RELIANCE.BO, XBOM",
        "VOD.L, XLON",
        "SAP.DE, XETR",
        "7203.T, XTKS",
        "0700.HK, XHKG",
        "AIR.PA, XPAR",
        "ASML.AS, XAMS",
        "NESN.SW, XSWX",
        "SHOP.TO, XTSE",
        "BHP.AX, XASX",
        "AAPL, XNYS",
        "BRK-B, XNYS",
        "BRK.B, XNYS",
        "BF.A, XNYS",
        "BTC-USD, CRYPTO",
        "ETH-EUR, CRYPTO",
        "EURUSD=X, FOREX",
        "^GSPC, XNYS",
        "^IXIC, XNAS",
        "^NSEI, XNSE",
        "^BSESN, XBOM",
        "^FTSE, XLON",
        "^GDAXI, XETR",
        "^N225, XTKS",
        "^HSI, XHKG",
        "000001.SS, XSHG",
        "005930.KS, XKRX",
        "^NOSUCH, XXXX",
        "ES=F, XXXX",
        "ABC.QQ, XXXX",
        "AAPL.US, XNYS",
        "VOD.UK, XLON",
        "7203.JP, XTKS",
        "RELIANCE.BSE, XBOM",
        "600519.SH, XSHG",
        "M&M.NS, XNSE"
    })
    void aTickerTellsItsExchange(String ticker, String mic) {
        assertEquals(mic, calendars.of(ticker).exchange().mic());
    }

    @ParameterizedTest
    @CsvSource({
        // one-off closures of New York
        "XNYS, 2001-09-10, true",
        "XNYS, 2001-09-11, false",
        "XNYS, 2001-09-14, false",
        "XNYS, 2001-09-17, true",
        "XNYS, 2004-06-11, false",
        "XNYS, 2007-01-02, false",
        "XNYS, 2012-10-29, false",
        "XNYS, 2012-10-30, false",
        "XNYS, 2012-10-31, true",
        "XNYS, 2018-12-05, false",
        "XNYS, 2025-01-09, false",
        // a New Year on a Saturday is not made up for, Juneteenth is one since 2022
        "XNYS, 2010-12-31, true",
        "XNYS, 2021-12-31, true",
        "XNYS, 2021-06-18, true",
        "XNYS, 2022-06-20, false",
        "XNYS, 2026-07-03, false",
        "XNYS, 2026-11-27, true",
        // London's moved bank holidays
        "XLON, 2002-05-27, true",
        "XLON, 2002-06-04, false",
        "XLON, 2020-05-04, true",
        "XLON, 2020-05-08, false",
        "XLON, 2022-09-19, false",
        "XLON, 2023-05-08, false",
        "XLON, 2024-05-06, false",
        // Frankfurt
        "XETR, 2021-05-24, false",
        "XETR, 2022-06-06, true",
        "XETR, 2022-10-03, true",
        "XETR, 2017-10-31, false",
        "XETR, 2024-12-24, false",
        "XETR, 2024-12-31, false",
        // Tokyo: the abdication's ten days, the moved Olympic holidays, the failure, New Year
        "XTKS, 2019-04-26, true",
        "XTKS, 2019-04-30, false",
        "XTKS, 2019-05-02, false",
        "XTKS, 2019-05-07, true",
        "XTKS, 2020-07-20, true",
        "XTKS, 2020-07-24, false",
        "XTKS, 2020-10-01, false",
        "XTKS, 2020-10-12, true",
        "XTKS, 2024-01-03, false",
        "XTKS, 2024-09-23, false",
        "XTKS, 2025-05-06, false",
        // Hong Kong: a typhoon, lunar New Year
        "XHKG, 2023-09-01, false",
        "XHKG, 2024-02-12, false",
        "XHKG, 2025-01-29, false",
        // Mumbai: weekend sessions, elections, a holiday that was moved
        "XNSE, 2020-02-01, true",
        "XNSE, 2020-11-14, true",
        "XNSE, 2019-04-29, false",
        "XNSE, 2024-05-18, true",
        "XNSE, 2023-06-28, true",
        "XNSE, 2023-06-29, false",
        "XBOM, 2019-10-27, true",
        "XSWX, 2024-08-01, false",
        "XTSE, 2024-08-05, false",
        "XASX, 2022-09-22, false",
        "XASX, 2021-04-26, true",
        "XPAR, 2024-05-01, false",
        "XPAR, 2024-12-26, false",
        "CRYPTO, 2024-12-25, true",
        "CRYPTO, 2024-12-28, true",
        "FOREX, 2024-12-28, false"
    })
    void daysWithAndWithoutTrading(String mic, LocalDate day, boolean trading) {
        assertEquals(trading, calendar(mic).isTradingDay(day));
    }

    @ParameterizedTest
    @CsvSource({
        // summer and winter of New York, and the weeks when only one side has changed its clocks
        "XNYS, 2024-01-16, 2024-01-16T21:00:00Z",
        "XNYS, 2024-07-16, 2024-07-16T20:00:00Z",
        "XNYS, 2024-03-08, 2024-03-08T21:00:00Z",
        "XNYS, 2024-03-11, 2024-03-11T20:00:00Z",
        "XLON, 2024-03-28, 2024-03-28T16:30:00Z",
        "XLON, 2024-04-02, 2024-04-02T15:30:00Z",
        // half days
        "XNYS, 2024-11-29, 2024-11-29T18:00:00Z",
        "XNYS, 2024-07-03, 2024-07-03T17:00:00Z",
        "XNYS, 2012-07-03, 2012-07-03T17:00:00Z",
        "XNYS, 2002-07-05, 2002-07-05T17:00:00Z",
        "XNYS, 2020-07-02, 2020-07-02T20:00:00Z",
        "XLON, 2022-12-23, 2022-12-23T12:30:00Z",
        "XHKG, 2024-02-09, 2024-02-09T04:00:00Z",
        "XETR, 2024-12-30, 2024-12-30T13:00:00Z",
        // Asia closes while Europe is still asleep; Tokyo trades half an hour longer since 2024
        "XTKS, 2024-11-01, 2024-11-01T06:00:00Z",
        "XTKS, 2024-11-05, 2024-11-05T06:30:00Z",
        "XNSE, 2024-03-15, 2024-03-15T10:00:00Z",
        "XNSE, 2020-11-14, 2020-11-14T13:45:00Z",
        "XNSE, 2021-02-24, 2021-02-24T11:30:00Z",
        "CRYPTO, 2024-02-29, 2024-03-01T00:00:00Z",
        "FOREX, 2024-07-05, 2024-07-05T23:00:00Z"
    })
    void tradingEndsWhenItDid(String mic, LocalDate day, Instant close) {
        assertEquals(close, calendar(mic).close(day));
    }

    @Test
    void theBarOfADayIsPartialUntilTheClosingAuctionIsOver() {
        TradingCalendar london = calendar("XLON");
        LocalDate day = LocalDate.of(2024, 1, 16);
        assertTrue(london.isPartial(day, Instant.parse("2024-01-16T16:34:59Z")));
        assertFalse(london.isPartial(day, Instant.parse("2024-01-16T16:35:00Z")));
        assertTrue(london.isPartial(day.plusDays(1), Instant.parse("2024-01-16T23:00:00Z")));
        LocalDate half = LocalDate.of(2024, 12, 24);
        assertTrue(london.isPartial(half, Instant.parse("2024-12-24T12:34:59Z")));
        assertFalse(london.isPartial(half, Instant.parse("2024-12-24T12:35:00Z")));
    }

    @Test
    void theLastCompletedSessionIsThatOfTheExchangesOwnDay() {
        // 20:00 in London is tomorrow in Tokyo, before its open, and today in New York, before its
        // close
        Instant evening = Instant.parse("2024-01-16T20:00:00Z");
        assertEquals(LocalDate.of(2024, 1, 16), calendar("XTKS").lastCompletedSession(evening));
        assertEquals(LocalDate.of(2024, 1, 12), calendar("XNYS").lastCompletedSession(evening));
        assertEquals(LocalDate.of(2024, 1, 15), calendar("CRYPTO").lastCompletedSession(evening));
        Instant morning = Instant.parse("2024-01-16T06:30:00Z");
        assertEquals(LocalDate.of(2024, 1, 16), calendar("XTKS").lastCompletedSession(morning));
        assertEquals(LocalDate.of(2024, 1, 15), calendar("XNSE").lastCompletedSession(morning));
        Instant newYear = Instant.parse("2025-01-01T12:00:00Z");
        assertEquals(LocalDate.of(2024, 12, 31), calendar("XNYS").lastCompletedSession(newYear));
        assertEquals(LocalDate.of(2024, 12, 30), calendar("XETR").lastCompletedSession(newYear));
        assertEquals(LocalDate.of(2024, 12, 30), calendar("XTKS").lastCompletedSession(newYear));
    }

    @Test
    void sessionsAreCountedOverHolidays() {
        TradingCalendar york = calendar("XNYS");
        assertEquals(
                List.of(
                        LocalDate.of(2024, 3, 28),
                        LocalDate.of(2024, 4, 1),
                        LocalDate.of(2024, 4, 2)),
                york.sessionsBetween(LocalDate.of(2024, 3, 28), LocalDate.of(2024, 4, 2)));
        assertEquals(LocalDate.of(2024, 4, 1), york.sessionAfter(LocalDate.of(2024, 3, 28)));
        assertEquals(LocalDate.of(2024, 3, 28), york.sessionBefore(LocalDate.of(2024, 4, 1)));
        assertEquals(LocalDate.of(2001, 9, 17), york.sessionAfter(LocalDate.of(2001, 9, 10)));
        assertEquals(Optional.of("Good Friday"), york.holiday(LocalDate.of(2024, 3, 29)));
        assertEquals(250, sessions(york, 2023));
        assertEquals(252, sessions(york, 2024));
        assertEquals(250, sessions(york, 2025));
        assertEquals(366, sessions(calendar("CRYPTO"), 2024));
    }

    private static int sessions(TradingCalendar calendar, int year) {
        return calendar.sessionsBetween(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
                .size();
    }

    @Test
    void aWeekIsOverWithItsLastSession() {
        TradingCalendar york = calendar("XNYS");
        LocalDate sunday = LocalDate.of(2024, 3, 31);
        assertTrue(york.isLastSessionUntil(LocalDate.of(2024, 3, 28), sunday)); // Good Friday
        assertFalse(york.isLastSessionUntil(LocalDate.of(2024, 3, 27), sunday));
        // Thanksgiving is a Thursday, the Friday after it is a session
        assertFalse(york.isLastSessionUntil(LocalDate.of(2024, 11, 27), LocalDate.of(2024, 12, 1)));
        assertFalse(
                calendar("CRYPTO")
                        .isLastSessionUntil(LocalDate.of(2024, 3, 29), LocalDate.of(2024, 3, 31)));
    }

    @Test
    void whatIsNotKnownIsNotCertain() {
        assertTrue(calendar("XNSE").isCertain(LocalDate.of(2021, 6, 1)));
        assertFalse(calendar("XNSE").isCertain(LocalDate.of(2026, 6, 1)));
        assertFalse(calendar("XNSE").isCertain(LocalDate.of(2014, 6, 2)));
        assertFalse(calendar("XKRX").isCertain(LocalDate.of(2021, 6, 1)));
        assertFalse(calendar("XXXX").isCertain(LocalDate.of(2021, 6, 1)));
        assertTrue(calendar("XNYS").isCertain(LocalDate.of(2028, 12, 29)));
        assertFalse(calendar("XNYS").isCertain(LocalDate.of(2029, 1, 2)));
    }

    @Test
    void sessionsAreCountedWhereTheirYearsAreKnown() {
        TradingCalendar york = calendar("XNYS");
        LocalDate thursday = LocalDate.of(2024, 3, 28);
        assertEquals(OptionalInt.of(1), york.sessionsSince(thursday, LocalDate.of(2024, 4, 1)));
        TradingCalendar india = calendar("XNSE");
        LocalDate friday = LocalDate.of(2026, 6, 5);
        assertEquals(OptionalInt.empty(), india.sessionsSince(friday, LocalDate.of(2026, 6, 9)));
        assertEquals(OptionalInt.of(0), india.sessionsSince(friday, friday));
    }

    @Test
    void everyCertainYearOfEveryExchangeHasADecentNumberOfSessions() {
        for (TradingCalendar calendar : calendars.all()) {
            CalendarYears certain = calendar.certainYears();
            if (certain == null || calendar.exchange().mic().equals("CRYPTO")) {
                continue;
            }
            for (int year = certain.from(); year <= certain.to(); year++) {
                int sessions = sessions(calendar, year);
                assertTrue(
                        sessions >= 240 && sessions <= 260,
                        "%s has %d sessions in %d".formatted(calendar, sessions, year));
            }
        }
    }
}
