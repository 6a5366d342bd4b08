package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.RetriedTransactions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the times of bars within days say, also where they are few or of parts of days.
final class PartOfDayTest extends MarketTestCase {
    private static final String HEADER = "time,open,high,low,close,volume\n";

    private static ImportReport run(String ticker, String rows, String zone) {
        byte[] bytes = (HEADER + rows).getBytes(StandardCharsets.UTF_8);
        return new Importer(new RetriedTransactions(database.jdbi()), InstantSource.fixed(NOW))
                .run(
                        () -> new ByteArrayInputStream(bytes),
                        new ImportOrder(
                                Ticker.of(ticker),
                                "upload",
                                SourceName.real("a test"),
                                false,
                                Optional.of(zone).filter(name -> !name.isEmpty()).map(ZoneId::of),
                                Optional.empty()));
    }

    private static String notes(String ticker, String rows) {
        return run(ticker, rows, "").notes().toString();
    }

    private static Refusal doubted(String ticker, String rows) {
        Refusal refusal = assertThrows(Refusal.class, () -> run(ticker, rows, ""));
        assertEquals("exchange_doubtful", refusal.code());
        return refusal;
    }

    private static String at(String day, Stream<LocalTime> times) {
        return times.map(time -> "%s %s,10,12,9,11,5\n".formatted(day, time))
                .collect(Collectors.joining());
    }

    private static Stream<LocalTime> every(int minutes, String first, String last) {
        return Stream.iterate(
                LocalTime.parse(first),
                time -> !time.isAfter(LocalTime.parse(last)),
                time -> time.plusMinutes(minutes));
    }

    private static Stream<LocalTime> times(String... times) {
        return Stream.of(times).map(LocalTime::parse);
    }

    private static LocalTime first(String ticker, Timeframe timeframe, String zone) {
        Bars bars = market.load(List.of(ticker), timeframe).getFirst().bars();
        return Instant.ofEpochSecond(bars.time()[0]).atZone(ZoneId.of(zone)).toLocalTime();
    }

    // ends

    @Test
    void aWholeDayAndAPartOfTheNextShowEnds() {
        String whole = at("2024-07-01", times("10:30", "11:30", "14:00", "15:00"));
        String notes = notes("ZPA.SZ", whole + at("2024-07-02", times("10:30")));
        assertTrue(notes.contains("The times of ZPA.SZ are the ends of its bars"), notes);
        assertEquals(LocalTime.of(9, 30), first("ZPA.SZ", Timeframe.HOUR, "Asia/Shanghai"));
    }

    @Test
    void aBarAtTheBeginOfTheBreakIsAnEnd() {
        String notes = notes("ZPB.SZ", at("2024-07-01", times("10:30", "11:30", "14:00")));
        assertTrue(notes.contains("The times of ZPB.SZ are the ends of its bars"), notes);
        Bars hours = market.load(List.of("ZPB.SZ"), Timeframe.HOUR).getFirst().bars();
        assertEquals(
                List.of("01:30", "02:30", "05:00"),
                IntStream.range(0, hours.size())
                        .mapToObj(i ->
                                Instant.ofEpochSecond(hours.time()[i]).toString().substring(11, 16))
                        .toList());
        String begins = at("2024-07-01", times("09:30", "10:30", "13:00", "14:00"));
        assertFalse(notes("ZPC.SZ", begins).contains("ends of its bars"));
    }

    @Test
    void anAfternoonAndTheNextMorningShowEnds() {
        String rows =
                at("2024-07-01", every(5, "12:55", "16:00"))
                        + at("2024-07-02", every(5, "09:35", "13:30"));
        String notes = notes("ZPD", rows);
        assertTrue(notes.contains("The times of ZPD are the ends of its bars"), notes);
        assertEquals(
                LocalTime.of(12, 50), first("ZPD", Timeframe.FIVE_MINUTES, "America/New_York"));
    }

    @Test
    void ofAPartOfOneDayItIsSaidThatTheyMayBeEnds() {
        String afternoon = notes("ZPE", at("2024-07-01", every(5, "13:05", "16:00")));
        assertTrue(afternoon.contains("begins of bars or their ends is not known"), afternoon);
        assertEquals(LocalTime.of(13, 5), first("ZPE", Timeframe.FIVE_MINUTES, "America/New_York"));
        String morning = notes("ZPF", at("2024-07-01", every(5, "09:35", "12:00")));
        assertTrue(morning.contains("begins of bars or their ends is not known"), morning);
        String begins = notes("ZPG", at("2024-07-01", every(5, "09:30", "12:00")));
        assertFalse(begins.contains("ends"), begins);
    }

    // few bars

    @Test
    void aShareThatTradesSeldomContradictsNothing() {
        String liquid =
                Stream.of("2024-07-08", "2024-07-09", "2024-07-10")
                        .map(day -> at(day, every(5, "09:30", "15:55")))
                        .collect(Collectors.joining());
        String thin =
                Stream.of("2024-07-08", "2024-07-09", "2024-07-10")
                        .map(day -> at(day, times("09:30", "16:00")))
                        .collect(Collectors.joining());
        String both =
                ("ZPH," + liquid.strip().replace("\n", "\nZPH,"))
                        + "\nZPI,"
                        + thin.strip().replace("\n", "\nZPI,");
        ImportReport report = importText("", "symbol," + HEADER + both);
        assertEquals(0, report.counts().rejected());
        assertEquals(LocalTime.of(9, 30), first("ZPI", Timeframe.FIVE_MINUTES, "America/New_York"));
        assertFalse(report.notes().toString().contains("ZPI was taken"), report.notes().toString());
    }

    // clocks

    @Test
    void aClockThatIsNotSetForwardIsHeard() {
        String rows = "";
        for (LocalDate day = LocalDate.of(2024, 3, 6);
                day.isBefore(LocalDate.of(2024, 3, 14));
                day = day.plusDays(1)) {
            boolean summer = day.isAfter(LocalDate.of(2024, 3, 9));
            if (day.getDayOfWeek().getValue() < 6) {
                rows +=
                        at(
                                day.toString(),
                                summer ? every(60, "08:30", "14:30") : every(60, "09:30", "15:30"));
            }
        }
        Refusal refusal = doubted("ZPJ", rows);
        assertTrue(refusal.detail().contains("an hour off the others"), refusal.detail());
        assertTrue(refusal.detail().contains("--zone=-05:00"), refusal.detail());
        run("ZPJ", rows, "-05:00");
        assertEquals(LocalTime.of(9, 30), first("ZPJ", Timeframe.HOUR, "America/New_York"));
        String notes = notes("ZPJ.L", rows.replace("08:30", "07:30"));
        assertFalse(notes.contains("an hour off"), notes);
    }

    @Test
    void theClockIsNamedByWhichTheyLieInTheSession() {
        String coast =
                Stream.of("2024-03-04", "2024-03-05", "2024-03-06")
                        .map(day -> at(day, every(15, "06:30", "12:45")))
                        .collect(Collectors.joining());
        assertTrue(doubted("ZPK", coast).detail().contains("--zone=America/Los_Angeles"));
        Refusal tel =
                assertThrows(
                        Refusal.class,
                        () -> run("ZPL.TA", at("2024-03-04", every(60, "10:00", "16:00")), ""));
        assertEquals("exchange_unknown", tel.code());
        assertTrue(tel.detail().contains("--zone=Asia/Jerusalem"), tel.detail());
    }

    // volumes

    @Test
    void aVolumeOfZeroOfAnIndexOrAPairIsUnknown() {
        for (String ticker : List.of("^ZPX", "EURZAR=X")) {
            ImportReport report =
                    importText(
                            ticker,
                            "date,open,high,low,close,volume\n2024-01-08,10,12,9,11,0\n2024-01-09,10,12,9,11,0\n");
            assertTrue(Double.isNaN(bars(ticker).volume()[1]), ticker);
            assertTrue(
                    report.notes()
                            .contains(
                                    ticker
                                            + ": the volume is 0 on every row, which was taken for unknown."));
        }
        importText("ZPM", "date,open,high,low,close,volume\n2024-01-08,10,12,9,11,0\n");
        assertEquals(0, bars("ZPM").volume()[0], "a share may not trade on a day");
    }
}
