package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.imports.date.DateOrder;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DateParserTest {
    private static final PriceColumns COLUMNS = TestRows.columns("date,open,high,low,close");
    private static final PriceColumns WITH_TIME = TestRows.columns("date,time,open,high,low,close");
    private static final LocalDate LATEST = LocalDate.of(2026, 3, 2);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static DateParser daily(DateOrder order) {
        return new DateParser(LATEST, new DateStyle(order, false, false, Optional.empty(), ""));
    }

    private static DateParser closings() {
        return new DateParser(
                LATEST, new DateStyle(DateOrder.UNSETTLED, true, false, Optional.empty(), ""));
    }

    private static DateParser within(Timeframe timeframe) {
        return new DateParser(
                LATEST,
                new DateStyle(DateOrder.UNSETTLED, false, false, Optional.of(timeframe), ""));
    }

    private static Optional<Rejection> read(DateParser dates, String cell) {
        return dates.read(TestRows.row(cell, "1", "1", "1", "1"), COLUMNS);
    }

    private static RejectReason reason(DateParser dates, String cell) {
        return read(dates, cell).orElseThrow().reason();
    }

    private static void readsWell(DateParser dates, String cell) {
        assertEquals(Optional.empty(), read(dates, cell), cell);
    }

    private static long minute(String moment) {
        return Instant.parse(moment).getEpochSecond() / 60;
    }

    @ParameterizedTest
    @CsvSource({"2024-02-29", "1970-01-01", "1800-01-01", "2026-03-02"})
    void aPlainDateIsItsDay(LocalDate day) {
        DateParser dates = daily(DateOrder.UNSETTLED);
        readsWell(dates, day.toString());
        assertEquals(day.toEpochDay(), dates.day());
        assertFalse(dates.timed());
        assertFalse(dates.isMoment());
    }

    @Test
    void theCommonFormIsReadAsTheOthersAre() {
        DateParser dates = daily(DateOrder.UNSETTLED);
        for (int i = -60_000; i < 20_000; i += 7) {
            LocalDate day = LocalDate.ofEpochDay(i);
            readsWell(dates, day.toString());
            int quick = dates.day();
            readsWell(dates, day.toString().replace("-", ""));
            assertEquals(quick, dates.day());
            assertEquals(i, quick);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03,FUTURE_DATE",
        "20260303,FUTURE_DATE",
        "1799-12-31,DATE_OUT_OF_RANGE",
        "17991231,DATE_OUT_OF_RANGE",
        "2024-02-30,BAD_DATE",
        "20240230,BAD_DATE",
        "2024-1x-01,BAD_DATE",
        "yesterday,BAD_DATE",
        "'',BLANK",
        "2024-01-02 09:30,INTRADAY",
    })
    void whatIsWrongWithADateIsSaid(String cell, RejectReason reason) {
        assertEquals(reason, reason(daily(DateOrder.UNSETTLED), cell));
    }

    @ParameterizedTest
    @CsvSource({
        "UNSETTLED,written unlike the dates before it",
        "MONTH_FIRST,not a date with the month first",
        "DAY_FIRST,not a date with the day first",
    })
    void aDateThatIsNoneInTheFilesOrderSaysSo(DateOrder order, String words) {
        String cell = order == DateOrder.DAY_FIRST ? "1/31/2024" : "31/1/2024";
        String detail = read(daily(order), cell).orElseThrow().detail();
        assertTrue(detail.contains(words), detail);
        assertTrue(detail.contains('"' + cell + '"'), detail);
    }

    @Test
    void midnightIsADailyBarUntilAnotherTimeIsSeen() {
        DateParser dates = daily(DateOrder.UNSETTLED);
        readsWell(dates, "2024-01-02 00:00");
        assertTrue(dates.timed());
        assertFalse(dates.intraday());
        assertEquals(RejectReason.INTRADAY, reason(dates, "2024-01-03 10:00"));
        assertTrue(dates.intraday());
        assertEquals(RejectReason.INTRADAY, reason(dates, "2024-01-04 00:00"));
        readsWell(dates, "2024-01-05");
        assertFalse(dates.timed());
    }

    @Test
    void timesOfClosingLeaveTheirDays() {
        DateParser dates = closings();
        readsWell(dates, "2024-01-02 16:00");
        assertEquals(LocalDate.of(2024, 1, 2).toEpochDay(), dates.day());
        assertFalse(dates.intraday());
        assertFalse(dates.isMoment(), "no zone is said");
    }

    @Test
    void aClosingTimeInUtcIsAMomentWhoseDayItsExchangeTells() {
        DateParser dates = closings();
        readsWell(dates, "2024-01-02T23:30:00Z");
        assertTrue(dates.isMoment());
        assertEquals(Instant.parse("2024-01-02T23:30:00Z"), dates.moment());
    }

    @Test
    void midnightOfUtcStaysAPlainDateByWhicheverClock() {
        DateParser dates = closings();
        readsWell(dates, "2024-01-02T00:00:00Z");
        assertFalse(dates.isMoment());
        assertEquals(LocalDate.of(2024, 1, 2).toEpochDay(), dates.day());
    }

    @Test
    void aPlainDateBehindAMomentIsNoMoment() {
        DateParser dates = closings();
        readsWell(dates, "2024-01-02T23:30:00Z");
        readsWell(dates, "2024-01-03");
        assertFalse(dates.isMoment());
    }

    @Test
    void minutesAreThoseOfTheExchangesClock() {
        DateParser dates = within(Timeframe.MINUTE);
        readsWell(dates, "2024-01-02 09:30");
        assertFalse(dates.saysZone());
        assertEquals(
                OptionalInt.of((int) minute("2024-01-02T14:30:00Z")), dates.minute(NEW_YORK, 0));
        readsWell(dates, "2024-07-02 09:30");
        assertEquals(
                OptionalInt.of((int) minute("2024-07-02T13:30:00Z")), dates.minute(NEW_YORK, 0));
    }

    @Test
    void aRowThatSaysItsZoneIsReadByThatOne() {
        DateParser dates = within(Timeframe.MINUTE);
        readsWell(dates, "2024-01-02 09:30+05:30");
        assertTrue(dates.saysZone());
        assertEquals(
                OptionalInt.of((int) minute("2024-01-02T04:00:00Z")), dates.minute(NEW_YORK, 0));
        readsWell(dates, "2024-01-02 09:31");
        assertFalse(dates.saysZone());
    }

    @Test
    void theEndOfADayIsTheBeginningOfTheNext() {
        DateParser dates = within(Timeframe.MINUTE);
        readsWell(dates, "2024-01-02 24:00Z");
        assertEquals(
                OptionalInt.of((int) minute("2024-01-03T00:00:00Z")), dates.minute(NEW_YORK, 0));
    }

    @Test
    void anHourThatTheClockLeftOutNeverWas() {
        DateParser dates = within(Timeframe.MINUTE);
        readsWell(dates, "2024-03-10 02:30");
        assertEquals(OptionalInt.empty(), dates.minute(NEW_YORK, 0));
        readsWell(dates, "2024-03-10 03:00");
        assertEquals(
                OptionalInt.of((int) minute("2024-03-10T07:00:00Z")), dates.minute(NEW_YORK, 0));
    }

    @Test
    void anHourThatTheClockShowedTwiceIsTheEarlierOnceAndThenTheLater() {
        DateParser dates = within(Timeframe.HALF_HOUR);
        String[] shown = {"00:30", "01:00", "01:30", "01:00", "01:30", "02:00"};
        String[] meant = {"04:30", "05:00", "05:30", "06:00", "06:30", "07:00"};
        for (int i = 0; i < shown.length; i++) {
            readsWell(dates, "2024-11-03 " + shown[i]);
            assertEquals(
                    OptionalInt.of((int) minute("2024-11-03T" + meant[i] + ":00Z")),
                    dates.minute(NEW_YORK, 0),
                    "row " + i);
        }
    }

    /// Half of it was read twice, and rejected as repeating itself.
    @Test
    void anHourThatTheClockShowedTwiceIsTheLaterOnceWhereTheNewestIsFirst() {
        DateParser dates = within(Timeframe.HALF_HOUR);
        String[] shown = {"02:00", "01:30", "01:00", "01:30", "01:00", "00:30"};
        String[] meant = {"07:00", "06:30", "06:00", "05:30", "05:00", "04:30"};
        for (int i = 0; i < shown.length; i++) {
            readsWell(dates, "2024-11-03 " + shown[i]);
            assertEquals(
                    OptionalInt.of((int) minute("2024-11-03T" + meant[i] + ":00Z")),
                    dates.minute(NEW_YORK, 0),
                    "row " + i);
        }
    }

    @Test
    void anHourThatComesTwiceInARowIsBoth() {
        DateParser dates = within(Timeframe.HOUR);
        for (String meant : new String[] {"05", "06"}) {
            readsWell(dates, "2024-11-03 01:00");
            assertEquals(
                    OptionalInt.of((int) minute("2024-11-03T" + meant + ":00:00Z")),
                    dates.minute(NEW_YORK, 0));
        }
    }

    /// In files ordered by time the symbols take turns.
    @Test
    void anotherSymbolsRowsDoNotMakeAnHourTheLaterOne() {
        DateParser dates = within(Timeframe.HOUR);
        for (String meant : new String[] {"05", "06"}) {
            for (int symbol : new int[] {0, 7, 100}) {
                readsWell(dates, "2024-11-03 01:00");
                assertEquals(
                        OptionalInt.of((int) minute("2024-11-03T" + meant + ":00:00Z")),
                        dates.minute(NEW_YORK, symbol));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-02,has no time",
        "2024-01-02 09:30:15,is not at a whole minute",
        "2024-01-02 09:30:00.5,is not at a whole minute",
    })
    void aBarWithinADayHasATimeAtAWholeMinute(String cell, String words) {
        Rejection rejection = read(within(Timeframe.FIVE_MINUTES), cell).orElseThrow();
        assertEquals(RejectReason.INTRADAY, rejection.reason());
        assertTrue(rejection.detail().contains(words), rejection.detail());
        assertTrue(rejection.detail().contains("5m"), rejection.detail());
    }

    @Test
    void theFutureIsRefusedWithinDaysToo() {
        assertEquals(
                RejectReason.FUTURE_DATE, reason(within(Timeframe.MINUTE), "2026-03-03 00:00"));
    }

    @Test
    void aTimeInACellOfItsOwnBelongsToTheDate() {
        DateParser dates = within(Timeframe.MINUTE);
        assertEquals(
                Optional.empty(),
                dates.read(TestRows.row("2024-01-02", "09:30", "1", "1", "1", "1"), WITH_TIME));
        assertEquals(
                OptionalInt.of((int) minute("2024-01-02T09:30:00Z")),
                dates.minute(ZoneId.of("UTC"), 0));
        assertEquals(
                "2024-01-02 09:30",
                DateParser.cell(TestRows.row("2024-01-02", "09:30"), WITH_TIME));
        assertEquals("2024-01-02", DateParser.cell(TestRows.row("2024-01-02"), WITH_TIME));
    }
}
