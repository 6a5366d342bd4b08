package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.imports.format.TimeZones;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What single programs and vendors do to files of prices.
final class FileHabitsTest extends MarketTestCase {
    private static final String HEADER = "date,open,high,low,close,volume\n";

    private static Bars hours(String ticker) {
        return market.load(List.of(ticker), Timeframe.HOUR).getFirst().bars();
    }

    private static String why(ImportReport report) {
        assertEquals(1, report.counts().rejected());
        return report.counts().examples().getFirst().detail();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HABA | Datum;Uhrzeit;   | 2024-01-08;%02d:00;",
                "HABB | Datum;time;      | 2024-01-08;%02d:00;",
                "HABC | Date;time;       | 2024-01-08;%d;",
                "HABD | Jour;Date;Heure; | x;08/01/2024;%02d:00;",
                "HABE | Fecha;Hora;      | 2024-01-08;%d:00;",
                "HABF | date;hour;       | 2024-01-08 %02d:00;7;"
            })
    void aColumnOfTimesIsNotTheDate(String ticker, String names, String cells) {
        String rows =
                IntStream.range(0, 8)
                        .mapToObj(hour -> cells.formatted(hour) + "1.1;1.2;1.0;1.1")
                        .collect(Collectors.joining("\n"));
        // a second day settles which number is the month
        String last = "\n" + cells.formatted(3).replace("08/01", "31/01") + "1.1;1.2;1.0;1.1";
        String csv = names + "Open;High;Low;Close\n" + rows + (cells.contains("/") ? last : "");
        ImportReport report = importText(ticker + "=X", csv);
        assertEquals(0, report.counts().rejected(), report.counts().examples().toString());
        assertEquals(Timeframe.HOUR, report.timeframe());
        assertTrue(hours(ticker + "=X").size() >= 8);
    }

    @Test
    void aColumnOfTimesThatAreWholeMomentsIsTheDate() {
        importText(
                "EPO",
                "Datum,time,Open,High,Low,Close\n2024-01-08,1704726000,10,12,9,11\n2024-01-09,1704812400,10,12,9,11\n");
        assertEquals(2, bars("EPO").size());
        assertEquals("2024-01-08", Timeframe.date(bars("EPO").time()[0]).toString());
    }

    /// As the service itself writes bars within days.
    @Test
    void aColumnOfWholeTimesBesideTheDateIsTheDate() {
        String row = "OWN.NS,2024-01-08,10,12,9,11,5,a,2024-01-08T%02d:00:00Z,false,\n";
        ImportReport report =
                importText(
                        "",
                        "ticker,date,open,high,low,close,volume,source,time,partial,made_from\n"
                                + row.formatted(4)
                                + row.formatted(5)
                                + row.formatted(6));
        assertEquals(3, report.counts().inserted());
        assertEquals(
                Instant.parse("2024-01-08T04:00:00Z").getEpochSecond(), hours("OWN.NS").time()[0]);
    }

    /// They were taken for futures and options.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HABM | Month         | JAN24 | 1",
                "HABN | CP            | -1.1  | 1",
                "HABO | CP            | 0.52% | 1",
                "HABP | Right;Strike  | ?;0.0 | 1",
                "HABQ | CP            | C     | 0",
                "HABR | Month         | FEB24 | 0",
                "HABS | Name of month | JAN24 | 0"
            })
    void columnsThatContractsHaveTooAreOfAShare(
            String ticker, String names, String cells, long taken) {
        ImportReport report =
                importText(
                        ticker,
                        "Date;Open;High;Low;Close;%s\n2024-01-08;10;12;9;11;%s\n"
                                .formatted(names, cells));
        assertEquals(taken, report.counts().accepted(), report.counts().examples().toString());
    }

    /// As vendors of India write them; they were rejected row by row.
    @ParameterizedTest
    @CsvSource({"LSA, 1", "LSB, 5", "LSC, 60"})
    void barsThatAreStampedWithTheirLastSecondAreMovedToTheirBegin(String ticker, int minutes) {
        StringBuilder csv = new StringBuilder("Ticker,Date,Time,Open,High,Low,Close,Volume\n");
        LocalTime open = LocalTime.of(9, 15);
        for (int bar = 1; bar <= 10; bar++) {
            LocalTime last = open.plusMinutes((long) bar * minutes).minusSeconds(1);
            csv.append("%s.NS,08/01/2024,%s,10,12,9,11,5\n".formatted(ticker, last));
        }
        csv.append("%s.NS,31/01/2024,%s,10,12,9,11,5\n".formatted(ticker, "09:44:59"));
        csv.append("%s.NS,31/01/2024,%s,10,12,9,11,5\n".formatted(ticker, "09:45:00"));
        ImportReport report = importText("", csv.toString());
        assertEquals(11, report.counts().accepted());
        assertTrue(why(report).contains("not at the last second of a minute"), why(report));
        assertTrue(report.notes().toString().contains("the last seconds of its bars"));
        Timeframe timeframe = report.timeframe();
        assertEquals(minutes * 60, timeframe.seconds());
        long[] time = market.load(List.of(ticker + ".NS"), timeframe).getFirst().bars().time();
        assertEquals(Instant.parse("2024-01-08T03:45:00Z").getEpochSecond(), time[0]);
        assertEquals(time[0] + 60L * minutes, time[1]);
    }

    @Test
    void theMarkWithWhichDosEndsAFileIsNoBinaryData() {
        ImportReport report = importText("DOSE", HEADER + "2024-01-08,10,12,9,11,5\r\n\u001a");
        assertEquals(1, report.counts().inserted());
        assertEquals("every cell is blank", why(report));
    }

    @ParameterizedTest
    @CsvSource({"MTV, 95000, 95000", "MTW, 0, 2189"})
    void whatWasTradedIsTheVolumeAndElseHowOftenThePriceChanged(
            String ticker, String traded, double volume) {
        importText(
                ticker,
                "<DATE>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\n2024.01.08\t10\t12\t9\t11\t2189\t%s\t3\n"
                        .formatted(traded));
        assertEquals(volume, bars(ticker).volume()[0]);
    }

    @Test
    void metaStocksDatesAndTimesAreReadTogether() {
        String head = "<TICKER>,<PER>,<DTYYYYMMDD>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>\n";
        importText(
                "",
                head
                        + "METAS,D,20240108,000000,10,12,9,11,5\nMETAS,D,20240109,000000,10,12,9,11,5\n");
        assertEquals("2024-01-08", Timeframe.date(bars("METAS").time()[0]).toString());
        assertEquals(2, bars("METAS").size());
    }

    @Test
    void datesWithDotsHaveTheDayFirst() {
        ImportReport report =
                importText(
                        "EURJPY=X",
                        "Gmt time,Open,High,Low,Close,Volume\n02.01.2024 00:00:00.000,1.1,1.2,1.0,1.1,5\n02.01.2024 01:00:00.000,1.1,1.2,1.0,1.1,5\n03.01.2024 02:00:00.000,1.1,1.2,1.0,1.1,5\n");
        assertEquals(3, report.counts().inserted());
        assertEquals("2024-01-02", Timeframe.date(hours("EURJPY=X").time()[0]).toString());
    }

    @Test
    void dotsDoNotOutweighADateThatCanOnlyBeMonthFirst() {
        importText("DOTS", HEADER + "02.01.2024,10,12,9,11,5\n01.31.2024,10,12,9,11,5\n");
        assertEquals("2024-02-01", Timeframe.date(bars("DOTS").time()[1]).toString());
    }

    @Test
    void datesWithSlashesStayInDoubt() {
        String csv = HEADER + "02/01/2024,10,12,9,11,5\n03.01.2024,10,12,9,11,5\n";
        Refusal refusal = assertThrows(Refusal.class, () -> importText("SLASH", csv));
        assertEquals("ambiguous_dates", refusal.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CET", "EST", "IST"})
    void anAbbreviatedZoneIsNamedAsWhatIsInTheWay(String zone) {
        String why =
                why(importText("ABB", HEADER + "20240108 00:00:00 " + zone + ",10,12,9,11,5\n"));
        assertTrue(why.contains("the zone " + zone + " in it is not read"), why);
        assertTrue(why.contains("--zone="), why);
    }

    @Test
    void aVolumeOfMinusOneIsUnknown() {
        ImportReport report =
                importText("IBV", HEADER + "2024-01-08,10,12,9,11,-1\n2024-01-09,10,12,9,11,7\n");
        assertEquals(2, report.counts().inserted());
        assertTrue(Double.isNaN(bars("IBV").volume()[0]));
        assertEquals(7, bars("IBV").volume()[1]);
        assertTrue(report.notes().contains("A volume of -1 was taken for unknown."));
    }

    @Test
    void theLineThatStatesTheSeparatorIsNotTheHeader() {
        String nordic =
                "sep=;\nDate;Bid;Ask;Opening price;High price;Low price;Closing price;Total volume\n";
        importText("NORD", nordic + "2024-01-08;1,5;2,5;10,25;12,5;9,5;11,5;5\n");
        assertEquals(11.5, bars("NORD").close()[0]);
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () -> importText("NORD", "sep=;\nDate;Bid;Ask\n2024-01-08;1,5;2,5\n"));
        assertTrue(
                refusal.detail().contains("The first line was: Date, Bid, Ask."), refusal.detail());
    }

    @Test
    void excelsCountOfDaysIsCalledThat() {
        String why = why(importText("EXC", HEADER + "45293,10,12,9,11,5\n"));
        assertTrue(
                why.contains("\"45293\" is not a date; as Excel counts days it is 2024-01-02"),
                why);
    }

    @Test
    void aSecondHeaderIsCalledThat() {
        String rows = HEADER + "2024-01-0%d,10,12,9,11,5\n";
        ImportReport report = importText("TWICE", rows.formatted(8) + rows.formatted(9));
        assertTrue(why(report).startsWith("it is the line of column names again"), why(report));
        assertEquals(2, report.counts().inserted());
    }

    @Test
    void anAbbreviationOfAZoneIsAnsweredWithWhatToWrite() {
        assertTrue(
                TimeZones.rule("EST")
                        .endsWith(
                                "was \"EST\": write America/New_York for the clock there, with summer time, or -05:00 for that offset all year"),
                TimeZones.rule("EST"));
        assertTrue(TimeZones.rule("ist").contains("Asia/Kolkata"));
        assertTrue(TimeZones.rule("Europe/Berln").contains("Europe/Berlin"));
    }

    @Test
    void textsOfJsonAreReadByTheRulesOfCsv() {
        String row =
                "{\"date\":\"2024-01-08\",\"open\":\"149,200\",\"high\":\"149,326\",\"low\":\"148,946\",\"close\":\"149,058\"}";
        assertEquals("decimal_unknown", refused("JSONA", "[" + row + "]"));
        assertEquals("decimal_unknown", refused("JSONA", row));
        importText("JSONB", "date,open,high,low,close\n2024-01-05,149,150,148,149.35\n");
        importText("JSONB", row);
        assertEquals(149.058, bars("JSONB").close()[1], "as the stored close says");
        importText("JSONC", row + "\n" + row.replace("149,058", "149,06").replace("-08", "-09"));
        assertEquals(149.06, bars("JSONC").close()[1]);
        String german =
                "[{\"Datum\":\"08.01.2024\",\"Eröffnung\":\"1.234,50\",\"Hoch\":\"1.240,00\",\"Tief\":\"1.230,10\",\"Schluss\":\"1.235,5\"}]";
        importText("JSOND", german);
        assertEquals(1_235.5, bars("JSOND").close()[0]);
    }

    @Test
    void numbersOfJsonHaveAPointBesideTextsWithCommas() {
        importText(
                "JSONE",
                "{\"date\":\"2024-01-08\",\"open\":149.2,\"high\":150.125,\"low\":148,\"close\":149.5,\"volume\":\"1.234.567\"}");
        assertEquals(150.125, bars("JSONE").high()[0]);
        assertEquals(1_234_567, bars("JSONE").volume()[0]);
    }

    @Test
    void threePlacesBehindAPointAreThousandsBesideWholeNumbers() {
        importText(
                "CROSS",
                """
                Date;Open;High;Low;Close
                2024-01-08;985;995;969;978
                2024-01-09;978;993;972;993
                2024-01-10;1.006;1.013;1.001;1.010
                2024-01-11;996;998;990;994
                """);
        assertArrayEquals(new double[] {978, 993, 1010, 994}, bars("CROSS").close());
    }

    @Test
    void threePlacesInFilesLikeThoseOfWritersOfCommasAreRefused() {
        String rows = "16.594;16.615;16.456;16.482\n";
        String header = "Date;Open;High;Low;Close\n";
        assertEquals("decimal_unknown", refused("DAXA", header + "08.01.2024;" + rows));
        assertEquals("decimal_unknown", refused("DAXA", header + "2024-01-08;" + rows));
        String quoted =
                header.replace(';', ',')
                        + "2024-01-08,\"16.594\",\"16.615\",\"16.456\",\"16.482\"\n";
        assertEquals("decimal_unknown", refused("DAXA", quoted));
        assertEquals(Optional.empty(), history("DAXA"));
    }

    private static String refused(String ticker, String text) {
        return assertThrows(Refusal.class, () -> importText(ticker, text)).code();
    }

    @Test
    void theLastMomentOfADayIsOfThatDay() {
        importText(
                "LAST-USD",
                """
                timestamp,open,high,low,close,volume
                2024-01-05T23:59:59.999Z,10,11,9,10,5
                2024-01-06T23:59:59.999Z,10,11,9,10,5
                2024-01-07T23:59:59.999Z,10,11,9,10,5
                """);
        assertEquals("2024-01-05", Timeframe.date(bars("LAST-USD").time()[0]).toString());
        assertEquals("2024-01-07", Timeframe.date(bars("LAST-USD").time()[2]).toString());
    }

    @Test
    void anAdjustedCloseWithoutAHeaderIsNoVolume() {
        ImportReport report =
                importText(
                        "ADJ",
                        """
                        2024-01-08,187.3,187.95,185.65,186.12,180.5364,7954298
                        2024-01-09,186.12,186.84,186.01,186.68,181.0796,7873412
                        """);
        assertEquals(7_954_298, bars("ADJ").volume()[0]);
        assertTrue(
                report.notes().contains("It has no header; nothing was taken from column 6."),
                report.notes().toString());
    }

    @Test
    void wordsOfSeveralKindsAreSeveralSymbols() {
        String header = "%s,Date,Open,High,Low,Close,Volume\n";
        String alternating =
                """
                ALPHA,2024-01-08,50,51,49,50,5
                BETA,2024-01-09,310,311,309,310,5
                ALPHA,2024-01-10,50,51,49,50,5
                BETA,2024-01-11,310,311,309,310,5
                """;
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () -> importText("WORDS", header.formatted("Security") + alternating));
        assertEquals("several_symbols", refusal.code());
        assertTrue(
                refusal.detail().startsWith("Column \"Security\" says \"ALPHA\", \"BETA\", as if"),
                refusal.detail());
        assertEquals("several_symbols", refused("WORDS", header.formatted("Paper") + alternating));
        String codes = alternating.replace("ALPHA", "716460").replace("BETA", "514000");
        assertEquals("several_symbols", refused("WORDS", header.formatted("WKN") + codes));
        assertEquals(Optional.empty(), history("WORDS"));
    }

    @ParameterizedTest
    @CsvSource({
        "Security,ALPHA,ALPHA",
        "Day,Mon,Tue",
        "Note,Fed,Jobs",
        "Change,1.2%,-0.4%",
        "Closed at,16:00,17:00",
        "News,Fed,",
        "Up,true,false"
    })
    void otherWordsAreNoSymbols(String name, String first, String second) {
        String rows =
                "%s,2024-01-08,50,51,49,50,5\n%s,2024-01-09,50,51,49,50,5\n"
                        .formatted(first, second == null ? "" : second);
        assertEquals(
                2,
                importText("REMARKS", name + ",Date,Open,High,Low,Close,Volume\n" + rows)
                        .counts()
                        .accepted());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TCOLA | Date;Bar Start;     | 08.01.2024;%02d:00;",
                "TCOLB | TradeDate;TradeTime;| 2024-01-08;%02d00;",
                "TCOLC | Date;Start;         | 08.01.2024;%02d:00;",
                "TCOLD | Tag;Uhrzeit;        | 08.01.2024;%02d:00;",
                "TCOLE | Date;time;          | 08.01.2024;%02dh00;",
                "TCOLF | Date;Wann;          | 2024-01-08;%02d:00:00;"
            })
    void aColumnOfTimesBesideOneOfDatesIsTheTime(String ticker, String names, String cells) {
        String rows =
                IntStream.range(10, 16)
                        .mapToObj(hour -> cells.formatted(hour) + "1.5;2.5;1.5;2.5")
                        .collect(Collectors.joining("\n"));
        ImportReport report = importText(ticker, names + "Open;High;Low;Close\n" + rows);
        assertEquals(Timeframe.HOUR, report.timeframe());
        assertEquals(6, hours(ticker).size());
    }

    @Test
    void aDateThatCannotBeReadLeavesTheCountOfSecondsBesideIt() {
        importText(
                "BESIDE",
                "Date,unix,open,high,low,close\n1st of January,1704153600,10,12,9,11\n2nd,1704240000,10,12,9,11\n");
        assertEquals(2, bars("BESIDE").size());
    }

    @Test
    void theLengthOfBarsThatAreNotKeptIsNamed() {
        String rows =
                IntStream.range(0, 12)
                        .mapToObj(row ->
                                "2024-01-%02d %02d:00,10,12,9,11"
                                        .formatted(8 + row / 6, row % 6 * 4))
                        .collect(Collectors.joining("\n"));
        ImportReport report = importText("LONG-USD", "time,open,high,low,close\n" + rows);
        assertEquals(12, report.counts().rejected());
        String first = report.counts().examples().getFirst().detail();
        assertTrue(first.contains("is of a bar of 4h"), first);
        assertTrue(first.contains("1m, 5m, 15m or 1h"), first);
    }

    @Test
    void ofVolAndAmountTheOneThatIsMoneyIsNoVolume() {
        String header = "date,open,high,low,close,%s\n";
        importText(
                "HUOBI",
                header.formatted("amount,vol")
                        + "2024-01-08,42000,42500,41000,42000,4924,206808000\n");
        assertEquals(4_924, bars("HUOBI").volume()[0]);
        importText(
                "TUSHARE",
                header.formatted("vol,amount") + "2024-01-08,10,11,9,10.5,4924,5170.2\n");
        assertEquals(4_924, bars("TUSHARE").volume()[0]);
    }

    @Test
    void aVolumeThatWasNotFoundIsSaid() {
        List<String> notes =
                importText("NOVOL", "date,open,high,low,close,Pieces\n2024-01-08,10,12,9,11,5\n")
                        .notes();
        assertTrue(
                notes.contains(
                        "No column of volume was found, so it is unknown; not used: Pieces."),
                notes.toString());
    }

    @Test
    void aFileThatIsNoUtf8IsReadAsWindowsWritesIt() {
        byte[] bytes =
                """
                Date;Open;High;Low;Close
                08/01/2024;1\u00a0234,500;1\u00a0240,5;1\u00a0230;1\u00a0235
                18/01/2024;1\u00a0234;1\u00a0240;1\u00a0230;1\u00a0235
                """
                        .getBytes(StandardCharsets.ISO_8859_1);
        importBytes("LATIN", bytes);
        assertEquals(1_234.5, bars("LATIN").open()[0]);
    }
}
