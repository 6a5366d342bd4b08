package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.imports.format.PendingRows;
import bellwether.market.imports.format.PriceFile;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.RejectedRow;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.base.TemporaryFile;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Statuses;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public final class ImporterTest extends MarketTestCase {
    private static final String HEADER = "date,open,high,low,close,volume\n";
    private static final String GOOD = "2024-01-02,10,12,9,11,100\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-13-01,10,12,9,11,100   | bad_date            | \"2024-13-01\" is not a date",
                "2023-02-29,10,12,9,11,100   | bad_date            | \"2023-02-29\" is not a date",
                "yesterday,10,12,9,11,100    | bad_date            | \"yesterday\" is not a date",
                "2024-01-03T25:61,10,12,9,11 | bad_date            | \"2024-01-03T25:61\" is not a"
                        + " date",
                "2024-01-03 15:30,10,12,9,11 | intraday            | is within a day",
                "1799-12-31,10,12,9,11,100   | date_out_of_range   | 1799-12-31 is before"
                        + " 1800-01-01",
                "2026-03-04,10,12,9,11,100   | future_date         | 2026-03-04 lies in the future",
                ",10,12,9,11,100             | blank               | date is blank",
                "2024-01-03,,12,9,11,100     | blank               | open is blank",
                "2024-01-03,10,12,9,,100     | blank               | close is blank",
                "2024-01-03,10,null,9,11,100 | blank               | high is not known: \"null\"",
                "2024-01-03,10,12,NaN,11,100 | blank               | low is not known: \"NaN\"",
                ",,,,,                       | blank               | every cell is blank",
                "2024-01-03,ten,12,9,11,100  | bad_number          | open is not a number: \"ten\"",
                "2024-01-03,10,1.2.3,9,11,1  | bad_number          | high is not a number:"
                        + " \"1.2.3\"",
                "2024-01-03,10,0x12,9,11,1   | bad_number          | high is not a number:"
                        + " \"0x12\"",
                "2024-01-03,10,12d,9,11,1    | bad_number          | high is not a number: \"12d\"",
                "2024-01-03,\"1,00\",12,9,11 | low_too_high        | low 9 is above open 1,00",
                "2024-01-03,10,1e999,9,11,1  | not_finite          | high is not finite: \"1e999\"",
                "2024-01-03,10,Infinity,9,11 | not_finite          | high is not finite",
                "2024-01-03,0,12,9,11,100    | not_positive        | open must be above 0, was"
                        + " \"0\"",
                "2024-01-03,10,12,-9,11,100  | not_positive        | low must be above 0, was"
                        + " \"-9\"",
                "2024-01-03,10,1e300,9,11,1  | price_out_of_range  | high must be from 1e-12 to"
                        + " 1e15, was \"1e300\"",
                "2024-01-03,10,12,5e-324,9,1 | price_out_of_range  | low must be from 1e-12 to"
                        + " 1e15, was \"5e-324\"",
                "2024-01-03,10,1.1e15,9,11,1 | price_out_of_range  | high must be from 1e-12 to"
                        + " 1e15, was \"1.1e15\"",
                "2024-01-03,10,12,9e-13,11,1 | price_out_of_range  | low must be from 1e-12 to"
                        + " 1e15, was \"9e-13\"",
                "2024-01-03,10,12,9,11,2e18  | volume_out_of_range | volume must not be above 1e18,"
                        + " was \"2e18\"",
                "2024-01-03,10,12,9,11,-2    | negative_volume     | volume must not be below 0",
                "2024-01-03,10,12,9,11,lots  | bad_number          | volume is not a number:"
                        + " \"lots\"",
                "2024-01-03,10,10.5,9,11,100 | high_too_low        | high 10.5 is below close 11",
                "2024-01-03,13,12,9,11,100   | high_too_low        | high 12 is below open 13",
                "2024-01-03,10,12,10.5,11,1  | low_too_high        | low 10.5 is above open 10",
                "2024-01-03,10,12,9          | missing_fields      | has 4 cells where the header"
                        + " has 6",
                "2024-01-03,10,12,9,11,1,000 | extra_fields        | has 7 cells where the header"
                        + " has 6",
                "2024-01-03,10,12,9,11,1,,,x | extra_fields        | has 9 cells where the header"
                        + " has 6"
            })
    void aBadRowIsNamedAndTheGoodOnesAreKept(String row, String reason, String words) {
        String ticker = named("BAD", row);
        ImportReport report =
                importText(ticker, HEADER + GOOD + row + "\n2024-01-04,10,12,9,11,100\n");
        assertEquals(3, report.counts().rows());
        assertEquals(2, report.counts().inserted());
        assertEquals(1, report.counts().rejected());
        RejectedRow rejected = report.counts().examples().get(0);
        assertEquals(3, rejected.line());
        assertEquals(reason, rejected.reason().code());
        assertTrue(rejected.detail().contains(words), rejected.detail());
        assertEquals(2, bars(ticker).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-01-31",
                "2024/01/31",
                "2024-1-31",
                "20240131",
                "1/31/2024",
                "01/31/2024",
                "1-31-2024",
                "01/31/24",
                "2024-01-31 00:00",
                "2024-01-31T00:00:00Z",
                "2024-01-31 00:00:00-05:00",
                "2024-01-31T00:00:00.000",
                "\"2024-01-31\"",
                "  2024-01-31 "
            })
    void datesAreReadInManyForms(String date) {
        String ticker = named("D", date);
        assertEquals(0, importText(ticker, HEADER + date + ",10,12,9,11,100").counts().rejected());
        assertEquals(1_706_659_200, bars(ticker).time()[0]);
    }

    @Test
    void oneDateThatCanOnlyBeReadDayFirstSettlesTheWholeFile() {
        StringBuilder dayFirst = new StringBuilder(HEADER);
        StringBuilder monthFirst = new StringBuilder(HEADER);
        for (int i = 1; i <= 12; i++) {
            dayFirst.append("%02d/03/2023,10,12,9,11,1\n".formatted(i));
            monthFirst.append("03/%02d/2023,10,12,9,11,1\n".formatted(i));
        }
        dayFirst.append("# filler\n".repeat(20_000)).append("13/02/2024,10,12,9,11,1\n");
        importText("DAYFIRST", dayFirst.toString());
        assertEquals(13, bars("DAYFIRST").size());
        assertEquals(
                LocalDate.of(2024, 2, 13),
                LocalDate.ofEpochDay(bars("DAYFIRST").time()[12] / 86_400));
        assertEquals(
                LocalDate.of(2023, 3, 1),
                LocalDate.ofEpochDay(bars("DAYFIRST").time()[0] / 86_400));
        importText("MONTHFIRST", monthFirst + "02/13/2024,10,12,9,11,1\n");
        assertEquals(
                LocalDate.of(2023, 3, 1),
                LocalDate.ofEpochDay(bars("MONTHFIRST").time()[0] / 86_400));
    }

    @Test
    void datesOfBothKindsInOneFileAreRefusedWithBothLines() {
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                importText(
                                        "BOTHKINDS",
                                        HEADER
                                                + "13/02/2024,10,12,9,11,1\n"
                                                + "02/14/2024,10,12,9,11,1"));
        assertEquals("contradicting_dates", refusal.code());
        assertTrue(refusal.detail().contains("Line 3 has \"02/14/2024\""), refusal.detail());
        assertTrue(refusal.detail().contains("line 2 has \"13/02/2024\""), refusal.detail());
        assertEquals(Optional.empty(), history("BOTHKINDS"));
    }

    @Test
    void datesThatNothingSettlesAreRefused() {
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                importText(
                                        "UNSETTLED",
                                        HEADER
                                                + "03/03/2024,10,12,9,11,1\n"
                                                + "01/02/2024,10,12,9,11,1"));
        assertEquals("ambiguous_dates", refusal.code());
        assertTrue(
                refusal.detail()
                        .contains(
                                "\"01/02/2024\" is 2024-01-02 when the month comes first and"
                                        + " 2024-02-01 when the day does"),
                refusal.detail());
        assertEquals(RefusalKind.INVALID, refusal.kind());
        assertEquals(Optional.empty(), history("UNSETTLED"));
    }

    @Test
    void midnightsOfAFileOfHoursAreHours() {
        ImportReport report =
                importText(
                        "HOURS",
                        HEADER
                                + "2024-01-02 00:00,10,12,9,11,1\n2024-01-02 01:00,10,12,9,11,1\n"
                                + "2024-01-03 00:00,10,12,9,11,1\n");
        assertEquals(3, report.counts().accepted());
        assertEquals(Timeframe.HOUR, report.timeframe());
        assertEquals(Optional.empty(), history("HOURS"));
    }

    @Test
    void linesAreThoseOfTheFileAlsoBehindQuotedLineBreaksAndBlankLines() {
        ImportReport report =
                importText(
                        "LINES",
                        String.join(
                                "\r\n",
                                "",
                                "date,note,open,high,low,close",
                                "2024-01-02,\"two",
                                "lines\",10,12,9,11",
                                "",
                                "2024-01-03,,0,12,9,11",
                                "2024-01-04,\"\n\n\",x,12,9,11"));
        assertEquals(
                List.of(6L, 7L),
                report.counts().examples().stream().map(RejectedRow::line).toList());
        assertEquals(1, report.counts().inserted());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void separatorsAreSeen(String separator) {
        String ticker = "SEP" + (int) separator.charAt(0);
        String csv = (HEADER + GOOD).replace(",", separator);
        assertEquals(1, importText(ticker, csv).counts().inserted());
        assertEquals(100, bars(ticker).volume()[0]);
    }

    @Test
    void aLoneCommaIsADecimalMarkWhereThePricesBesideItSaySo() {
        importText("EURO", HEADER.replace(',', ';') + "2024-01-02;10,125;12;9;11;100\n");
        assertEquals(10.125, bars("EURO").open()[0]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DATE,OPEN,HIGH,LOW,CLOSE,VOL",
                "Timestamp,Open Price,High Price,Low Price,Close Price,Volume",
                "\"Date\",\" open\",\"High \",\"low\",\"Close\",\"Vol.\"",
                "time,open,high,low,last,volume",
                "Date,Open,High,Low,Price,Vol",
                "Date,Open,High,Low,Adj Close,Volume",
                "\ufeffdate,open,high,low,close,volume",
                "\"\",Open,High,Low,Close,Volume"
            })
    void columnsGoByManyNames(String header) {
        String ticker = named("COL", header);
        assertEquals(1, importText(ticker, header + "\n" + GOOD).counts().inserted());
        assertEquals(11, bars(ticker).close()[0]);
        assertEquals(100, bars(ticker).volume()[0]);
    }

    @Test
    void theRawCloseWinsOverTheAdjustedAndTheLastPrice() {
        importText(
                "RAWCLOSE", "adjclose,ltp,close,open,high,low,date\n1,2,11,10,12,9,2024-01-02\n");
        assertEquals(11, bars("RAWCLOSE").close()[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ticker", "SYMBOL", "stock", "code", "Name"})
    void tickersComeFromTheirColumn(String column) {
        ImportReport report =
                importText(
                        "",
                        column
                                + ",date,open,high,low,close\n brk-b,2024-01-02,10,12,9,11\n"
                                + "not a ticker,2024-01-02,10,12,9,11\n");
        assertEquals(1, report.counts().accepted());
        assertEquals(
                "\"not a ticker\" is not a ticker", report.counts().examples().get(0).detail());
        assertEquals(11, bars("BRK-B").close()[0]);
    }

    @Test
    void unknownVolumeIsNotZero() {
        importText("VOLUMES", HEADER + "2024-01-02,10,12,9,11,\n2024-01-03,10,12,9,11,0\n");
        assertTrue(Double.isNaN(bars("VOLUMES").volume()[0]));
        assertEquals(0, bars("VOLUMES").volume()[1]);
        assertEquals(
                1,
                importText("VOLUMES", "date,open,high,low,close\n2024-01-03,10,12,9,11\n")
                        .counts()
                        .unchanged());
        assertEquals(0, bars("VOLUMES").volume()[1]);
    }

    @Test
    void theSameFileAgainChangesNothing() {
        importText("AGAIN", HEADER + GOOD);
        ImportReport again = importText("AGAIN", HEADER + GOOD);
        assertEquals(1, again.counts().unchanged());
        assertEquals(
                0,
                again.counts().inserted() + again.counts().changed() + again.counts().rejected());
        assertEquals(1, history("AGAIN").orElseThrow().dataVersion());
    }

    @Test
    void theVersionMovesByOneWithEveryImportThatChangesSomething() {
        importText("MOVES", HEADER + GOOD + "2022-06-01,10,12,9,11,1\n2023-06-01,10,12,9,11,1\n");
        assertEquals(1, history("MOVES").orElseThrow().dataVersion());
        ImportReport report =
                importText(
                        "MOVES", HEADER + "2024-01-02,10,12,9,11.5,100\n2022-06-01,10,12,9,11,2\n");
        assertEquals(2, report.counts().changed());
        assertEquals(2, history("MOVES").orElseThrow().dataVersion());
        assertArrayEquals(new double[] {11, 11, 11.5}, bars("MOVES").close());
        assertArrayEquals(new double[] {2, 1, 100}, bars("MOVES").volume());
        importText("MOVES", HEADER + "2021-06-01,10,12,9,11,1\n");
        assertEquals(3, history("MOVES").orElseThrow().dataVersion());
    }

    @Test
    void rowsInAnyOrderAreSortedAndTheReportSaysSo() {
        ImportReport report =
                importText(
                        "ORDER",
                        HEADER
                                + "2024-01-04,10,12,9,11,3\n"
                                + "2024-01-02,10,12,9,11,1\n"
                                + "2024-01-03,10,12,9,11,2\n");
        assertEquals(List.of(ImportStatistics.NOT_OLDEST_FIRST), report.notes());
        assertArrayEquals(new double[] {1, 2, 3}, bars("ORDER").volume());
    }

    @Test
    void ofRowsForOneDayTheFirstIsTakenAndTheOthersAreNamed() {
        ImportReport report =
                importText(
                        "TWICE",
                        HEADER
                                + GOOD
                                + "2024-01-03,10,12,9,11,2\n"
                                + GOOD
                                + "2024-01-02,10,12,9,10,100\n");
        assertEquals(
                List.of(
                        new RejectedRow(4, RejectReason.DUPLICATE, "says the same as line 2"),
                        new RejectedRow(
                                5,
                                RejectReason.CONFLICTING_DUPLICATE,
                                "contradicts line 2, which was taken")),
                report.counts().examples());
        assertEquals(11, bars("TWICE").close()[0]);
    }

    /// The first of the rows was stored long before the others came.
    @Test
    void duplicatesAreFoundAlsoFarApart() {
        StringBuilder csv = new StringBuilder("ticker," + HEADER).append("FAR," + GOOD);
        for (int i = 0; i < PendingRows.CAPACITY + 10; i++) {
            csv.append("FILL").append(i / 9_000).append(',');
            csv.append(LocalDate.of(1990, 1, 1).plusDays(i % 9_000));
            csv.append(",10,12,9,11,100\n");
        }
        csv.append("FAR," + GOOD + "FAR,2024-01-02,10,12,9,11.5,100\n");
        ImportReport report = importText("", csv.toString());
        assertEquals(
                Map.of(RejectReason.DUPLICATE, 1L, RejectReason.CONFLICTING_DUPLICATE, 1L),
                report.counts().rejectedByReason());
        assertEquals(
                "says the same as an earlier line", report.counts().examples().get(0).detail());
        assertEquals(PendingRows.CAPACITY + 11, report.counts().inserted());
        assertEquals(1, report.listings().getFirst().bars(), "of FAR, whose others were rejected");
        assertEquals(0, report.counts().changed());
        assertEquals(11, bars("FAR").close()[0]);
    }

    @Test
    void realPricesAreNotMixedIntoASyntheticSymbol() throws IOException {
        String rows = "ticker," + HEADER + "DEMO01," + GOOD + "REAL," + GOOD;
        try (TestDatabase seeded = TestDatabase.create();
                TemporaryFile mixed = TemporaryFile.of("mixed", ".csv", rows)) {
            Path file = mixed.path();
            Market own = new Market(seeded.jdbi(), InstantSource.fixed(NOW));
            assertTrue(new PriceImport(seeded.jdbi(), InstantSource.fixed(NOW)).seedSamples());
            History before = own.load(List.of("DEMO01"), Timeframe.DAY).get(0);
            ImportReport report =
                    new PriceImport(seeded.jdbi(), InstantSource.fixed(NOW))
                            .importFile(file, ImportOptions.NONE, _ -> {});
            assertEquals(1, report.counts().accepted());
            assertEquals(1, report.content().symbols());
            assertEquals(
                    List.of(
                            new RejectedRow(
                                    2,
                                    RejectReason.SYNTHETIC_TICKER,
                                    "DEMO01 is a synthetic symbol; real prices are not mixed into"
                                            + " it")),
                    report.counts().examples());
            History after = own.load(List.of("DEMO01"), Timeframe.DAY).get(0);
            assertArrayEquals(before.bars().close(), after.bars().close());
            assertEquals(1, after.dataVersion());
            ImportOptions posing =
                    new ImportOptions(
                            Optional.empty(), Optional.of(SampleData.INVENTED.name()), false);
            Refusal refusal =
                    assertThrows(
                            Refusal.class,
                            () ->
                                    new PriceImport(seeded.jdbi(), InstantSource.fixed(NOW))
                                            .importFile(file, posing, _ -> {}));
            assertTrue(refusal.detail().contains("synthetic"), refusal.detail());
        }
    }

    @Test
    void packedAndPlainComeToTheSame() throws IOException {
        byte[] plain = (HEADER + GOOD + "2024-01-03,1,2,3,4,5\n").getBytes(StandardCharsets.UTF_8);
        ImportReport a = importBytes("PLAIN", plain);
        ImportReport b = importBytes("PACKED", gzip(plain));
        ImportReport c = importBytes("TWICEPACKED", gzip(gzip(plain)));
        ImportReport d =
                importBytes(
                        "MEMBERS",
                        join(
                                gzip(Arrays.copyOf(plain, 20)),
                                gzip(Arrays.copyOfRange(plain, 20, plain.length))));
        for (ImportReport other : List.of(b, c, d)) {
            assertEquals(a.counts().inserted(), other.counts().inserted());
            assertEquals(a.counts().examples(), other.counts().examples());
        }
        assertArrayEquals(bars("PLAIN").close(), bars("MEMBERS").close());
    }

    /// A socket says that nothing is available while the next packet is on its way.
    @Test
    void allMembersOfAPackedStreamAreReadThoughNothingIsAvailableYet() throws IOException {
        byte[] plain = (HEADER + GOOD + "2024-01-03,1,2,1,2,5\n").getBytes(StandardCharsets.UTF_8);
        byte[] both =
                join(
                        gzip(Arrays.copyOf(plain, 60)),
                        gzip(Arrays.copyOfRange(plain, 60, plain.length)));
        PriceFile slow =
                () ->
                        new FilterInputStream(new ByteArrayInputStream(both)) {
                            @Override
                            public int read(byte[] into, int offset, int length)
                                    throws IOException {
                                return super.read(into, offset, Math.min(length, 1));
                            }

                            @Override
                            public int available() {
                                return 0;
                            }
                        };
        ImportOrder order =
                new ImportOrder(
                        Ticker.of("SLOW"), "upload", SourceName.real("a slow stream"), false);
        Importer importer =
                new Importer(new RetriedTransactions(database.jdbi()), InstantSource.fixed(NOW));
        assertEquals(2, importer.run(slow, order).counts().inserted());
    }

    @Test
    void aPackedFileThatBreaksOffIsSaidToAndTheRestStays() throws IOException {
        StringBuilder csv = new StringBuilder(HEADER);
        Random random = new Random(3);
        LocalDate day = LocalDate.of(1850, 1, 1);
        for (int i = 0; i < 60_000; i++) {
            csv.append(day.plusDays(i))
                    .append(",10.5,12,9,11,")
                    .append(random.nextInt())
                    .append('\n');
        }
        byte[] packed = gzip(csv.toString().getBytes(StandardCharsets.UTF_8));
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () -> importBytes("CUT", Arrays.copyOf(packed, packed.length / 2)));
        assertEquals("broken_stream", refusal.code());
        assertEquals(RefusalKind.MALFORMED, refusal.kind());
        assertTrue(refusal.detail().startsWith("The file broke off after "), refusal.detail());
        assertTrue(refusal.detail().contains("importing it again completes it"));
        packed[packed.length / 3] ^= 0x55;
        assertEquals(
                RefusalKind.MALFORMED,
                assertThrows(Refusal.class, () -> importBytes("CUT", packed)).kind());
    }

    @ParameterizedTest
    @CsvSource({
        "'', 400, empty_file",
        "'\n\n  \n', 400, empty_file",
        "'%PDF-1.7 1 0 obj', 422, not_text",
        "'<!DOCTYPE html><html>', 422, not_text",
        "'city,people\nParis,2', 422, columns_missing",
        "'date,open,high,low,close\n\"2024-01-02,10,12,9,11', 200, ''"
    })
    void whatIsNoPriceFileIsRefused(String text, int status, String code) {
        if (status == 200) {
            assertEquals(1, importText("NOPE", text).counts().rejected());
            return;
        }
        Refusal refusal = assertThrows(Refusal.class, () -> importText("NOPE", text));
        assertEquals(status, Statuses.of(refusal));
        assertEquals(code, refusal.code());
    }

    @Test
    void aQuoteThatIsNotClosedCostsItsOwnRowOnly() {
        ImportReport report =
                importText(
                        "OPENQUOTE",
                        HEADER
                                + GOOD
                                + "\"2024-01-03,10,12,9,11,100\n2024-01-04,10,12,9,11,100\n"
                                + "2024-01-05,10,12,9,\"11,100\n2024-01-08,\"10\",12,9,11,100\n");
        assertEquals(Map.of(RejectReason.UNCLOSED_QUOTE, 2L), report.counts().rejectedByReason());
        assertEquals(
                List.of(3L, 5L),
                report.counts().examples().stream().map(RejectedRow::line).toList());
        assertEquals(3, bars("OPENQUOTE").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-01-13,1,2,1,\"1",
                "2020-01-13,1,2,1,1,\"1",
                "2020-01-13,1,2,1,1,\"1\n",
                "2020-01-13,1,2,1,1,\"",
                "2020-01-13,1,2,1,1,\"1\"\"",
                "\"2020-01-13,1,2,1,1"
            })
    void aQuoteThatTheFileDoesNotCloseMakesItsRowBad(String row) {
        String ticker = named("UNCLOSED", row);
        ImportReport report = importText(ticker, HEADER + GOOD + row);
        assertEquals(Map.of(RejectReason.UNCLOSED_QUOTE, 1L), report.counts().rejectedByReason());
        assertEquals(3, report.counts().examples().get(0).line());
        assertEquals(1, bars(ticker).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\n\n", ",,", ",\" \"\n"})
    void aClosedQuoteAndEmptyExtraCellsAreGood(String end) {
        ImportReport report =
                importText(named("CLOSED", end), HEADER + "2020-01-13,1,2,1,1,\"1\"" + end);
        assertEquals(1, report.counts().rows());
        assertEquals(1, report.counts().inserted(), report.toString());
    }

    /// Formerly such a quote swallowed up to 64 KiB of rows, and then the rest of the file.
    @Test
    void aQuoteThatIsNeverClosedInALongFileDoesNotSwallowWhatFollows() {
        StringBuilder csv = new StringBuilder(HEADER + GOOD + "\"2024-01-03,10,12,9,11,100\n");
        for (int i = 0; i < 9_000; i++) {
            csv.append(LocalDate.of(1990, 1, 1).plusDays(i)).append(",10,12,9,11,\"1,000\"\n");
        }
        ImportReport report = importText("QUOTE", csv.toString());
        assertEquals(Map.of(RejectReason.UNCLOSED_QUOTE, 1L), report.counts().rejectedByReason());
        assertEquals(9_001, report.counts().inserted());
        assertEquals(1_000, bars("QUOTE").volume()[0]);
    }

    @Test
    void aFileThatNothingNamesNeedsATicker() {
        Refusal refusal = assertThrows(Refusal.class, () -> importText("", HEADER + GOOD));
        assertEquals("ticker_missing", refusal.code());
    }

    @Test
    void sourcesAreListedInTheOrderOfTheirUse() {
        importText("SOURCES", HEADER + "2023-01-03,10,12,9,11,1\n" + GOOD);
        assertNotEquals(Optional.empty(), history("SOURCES"));
        assertEquals(List.of("a test"), history("SOURCES").orElseThrow().sources());
    }

    @Test
    void theGreatestAndTheLeastPricesAndVolumesAreTaken() {
        ImportReport report =
                importText(
                        "BOUNDS",
                        HEADER
                                + "2024-01-02,1e15,1e15,1e15,1e15,1e18\n"
                                + "2024-01-03,1e-12,0.000000000001,1e-12,1e-12,0\n");
        assertEquals(2, report.counts().inserted(), report.toString());
    }

    @Test
    void replacedBarsOfOtherSourcesAreCounted() {
        String days = "%1$s-02,10,12,9,11,%2$s\n%1$s-03,10,12,9,11,%2$s\n";
        importFrom("first", days.formatted("2023-01", 1) + days.formatted("2024-01", 1));
        importFrom("second", "2024-01-03,10,12,9,11,2\n");
        assertEquals(List.of(), importFrom("second", "2024-01-03,10,12,9,11,3\n").notes());
        ImportReport report =
                importFrom("third", days.formatted("2023-01", 4) + days.formatted("2024-01", 4));
        assertEquals(4, report.counts().changed());
        assertEquals(
                List.of(
                        "3 bars of source first were replaced.",
                        "1 bar of source second was replaced."),
                report.notes());
    }

    @Test
    void ofManyReplacedSourcesTheFirstAreNamed() {
        StringBuilder all = new StringBuilder();
        for (int i = 10; i < 22; i++) {
            importFrom("many " + i, "2022-01-" + i + ",10,12,9,11,1\n");
            all.append("2022-01-").append(i).append(",10,12,9,11,2\n");
        }
        List<String> notes = importFrom("all", all.toString()).notes();
        assertEquals(11, notes.size());
        assertEquals("1 bar of source many 10 was replaced.", notes.get(0));
        assertEquals("2 bars of 2 other sources were replaced.", notes.get(10));
    }

    @Test
    void aFileWithAHeaderAloneSaysThatNothingWasImported() throws IOException {
        ImportReport report = importText("NOROWS", HEADER);
        assertEquals(0, report.counts().rows());
        assertEquals(List.of("The file has no rows: nothing was imported."), report.notes());
    }

    private static ImportReport importFrom(String source, String rows) {
        return new Importer(new RetriedTransactions(database.jdbi()), InstantSource.fixed(NOW))
                .run(
                        () ->
                                new ByteArrayInputStream(
                                        (HEADER + rows).getBytes(StandardCharsets.UTF_8)),
                        new ImportOrder(
                                Ticker.of("OTHER-USD"), "upload", SourceName.real(source), false));
    }

    /// A ticker of its own for each row of a table.
    private static String named(String prefix, String text) {
        return prefix + Integer.toHexString(text.hashCode()).toUpperCase(Locale.ROOT);
    }

    public static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
