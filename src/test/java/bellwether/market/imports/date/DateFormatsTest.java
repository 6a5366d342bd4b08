package bellwether.market.imports.date;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DateFormatsTest {
    private static final DateFormats FORMS = new DateFormats(2026);
    private static final int NONE = -1;

    private static DateFormats.Form form(String cell) {
        return FORMS.of(cell).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-01-31|2024-01-31",
                "2024/1/31|2024-01-31",
                "2024.01.31|2024-01-31",
                "20240131|2024-01-31",
                "31-Jan-2024|2024-01-31",
                "31 January 2024|2024-01-31",
                "31/Jan/24|2024-01-31",
                "31JAN2024|2024-01-31",
                "1-Sept-2024|2024-09-01",
                "Jan 31, 2024|2024-01-31",
                "Jan. 31 2024|2024-01-31",
                "December 1, 1999|1999-12-01",
                "Fri, Jan 5, 2024|2024-01-05",
                "Friday 05 Jan 2024|2024-01-05",
                "Thurs. 2024-02-29|2024-02-29",
                "Freitag, 5. Januar 2024|2024-01-05",
                "ven. 5 janv. 2024|2024-01-05",
                "Mar 5, 2024|2024-03-05",
                "mar. 5 mars 2024|2024-03-05",
                "viernes 05 ene 2024|2024-01-05",
                "2024-02-29|2024-02-29",
            })
    void aFormThatLeavesNoDoubtIsThatDay(String cell, LocalDate day) {
        DateFormats.Form form = form(cell);
        assertEquals(day, form.date());
        assertFalse(form.inDoubt());
        assertEquals(NONE, form.time());
        assertNull(form.offset());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/31/2024|2024-01-31|",
                "31.1.2024||2024-01-31",
                "02-03-2024|2024-02-03|2024-03-02",
                "2/3/24|2024-02-03|2024-03-02",
                "2/30/2024||",
            })
    void twoNumbersInFrontOfTheYearAreReadInTheFilesOrder(
            String cell, LocalDate monthFirst, LocalDate dayFirst) {
        DateFormats.Form form = form(cell);
        assertTrue(form.inDoubt());
        assertEquals(monthFirst, form.read(DateOrder.MONTH_FIRST));
        assertEquals(dayFirst, form.read(DateOrder.DAY_FIRST));
    }

    @ParameterizedTest
    @CsvSource({
        "202401020915, 2024-01-02, 33300",
        "20240102091530, 2024-01-02, 33330",
        "199912312359, 1999-12-31, 86340"
    })
    void dateAndTimeWithoutASignBetweenAreNoSecondsSince1970(String cell, LocalDate day, int time) {
        DateFormats.Form form = form(cell);
        assertEquals(day, form.date());
        assertEquals(time, form.time());
        assertNull(form.offset(), "the clock is that of the file");
    }

    @Test
    void millisecondsSince1970StayWhatTheyAre() {
        assertEquals(LocalDate.of(2024, 1, 2), form("1704153600000").date());
        assertEquals(LocalDate.of(1976, 5, 31), form("202413320915").date(), "no such month");
    }

    @Test
    void anUnsettledOrderReadsOnlyWhatIsTheSameDayInBoth() {
        assertEquals(LocalDate.of(2024, 4, 4), form("4/4/2024").read(DateOrder.UNSETTLED));
        assertNull(form("4/5/2024").read(DateOrder.UNSETTLED));
        assertNull(form("13/1/2024").read(DateOrder.UNSETTLED), "the file has not said so yet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "today",
                "2024",
                "2024-01",
                "2024-1/31",
                "1/31-2024",
                "0/1/2024",
                "1/0/2024",
                "31-Foo-2024",
                "2024-01-31x",
                "2024-01-31 noon",
                "12345678901",
                "1.5",
                "2024013"
            })
    void whatIsWrittenLikeNoDateIsNone(String cell) {
        assertEquals(Optional.empty(), FORMS.of(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-30", "20240230", "30-Feb-2024", "2023-02-29", "2024-13-01"})
    void aDayThatNeverWasIsWrittenLikeADateAndIsNone(String cell) {
        assertNull(form(cell).date());
    }

    @ParameterizedTest
    @CsvSource({"26,2026", "27,1927", "00,2000", "99,1999"})
    void aYearOfTwoDigitsIsTheLatestThatIsNotAhead(String digits, int year) {
        assertEquals(LocalDate.of(year, 3, 4), form("4-Mar-" + digits).date());
        assertEquals(LocalDate.of(year, 3, 4), form("3/4/" + digits).read(DateOrder.MONTH_FIRST));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9:30|09:30:00",
                "09:30|09:30:00",
                "09:30:15|09:30:15",
                "16:00:00.000|16:00:00",
                "16:00:00,000|16:00:00",
                "0930|09:30:00",
                "093015|09:30:15",
                "9:30 AM|09:30:00",
                "9:30am|09:30:00",
                "12:00 AM|00:00:00",
                "12:30 PM|12:30:00",
                "4:00 PM|16:00:00",
                "16:00 PM|16:00:00",
                "00:00|00:00:00",
                "23:59:59|23:59:59",
            })
    void theTimeBehindADateIsRead(String time, LocalTime expected) {
        for (String date :
                new String[] {"2024-01-31 ", "2024-01-31T", "31-Jan-2024 ", "1/2/2024 "}) {
            assertEquals(expected.toSecondOfDay(), form(date + time).time(), date + time);
        }
    }

    /// A second that is not whole counts as the next, so that it is at no whole minute; but the
    /// last of a minute stays in it, and in its day.
    @Test
    void aFractionOfASecondIsNotLost() {
        assertEquals(86_399, form("2024-01-31T23:59:59.999Z").time());
        assertEquals(86_399, form("2024-01-31 23:59:59.001+00:00").time());
        assertEquals(34_259, form("2024-01-31 09:30:59.5").time());
        assertEquals(34_201, form("2024-01-31 09:30:00.5").time());
        assertEquals(34_200, form("2024-01-31 09:30:00.0").time());
    }

    @Test
    void theEndOfTheDayMayBeTwentyFour() {
        assertEquals(86_400, form("2024-01-31 24:00").time());
        assertEquals(86_400, form("2024-01-31 240000").time());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "24:01",
                "25:00",
                "99:00",
                "9:60",
                "12:00:60",
                "09:75",
                "2500",
                "0960",
                "093060",
                "13:30 AM",
                "9:3",
                "9.30",
                "09:30 Somewhere",
                "09:30 Not/Azone"
            })
    void aTimeThatNoClockShowsIsNoDate(String time) {
        assertEquals(Optional.empty(), FORMS.of("2024-01-31 " + time));
        assertEquals(Optional.empty(), FORMS.of("1/2/2024 " + time));
        assertEquals(Optional.empty(), FORMS.of("31-Jan-2024 " + time));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "09:30Z|0",
                "09:30 UTC|0",
                "09:30 GMT|0",
                "09:30+00:00|0",
                "09:30+05:30|19800",
                "09:30:00+0530|19800",
                "09:30-05:00|-18000",
                "09:30 -0330|-12600",
            })
    void anOffsetSaysByWhichClock(String time, int seconds) {
        assertEquals(seconds, form("2024-01-31 " + time).offset());
        assertEquals(seconds, form("1/2/2024 " + time).offset());
    }

    @Test
    void aNamedZoneIsReadByThatDaysClock() {
        assertEquals(-5 * 3_600, form("2024-01-31 09:30 America/New_York").offset());
        assertEquals(-4 * 3_600, form("2024-07-31 09:30 America/New_York").offset());
        assertEquals(-4 * 3_600, form("31-Jul-2024 09:30 America/New_York").offset());
    }

    @Test
    void aNamedZoneOfADayInDoubtIsNotRead() {
        assertEquals(Optional.empty(), FORMS.of("1/2/2024 09:30 America/New_York"));
    }

    @ParameterizedTest
    @CsvSource({
        "1706659200,2024-01-31T00:00:00Z",
        "1706659200.0,2024-01-31T00:00:00Z",
        "1706693400000,2024-01-31T09:30:00Z",
        "1706693400000000,2024-01-31T09:30:00Z",
        "1706693400000000000,2024-01-31T09:30:00Z",
        "315532800,1980-01-01T00:00:00Z",
        "-631152000,1950-01-01T00:00:00Z",
    })
    void secondsAndTheirThousandthsSince1970AreMomentsOfUtc(String cell, Instant moment) {
        DateFormats.Form form = form(cell);
        assertEquals(moment.atZone(ZoneOffset.UTC).toLocalDate(), form.date());
        assertEquals(moment.atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay(), form.time());
        assertEquals(0, form.offset());
    }

    @Test
    void everyDayOfTwoCenturiesIsReadBackFromEveryForm() {
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            LocalDate day = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(46_000));
            int y = day.getYear();
            int m = day.getMonthValue();
            int d = day.getDayOfMonth();
            assertEquals(day, form("%04d-%02d-%02d".formatted(y, m, d)).date());
            assertEquals(day, form("%04d%02d%02d".formatted(y, m, d)).date());
            DateFormats.Form american = form("%d/%d/%d".formatted(m, d, y));
            assertEquals(day, american.read(DateOrder.MONTH_FIRST));
            DateFormats.Form german = form("%d.%d.%d".formatted(d, m, y));
            assertEquals(day, german.read(DateOrder.DAY_FIRST));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-01-31 09h00|32400|",
                "2024-01-31 9h|32400|",
                "2024-01-31 12-AM|0|",
                "2024-01-31 01-PM|46800|",
                "31.01.2024 09:00:00.000 GMT+0100|32400|3600",
                "2024-01-31 09:00:00+05|32400|18000",
                "2024-01-31 09:00 UTC-05:30|32400|-19800",
                "1.706745600e+09|0|0",
                "1.706745600000e12|0|0"
            })
    void timesOfOtherWritersAreRead(String cell, int time, Integer offset) {
        assertEquals(time, form(cell).time());
        assertEquals(offset, form(cell).offset());
    }

    @Test
    void aRoundedCountOfSecondsIsNoDate() {
        assertEquals(Optional.empty(), new DateFormats(2026).of("1.7067456e+09"));
        assertEquals(Optional.empty(), new DateFormats(2026).of("1.70675E+12"));
    }
}
