package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Split;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.RetriedTransactions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Daily bars whose days are moments of UTC.
final class MomentsOfDaysTest extends MarketTestCase {
    private static String seconds(Instant moment) {
        return String.valueOf(moment.getEpochSecond());
    }

    private static String milliseconds(Instant moment) {
        return String.valueOf(moment.toEpochMilli());
    }

    private static List<LocalDate> days(String first, int count, boolean weekends) {
        return LocalDate.parse(first)
                .datesUntil(LocalDate.parse("2025-01-01"))
                .filter(day -> weekends || day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .limit(count)
                .toList();
    }

    private static String csv(
            List<LocalDate> days, String time, String zone, Function<Instant, String> form) {
        return "timestamp,open,high,low,close,volume\n"
                + days.stream()
                        .map(day -> day.atTime(LocalTime.parse(time)).atZone(ZoneId.of(zone)))
                        .map(moment -> form.apply(moment.toInstant()) + ",70,71,69,70.5,5")
                        .collect(Collectors.joining("\n"));
    }

    /// The split was recorded a day early, where the price does not jump.
    @Test
    void anActionIsOfTheDayOfItsBar() {
        importText(
                "MOD.NS",
                "timestamp,open,high,low,close,volume,stock splits\n1704220200,20,22,18,20,100,0\n1704306600,20,22,18,20,100,0\n1704393000,10,11,9,10,100,2\n1704652200,10,11,9,10,100,0\n");
        assertEquals(
                List.of(new Split(LocalDate.parse("2024-01-05"), 2, true)),
                history("MOD.NS").orElseThrow().splits());
    }

    /// The ledger had it on the day before, by UTC.
    @Test
    void aRejectedRowIsOfTheDayOfItsMoment() {
        importText(
                "REJ.NS",
                "timestamp,open,high,low,close,volume\n1704220200,20,22,18,20,100\n1704306600,20,22,18,20,100\n1704393000,10,9,9,10,100\n");
        assertEquals(
                List.of("2024-01-05"),
                database.jdbi()
                        .withHandle(handle ->
                                handle.createQuery(
                                                "select day from rejected_bar r join symbol s on s.id = r.symbol_id where s.ticker = 'REJ.NS'")
                                        .mapTo(String.class)
                                        .list()));
    }

    /// The first bar of Sydney's day lies on the day before by UTC.
    @Test
    void anActionWithinADayIsOfTheDayAtItsExchange() {
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume,stock splits\n");
        for (int hour = 0; hour < 6; hour++) {
            Instant time = Instant.parse("2024-01-10T23:00:00Z").plusSeconds(3_600L * hour);
            csv.append(time).append(",10,11,9,10,100,").append(hour == 0 ? 2 : 0).append('\n');
        }
        ImportReport report = importText("MOD.AX", csv.toString());
        LocalDate day = LocalDate.parse("2024-01-11");
        assertEquals(day, report.content().first());
        assertEquals(day, report.listings().getFirst().first());
        assertEquals(
                day, Objects.requireNonNull(report.understood()).firstRows().getFirst().date());
        assertEquals(
                List.of("2024-01-11"),
                database.jdbi()
                        .withHandle(handle ->
                                handle.createQuery(
                                                "select ex_date from corporate_action a join symbol s on s.id = a.symbol_id where s.ticker = 'MOD.AX'")
                                        .mapTo(String.class)
                                        .list()));
    }

    private static List<LocalDate> stored(String ticker) {
        Bars bars = bars(ticker);
        return IntStream.range(0, bars.size())
                .mapToObj(bar -> Timeframe.date(bars.time()[bar]))
                .toList();
    }

    private static ImportReport run(String ticker, String csv, String zone) {
        return new Importer(new RetriedTransactions(database.jdbi()), InstantSource.fixed(NOW))
                .run(
                        () -> new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                        new ImportOrder(
                                Ticker.of(ticker),
                                "upload",
                                SourceName.real("a test"),
                                false,
                                Optional.of(ZoneId.of(zone)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "MOMA.L,      2024-03-27,  6, 00:00, Europe/London,       false",
        "MOMB.L,      2024-10-21, 10, 00:00, Europe/London,       false",
        "MOMC.L,      2024-01-02, 260, 00:00, Europe/London,      false",
        "MOMD.AX,     2024-03-25, 20, 10:00, Australia/Sydney,    false",
        "MOME.DE,     2024-03-25, 10, 01:00, Europe/Berlin,       false",
        "EURUSD=X,    2024-03-25, 10, 00:00, Europe/London,       false",
        "BTC-USD,     2024-03-25, 10, 00:00, UTC,                 true",
        "MOMF,        2024-01-02, 80, 20:00, America/New_York,    false",
        "MOMG.NS,     2024-01-02, 80, 00:00, Asia/Kolkata,        false"
    })
    void aRowADayIsTheDayByTheClockOfTheExchange(
            String ticker, String first, int count, String time, String zone, boolean weekends) {
        List<LocalDate> days = days(first, count, weekends);
        for (Function<Instant, String> form :
                List.<Function<Instant, String>>of(
                        MomentsOfDaysTest::seconds,
                        MomentsOfDaysTest::milliseconds,
                        Instant::toString)) {
            ImportReport report = importText(ticker, csv(days, time, zone, form));
            assertEquals(0, report.counts().rejected(), report.counts().examples().toString());
            assertEquals(Timeframe.DAY, report.timeframe());
            assertEquals(days, stored(ticker));
        }
    }

    /// A day of London after the change of the clock ends on the day of UTC on which it began.
    @Test
    void twoMidnightsOnOneDayOfUtcAreTwoDays() {
        List<LocalDate> days = days("2024-03-29", 6, true);
        ImportReport report =
                run(
                        "ABC-USD",
                        csv(days, "00:00", "Europe/London", MomentsOfDaysTest::seconds),
                        "Europe/London");
        assertEquals(6, report.counts().inserted());
        assertEquals(days, stored("ABC-USD"));
    }

    @Test
    void midnightsOfUtcAloneAreDates() {
        List<LocalDate> days = days("2024-01-02", 20, false);
        assertEquals(
                20,
                importText("DATES", csv(days, "00:00", "UTC", MomentsOfDaysTest::seconds))
                        .counts()
                        .inserted());
        assertEquals(days, stored("DATES"));
    }

    @ParameterizedTest
    @CsvSource({
        "WRA,    5,  Europe/Berlin, America/New_York",
        "WRB,   20,  Europe/Berlin, America/New_York",
        "WRONGC.L, 60,  Europe/Berlin, Europe/London",
        "WRONGD.NS, 5,  Asia/Tokyo,    Asia/Kolkata",
        "GBPUSD=X,  5,  Asia/Tokyo,    Europe/London"
    })
    void daysOnWhichTheExchangeRestsAskForTheZone(
            String ticker, int count, String zone, String taken) {
        List<LocalDate> days = days("2024-01-08", count, false);
        String csv = csv(days, "00:00", zone, MomentsOfDaysTest::seconds);
        Refusal refusal = assertThrows(Refusal.class, () -> importText(ticker, csv));
        assertEquals("zone_doubtful", refusal.code());
        assertTrue(refusal.detail().contains("Sunday, "), refusal.detail());
        assertTrue(refusal.detail().contains("--zone=" + zone + " "), refusal.detail());
        assertTrue(refusal.detail().startsWith("By the clock of " + taken), refusal.detail());
        assertTrue(history(ticker).isEmpty(), "nothing is stored");
        assertEquals(count, run(ticker, csv, zone).counts().inserted());
        assertEquals(days, stored(ticker));
    }

    @Test
    void aSymbolThatTradesOnAllDaysIsNotTheFaultOfAZone() {
        List<LocalDate> days = days("2024-01-08", 20, true);
        ImportReport report =
                importText("ROUND", csv(days, "12:00", "UTC", MomentsOfDaysTest::seconds));
        assertEquals(20, report.counts().inserted());
        assertTrue(
                report.notes().stream().anyMatch(note -> note.contains("Saturdays and Sundays")),
                report.notes().toString());
    }

    /// Mumbai traded on Saturday 20 January 2024.
    @Test
    void aSpecialSessionOnAWeekendIsNoDoubt() {
        List<LocalDate> days =
                List.of(
                        LocalDate.parse("2024-01-18"),
                        LocalDate.parse("2024-01-19"),
                        LocalDate.parse("2024-01-20"));
        assertEquals(
                3,
                importText(
                                "EXTRA.NS",
                                csv(days, "00:00", "Asia/Kolkata", MomentsOfDaysTest::seconds))
                        .counts()
                        .inserted());
        assertEquals(days, stored("EXTRA.NS"));
    }

    @Test
    void oneTimeADayIsLookedForInEachSymbol() {
        StringBuilder csv = new StringBuilder("symbol,timestamp,open,high,low,close\n");
        for (LocalDate day : days("2024-01-08", 5, false)) {
            csv.append("MOYA,").append(day).append("T05:00:00Z,10,12,9,11\n");
        }
        for (LocalDate day : days("2024-01-08", 5, false)) {
            csv.append("MOYB.DE,").append(day.minusDays(1)).append("T23:00:00Z,10,12,9,11\n");
        }
        ImportReport report = importText("", csv.toString());
        assertEquals(0, report.counts().rejected(), report.counts().examples().toString());
        assertEquals(days("2024-01-08", 5, false), stored("MOYA"));
        assertEquals(days("2024-01-08", 5, false), stored("MOYB.DE"));
    }

    @Test
    void oneRowAtMidnightOrAtTheCloseIsADay() {
        String head = "symbol,timestamp,open,high,low,close\n";
        ImportReport grouped =
                importText(
                        "",
                        head
                                + "MOZA,2024-07-01T20:00:00Z,10,12,9,11\nMOZB.DE,2024-07-01T15:30:00Z,10,12,9,11\n"
                                + "MOZC,2024-07-01T04:00:00Z,10,12,9,11\nMOZD,2024-07-01T17:00:00Z,10,12,9,11\n");
        LocalDate day = LocalDate.of(2024, 7, 1);
        for (String ticker : List.of("MOZA", "MOZB.DE", "MOZC")) {
            assertEquals(List.of(day), stored(ticker), ticker);
        }
        assertEquals(1, grouped.counts().rejected());
        assertTrue(
                grouped.counts()
                        .examples()
                        .getFirst()
                        .detail()
                        .contains("the only row of MOZD, and its time is neither midnight"),
                grouped.counts().examples().toString());
        String epoch = "timestamp,open,high,low,close\n1719806400000,190,191,189,190\n";
        assertEquals(1, importText("MOZE", epoch).counts().accepted(), "New York's midnight");
        assertEquals(0, importText("MOZF.T", epoch).counts().accepted());
        assertEquals(1, run("MOZG.T", epoch, "America/New_York").counts().accepted());
    }
}
