package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.imports.format.DecimalMark;
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
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// Rows that come together and do not belong into one history: of two currencies, exchanges,
/// decimal marks, lengths or symbols.
final class JoinedFilesTest extends MarketTestCase {
    private static final String HEADER = "Date,Open,High,Low,Close,Volume";

    private static byte[] zip(String first, String firstRows, String second, String secondRows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(first));
            zip.write(firstRows.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(second));
            zip.write(secondRows.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static Refusal refused(String ticker, String csv) {
        return assertThrows(Refusal.class, () -> importText(ticker, csv));
    }

    private static String days(int days, IntFunction<String> row) {
        return IntStream.range(0, days)
                .mapToObj(day -> LocalDate.of(2022, 1, 3).plusDays(day) + row.apply(day))
                .collect(Collectors.joining("\n"));
    }

    // files of one archive

    @Test
    void membersInPenceAndInPoundsAreNoOneHistory() {
        ImportReport report =
                importBytes(
                        "",
                        zip(
                                "2023/JPEN.L.csv",
                                HEADER + ",Currency\n2024-01-08,70,71,69,70,5,GBX\n",
                                "2024/JPEN.L.csv",
                                HEADER + ",Currency\n2024-01-09,0.70,0.71,0.69,0.70,5,GBP\n"));
        assertEquals(Map.of(RejectReason.OTHER_CURRENCY, 1L), report.counts().rejectedByReason());
        assertArrayEquals(new double[] {70}, bars("JPEN.L").close());
    }

    @Test
    void aMemberWithoutACurrencyCountsAsItsExchangeQuotes() {
        ImportReport report =
                importBytes(
                        "",
                        zip(
                                "2023/JNON.L.csv",
                                HEADER + "\n2024-01-08,70,71,69,70,5\n",
                                "2024/JNON.L.csv",
                                HEADER + ",Currency\n2024-01-09,0.70,0.71,0.69,0.70,5,GBP\n"));
        assertTrue(
                report.counts().examples().getFirst().detail().contains("were taken for GBX"),
                report.counts().examples().toString());
        assertArrayEquals(new double[] {70}, bars("JNON.L").close());
    }

    @Test
    void membersOfTwoExchangesAreNoOneHistory() {
        ImportReport report =
                importBytes(
                        "",
                        zip(
                                "2023/JTWO.csv",
                                HEADER + "\n2024-01-08,9,9.2,8.9,9.1,5\n",
                                "2024/JTWO.csv",
                                HEADER + ",Exchange\n2024-01-09,70,71,69,70,5,LSE\n"));
        assertEquals(Map.of(RejectReason.OTHER_EXCHANGE, 1L), report.counts().rejectedByReason());
        assertArrayEquals(new double[] {9.1}, bars("JTWO").close());
    }

    @Test
    void membersThatAgreeAreOneHistory() {
        importBytes(
                "",
                zip(
                        "2023/JONE.L.csv",
                        HEADER + ",Currency\n2024-01-08,70,71,69,70,5,GBX\n",
                        "2024/JONE.L.csv",
                        HEADER + ",Currency\n2024-01-09,71,72,70,71,5,GBp\n"));
        assertArrayEquals(new double[] {70, 71}, bars("JONE.L").close());
    }

    // decimal marks

    private static String object(int day, String price) {
        return "{\"date\":\"%s\",\"open\":%s,\"high\":%s,\"low\":%s,\"close\":%s}"
                .formatted(LocalDate.of(2022, 1, 3).plusDays(day), price, price, price, price);
    }

    /// More numbers than the beginning that is looked at holds, and texts behind them.
    private static String objects(String between) {
        return IntStream.range(0, 500)
                .mapToObj(day -> object(day, day < 450 ? "149." + (200 + day) : "\"149,241\""))
                .collect(Collectors.joining(between));
    }

    @Test
    void textsThatComeLateInJsonLieNearItsNumbers() {
        importText("JPYLATE", "[" + objects(",\n") + "]");
        assertEquals(149.241, bars("JPYLATE").close()[499]);
        importText("JPYLINES", objects("\n"));
        assertEquals(149.241, bars("JPYLINES").close()[499]);
        assertEquals(149.649, bars("JPYLINES").close()[449]);
    }

    @Test
    void aCommaThatIsStatedHoldsForLateTextsToo() {
        new Importer(new RetriedTransactions(database.jdbi()), InstantSource.fixed(NOW))
                .run(
                        () ->
                                new ByteArrayInputStream(
                                        objects("\n").getBytes(StandardCharsets.UTF_8)),
                        new ImportOrder(
                                Ticker.of("JPYSAID"),
                                "upload",
                                SourceName.real("a test"),
                                false,
                                Optional.empty(),
                                Optional.of(DecimalMark.COMMA)));
        assertEquals(149.241, bars("JPYSAID").close()[499]);
    }

    @Test
    void aFileThatBeginsToWriteItsNumbersInAnotherWayIsRefused() {
        String rows =
                "date,open,high,low,close\n"
                        + days(
                                420,
                                day ->
                                        day < 400
                                                ? ",149.2,149.9,148.9,149.25"
                                                : ",\"149,200\",\"149,900\",\"148,900\",\"149,250\"");
        Refusal refusal = refused("JMIXED", rows);
        assertEquals("decimals_mixed", refusal.code());
        assertTrue(
                refusal.detail()
                        .contains(
                                "Line 402: \"149,250\" is 149250 with a decimal point, as the numbers before it are read, but the row before has 149.25"),
                refusal.detail());
        assertEquals(Optional.empty(), history("JMIXED"));
        String rose =
                "date,open,high,low,close\n2024-01-08,999.5,999.9,998.1,999.5\n2024-01-09,\"1,001\",\"1,003\",\"1,000\",\"1,002\"\n";
        importText("JROSE", rose);
        assertEquals(1002, bars("JROSE").close()[1]);
    }

    @Test
    void anAverageOfFourPlacesProvesTheMark() {
        importText(
                "JVWAP",
                "Date;Open;High;Low;Close;VWAP\n2024-01-08;149,200;149,300;149,100;149,241;149,2104\n");
        assertEquals(149.241, bars("JVWAP").close()[0]);
    }

    // lengths and symbols

    @Test
    void barsOfSeveralLengthsAreNoOneHistory() {
        Refusal refusal =
                refused(
                        "JLEN",
                        """
                        date,interval,open,high,low,close
                        2024-01-08,1d,10,12,9,11
                        2024-01-09,1d,10,12,9,11
                        2024-01-13,1w,10,15,9,14
                        """);
        assertEquals("several_lengths", refusal.code());
        assertTrue(refusal.detail().startsWith("Line 4: column \"interval\" says \"1w\""));
        assertEquals(
                "not_daily",
                refused("JLEN", "date,timeframe,open,high,low,close\n2024-01-08,1wk,10,12,9,11\n")
                        .code());
        importText("JLEN", "date,interval,open,high,low,close\n2024-01-08,1d,10,12,9,11\n");
        assertEquals(1, bars("JLEN").size());
    }

    @Test
    void aSecondTableBelowATitleIsAnotherSymbol() {
        String table = HEADER + "\n2024-01-08,10,12,9,11,5\n";
        String second = HEADER + "\n2024-02-08,300,312,290,311,5\n";
        Refusal refusal = refused("JTAB", table + "\nMSFT\n" + second);
        assertEquals("several_symbols", refusal.code());
        assertTrue(refusal.detail().contains("below \"MSFT\""), refusal.detail());
        ImportReport joined = importText("JTAB", table + second);
        assertEquals(2, joined.counts().accepted(), "a second header alone is rejected and said");
        assertEquals(1, joined.counts().rejected());
    }

    @Test
    void numbersOfInstrumentsTellSymbolsApart() {
        assertEquals(
                "several_symbols",
                refused(
                                "JTOK",
                                """
                                instrument_token,date,open,high,low,close
                                738561,2024-01-08,10,12,9,11
                                260105,2024-01-09,300,312,290,311
                                """)
                        .code());
    }

    @Test
    void aContractIsNotTheShareThatIsGiven() {
        for (String contract :
                List.of("NIFTY24MARFUT", "NIFTY2430722500CE", "AAPL240621C00190000")) {
            for (String column : List.of("tradingsymbol", "Description")) {
                ImportReport report =
                        importText(
                                "JFUT",
                                "%s,date,open,high,low,close\n%s,2024-01-08,10,12,9,11\n"
                                        .formatted(column, contract));
                assertEquals(0, report.counts().accepted(), column + " " + contract);
                assertEquals(
                        Map.of(RejectReason.OTHER_SERIES, 1L), report.counts().rejectedByReason());
            }
        }
    }

    // names of columns

    @Test
    void timesOfTheExtremesAreNoSecondSymbol() {
        importText(
                "JCMC-USD",
                """
                timeOpen;timeClose;timeHigh;timeLow;name;open;high;low;close;volume;marketCap;timestamp
                "2024-01-09T00:00:00.000Z";"2024-01-09T23:59:59.999Z";"2024-01-09T05:00:00.000Z";"2024-01-09T07:00:00.000Z";"2781";46000.5;47000;45500;46900;5;9;"2024-01-09T23:59:59.999Z"
                "2024-01-08T00:00:00.000Z";"2024-01-08T23:59:59.999Z";"2024-01-08T05:00:00.000Z";"2024-01-08T07:00:00.000Z";"2781";43900.5;47200;43100;46970;5;9;"2024-01-08T23:59:59.999Z"
                """);
        assertArrayEquals(new double[] {46_970, 46_900}, bars("JCMC-USD").close());
        assertEquals("2024-01-08", day("JCMC-USD", 0));
    }

    @Test
    void ofTwoVolumesOfAPairThatOfTheCoinIsTaken() {
        String rows = "%s,open,high,low,close,%s,%s\n2024-01-08,10,12,9,11,%s,%s\n";
        importText("JA-USDT", rows.formatted("date", "Volume USDT", "Volume BTC", "420000", "10"));
        importText("JB-USDT", rows.formatted("date", "Volume BTC", "Volume USDT", "10", "420000"));
        importText("JC-BTC", rows.formatted("date", "Volume BTC", "Volume ETH", "420000", "10"));
        for (String ticker : List.of("JA-USDT", "JB-USDT", "JC-BTC")) {
            assertEquals(10, bars(ticker).volume()[0], ticker);
        }
    }

    @Test
    void namesThatVendorsGiveToTheBeginOfABar() {
        importText(
                "JAGG",
                "volume,open,close,high,low,window_start,transactions\n5,10,11,12,9,1704690000000000000,7\n");
        assertEquals("2024-01-08", day("JAGG", 0));
        importText("JT", "{\"v\":5,\"o\":10,\"c\":11,\"h\":12,\"l\":9,\"t\":1704690000000}");
        assertEquals("2024-01-08", day("JT", 0));
        importText(
                "JYAH",
                "Date\tOpen\tHigh\tLow\tClose Close price adjusted for splits.\tVolume\nJan 8, 2024\t10\t12\t9\t11\t5\n");
        assertEquals(11, bars("JYAH").close()[0]);
    }

    private static String day(String ticker, int place) {
        return Timeframe.date(bars(ticker).time()[place]).toString();
    }
}
