package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.imports.format.DecimalMark;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.RetriedTransactions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Files that once came in wrong, each read as a person would, and others of the same kinds.
final class FoundFilesTest extends MarketTestCase {
    private static ImportReport found(String name, String ticker) throws IOException {
        return prices().importFile(
                        SharedData.require("found/" + name),
                        new ImportOptions(Ticker.of(ticker), Optional.empty(), false),
                        _ -> {});
    }

    private static ImportReport found(String name) throws IOException {
        return prices().importFile(
                        SharedData.require("found/" + name), ImportOptions.NONE, _ -> {});
    }

    private static Bars hours(String ticker) {
        return market.load(List.of(ticker), Timeframe.HOUR).getFirst().bars();
    }

    private static LocalDateTime time(Bars bars, int bar) {
        return LocalDateTime.ofEpochSecond(bars.time()[bar], 0, ZoneOffset.UTC);
    }

    // a column that tells rows apart

    @Test
    void aTimeInACellOfItsOwnBelongsToTheDate() throws IOException {
        ImportReport report = found("01-mt4-no-header-EURUSD60.csv", "EURUSD=X");
        assertEquals(72, report.counts().accepted());
        assertEquals(0, report.counts().rejected());
        assertEquals(Timeframe.HOUR, report.timeframe());
        assertEquals(72, hours("EURUSD=X").size());
        assertEquals(Optional.empty(), history("EURUSD=X"), "no days are stored of it");
        Bars days = market.madeDays(List.of("EURUSD=X")).getFirst().days().bars();
        assertEquals("2024-01-08", Timeframe.date(days.time()[0]).toString());
        assertEquals(1.09811, days.close()[0]);
        assertEquals(75_925, days.volume()[0]);
        assertEquals(3, days.size());
    }

    @Test
    void aTimeWithSecondsAndSemicolonsToo() {
        String rows =
                IntStream.range(0, 48)
                        .mapToObj(hour ->
                                "2024-03-%02d;%02d:00:00;10;12;9;11;5"
                                        .formatted(4 + hour / 24, hour % 24))
                        .collect(Collectors.joining("\n"));
        assertEquals(Timeframe.HOUR, importText("HOURS=X", rows).timeframe());
        assertEquals(48, hours("HOURS=X").size());
    }

    @Test
    void aContractIsNoShare() throws IOException {
        ImportReport report = found("02-fo-bhavcopy-udiff.csv");
        assertEquals(0, report.counts().accepted());
        assertTrue(
                report.counts().examples().getFirst().detail().contains("XpryDt"),
                report.counts().examples().getFirst().detail());
        assertEquals(Optional.empty(), history("ACMELTD"));
        ImportReport older =
                importText(
                        "X",
                        """
                        INSTRUMENT,SYMBOL,EXPIRY_DT,STRIKE_PR,OPTION_TYP,OPEN,HIGH,LOW,CLOSE,TIMESTAMP
                        FUTSTK,OLDFO,28-Mar-2024,0,XX,10,12,9,11,01-Mar-2024
                        OPTSTK,OLDFO,28-Mar-2024,2500,CE,10,12,9,11,01-Mar-2024
                        """);
        assertEquals(0, older.counts().accepted());
    }

    @Test
    void daysThatMostRowsRepeatRefuseTheWholeFile() {
        String rows =
                IntStream.range(0, 60)
                        .mapToObj(row ->
                                "2024-03-%02d,%s,%d,12,9,%d"
                                        .formatted(
                                                1 + row / 2,
                                                row % 2 == 0 ? "1" : "2",
                                                10 + row % 2,
                                                10 + row % 2))
                        .collect(Collectors.joining("\n"));
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () -> importText("TWO", "date,paper,open,high,low,close\n" + rows));
        assertEquals("repeated_days", refusal.code());
        assertTrue(
                refusal.detail()
                        .contains(
                                "Lines 2 and 3 are both of TWO, 2024-03-01, and differ in paper, open, close."),
                refusal.detail());
        assertEquals(Optional.empty(), history("TWO"));
    }

    @Test
    void aFewRepeatedDaysAreRejectedAsBefore() {
        String rows =
                IntStream.range(0, 200)
                        .mapToObj(row ->
                                LocalDate.of(2023, 1, 1).plusDays(row == 100 ? 99 : row)
                                        + ",10,12,9,"
                                        + (row == 100 ? 10 : 11))
                        .collect(Collectors.joining("\n"));
        ImportReport report = importText("FEW", "date,open,high,low,close\n" + rows);
        assertEquals(199, report.counts().accepted());
        assertEquals(1, report.counts().rejected());
    }

    // columns of one name

    @Test
    void twoSymbolsSideBySideAreRefused() throws IOException {
        SharedData.require("found/06-two-symbols-side-by-side.csv");
        Refusal refusal =
                assertThrows(Refusal.class, () -> found("06-two-symbols-side-by-side.csv", "SIDE"));
        assertEquals("columns_twice", refusal.code());
        assertTrue(
                refusal.detail().contains("Column 2 and column 3 are both called \"Open\""),
                refusal.detail());
        assertEquals(Optional.empty(), history("SIDE"));
        Refusal pandas =
                assertThrows(
                        Refusal.class,
                        () ->
                                importText(
                                        "SIDE",
                                        "Date,Open,Open.1,High,High.1,Low,Low.1,Close,Close.1\n"));
        assertEquals("columns_twice", pandas.code());
    }

    @Test
    void twoSymbolsSideBySideWithoutAHeaderAreRefused() {
        String csv =
                "2024-01-02,10,12,9,11,500,70,71,69,70.5,5000\n2024-01-03,11,12,10,11.5,600,70.5,72,70,71,6000\n";
        Refusal refusal = assertThrows(Refusal.class, () -> importText("SIDEBARE", csv));
        assertEquals("columns_twice", refusal.code());
        assertTrue(refusal.detail().contains("columns 7 to 10"), refusal.detail());
        assertEquals(
                2,
                importText(
                                "MOREBARE",
                                csv.replace("70,71,69,70.5", "70,7100,69,3")
                                        .replace("70.5,72,70,71", "1,2,3,4"))
                        .counts()
                        .accepted());
    }

    // names of columns and boards

    @Test
    void theBoardsOfBseAreShares() throws IOException {
        ImportReport report = found("08-bse-bhavcopy-udiff.csv");
        assertTrue(report.counts().accepted() > 0, report.toString());
        assertEquals(0, report.counts().rejected(), report.counts().examples().toString());
    }

    @Test
    void nsesFullBhavcopy() throws IOException {
        ImportReport report =
                importText(
                        "",
                        Files.readString(SharedData.require("found/09-sec-bhavdata-full.csv"))
                                .replace("ACMELTD", "NSELTD")
                                .replace("BOLTCO", "NSEBOLT"));
        assertEquals(0, report.counts().rejected(), report.counts().examples().toString());
        assertEquals(2897.05, bars("NSELTD").close()[0]);
        assertEquals(5150210, bars("NSELTD").volume()[0]);
        assertEquals("XNSE", report.listings().getFirst().place().exchange());
    }

    private static final String NSE_ROW =
            "SYMBOL, SERIES, DATE1, OPEN_PRICE, HIGH_PRICE, LOW_PRICE, CLOSE_PRICE, TTL_TRD_QNTY\n%s, EQ, 05-Aug-2024, 1800, 1815, 1790, 1802, 5000000\n";

    @Test
    void boardsOfNseAreNotNewYorks() {
        ImportReport fresh = importText("", NSE_ROW.formatted("TCSX"));
        assertEquals("XNSE", fresh.listings().getFirst().place().exchange());
        importText(
                "INFX",
                "Date,Open,High,Low,Close,Volume\n2024-08-02,18.5,18.9,18.1,18.6,9000000\n");
        ImportReport mixed = importText("", NSE_ROW.formatted("INFX"));
        assertEquals(0, mixed.counts().accepted());
        assertEquals(RejectReason.OTHER_EXCHANGE, mixed.counts().examples().getFirst().reason());
        assertEquals(18.6, bars("INFX").close()[0]);
        assertEquals(1, bars("INFX").size());
    }

    @Test
    void pricesOfBombayAreNotReplacedByThoseOfNse() {
        importText(
                "",
                """
                TradDt,Sgmt,Src,FinInstrmTp,TckrSymb,SctySrs,OpnPric,HghPric,LwPric,ClsPric,TtlTradgVol
                2024-08-05,CM,BSE,STK,ZBOTH,A,100,110,90,101,77
                """);
        ImportReport report = importText("", NSE_ROW.formatted("ZBOTH"));
        assertEquals(1, report.counts().accepted());
        assertEquals(101, bars("ZBOTH").close()[0]);
        assertEquals(1, bars("ZBOTH.NS").size());
    }

    @Test
    void pencesInStoreDoNotBecomePounds() {
        importText("ZPEN.L", "Date,Open,High,Low,Close\n2024-08-05,70,71,69,70\n");
        String pounds = "Date,Open,High,Low,Close,Currency\n2024-08-07,0.70,0.71,0.69,0.70,%s\n";
        ImportReport report = importText("ZPEN.L", pounds.formatted("GBP"));
        assertEquals(1, report.counts().rejectedByReason().get(RejectReason.OTHER_CURRENCY));
        assertTrue(
                report.counts()
                        .examples()
                        .getFirst()
                        .detail()
                        .contains("the stored bars of ZPEN.L were taken for GBX"),
                report.counts().examples().toString());
        assertEquals(List.of(), report.notes(), "nothing is stated");
        assertEquals(1, bars("ZPEN.L").size());
        assertEquals(1, importText("ZPEN.L", pounds.formatted("GBX")).counts().accepted());
        ImportReport euro = importText("ZPEN.L", pounds.formatted("EUR"));
        assertEquals(1, euro.counts().rejectedByReason().get(RejectReason.OTHER_CURRENCY));
        assertEquals(List.of(), euro.notes(), "the file does not say GBX");
    }

    @Test
    void aColumnOfCurrenciesIsStatedOfTheSymbol() {
        ImportReport report =
                importText(
                        "ZVOD.L",
                        "Date,Currency,Open,High,Low,Close,Volume\n2026-02-02,GBP,0.742,0.7451,0.7338,0.7366,268459\n");
        assertTrue(
                report.notes().toString().contains("The prices of ZVOD.L are in GBP"),
                report.notes().toString());
        ImportReport pence =
                importText(
                        "ZVOD.L",
                        "Date,Currency,Open,High,Low,Close,Volume\n2026-02-03,GBp,74.2,74.51,73.38,73.66,268459\n");
        assertEquals(RejectReason.OTHER_CURRENCY, pence.counts().examples().getFirst().reason());
        assertEquals(1, bars("ZVOD.L").size());
    }

    @Test
    void contractsByWhateverNameAreNoShare() {
        for (String column :
                List.of(
                        "Maturity",
                        "Exp Date",
                        "FUT_EXP",
                        "Contract Month",
                        "Verfall",
                        "Put/Call")) {
            ImportReport report =
                    importText(
                            "ZFUT",
                            "Date,%s,Open,High,Low,Close\n2024-01-02,2024-03-15,10,11,9,10.5\n"
                                    .formatted(column));
            assertEquals(0, report.counts().accepted(), column);
        }
    }

    @Test
    void twoSeriesOfAFewDaysAreTwo() {
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                importText(
                                        "ZOPT",
                                        """
                                        Date,Kind,Open,High,Low,Close,Volume
                                        2024-01-02,1,10,11,9,10.5,100
                                        2024-01-02,2,20,21,19,20.5,100
                                        """));
        assertEquals("repeated_days", refusal.code());
    }

    @Test
    void wholeNumbersElsewhereThanInNewYorkAreAskedAbout() {
        String won =
                "20240105 00:00,76700,77100,76400,76600,11304316\n20240108 00:00,77000,77500,76400,76500,11088724\n";
        for (String ticker : List.of("005930.KS", "^N225", "BTCUSD")) {
            Refusal refusal = assertThrows(Refusal.class, () -> importText(ticker, won));
            assertEquals("price_scale_unknown", refusal.code());
        }
        importText("LEAN", won);
        assertEquals(7.66, bars("LEAN").close()[0]);
    }

    @Test
    void frenchHeaders() throws IOException {
        ImportReport report = found("10-investing-french.csv", "FRA");
        assertEquals(0, report.counts().rejected(), report.counts().examples().toString());
        History history = history("FRA").orElseThrow();
        assertEquals(1234.5, history.bars().close()[history.bars().size() - 1]);
        assertEquals(5520, history.bars().volume()[history.bars().size() - 1]);
    }

    @Test
    void theGivenTickerNamesASymbolThatIsNoTicker() throws IOException {
        ImportReport report = found("12-pair-with-slash.csv", "ABC-USD");
        assertTrue(report.counts().accepted() > 0, report.counts().examples().toString());
        assertEquals(0, report.counts().rejected(), report.counts().examples().toString());
        assertTrue(
                report.notes().toString().contains("calls its symbol \"ABC/USD\""),
                report.notes().toString());
        Refusal two =
                assertThrows(
                        Refusal.class,
                        () ->
                                importText(
                                        "PAIRS",
                                        "date,symbol,open,high,low,close\n2024-03-01,A/B,10,12,9,11\n2024-03-01,C/D,10,12,9,11\n"));
        assertEquals("several_symbols", two.code(), "which of them is meant is not known");
    }

    // numbers

    @Test
    void decimalCommasWithThreePlaces() throws IOException {
        ImportReport report = found("03-decimal-comma-three-places.csv", "JPY=X");
        assertEquals(0, report.counts().rejected(), report.counts().examples().toString());
        Bars bars = bars("JPY=X");
        assertEquals(149.241, bars.close()[bars.size() - 1]);
        assertEquals(149.285, bars.open()[bars.size() - 1]);
    }

    @Test
    void aVolumeWithALetterOrAHeaderSettlesTheDecimalMark() {
        importText(
                "LETTER",
                "Date,Open,High,Low,Close,Vol.\n2024-02-12,\"7,594\",\"7,600\",\"7,590\",\"7,594\",\"0,02K\"\n");
        assertEquals(7.594, bars("LETTER").close()[0]);
        assertEquals(20, bars("LETTER").volume()[0]);
        importText(
                "WORDS",
                "Datum,Eröffn.,Hoch,Tief,Zuletzt\n2024-02-12,\"7,594\",\"7,600\",\"7,590\",\"7,594\"\n");
        assertEquals(7.594, bars("WORDS").close()[0]);
        importText(
                "ENGLISH",
                "Date,Open,High,Low,Price,Vol.,Change %\n2024-02-12,\"7,594\",\"7,600\",\"7,590\",\"7,594\",\"1.02K\",\"0.31%\"\n");
        assertEquals(7594, bars("ENGLISH").close()[0], "1.02K and 0.31% are points");
    }

    private static final String UNDECIDED =
            "Date,Open,High,Low,Close\n2024-02-12,\"7,594\",\"7,601\",\"7,590\",\"7,594\"\n2024-02-13,\"7,594\",\"7,606\",\"7,592\",\"7,599\"\n";

    private static ImportReport importAs(String ticker, String csv, DecimalMark decimal) {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        return new Importer(new RetriedTransactions(database.jdbi()), InstantSource.fixed(NOW))
                .run(
                        () -> new ByteArrayInputStream(bytes),
                        new ImportOrder(
                                Ticker.of(ticker),
                                "upload",
                                SourceName.real("stated"),
                                false,
                                Optional.empty(),
                                Optional.of(decimal)));
    }

    @Test
    void numbersOfTwoReadingsAreAskedAbout() {
        Refusal refusal = assertThrows(Refusal.class, () -> importText("UNDEC", UNDECIDED));
        assertEquals("decimal_unknown", refusal.code());
        assertTrue(
                refusal.detail()
                        .contains(
                                "\"7,594\" is 7.594 with a decimal comma and 7594 with a decimal point"),
                refusal.detail());
        assertEquals(Optional.empty(), history("UNDEC"));
        String semicolons =
                UNDECIDED
                        .replace(",\"", ";\"")
                        .replace("Date,Open,High,Low,Close", "Date;Open;High;Low;Close");
        assertEquals(
                "decimal_unknown",
                assertThrows(Refusal.class, () -> importText("UNDEC", semicolons)).code());
    }

    @Test
    void theCallerSettlesThem() {
        importAs("COMMAS", UNDECIDED, DecimalMark.COMMA);
        assertEquals(7.594, bars("COMMAS").close()[0]);
        importAs("POINTS", UNDECIDED, DecimalMark.POINT);
        assertEquals(7594, bars("POINTS").close()[0]);
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                importAs(
                                        "WRONGM",
                                        "Date,Open,High,Low,Close\n2024-02-12,7.59,7.60,7.59,7.59\n",
                                        DecimalMark.COMMA));
        assertEquals("decimal_contradicted", refusal.code());
        assertTrue(refusal.detail().contains("\"7.59\""), refusal.detail());
        assertEquals(Optional.empty(), history("WRONGM"));
    }

    @Test
    void closesThatAreStoredSettleThem() {
        importText("KNOWNC", "date,open,high,low,close\n2024-02-09,7.5,7.6,7.4,7.55\n");
        ImportReport report = importText("KNOWNC", UNDECIDED);
        assertEquals(7.599, bars("KNOWNC").close()[2]);
        assertTrue(
                report.notes().toString().contains("the stored close of KNOWNC of 2024-02-09"),
                report.notes().toString());
        importText("KNOWNP", "date,open,high,low,close\n2024-02-09,7500,7600,7400,7550\n");
        importText("KNOWNP", UNDECIDED);
        assertEquals(7599, bars("KNOWNP").close()[2]);
        importText("FARAWAY", "date,open,high,low,close\n2024-02-09,150,151,149,150\n");
        assertEquals(
                "decimal_unknown",
                assertThrows(Refusal.class, () -> importText("FARAWAY", UNDECIDED)).code());
    }

    @Test
    void oneRowAnywhereSettlesThem() {
        String rows =
                IntStream.range(0, 400)
                        .mapToObj(row ->
                                "%s,\"7,594\",\"7,601\",\"7,590\",\"%s\"\n"
                                        .formatted(
                                                LocalDate.of(2020, 1, 1).plusDays(row),
                                                row == 380 ? "7,6" : "7,594"))
                        .collect(Collectors.joining());
        ImportReport report = importText("LATEROW", "Date,Open,High,Low,Close\n" + rows);
        assertEquals(0, report.counts().rejected());
        assertEquals(7.594, bars("LATEROW").close()[0]);
        assertEquals(7.6, bars("LATEROW").close()[380]);
    }

    @Test
    void aWholeNumberBesideThemSettlesThem() {
        importText(
                "BESIDEC",
                "Date,Open,High,Low,Close\n2024-02-12,149,\"149,285\",149,\"149,241\"\n2024-02-13,\"149,241\",\"149,301\",\"149,111\",\"149,222\"\n");
        assertEquals(149.222, bars("BESIDEC").close()[1]);
        importText(
                "BESIDEP",
                "Date,Open,High,Low,Close\n2024-02-12,998,\"1,004\",997,\"1,001\"\n2024-02-13,\"1,001\",\"1,009\",\"1,000\",\"1,007\"\n");
        assertEquals(1007, bars("BESIDEP").close()[1]);
        importText(
                "MILLIONS",
                "Date,Open,High,Low,Close,Volume\n2024-02-12,\"7,594\",\"7,601\",\"7,590\",\"7,594\",\"1,234,567\"\n");
        assertEquals(7594, bars("MILLIONS").close()[0], "1,234,567 has commas between thousands");
    }

    @Test
    void pointsBetweenThousandsOfAGermanFileAreNotTakenForDecimalPoints() {
        String file = "Datum;Erster;Hoch;Tief;Schluss\n13.02.2024;1.234;1.240;1.230;1.236\n";
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () -> importText("GERMAN", file.replace("Erster", "Eröffnung")));
        assertEquals("decimal_unknown", refusal.code());
        importAs("GERMAN", file.replace("Erster", "Eröffnung"), DecimalMark.COMMA);
        assertEquals(1236, bars("GERMAN").close()[0]);
    }

    // volume

    @Test
    void aVolumeOfZeroOnEveryRowIsUnknown() throws IOException {
        ImportReport report = found("18-zero-volume.csv", "ZEROVOL");
        found("18-no-volume.csv", "NOVOL");
        assertTrue(Double.isNaN(bars("ZEROVOL").volume()[0]));
        assertEquals(bars("NOVOL").size(), bars("ZEROVOL").size());
        assertTrue(
                report.notes().toString().contains("volume is 0 on every row"),
                report.notes().toString());
        String some =
                IntStream.range(0, 40)
                        .mapToObj(day ->
                                "%s,10,12,9,11,%d"
                                        .formatted(
                                                LocalDate.of(2024, 1, 1).plusDays(day),
                                                day == 7 ? 5 : 0))
                        .collect(Collectors.joining("\n"));
        importText("SOMEVOL", "date,open,high,low,close,volume\n" + some);
        assertEquals(0, bars("SOMEVOL").volume()[0]);
    }

    @Test
    void metaTradersTickVolumeIsTheVolume() {
        importText(
                "MT5=X",
                "<DATE>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\n2024.01.08\t1.1\t1.2\t1.0\t1.1\t2189\t0\t3\n");
        assertEquals(2189, bars("MT5=X").volume()[0]);
    }

    // clocks

    @Test
    void aMomentOfUtcIsTheDayOfItsExchange() throws IOException {
        ImportReport report = found("04-epoch-ms-midnight-mumbai-ACME.NS.csv", "ACME.NS");
        assertEquals(0, report.counts().rejected(), report.counts().examples().toString());
        Bars bars = bars("ACME.NS");
        for (int i = 0; i < bars.size(); i++) {
            int weekday = time(bars, i).getDayOfWeek().getValue();
            assertTrue(weekday <= 5, time(bars, i) + " is on a weekend");
        }
        assertEquals("2024-07-01T00:00", time(bars, 0).toString());
        assertTrue(report.notes().toString().contains("clock of Asia/Kolkata"));
        importText(
                "TOKYO.T",
                "date,open,high,low,close\n2024-01-03T15:00:00Z,10,12,9,11\n2024-01-04T15:00:00Z,10,12,9,11\n");
        assertEquals("2024-01-04T00:00", time(bars("TOKYO.T"), 0).toString());
        importText(
                "TIINGO",
                "date,open,high,low,close\n2024-01-03T00:00:00.000Z,10,12,9,11\n2024-01-04T00:00:00.000Z,10,12,9,11\n");
        assertEquals("2024-01-03T00:00", time(bars("TIINGO"), 0).toString());
    }

    @Test
    void microsecondsAreReadAsMilliseconds() throws IOException {
        ImportReport report = found("11-klines-1h-us-XYZUSDT.csv", "XYZ-USD");
        assertEquals(0, report.counts().rejected(), report.counts().examples().toString());
        assertEquals("2025-01-03T00:00", time(hours("XYZ-USD"), 0).toString());
    }

    @Test
    void aZoneThatIsNamedInEachRowCounts() throws IOException {
        ImportReport report = found("13-zone-name-in-each-row.csv", "ZONED.NS");
        assertEquals(0, report.counts().rejected(), report.counts().examples().toString());
        Bars bars = market.load(List.of("ZONED.NS"), Timeframe.FIVE_MINUTES).getFirst().bars();
        assertEquals("2024-02-12T14:30", time(bars, 0).toString());
        ImportReport unknown =
                importText(
                        "NOZONE",
                        "date,open,high,low,close\n20240212 09:30:00 Mars/Olympus,10,12,9,11\n20240212 09:35:00 Mars/Olympus,10,12,9,11\n");
        assertEquals(0, unknown.counts().accepted());
    }

    @Test
    void aClockThatTheHeaderNamesCounts() throws IOException {
        ImportReport report = found("19-gmt-time.csv", "GMTT");
        assertEquals(0, report.counts().rejected(), report.counts().examples().toString());
        assertEquals("2024-02-01T00:00", time(hours("GMTT"), 0).toString());
        assertTrue(
                report.notes().contains("Times are those of UTC, as the header says."),
                report.notes().toString());
    }

    @Test
    void theZoneThatWasTakenIsNamed() {
        ImportReport report =
                importText(
                        "NAMED",
                        "date,open,high,low,close\n2024-02-12 09:30,10,12,9,11\n2024-02-12 10:30,10,12,9,11\n2024-02-12 11:30,10,12,9,11\n");
        assertTrue(
                report.notes().toString().contains("those of America/New_York"),
                report.notes().toString());
    }

    // weeks

    @Test
    void weeksBehindDaysAndBarsOfSeveralDaysAreNotDays() {
        String head = "date,open,high,low,close\n";
        LocalDate monday = LocalDate.of(2020, 1, 6);
        String days =
                IntStream.range(0, 900)
                        .mapToObj(i -> monday.plusDays(i / 5 * 7L + i % 5) + ",10,12,9,11\n")
                        .collect(Collectors.joining());
        String weeks =
                IntStream.range(0, 9)
                        .mapToObj(i -> monday.plusDays(1_400 + i * 7L) + ",10,12,9,11\n")
                        .collect(Collectors.joining());
        Refusal behind = assertThrows(Refusal.class, () -> importText("ZWKA", head + days + weeks));
        assertEquals("not_daily", behind.code());
        assertTrue(behind.detail().contains("From " + monday.plusDays(1_400)), behind.detail());
        assertEquals(900, importText("ZWKA", head + days).counts().accepted());
        String threes =
                IntStream.range(0, 5)
                        .mapToObj(i -> monday.plusDays(i * 3L) + ",10,12,9,11\n")
                        .collect(Collectors.joining());
        Refusal coin = assertThrows(Refusal.class, () -> importText("ZWKUSDT", head + threes));
        assertEquals("not_daily", coin.code());
        assertTrue(coin.detail().contains("3 days apart"), coin.detail());
        assertEquals(5, importText("ZWKB", head + threes).counts().accepted(), "not a coin");
        String four = weeks.lines().limit(4).collect(Collectors.joining("\n"));
        assertTrue(
                importText("ZWKC", head + four)
                        .notes()
                        .toString()
                        .contains("The 4 rows of ZWKC are about a week apart"));
    }

    @Test
    void weeksAndMonthsAreNotDays() throws IOException {
        SharedData.require("found/20-weeks.csv");
        Refusal weeks = assertThrows(Refusal.class, () -> found("20-weeks.csv", "WEEKS"));
        assertEquals("not_daily", weeks.code());
        String months =
                IntStream.range(0, 24)
                        .mapToObj(month ->
                                "%s,10,12,9,11"
                                        .formatted(LocalDate.of(2022, 1, 1).plusMonths(month)))
                        .collect(Collectors.joining("\n"));
        Refusal refused =
                assertThrows(
                        Refusal.class,
                        () -> importText("MONTHS", "date,open,high,low,close\n" + months));
        assertTrue(refused.detail().contains("a month apart"), refused.detail());
    }

    @Test
    void fewOfTheirRowsAreEnough() {
        Map<String, LocalDate[]> steps =
                Map.of(
                        "a week", dates(5, start -> start.plusWeeks(1)),
                        "a fortnight", dates(6, start -> start.plusWeeks(2)),
                        "a month", dates(4, start -> start.plusMonths(1)),
                        "a quarter", dates(4, start -> start.plusMonths(3)),
                        "a half-year", dates(4, start -> start.plusMonths(6)),
                        "a year", dates(4, start -> start.plusYears(1)));
        steps.forEach((words, dates) -> {
            String rows =
                    Stream.of(dates)
                            .map("%s,10,12,9,11"::formatted)
                            .collect(Collectors.joining("\n"));
            Refusal refusal =
                    assertThrows(
                            Refusal.class,
                            () -> importText("STEPS", "date,open,high,low,close\n" + rows),
                            words);
            assertTrue(refusal.detail().contains(words + " apart"), refusal.detail());
        });
    }

    private static LocalDate[] dates(int count, UnaryOperator<LocalDate> step) {
        return Stream.iterate(LocalDate.of(2015, 1, 1), step)
                .limit(count)
                .toArray(LocalDate[]::new);
    }
}
