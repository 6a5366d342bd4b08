package bellwether.research.analysis.context;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Trap 4: a week or month is usable only after its last session has closed, holidays included.
final class HigherBarsTest {
    private static final Calendars CALENDARS = new Calendars(InstantSource.fixed(Instant.EPOCH));

    private static TradingCalendar calendar(String mic) {
        return CALENDARS.find(mic).orElseThrow();
    }

    private static Bars on(List<LocalDate> days) {
        int size = days.size();
        Bars bars =
                new Bars(
                        size,
                        new long[size],
                        new double[size],
                        new double[size],
                        new double[size],
                        new double[size],
                        new double[size]);
        for (int i = 0; i < size; i++) {
            bars.time()[i] = days.get(i).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            bars.close()[i] = days.get(i).toEpochDay();
        }
        return bars;
    }

    private static Bars weekdays(String from, String to, String... holidays) {
        return on(
                LocalDate.parse(from)
                        .datesUntil(LocalDate.parse(to).plusDays(1))
                        .filter(day -> day.getDayOfWeek().getValue() < 6)
                        .filter(day -> !List.of(holidays).contains(day.toString()))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        // Monday 1 to Friday 5 April 2024 and so on; Good Friday was 29 March
        "2024-04-05, 2, 2024-04-05, a Friday's bar completes its week",
        "2024-04-04, 1, 2024-03-28, a Thursday's does not",
        "2024-03-28, 1, 2024-03-28, the Thursday before Good Friday does",
        "2024-03-27, 0, , the Wednesday before it does not",
        "2024-04-01, 1, 2024-03-28, the Monday after Easter completes the week of Good Friday"
    })
    void trap4Weeks(String last, int weeks, LocalDate end, String why) {
        HigherBars higher = new HigherBars();
        higher.weeks(weekdays("2024-03-25", last, "2024-03-29"), calendar("XNYS"));
        assertEquals(weeks, higher.size(), why);
        if (end != null) {
            assertEquals(end, higher.last(), why);
            assertEquals((double) end.toEpochDay(), higher.close()[weeks - 1], why);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-30, 1, 2024-04-30, one weekday is left",
        "2024-05-31, 2, 2024-05-31, none is left",
        "2024-06-28, 3, 2024-06-28, only a weekend is left",
        "2024-06-27, 2, 2024-05-31, a Friday is left"
    })
    void trap4Months(String last, int months, LocalDate end, String why) {
        HigherBars higher = new HigherBars();
        higher.months(weekdays("2024-04-01", last), calendar("XNYS"));
        assertEquals(months, higher.size(), why);
        assertEquals(end, higher.last(), why);
    }

    @ParameterizedTest
    @CsvSource({
        "XNYS, 2024-11-27, 0, the Wednesday before Thanksgiving: half a session is to come",
        "XNYS, 2024-11-29, 1, the half day after it completes the week",
        "XNSE, 2024-11-29, 1, Mumbai knows no Thanksgiving",
        "XLON, 2024-11-28, 0, nor does London",
        "CRYPTO, 2024-11-29, 0, coins trade on Saturday and Sunday too"
    })
    void trap4TheExchangeDecides(String mic, String last, int weeks, String why) {
        HigherBars higher = new HigherBars();
        higher.weeks(weekdays("2024-11-25", last, "2024-11-28"), calendar(mic));
        assertEquals(weeks, higher.size(), why);
    }

    @Test
    void trap4OneSessionOnASundayMakesNoTradingOnWeekends() {
        List<LocalDate> days = new ArrayList<>();
        days.add(LocalDate.parse("2023-11-12")); // Diwali, a Sunday
        LocalDate.parse("2023-11-13")
                .datesUntil(LocalDate.parse("2024-01-20"))
                .filter(day -> day.getDayOfWeek().getValue() < 6)
                .forEach(days::add);
        HigherBars higher = new HigherBars();
        higher.weeks(on(days), calendar("XNSE"));
        assertEquals(LocalDate.parse("2024-01-12"), higher.last(), "the 20th is a session");
        higher.weeks(on(days), calendar("XNYS"));
        assertEquals(LocalDate.parse("2024-01-19"), higher.last());
    }

    @Test
    void trap4WhatTradesOnWeekendsHasItsWeekEndOnSunday() {
        List<LocalDate> days =
                LocalDate.parse("2024-03-25").datesUntil(LocalDate.parse("2024-04-06")).toList();
        HigherBars higher = new HigherBars();
        higher.weeks(on(days), calendar("XNYS"));
        assertEquals(1, higher.size());
        assertEquals(LocalDate.parse("2024-03-31"), higher.last());
    }

    @Test
    void trap4ACompletedWeekNeverChangesAsBarsAreAdded() {
        Bars all = weekdays("2023-01-02", "2024-12-31", "2023-04-07", "2024-03-29", "2024-12-25");
        HigherBars whole = new HigherBars();
        whole.weeks(all, calendar("XNYS"));
        for (int size = 1; size <= all.size(); size++) {
            HigherBars part = new HigherBars();
            part.weeks(all.first(size), calendar("XNYS"));
            for (int i = 0; i < part.size(); i++) {
                assertEquals(whole.close()[i], part.close()[i]);
            }
        }
    }
}
