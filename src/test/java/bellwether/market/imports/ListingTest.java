package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.market.bars.Bars;
import bellwether.market.calendar.InstrumentKind;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.RetriedTransactions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// Where the symbols of files trade, how that is known, and what is asked when it is not.
final class ListingTest extends MarketTestCase {
    private static final String HEADER = "date,open,high,low,close\n";

    /// Three hours of two days, by some clock that the rows do not name.
    private static final String HOURS =
            HEADER
                    + "2024-02-12 10:00,10,12,9,11\n2024-02-12 11:00,10,12,9,11\n2024-02-12 12:00,10,12,9,11\n"
                    + "2024-02-13 10:00,10,12,9,11\n2024-02-13 11:00,10,12,9,11\n2024-02-13 12:00,10,12,9,11\n";

    private static final String DAYS =
            HEADER + "2024-02-12,10,12,9,11\n2024-02-13,10,12,9,11\n2024-02-14,10,12,9,11\n";

    private static ImportReport run(String csv, ImportOrder order) {
        return run(csv.getBytes(StandardCharsets.UTF_8), order);
    }

    private static ImportReport run(byte[] bytes, ImportOrder order) {
        return new Importer(new RetriedTransactions(database.jdbi()), InstantSource.fixed(NOW))
                .run(() -> new ByteArrayInputStream(bytes), order);
    }

    private static ImportOrder order(String ticker, String exchange, String zone) {
        return new ImportOrder(
                Ticker.of(ticker),
                "upload",
                SourceName.real("a test"),
                false,
                zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone)),
                Optional.empty(),
                exchange.isEmpty() ? Optional.empty() : Optional.of(exchange),
                Optional.empty());
    }

    private static Refusal refused(String csv, ImportOrder order) {
        return assertThrows(Refusal.class, () -> run(csv, order));
    }

    private static String exchange(String ticker) {
        return String.valueOf(market.symbols().find(new Ticker(ticker)).orElseThrow().exchange());
    }

    private static String firstHour(String ticker) {
        Bars bars = market.load(List.of(ticker), Timeframe.HOUR).getFirst().bars();
        return LocalDateTime.ofEpochSecond(bars.time()[0], 0, ZoneOffset.UTC).toString();
    }

    private static ImportedSymbol only(ImportReport report) {
        assertEquals(1, report.listings().size());
        return report.listings().getFirst();
    }

    // an unknown form is asked about

    @Test
    void timesOfAnUnknownFormAreRefusedWithTheQuestion() {
        for (String ticker : List.of("RELIANCE", "500325", "7203")) {
            Refusal refusal = refused(HOURS, order(ticker, "", ""));
            assertEquals("exchange_unknown", refusal.code());
            assertTrue(refusal.detail().startsWith("Where " + ticker + " trades is not known"));
            assertTrue(refusal.detail().contains("\"2024-02-12 10:00\" in line 2"));
            assertTrue(refusal.detail().contains("--exchange="), refusal.detail());
            assertTrue(refusal.detail().contains("--zone="), refusal.detail());
            assertTrue(market.symbols().find(new Ticker(ticker)).isEmpty(), "nothing is stored");
        }
    }

    @Test
    void theExchangeThatIsGivenIsUsedAndStated() {
        ImportReport report = run(HOURS, order("INFOSYS", "XNSE", ""));
        assertEquals("2024-02-12T04:30", firstHour("INFOSYS"));
        assertEquals("XNSE", exchange("INFOSYS"));
        ImportedSymbol one = only(report);
        assertEquals("given", one.place().exchangeFrom());
        assertEquals("National Stock Exchange of India", one.place().exchangeName());
        assertEquals("Asia/Kolkata", one.place().zone());
        assertEquals("exchange", one.place().zoneFrom());
        assertEquals(6, one.bars());
        assertEquals(LocalDate.of(2024, 2, 13), one.last());
        assertTrue(
                report.notes()
                        .contains(
                                "Times without a zone were taken for those of Asia/Kolkata, the clock of National Stock Exchange of India (XNSE), where INFOSYS trades as given; --exchange or --zone says another."),
                report.notes().toString());
        ImportedSymbol again = only(run(HOURS, order("INFOSYS", "", "")));
        assertEquals("stated", again.place().exchangeFrom(), "it is on record from then on");
    }

    @Test
    void theZoneAloneIsEnoughForTimes() {
        ImportedSymbol one = only(run(HOURS, order("500112", "", "Asia/Kolkata")));
        assertEquals("2024-02-12T04:30", firstHour("500112"));
        assertNull(one.place().exchange());
        assertEquals("unknown", one.place().exchangeFrom());
        assertEquals("given", one.place().zoneFrom());
    }

    @Test
    void timesThatSayTheirZoneNeedNoExchange() {
        ImportedSymbol one = only(run(HOURS.replace(":00,", ":00Z,"), order("HDFCBANK", "", "")));
        assertEquals("2024-02-12T10:00", firstHour("HDFCBANK"));
        assertEquals("rows", one.place().zoneFrom());
        assertNull(one.place().exchange());
    }

    @Test
    void daysOfAnUnknownFormAreStoredAndThatIsSaid() {
        ImportReport report = run(DAYS, order("TATASTEEL", "", ""));
        assertEquals(3, report.counts().inserted());
        assertEquals("null", exchange("TATASTEEL"));
        assertEquals("unknown", only(report).place().exchangeFrom());
        assertTrue(
                report.notes()
                        .getFirst()
                        .startsWith("The exchange of TATASTEEL is not known (exchange_unknown)"),
                report.notes().toString());
        assertEquals("XXXX", market.calendar("TATASTEEL").exchange().mic());
    }

    @Test
    void aDryRunStatesNothing() {
        run(DAYS, order("DRYRUNS", "", ""));
        ImportOrder dry =
                new ImportOrder(
                        Ticker.of("DRYRUNS"),
                        "upload",
                        SourceName.real("a test"),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("XNSE"),
                        Optional.empty());
        assertEquals("XNSE", only(run(DAYS, dry)).place().exchange());
        assertEquals("null", exchange("DRYRUNS"));
    }

    @Test
    void anotherExchangeThanOnRecordIsStatedAnewAndThatIsSaid() {
        run(DAYS, order("MOVED", "XNSE", ""));
        ImportReport report = run(DAYS, order("MOVED", "XBOM", ""));
        assertEquals("XBOM", exchange("MOVED"));
        assertTrue(
                report.notes()
                        .contains(
                                "The exchange of MOVED was XNSE on record; it is XBOM now, as given."),
                report.notes().toString());
    }

    @Test
    void anExchangeThatTheTickerContradictsIsTakenAndThatIsSaid() {
        assertTrue(
                run(DAYS, order("GIVEN.NS", "XBOM", ""))
                        .notes()
                        .contains(
                                "The exchange of GIVEN.NS would be XNSE by the ticker's suffix; it is XBOM now, as given."));
        assertEquals(List.of(), run(DAYS, order("SOFT", "XLON", "")).notes(), "a convention");
    }

    @Test
    void aPlainTickerIsOfNewYorkAndTheReportSaysWhy() {
        ImportedSymbol one = only(run(HOURS, order("PLAIN", "", "")));
        assertEquals("XNYS", one.place().exchange());
        assertEquals("form", one.place().exchangeFrom());
        assertEquals("2024-02-12T15:00", firstHour("PLAIN"));
    }

    // columns that state the exchange

    private static String udiff(String source, String day) {
        return "TradDt,BizDt,Sgmt,Src,FinInstrmTp,TckrSymb,SctySrs,OpnPric,HghPric,LwPric,ClsPric\n"
                + "%s,%s,CM,%s,STK,DUALSHARE,%s,10,12,9,11\n"
                        .formatted(day, day, source, source.equals("BSE") ? "A" : "EQ");
    }

    @Test
    void udiffsSourceStatesTheExchange() {
        ImportReport nse = run(udiff("NSE", "2024-02-12"), order("", "", ""));
        assertEquals("XNSE", exchange("DUALSHARE"));
        assertEquals("column", only(nse).place().exchangeFrom());
        ImportReport bse = run(udiff("BSE", "2024-02-13"), order("", "", ""));
        assertEquals(1, bars("DUALSHARE").size(), "prices of two exchanges are not mixed");
        assertEquals(1, bars("DUALSHARE.BO").size());
        assertTrue(
                bse.notes()
                        .contains(
                                "DUALSHARE is on record as traded at XNSE, and these rows name another exchange: they were imported as DUALSHARE.BO."),
                bse.notes().toString());
        ImportReport given = run(udiff("BSE", "2024-02-14"), order("", "XBOM", ""));
        assertEquals(2, bars("DUALSHARE.BO").size());
        assertFalse(given.notes().toString().contains("on record; it is"), "it is not");
        assertEquals("XNSE", exchange("DUALSHARE"));
        ImportReport named = run(udiff("BSE", "2024-02-15"), order("DUALSHARE", "", ""));
        assertEquals(1, named.counts().rejectedByReason().get(RejectReason.OTHER_EXCHANGE));
    }

    @Test
    void theBoardsOfBseAndNseAreTold() throws IOException {
        prices().importFile(
                        SharedData.require("found/08-bse-bhavcopy-udiff.csv"),
                        ImportOptions.NONE,
                        _ -> {})
                .listings()
                .forEach(one -> {
                    assertEquals("XBOM", one.place().exchange());
                    assertEquals("column", one.place().exchangeFrom());
                });
    }

    @Test
    void aColumnOfExchangesCountsMoreThanTheGivenOne() {
        ImportReport report =
                run(
                        """
                        date,symbol,exchange,open,high,low,close
                        2024-02-12,COLONE,NASDAQ,10,12,9,11
                        2024-02-12,COLTWO,,10,12,9,11
                        2024-02-12,COLTHREE,SMART,10,12,9,11
                        """,
                        order("", "XLON", ""));
        assertEquals(3, report.counts().accepted());
        assertEquals("XNAS", exchange("COLONE"));
        assertEquals("XLON", exchange("COLTWO"));
        assertEquals("XLON", exchange("COLTHREE"), "SMART says nothing");
        assertTrue(
                report.notes()
                        .contains(
                                "Its rows name exchanges that are not known here (\"SMART\"); they were not used."),
                report.notes().toString());
    }

    @Test
    void aRowOfAnExchangeUnknownHereIsNotOfNewYork() {
        String csv = "exchange,symbol,Date,Open,High,Low,Close\n%s,%s,2024-08-05,200,201,199,200\n";
        ImportReport report = run(csv.formatted("QQX", "ZCCC"), order("", "", ""));
        assertNull(only(report).place().exchange());
        assertEquals("XXXX", market.calendar("ZCCC").exchange().mic(), "and it stays so");
        assertTrue(
                report.notes()
                        .toString()
                        .startsWith(
                                "[Its rows name exchanges that are not known here (\"QQX\"): where these symbols trade is not known (exchange_unknown)"),
                report.notes().toString());
        assertEquals(
                "XTKS",
                only(run(csv.formatted("TYO", "ZCCD"), order("", "", ""))).place().exchange());
        assertEquals(
                "XLON",
                only(run(csv.formatted("LON", "ZCCE"), order("", "", ""))).place().exchange());
        assertEquals(
                "XNYS",
                only(run(csv.formatted("SMART", "ZCCF"), order("", "", ""))).place().exchange());
        assertEquals(
                "XLON",
                only(run(csv.formatted("QQX", "ZCCG.L"), order("", "", ""))).place().exchange());
        String hour = csv.replace("2024-08-05", "2024-08-05 10:00");
        assertEquals(
                "exchange_unknown",
                refused(
                                hour.formatted("QQX", "ZCCH")
                                        + hour.formatted("QQX", "ZCCH")
                                                .lines()
                                                .skip(1)
                                                .findFirst()
                                                .orElseThrow()
                                                .replace("10:00", "11:00"),
                                order("", "", ""))
                        .code());
    }

    @Test
    void theGivenExchangeDoesNotMixPricesOfTwo() {
        run(DAYS, order("ZGIV", "", ""));
        ImportReport other = run(DAYS.replace("-02-", "-03-"), order("ZGIV", "XLON", ""));
        assertEquals(0, other.counts().accepted());
        assertEquals(3, other.counts().rejectedByReason().get(RejectReason.OTHER_EXCHANGE));
        assertTrue(
                other.counts()
                        .examples()
                        .getFirst()
                        .detail()
                        .contains(
                                "the stored bars of ZGIV were taken for those of XNYS by the form of its ticker"),
                other.counts().examples().toString());
        assertEquals("null", exchange("ZGIV"), "dollars do not become pence");
        assertFalse(other.notes().toString().contains("as given"), other.notes().toString());
        assertEquals(3, run(DAYS, order("ZGIV", "XNAS", "")).counts().accepted(), "one market");
        run(DAYS, order("ZGIW.L", "", ""));
        assertEquals(0, run(DAYS, order("ZGIW.L", "XNYS", "")).counts().accepted(), "pence");
        run(DAYS, order("ZGIX", "XNYS", ""));
        assertEquals(0, run(DAYS, order("ZGIX", "XNSE", "")).counts().accepted(), "dollars");
        run(DAYS, order("ZUNKNOWN", "", ""));
        assertEquals(3, run(DAYS, order("ZUNKNOWN", "XNSE", "")).counts().accepted());
        assertEquals("XNSE", exchange("ZUNKNOWN"));
    }

    @Test
    void columnsOfPlacesNameTheExchange() {
        String csv = "Symbol,Date,%s,Open,High,Low,Close\nZPL%d,2024-08-05,%s,10,12,9,11\n";
        int number = 0;
        for (String column :
                List.of(
                        "Market",
                        "Venue",
                        "Exchange Name",
                        "exchange_name",
                        "Börse",
                        "Börsenplatz",
                        "Bourse",
                        "Place",
                        "MarketCode",
                        "Country")) {
            number++;
            ImportReport moscow =
                    run(
                            csv.replace("ZPL%d", "ZP" + (char) ('A' + number))
                                    .formatted(column, "MOEX"),
                            order("", "", ""));
            assertNull(only(moscow).place().exchange(), column);
        }
        String market = csv.replace("ZPL%d", "%s");
        ImportReport london =
                run(market.formatted("Market", "ZPLL", "London Stock Exchange"), order("", "", ""));
        assertEquals("XLON", only(london).place().exchange());
        ImportReport american = run(market.formatted("Country", "ZPLU", "USA"), order("", "", ""));
        assertEquals("XNYS", only(american).place().exchange());
    }

    @Test
    void theExampleIsTheOneThatFits() {
        String aviv = run(DAYS, order("ZTEVA.TA", "", "")).notes().toString();
        assertTrue(aviv.contains("{\"exchange\":\"XTAE\"}"), aviv);
        String shanghai = run(DAYS, order("600519", "", "")).notes().toString();
        assertTrue(shanghai.contains("--exchange=… or PATCH"), shanghai);
        ImportReport stated = run(DAYS, order("ZTEVB", "XTAE", ""));
        assertEquals("XTAE", exchange("ZTEVB"));
        assertEquals("ILA", market.symbols().find(new Ticker("ZTEVB")).orElseThrow().currency());
        assertTrue(
                stated.notes().toString().contains("has no calendar here"),
                stated.notes().toString());
        String column = "date,symbol,exchange,open,high,low,close\n%s,ZTEVC,TASE,10,12,9,11\n";
        run(column.formatted("2024-02-12"), order("", "", ""));
        assertEquals(1, run(column.formatted("2024-02-13"), order("", "", "")).counts().accepted());
        assertEquals(2, bars("ZTEVC").size());
    }

    // one symbol in the file, and one given

    @Test
    void theGivenTickerIsTheFilesOnlySymbol() {
        String csv = "Name,Date,Open,High,Low,Close\n%s,2024-08-05,70,71,69,70.5\n";
        for (String named : List.of("VOD", "Vodafone Group", "GB00BH4HKS39", "2781")) {
            ImportReport report = run(csv.formatted(named), order("ZVOD.L", "", ""));
            assertEquals("ZVOD.L", only(report).ticker());
            assertEquals("given", only(report).tickerFrom());
            assertEquals("XLON", only(report).place().exchange());
            assertEquals(
                    List.of(
                            "The file calls its symbol \"%s\"; it was imported as ZVOD.L, the ticker given with it."
                                    .formatted(named)),
                    report.notes());
        }
        assertEquals(List.of(), run(csv.formatted("zvod.l"), order("ZVOD.L", "", "")).notes());
    }

    @Test
    void severalSymbolsAreNotTheGivenOne() {
        String csv =
                HEADER.replace("date", "symbol,date")
                        + "ZVA,2024-08-05,7,8,6,7\nZVB,2024-08-05,7,8,6,7\n";
        Refusal refusal = refused(csv, order("ZVA", "", ""));
        assertEquals("several_symbols", refusal.code());
        assertTrue(refusal.detail().contains("\"ZVA\" and \"ZVB\""), refusal.detail());
        assertTrue(market.symbols().find(new Ticker("ZVA")).isEmpty(), "nothing is stored");
        assertEquals(2, run(csv, order("", "", "")).content().symbols());
    }

    @Test
    void filesOfAnArchiveMayNotNameSeveralSymbolsForTheGivenOne() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (String name : List.of("ZVC", "ZVD")) {
                zip.putNextEntry(new ZipEntry(name + ".csv"));
                zip.write(
                        (HEADER.replace("date", "symbol,date") + name + ",2024-08-05,7,8,6,7\n")
                                .getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        ImportReport report = run(packed.toByteArray(), order("ZVC.L", "", ""));
        assertEquals(1, report.counts().accepted());
        assertEquals("several_symbols", report.files().get(1).code());
    }

    // what bars say against it

    @Test
    void hoursThatBeginAtAQuarterAndNeverReachTheCloseAreNotNewYorks() {
        for (int minutes : List.of(60, 15, 5, 1)) {
            Refusal refusal = refused(session("09:15", "15:30", minutes), order("ZTCS", "", ""));
            assertEquals("exchange_doubtful", refusal.code(), minutes + " minutes");
            assertTrue(refusal.detail().contains("09:15"), refusal.detail());
            assertTrue(market.symbols().find(new Ticker("ZTCS")).isEmpty(), "nothing is stored");
        }
        run(session("09:15", "15:30", 60), order("ZTCS.NS", "", ""));
        run(session("09:15", "15:30", 60), order("ZTCS", "XNSE", ""));
    }

    @Test
    void sessionsOfNewYorkAreNotDoubted() {
        run(session("09:30", "16:00", 60), order("ZNYA", "", ""));
        run(session("09:00", "16:00", 60), order("ZNYB", "", ""));
        run(session("09:30", "16:00", 5), order("ZNYC", "", ""));
        run(session("04:00", "20:00", 15), order("ZNYD", "", ""));
        run(session("04:00", "16:00", 15), order("ZNYE", "", ""));
    }

    @Test
    void timesOfUtcWithoutAZoneAreHeard() {
        for (int minutes : List.of(60, 5, 1)) {
            Refusal refusal = refused(session("13:30", "20:00", minutes), order("ZUTC", "", ""));
            assertEquals("exchange_doubtful", refusal.code(), minutes + " minutes");
            assertTrue(refusal.detail().contains("say so with --zone=UTC"), refusal.detail());
        }
        ImportReport healed = run(session("13:30", "20:00", 60), order("ZUTC", "", "UTC"));
        assertEquals("2024-07-08T13:30", firstHour("ZUTC"));
        assertFalse(healed.notes().toString().contains("but its bars"), healed.notes().toString());
        String oneDay = HEADER + rowsOf(session("13:30", "20:00", 60), "2024-07-08");
        assertTrue(refused(oneDay, order("ZUTD", "", "")).detail().contains("--zone=UTC"), oneDay);
        for (String ticker : List.of("ZUTC.US", "ZUTC.NS", "ZUTC.T")) {
            String csv =
                    switch (ticker) {
                        case "ZUTC.US" -> session("15:30", "22:00", 5);
                        case "ZUTC.NS" -> session("03:45", "10:00", 60);
                        default -> session("00:00", "06:00", 60);
                    };
            String notes = run(csv, order(ticker, "", "")).notes().toString();
            assertTrue(notes.contains(ticker + " was taken to trade at"), notes);
            assertTrue(
                    notes.contains(
                            ticker.endsWith("US")
                                    ? "by the clock of Europe/Berlin all"
                                    : "by the clock of UTC all"),
                    notes);
        }
    }

    private static String rowsOf(String csv, String day) {
        return csv.lines().filter(row -> row.startsWith(day)).collect(Collectors.joining("\n"));
    }

    @Test
    void aZoneAloneDoesNotMakeAShareOfNewYork() {
        Refusal mumbai = refused(session("09:15", "15:30", 60), order("ZTCT", "", "Asia/Kolkata"));
        assertEquals("exchange_doubtful", mumbai.code());
        Refusal london = refused(session("08:00", "16:30", 5), order("ZVDT", "", "Europe/London"));
        assertEquals("exchange_doubtful", london.code());
        run(session("09:15", "15:30", 60), order("ZTCT", "XNSE", "Asia/Kolkata"));
        String tokyo =
                run(session("09:00", "15:00", 60), order("Z7203.T", "", "America/New_York"))
                        .notes()
                        .toString();
        assertTrue(tokyo.contains("Z7203.T was taken to trade at XTKS"), tokyo);
        Refusal coin = refused(hours("2024-02-08", 4), order("ZCOIN", "", "UTC"));
        assertTrue(coin.detail().contains("--exchange=CRYPTO"), coin.detail());
        assertFalse(coin.detail().contains("--zone="), "a zone alone heals nothing");
    }

    @Test
    void sessionsOfFrankfurtAndLondonAreRemarkedOn() {
        for (String frame : List.of("09:00-17:30", "08:00-16:30", "10:00-18:00")) {
            String[] times = frame.split("-", -1);
            String ticker = "ZX" + (char) ('A' + times[0].charAt(1) - '0') + "A";
            String notes =
                    run(session(times[0], times[1], 60), order(ticker, "", "")).notes().toString();
            assertTrue(notes.contains("on every day its bars begin at " + times[0]), notes);
        }
        String extended =
                run(session("04:00", "20:00", 60), order("ZXT", "", "")).notes().toString();
        assertFalse(extended.contains("on every day"), extended);
        String usual = run(session("09:30", "16:00", 60), order("ZXU", "", "")).notes().toString();
        assertFalse(usual.contains("on every day"), usual);
    }

    @Test
    void barsThatAreStampedWithTheirEndsAreMovedToTheirBeginnings() {
        String ends =
                session("10:30", "16:00", 60)
                        .replaceAll("(2024-07-1?\\d+) 15:30(.*)", "$1 15:30$2\n$1 16:00$2");
        ImportReport report = run(ends, order("ZENDS", "", ""));
        assertTrue(
                report.notes().toString().contains("The times of ZENDS are the ends of its bars"),
                report.notes().toString());
        assertEquals(
                List.of("13:30", "14:30", "15:30", "16:30", "17:30", "18:30", "19:30"),
                hoursOfUtc("ZENDS").subList(0, 7));
        String shenzhen =
                List.of("2024-07-08", "2024-07-09").stream()
                        .flatMap(day ->
                                List.of("10:30", "11:30", "14:00", "15:00").stream()
                                        .map(at -> day + " " + at + ",10,12,9,11\n"))
                        .collect(Collectors.joining("", HEADER, ""));
        run(shenzhen, order("ZENDS.SZ", "", ""));
        assertEquals(
                List.of("01:30", "02:30", "05:00", "06:00"), hoursOfUtc("ZENDS.SZ").subList(0, 4));
        run(session("09:30", "16:00", 60), order("ZBEGINS", "XNYS", ""));
        assertEquals("13:30", hoursOfUtc("ZBEGINS").getFirst());
        Refusal either =
                refused(
                        session("10:00", "17:00", 60).replaceAll(".* 16:30.*\n", ""),
                        order("ZEND", "", ""));
        assertEquals("exchange_doubtful", either.code());
        assertTrue(either.detail().contains("stamped with their ends"), either.detail());
    }

    private static List<String> hoursOfUtc(String ticker) {
        Bars bars = market.load(List.of(ticker), Timeframe.HOUR).getFirst().bars();
        return IntStream.range(0, bars.size())
                .mapToObj(i -> LocalDateTime.ofEpochSecond(bars.time()[i], 0, ZoneOffset.UTC))
                .map(at -> at.toLocalTime().toString())
                .toList();
    }

    /// Bars of four days from one time to another.
    private static String session(String open, String close, int minutes) {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int day = 1; day <= 4; day++) {
            LocalDate date = LocalDate.of(2024, 7, 7 + day);
            for (LocalTime at = LocalTime.parse(open);
                    at.isBefore(LocalTime.parse(close));
                    at = at.plusMinutes(minutes)) {
                rows.append(date).append(' ').append(at).append(",10,12,9,11\n");
            }
        }
        return rows.toString();
    }

    private static String hours(String firstDay, int days) {
        LocalDateTime first = LocalDate.parse(firstDay).atStartOfDay();
        return HEADER
                + IntStream.range(0, 24 * days)
                        .mapToObj(hour ->
                                first.plusHours(hour).toString().replace('T', ' ') + ",10,12,9,11")
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void barsAtWeekendsAreNoShareOfNewYork() {
        Refusal refusal = refused(hours("2024-02-08", 4), order("SOL", "", ""));
        assertEquals("exchange_doubtful", refusal.code());
        assertTrue(
                refusal.detail().contains("48 of 96 of its bars lie on days of the week"),
                refusal.detail());
        assertTrue(market.symbols().find(new Ticker("SOL")).isEmpty(), "nothing is stored");
        assertEquals(
                96, run(hours("2024-02-08", 4), order("SOL", "CRYPTO", "")).counts().accepted());
        assertEquals("2024-02-08T00:00", firstHour("SOL"));
    }

    @Test
    void barsRoundTheClockAreNoneEither() {
        Refusal refusal = refused(hours("2024-02-05", 3), order("ES", "", ""));
        assertEquals("exchange_doubtful", refusal.code());
        assertTrue(refusal.detail().contains("in 24 of the 24 hours of the day"));
    }

    @Test
    void whereTheExchangeIsSaidTheyAreRemarkedOn() {
        ImportReport report = run(hours("2024-02-08", 4), order("NIGHT.NS", "", ""));
        assertEquals(96, report.counts().accepted());
        assertTrue(
                report.notes()
                        .toString()
                        .contains(
                                "NIGHT.NS was taken to trade at XNSE by the ticker's suffix, but"),
                report.notes().toString());
    }

    @Test
    void daysAtWeekendsAreRemarkedOn() {
        String days =
                HEADER
                        + IntStream.range(0, 14)
                                .mapToObj(day ->
                                        LocalDate.of(2024, 2, 1).plusDays(day) + ",10,12,9,11")
                                .collect(Collectors.joining("\n"));
        assertTrue(
                run(days, order("WEEKE", "", ""))
                        .notes()
                        .toString()
                        .contains("Saturdays and Sundays"));
        assertEquals(List.of(), run(days, order("WEEK-USD", "", "")).notes());
        assertFalse(
                run(days, order("WEEKENDS", "", "")).notes().toString().contains("Saturdays"),
                "of an unknown exchange nothing is expected");
    }

    // files that were found

    @Test
    void hoursOfACoinAreFourDaysOfUtc() throws IOException {
        ImportReport report =
                prices().importFile(
                                SharedData.require("found/05-klines-1h-ms-XYZUSDT.csv"),
                                new ImportOptions(Ticker.of("XYZUSDT"), Optional.empty(), false),
                                _ -> {});
        assertEquals(0, report.counts().rejected());
        ImportedSymbol one = only(report);
        assertEquals("CRYPTO", one.place().exchange());
        assertEquals(InstrumentKind.CRYPTO, one.kind());
        assertEquals("pair", one.place().exchangeFrom());
        assertEquals(Timeframe.HOUR, one.timeframe());
        assertEquals("times", one.timeframeFrom());
        Bars days = market.madeDays(List.of("XYZUSDT")).getFirst().days().bars();
        assertEquals(4, days.size());
        assertEquals("2024-01-05", Timeframe.date(days.time()[0]).toString());
        assertEquals(42000, days.open()[0]);
        assertEquals(41168.69, days.close()[0]);
        assertEquals(59_757, days.volume()[0]);
    }

    @Test
    void aFileThatNamesNoTickerProposesOne() {
        Path file = SharedData.require("found/05-klines-1h-ms-XYZUSDT.csv");
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () -> prices().importFile(file, ImportOptions.NONE, _ -> {}));
        assertEquals("ticker_missing", refusal.code());
        assertTrue(refusal.detail().contains("--ticker=XYZUSDT"), refusal.detail());
    }

    @Test
    void aCoinsTimesAreThoseThatItsFileStates() throws IOException {
        ImportReport report =
                prices().importFile(
                                SharedData.require("found/07-alpha-vantage-crypto-intraday.json"),
                                ImportOptions.NONE,
                                _ -> {});
        ImportedSymbol one = only(report);
        assertEquals("ETH-USD", one.ticker());
        assertEquals("CRYPTO", one.place().exchange());
        assertEquals("file", one.place().zoneFrom());
        assertEquals("UTC", one.place().zone());
        assertEquals("2024-02-13T00:00", firstHour("ETH-USD"));
        assertTrue(report.notes().contains("Times are those of UTC, as the file says."));
    }

    @Test
    void aPairWithASlashIsThatPair() {
        ImportReport report =
                run(
                        "date,symbol,open,high,low,close\n2024-03-01,BTC/USDT,10,12,9,11\n2024-03-01,EUR/USD,10,12,9,11\n2024-03-01,A/B,10,12,9,11\n",
                        order("", "", ""));
        assertEquals(
                List.of("BTC-USDT CRYPTO", "EUR-USD FOREX"),
                report.listings().stream()
                        .map(one -> one.ticker() + " " + one.place().exchange())
                        .toList());
        assertEquals(1, report.counts().rejectedByReason().get(RejectReason.BAD_TICKER));
    }

    @Test
    void aCurrencysDaysThatBeginAtFiveInNewYork() {
        run(
                HEADER
                        + "2024-01-07T22:00:00Z,1.1,1.2,1.0,1.1\n2024-01-08T22:00:00Z,1.1,1.2,1.0,1.1\n"
                        + "2024-07-07T21:00:00Z,1.1,1.2,1.0,1.1\n",
                order("GBPUSD", "", ""));
        Bars bars = bars("GBPUSD");
        assertEquals(
                List.of("2024-01-08", "2024-01-09", "2024-07-08"),
                IntStream.range(0, 3)
                        .mapToObj(i -> Timeframe.date(bars.time()[i]).toString())
                        .toList());
    }

    @Test
    void monthlyFilesOfOneSymbolAreOneSymbol() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (int month = 1; month <= 3; month++) {
                zip.putNextEntry(new ZipEntry("data/ABCUSDT-1d-2024-0%d.csv".formatted(month)));
                zip.write(
                        (HEADER + "2024-0%d-10,10,12,9,11\n".formatted(month))
                                .getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        ImportReport report = run(packed.toByteArray(), order("", "", ""));
        assertEquals(1, report.content().symbols());
        assertEquals(3, bars("ABCUSDT").size());
        assertEquals(
                List.of("file_name", "file_name", "file_name"),
                report.listings().stream().map(ImportedSymbol::tickerFrom).toList());
    }
}
