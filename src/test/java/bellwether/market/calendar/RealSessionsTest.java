package bellwether.market.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The calendars against days on which there really was trading.
final class RealSessionsTest {
    private final Calendars calendars = new Calendars(InstantSource.fixed(Instant.EPOCH));

    private void assertTraded(String mic, NavigableSet<LocalDate> traded) {
        List<LocalDate> expected =
                calendars.find(mic).orElseThrow().sessionsBetween(traded.first(), traded.last());
        assertEquals(expected, List.copyOf(traded));
    }

    private static NavigableSet<LocalDate> dates(InputStream in, Function<String, LocalDate> date)
            throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            TreeSet<LocalDate> dates = new TreeSet<>();
            lines.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .forEach(line -> dates.add(date.apply(line)));
            return dates;
        }
    }

    private static LocalDate isoDate(String line) {
        return LocalDate.parse(line.substring(0, 10));
    }

    @Test
    void fiveYearsOfTheStandardAndPoors500AreExactlyTheSessionsOfNewYork() throws IOException {
        Path file = SharedData.require("prices/sp500-5yr.csv.gz");
        NavigableSet<LocalDate> dates =
                dates(new GZIPInputStream(Files.newInputStream(file)), RealSessionsTest::isoDate);
        assertEquals(LocalDate.of(2013, 2, 8), dates.first());
        assertEquals(LocalDate.of(2018, 2, 7), dates.last());
        assertTraded("XNYS", dates);
    }

    @Test
    void twentyYearsOfTheIndexAreExactlyTheSessionsOfNewYork() throws IOException {
        Path file = SharedData.require("prices/sp500-2000.csv");
        NavigableSet<LocalDate> dates =
                dates(Files.newInputStream(file), RealSessionsTest::isoDate);
        assertTraded("XNYS", dates);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INFY", "RELIANCE", "TCS"})
    void sevenYearsOfMumbaiWithItsWeekendSessions(String ticker) throws IOException {
        Path file = SharedData.require("prices/messy/nse-" + ticker + ".csv");
        NavigableSet<LocalDate> dates =
                dates(Files.newInputStream(file), RealSessionsTest::isoDate);
        assertEquals(1734, dates.size());
        assertTraded("XNSE", dates);
    }

    @Test
    void twentyFourYearsOfOneShareFromItsFirstSessionOfTheCenturyOn() throws IOException {
        Path file = SharedData.require("prices/messy/lean-spy.csv");
        DateTimeFormatter compact = DateTimeFormatter.BASIC_ISO_DATE;
        NavigableSet<LocalDate> dates =
                dates(
                        Files.newInputStream(file),
                        line -> LocalDate.parse(line.substring(0, 8), compact));
        assertTraded("XNYS", dates.tailSet(LocalDate.of(2000, 1, 1), true));
    }
}
