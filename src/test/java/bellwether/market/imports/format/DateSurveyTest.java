package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.imports.date.DateOrder;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DateSurveyTest {
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 8);

    private static DateSurvey look(List<String> cells) {
        return look(Optional.empty(), cells);
    }

    private static DateSurvey look(Optional<DateOrder> stated, List<String> cells) {
        DateSurvey survey = new DateSurvey(2026, stated);
        for (int i = 0; i < cells.size(); i++) {
            survey.look(cells.get(i), "AAPL", i + 2);
        }
        return survey;
    }

    private static DateSurvey look(String... cells) {
        return look(List.of(cells));
    }

    private static Stream<LocalDate> days(int count) {
        return Stream.iterate(MONDAY, day -> day.plusDays(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .limit(count);
    }

    /// So many bars a day, from half past nine on.
    private static List<String> bars(int days, int aDay, int minutes) {
        return days(days)
                .flatMap(day ->
                        IntStream.range(0, aDay)
                                .mapToObj(i -> day.atTime(9, 30).plusMinutes((long) i * minutes)))
                .map(LocalDateTime::toString)
                .toList();
    }

    @Test
    void theCallerSettlesWhatNoDateDoes() {
        for (DateOrder order : List.of(DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)) {
            DateStyle style =
                    look(Optional.of(order), List.of("1/2/2024", "2/2/2024", "5/2/2024")).style();
            assertEquals(order, style.order());
            assertTrue(style.form().endsWith(order.label() + " first"), style.form());
        }
        Optional<DateOrder> day = Optional.of(DateOrder.DAY_FIRST);
        assertEquals(DateOrder.UNSETTLED, look(day, List.of("2024-01-02")).style().order());
        assertEquals(
                DateOrder.MONTH_FIRST,
                look(Optional.of(DateOrder.MONTH_FIRST), List.of("2.1.2024", "3.1.2024"))
                        .style()
                        .order());
        assertEquals(
                DateOrder.DAY_FIRST, look(day, List.of("1/2/2024", "13/2/2024")).style().order());
        Refusal refusal =
                TestRows.refusal(
                        "dates_contradicted",
                        () -> look(day, List.of("1/2/2024", "1/13/2024")).style());
        assertTrue(refusal.detail().contains("line 3 has \"1/13/2024\""), refusal.detail());
    }

    @Test
    void plainDaysLeaveNothingOpen() {
        DateSurvey survey = look("2024-01-02", "2024-01-03");
        assertFalse(survey.isOpen());
        DateStyle style = survey.style();
        assertEquals(DateOrder.UNSETTLED, style.order());
        assertEquals(Timeframe.DAY, style.timeframe());
        assertFalse(style.closingTimes());
        assertEquals("as in \"2024-01-02\"", style.form());
    }

    @Test
    void oneDayAboveTwelveSettlesTheOrderOfAllOthers() {
        DateStyle american = look("1/2/2024", "1/3/2024", "1/31/2024").style();
        assertEquals(DateOrder.MONTH_FIRST, american.order());
        assertEquals("as in \"1/2/2024\", month first", american.form());
        DateStyle german = look("1.2.2024", "31.2.2024", "13.2.2024").style();
        assertEquals(DateOrder.DAY_FIRST, german.order());
        assertEquals("as in \"1.2.2024\", day first", german.form());
    }

    @Test
    void datesInDoubtAreLookedAtToTheEnd() {
        assertTrue(look("1/2/2024").isOpen());
        assertTrue(look("1/31/2024").isOpen());
    }

    @Test
    void aDateThatIsTheSameBothWaysSettlesNothingAndHurtsNothing() {
        assertEquals(DateOrder.UNSETTLED, look("1/1/2024", "2/2/2024").style().order());
    }

    @Test
    void whatNothingSettlesIsRefusedWithBothReadings() {
        Refusal refusal =
                TestRows.refusal("ambiguous_dates", () -> look("1/1/2024", "1/2/2024").style());
        assertTrue(refusal.detail().startsWith("Line 3: \"1/2/2024\""), refusal.detail());
        assertTrue(refusal.detail().contains("2024-01-02 when the month"), refusal.detail());
        assertTrue(refusal.detail().contains("2024-02-01 when the day"), refusal.detail());
        assertTrue(refusal.detail().contains("dates=day_first"), refusal.detail());
    }

    @Test
    void datesThatContradictEachOtherAreRefusedWithBothLines() {
        Refusal refusal =
                TestRows.refusal(
                        "contradicting_dates",
                        () -> look("1/2/2024", "1/31/2024", "31/1/2024").style());
        assertTrue(refusal.detail().contains("Line 3 has \"1/31/2024\""), refusal.detail());
        assertTrue(refusal.detail().contains("line 4 has \"31/1/2024\""), refusal.detail());
    }

    @Test
    void cellsThatAreNoDatesSayNothing() {
        assertFalse(look("total", "").isOpen());
        assertEquals("none", look("total", "").style().form());
    }

    @Test
    void oneTimeOnEveryDayIsThatOfTheClose() {
        DateSurvey survey = look("2024-01-02 16:00", "2024-01-03 16:00", "2024-07-03 16:00");
        assertTrue(survey.isOpen());
        assertTrue(survey.style().closingTimes());
        assertEquals(Timeframe.DAY, survey.style().timeframe());
    }

    @Test
    void summerTimeMayMoveTheCloseByAnHour() {
        assertTrue(look("2024-01-02 21:00Z", "2024-07-02 20:00Z").style().closingTimes());
        assertFalse(look("2024-01-02 21:00Z", "2024-07-02 19:59Z").style().closingTimes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-01-02 16:00|2024-01-02 15:30|2024-01-03 16:00",
                "2024-01-02 16:00|2024-01-03|2024-01-04",
                "2024-01-02 00:00|2024-01-03 00:00|2024-01-04 00:00",
                "2024-01-02 16:00|2024-01-02 16:00|2024-01-02 16:00",
                "2024-01-02 16:00|2024-01-03 16:05|2024-01-04 16:10",
            })
    void othersAreNoClosingTimes(String a, String b, String c) {
        assertFalse(look(a, b, c).style().closingTimes());
    }

    @ParameterizedTest
    @CsvSource({"1,MINUTE", "5,FIVE_MINUTES", "15,QUARTER_HOUR", "60,HOUR"})
    void barsWithinDaysAreAsLongAsTheCommonestGap(int minutes, Timeframe timeframe) {
        DateSurvey survey = look(bars(3, 5, minutes));
        assertTrue(survey.isOpen());
        assertEquals(Optional.of(timeframe), survey.style().within());
    }

    @ParameterizedTest
    @CsvSource({"2", "7", "30", "120"})
    void barsOfAnotherLengthAreNotKept(int minutes) {
        assertEquals(Optional.empty(), look(bars(3, 5, minutes)).style().within());
    }

    @Test
    void aFewTimesAmongPlainDatesMakeNoFileOfBarsWithinDays() {
        List<String> cells =
                Stream.concat(days(20).map(LocalDate::toString), bars(1, 3, 1).stream()).toList();
        assertEquals(Optional.empty(), look(cells).style().within());
    }

    @ParameterizedTest
    @CsvSource({"7,week", "30,month", "-7,week", "-30,month"})
    void weeksAndMonthsAreRefused(int gap, String word) {
        List<String> cells =
                IntStream.range(0, 20)
                        .mapToObj(i -> MONDAY.plusDays((long) i * gap).toString())
                        .toList();
        Refusal refusal = TestRows.refusal("not_daily", () -> look(cells).style());
        assertTrue(refusal.detail().contains("a " + word + " apart"), refusal.detail());
        assertTrue(refusal.detail().contains("Import the days"), refusal.detail());
    }

    @Test
    void fourGapsToTheDayOrEightNearlySoTellWeeksFromDays() {
        List<String> weeks =
                IntStream.range(0, 5).mapToObj(i -> MONDAY.plusDays(7L * i).toString()).toList();
        TestRows.refusal("not_daily", () -> look(weeks).style());
        assertEquals(Timeframe.DAY, look(weeks.subList(0, 4)).style().timeframe());
        List<String> withHolidays =
                IntStream.range(0, 9)
                        .mapToObj(i -> MONDAY.plusDays(7L * i + (i == 3 ? 1 : 0)).toString())
                        .toList();
        TestRows.refusal("not_daily", () -> look(withHolidays).style());
        assertEquals(Timeframe.DAY, look(withHolidays.subList(0, 8)).style().timeframe());
    }

    @Test
    void severalRowsOfOneWeekAreStillWeeks() {
        List<String> twoSymbols =
                IntStream.range(0, 20)
                        .mapToObj(i -> MONDAY.plusDays(7L * (i / 2)).toString())
                        .toList();
        TestRows.refusal("not_daily", () -> look(twoSymbols).style());
    }

    @Test
    void daysWithWeekendsAndHolidaysAreDays() {
        assertEquals(
                Timeframe.DAY,
                look(days(60).map(LocalDate::toString).toList()).style().timeframe());
    }

    @Test
    void weeksInDoubtfulDatesAreSeenOnceTheirOrderIsSettled() {
        List<String> weeks =
                IntStream.range(0, 20)
                        .mapToObj(i -> MONDAY.plusDays(7L * i))
                        .map(day -> day.getMonthValue() + "/" + day.getDayOfMonth() + "/2024")
                        .toList();
        TestRows.refusal("not_daily", () -> look(weeks).style());
    }

    @Test
    void weeksAreSeenOfEachSymbol() {
        DateSurvey inTurn = new DateSurvey(2026, Optional.empty());
        for (int row = 0; row < 90; row++) {
            inTurn.look(MONDAY.plusDays(7L * (row % 9)).toString(), "S" + row / 9, row + 2);
        }
        TestRows.refusal("not_daily", inTurn::style);
        DateSurvey beside = new DateSurvey(2026, Optional.empty());
        List<LocalDate> days = days(40).toList();
        for (int row = 0; row < 40; row++) {
            beside.look(MONDAY.plusDays(7L * row).toString(), "WEEKLY", 2 * row + 2);
            beside.look(days.get(row).toString(), "DAILY", 2 * row + 3);
        }
        Refusal refusal = TestRows.refusal("not_daily", beside::style);
        assertTrue(refusal.detail().contains("of \"WEEKLY\""), refusal.detail());
    }

    @Test
    void theWeekThatIsNotOverIsLeftOut() {
        List<String> cells =
                Stream.concat(
                                IntStream.range(0, 6).mapToObj(i -> MONDAY.plusDays(7L * i)),
                                Stream.of(MONDAY.plusDays(38)))
                        .map(LocalDate::toString)
                        .toList();
        TestRows.refusal("not_daily", () -> look(cells).style());
    }

    @Test
    void oneTimeADayIsLookedForInEachSymbol() {
        DateSurvey survey = new DateSurvey(2026, Optional.empty());
        for (int day = 0; day < 5; day++) {
            survey.look(MONDAY.plusDays(day) + "T05:00:00Z", "AAPL", day + 2);
            survey.look(MONDAY.plusDays(day - 1) + "T23:00:00Z", "SAP.DE", day + 7);
        }
        assertTrue(survey.style().closingTimes());
        assertFalse(survey.style().single());
        survey.look(MONDAY + "T06:00:00Z", "AAPL", 12);
        assertFalse(survey.style().closingTimes());
    }

    @Test
    void oneRowOfEachSymbolMayBeADay() {
        DateSurvey survey = new DateSurvey(2026, Optional.empty());
        survey.look("2024-01-08T21:00:00Z", "AAPL", 2);
        survey.look("2024-01-08T16:30:00Z", "SAP.DE", 3);
        assertTrue(survey.style().closingTimes());
        assertTrue(survey.style().single());
    }
}
