package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.ActionCounts;
import bellwether.market.bars.History;
import bellwether.market.bars.Split;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.RejectedRow;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Exports as the vendors write them, after their published shapes, each under the name it is
/// downloaded with.
final class VendorFormatsTest extends MarketTestCase {
    @TempDir private Path folder;

    /// Yahoo Finance's "Download": an adjusted close beside the raw one, and rows of nulls.
    @Test
    void yahoo() throws IOException {
        ImportReport report =
                file(
                        "YHO.csv",
                        """
                        Date,Open,High,Low,Close,Adj Close,Volume
                        2024-01-30,190.94,191.80,187.47,188.04,187.12,55859400
                        2024-01-31,null,null,null,null,null,null
                        2024-02-01,183.99,186.95,183.82,186.86,185.95,64885400
                        """);
        assertEquals(2, report.counts().accepted());
        assertEquals(
                List.of(new RejectedRow(3, RejectReason.BLANK, "open is not known: \"null\"")),
                report.counts().examples());
        assertEquals(188.04, bars("YHO").close()[0]);
        assertEquals(List.of("Adj Close"), Objects.requireNonNull(report.understood()).unused());
    }

    /// yfinance from 0.2.51 on writes three lines of header; before, dates with a zone, and its own
    /// columns of actions.
    @Test
    void yfinance() throws IOException {
        file(
                "whatever.csv",
                """
                Price,Close,High,Low,Open,Volume
                Ticker,YFN,YFN,YFN,YFN,YFN
                Date,,,,,
                2024-01-30,188.04,191.80,187.47,190.94,55859400
                """);
        assertEquals(190.94, bars("YFN").open()[0]);
        ImportReport within =
                file(
                        "yfinance-5m.csv",
                        """
                        Price,Close,High,Low,Open,Volume
                        Ticker,YFD,YFD,YFD,YFD,YFD
                        Datetime,,,,,
                        2024-01-30 14:30:00+00:00,188.04,191.80,187.47,190.94,55859400
                        2024-01-30 14:35:00+00:00,188.14,191.80,187.47,188.04,55859400
                        2024-01-30 14:40:00+00:00,188.04,191.80,187.47,188.14,55859400
                        """);
        assertEquals(3, within.counts().inserted());
        assertEquals(Timeframe.FIVE_MINUTES, within.timeframe());
        ImportReport older =
                file(
                        "YFO.csv",
                        """
                        Date,Open,High,Low,Close,Volume,Dividends,Stock Splits
                        2020-08-28 00:00:00-04:00,504.05,505.77,498.31,499.23,187630000,0.0,0.0
                        2020-08-31 00:00:00-04:00,127.58,131.00,126.00,129.04,225702700,0.0,4.0
                        2020-11-06 00:00:00-05:00,118.32,119.20,116.13,118.69,114457900,0.205,0.0
                        """);
        assertEquals(new ActionCounts(2, 0, 0), older.content().actions());
        History history = history("YFO").orElseThrow();
        assertEquals(List.of(new Split(LocalDate.of(2020, 8, 31), 4, true)), history.splits());
        assertEquals(499.23 / 4, history.bars().close()[0], 1e-12);
    }

    /// Alpha Vantage's JSON: what it is stands in front, the days under their dates, the newest
    /// first, every number a text.
    @Test
    void alphaVantageJson() throws IOException {
        ImportReport report =
                file(
                        "query.json",
                        """
                        {
                            "Meta Data": {
                                "1. Information": "Daily Time Series with Splits and Dividend Events",
                                "2. Symbol": "AVJ",
                                "3. Last Refreshed": "2014-06-09",
                                "4. Output Size": "Compact",
                                "5. Time Zone": "US/Eastern"
                            },
                            "Time Series (Daily)": {
                                "2014-06-09": {
                                    "1. open": "92.7",
                                    "2. high": "93.88",
                                    "3. low": "91.75",
                                    "4. close": "93.7",
                                    "5. adjusted close": "20.6",
                                    "6. volume": "75415000",
                                    "7. dividend amount": "0.0000",
                                    "8. split coefficient": "7.0"
                                },
                                "2014-06-06": {
                                    "1. open": "649.9",
                                    "2. high": "651.26",
                                    "3. low": "644.47",
                                    "4. close": "645.57",
                                    "5. adjusted close": "20.28",
                                    "6. volume": "12497000",
                                    "7. dividend amount": "0.0000",
                                    "8. split coefficient": "1.0"
                                }
                            }
                        }
                        """);
        assertEquals(2, report.counts().accepted());
        History history = history("AVJ").orElseThrow();
        assertEquals(List.of(new Split(LocalDate.of(2014, 6, 9), 7, true)), history.splits());
        assertEquals(93.7, history.bars().close()[1]);
        assertEquals(645.57 / 7, history.bars().close()[0], 1e-12);
        assertEquals("json", Objects.requireNonNull(report.understood()).separator());
        assertEquals(List.of("5. adjusted close"), report.understood().unused());
    }

    @Test
    void theVolumeOfAPairIsThatOfItsFirstPart() {
        String csv =
                "unix,date,symbol,open,high,low,close,Volume %s,Volume %s\n1704067200,2024-01-01 00:00:00,ABC/USD,10,12,9,11,70,770\n";
        importText("PVA-USD", csv.formatted("BTC", "USD"));
        assertEquals(70, bars("PVA-USD").volume()[0]);
        importText("PVB-USD", csv.formatted("USD", "BTC"));
        assertEquals(770, bars("PVB-USD").volume()[0]);
        importText("PVC-USD", csv.formatted("ABC", "USDT"));
        assertEquals(70, bars("PVC-USD").volume()[0]);
        importText("PVD-USD", csv.formatted("MA", "XY"));
        assertTrue(Double.isNaN(bars("PVD-USD").volume()[0]), "no pair is known");
    }

    /// Longer than what is looked at first, on one line, without a symbol: the file's name has it.
    @Test
    void alphaVantageJsonOfManyYears() throws IOException {
        StringBuilder json = new StringBuilder("{\"Time Series (Daily)\":{");
        for (int day = 0; day < 3_000; day++) {
            json.append(day == 0 ? "" : ",")
                    .append(
                            "\"%s\":{\"1. open\":\"10\",\"2. high\":\"12\",\"3. low\":\"9\",\"4. close\":\"11\",\"5. volume\":\"%d\"}"
                                    .formatted(LocalDate.of(2020, 1, 1).minusDays(day), day));
        }
        ImportReport report = file("daily_AVL.json", json + "}}");
        assertEquals(3_000, report.counts().accepted());
        assertEquals(2_999, bars("AVL").volume()[0]);
    }

    @Test
    void alphaVantageJsonThatIsNoneOfDays() throws IOException {
        Refusal weekly =
                assertThrows(
                        Refusal.class,
                        () ->
                                file(
                                        "AVW.json",
                                        "{\"Meta Data\":{\"2. Symbol\":\"AVW\"},\"Weekly Time Series\":{\"2024-01-05\":{\"1. open\":\"1\",\"2. high\":\"1\",\"3. low\":\"1\",\"4. close\":\"1\"}}}"));
        assertEquals("other_timeframe", weekly.code());
        ImportReport hours =
                file(
                        "AVI.json",
                        "{\"Meta Data\":{\"2. Symbol\":\"AVI\"},\"Time Series (60min)\":{\"2024-01-05 19:00:00\":{\"1. open\":\"1\",\"2. high\":\"1\",\"3. low\":\"1\",\"4. close\":\"1\"},\"2024-01-05 18:00:00\":{\"1. open\":\"1\",\"2. high\":\"1\",\"3. low\":\"1\",\"4. close\":\"1\"}}}");
        assertEquals(2, hours.counts().accepted());
        assertEquals(Timeframe.HOUR, hours.timeframe());
        Refusal broken =
                assertThrows(
                        Refusal.class,
                        () ->
                                file(
                                        "AVB.json",
                                        "{\"Time Series (Daily)\":{\"2024-01-05\":{\"1. open\":\"1\",\"2. high\":\"1\",\"3. low\":\"1\",\"4. close\":\"1\"},\n\"2024-01-"));
        assertEquals("broken_json", broken.code());
    }

    /// Stooq: one symbol's download, and its database of all.
    @Test
    void stooq() throws IOException {
        file("sto_us_d.csv", "Date,Open,High,Low,Close,Volume\n2024-01-30,10,12,9,11,100\n");
        assertEquals(11, bars("STO.US").close()[0]);
        ImportReport report =
                file(
                        "bulk.txt",
                        """
                        <TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>
                        STA.US,D,20240130,000000,10,12,9,11,100,0
                        STB.US,D,20240131,000000,20,22,19,21,200,0
                        STB.US,5,20240131,093500,20,22,19,21,200,0
                        """);
        assertEquals(2, report.counts().accepted());
        assertEquals(
                List.of(
                        new RejectedRow(
                                4,
                                RejectReason.INTRADAY,
                                "period \"5\" is not D, as in the rest of the file")),
                report.counts().examples());
        assertEquals(1_706_659_200, bars("STB.US").time()[0]);
    }

    /// Alpha Vantage: TIME_SERIES_DAILY_ADJUSTED with datatype=csv, newest first.
    @Test
    void alphaVantage() throws IOException {
        ImportReport report =
                file(
                        "daily_adjusted_AVT.csv",
                        """
                        timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient
                        2024-02-08,10.0,12.0,9.0,11.0,11.0,100,1.6600,1.0
                        2024-02-07,20.0,24.0,18.0,22.0,9.3,100,0.0000,1.0
                        """);
        assertEquals(2, report.counts().inserted());
        assertEquals(new ActionCounts(1, 0, 0), report.content().actions());
        assertEquals("newest first", Objects.requireNonNull(report.understood()).order());
        assertEquals(22, bars("AVT").close()[0]);
        assertEquals(
                new ActionCounts(0, 0, 1),
                importBytes("AVT", Files.readAllBytes(folder.resolve("daily_adjusted_AVT.csv")))
                        .content()
                        .actions());
        assertEquals(1, history("AVT").orElseThrow().dataVersion());
    }

    /// Nasdaq's "Download historical data": dollars, month first, and a name that tells no ticker.
    @Test
    void nasdaq() throws IOException {
        String csv =
                """
                Date,Close/Last,Volume,Open,High,Low
                01/31/2024,$184.40,55467800,$187.04,$187.095,$184.35
                01/30/2024,$188.04,N/A,$190.94,$191.80,$187.47
                """;
        Refusal refusal =
                assertThrows(Refusal.class, () -> file("HistoricalData_1706800000000.csv", csv));
        assertEquals("ticker_missing", refusal.code());
        file("NDQ.csv", csv);
        assertEquals(188.04, bars("NDQ").close()[0]);
        assertTrue(Double.isNaN(bars("NDQ").volume()[0]));
        assertEquals(187.095, bars("NDQ").high()[1]);
    }

    /// NSE's daily bhavcopy until July 2024: all symbols of a day, several boards, a comma at the
    /// end of each line.
    @Test
    void nseBhavcopy() throws IOException {
        ImportReport report =
                file(
                        "cm31DEC2021bhav.csv",
                        """
                        SYMBOL,SERIES,OPEN,HIGH,LOW,CLOSE,LAST,PREVCLOSE,TOTTRDQTY,TOTTRDVAL,TIMESTAMP,TOTALTRADES,ISIN,
                        BHA,BL,999,999,999,999,999,100,5000,1,31-DEC-2021,1,INE000A01001,
                        BHA,EQ,100,110,95,105,104.5,100,2500,260000,31-DEC-2021,70,INE000A01001,
                        BHA,N1,1001,1002,1000,1001.5,1001,1000,25,26000,31-DEC-2021,7,INE000A07001,
                        BHB,BE,10,11,9,10.5,10.5,10,99,1000,31-DEC-2021,3,INE000B01001,
                        """);
        assertEquals(2, report.counts().accepted());
        assertEquals(Map.of(RejectReason.OTHER_SERIES, 2L), report.counts().rejectedByReason());
        assertEquals(
                List.of(2L, 4L),
                report.counts().examples().stream().map(RejectedRow::line).toList());
        assertEquals(105, bars("BHA").close()[0]);
        assertEquals(2_500, bars("BHA").volume()[0]);
        assertEquals(1_640_908_800, bars("BHB").time()[0]);
    }

    /// NSE's bhavcopy since July 2024, in the exchanges' common UDiFF form.
    @Test
    void nseUdiff() throws IOException {
        file(
                "BhavCopy_NSE_CM_0_0_0_20240708_F_0000.csv",
                """
                TradDt,BizDt,Sgmt,Src,FinInstrmTp,FinInstrmId,ISIN,TckrSymb,SctySrs,XpryDt,FininstrmActlXpryDt,StrkPric,OptnTp,FinInstrmNm,OpnPric,HghPric,LwPric,ClsPric,LastPric,PrvsClsgPric,UndrlygPric,SttlmPric,OpnIntrst,ChngInOpnIntrst,TtlTradgVol,TtlTrfVal,TtlNbOfTxsExctd,SsnId,NewBrdLotQty,Rmks,Rsvd1,Rsvd2,Rsvd3,Rsvd4
                2024-07-08,2024-07-08,CM,NSE,STK,16921,INE144J01027,UDF,EQ,,,,,UDIFF LTD,30.13,30.95,29.96,30.35,30.30,30.11,,30.35,,,93041,2824536.96,1010,F1,1,,,,,
                """);
        assertEquals(30.35, bars("UDF").close()[0]);
        assertEquals(93_041, bars("UDF").volume()[0]);
    }

    /// Investing.com: volumes by letters, quoted thousands, newest first; in German with decimal
    /// commas and the day first.
    @Test
    void investing() throws IOException {
        file(
                "INV Historical Data.csv",
                "\ufeff"
                        + """
                        "Date","Price","Open","High","Low","Vol.","Change %"
                        "01/31/2024","1,184.40","1,187.04","1,187.10","1,184.35","55.47M","-1.94%"
                        "01/30/2024","1,188.04","1,190.94","1,191.80","1,187.47","4.79K","-1.92%"
                        "01/29/2024","1,191.73","1,192.01","1,192.20","1,189.58","-","-0.36%"
                        """);
        assertEquals(1_184.40, bars("INV").close()[2]);
        assertEquals(55_470_000, bars("INV").volume()[2]);
        assertEquals(4_790, bars("INV").volume()[1]);
        assertTrue(Double.isNaN(bars("INV").volume()[0]));
        file(
                "IND.csv",
                """
                "Datum","Zuletzt","Eröffn.","Hoch","Tief","Vol.","+/- %"
                "31.01.2024","1.184,40","1.187,04","1.187,10","1.184,35","55,47M","-1,94%"
                "02.01.2024","1.188,04","1.190,94","1.191,80","1.187,47","4,79K","-1,92%"
                """);
        assertEquals(1_188.04, bars("IND").close()[0]);
        assertEquals(LocalDate.of(2024, 1, 2), day("IND", 0));
        assertEquals(55_470_000, bars("IND").volume()[1]);
        file(
                "INE.csv",
                "Date,Price,Open,High,Low\n\"Jan 31, 2024\",11,10,12,9\n\"Feb 01, 2024\",11,10,12,9\n");
        assertEquals(LocalDate.of(2024, 2, 1), day("INE", 1));
    }

    /// One object a line, as well as one array of them.
    @ParameterizedTest
    @ValueSource(strings = {"NDJ.ndjson", "ARR.json"})
    void json(String name) throws IOException {
        String rows =
                """
                {"date":"2024-01-30","open":10,"high":12,"low":9,"close":11,"volume":null}
                {"date":"2024-01-31","open":"10.5","high":12,"low":9,"close":11,"volume":7,"x":{"y":1}}
                """;
        boolean array = name.endsWith(".json");
        ImportReport report =
                file(
                        name,
                        array
                                ? "[" + rows.strip().replace("\n", ",\n") + "]"
                                : rows
                                        + "{\"date\":broken\n{\"date\":\"2024-02-01\",\"open\":-1,\"high\":12,\"low\":9,\"close\":1}\n");
        assertEquals(2, report.counts().inserted());
        if (!array) {
            assertEquals(
                    List.of(
                            new RejectedRow(3, RejectReason.BROKEN_JSON, "it is not JSON"),
                            new RejectedRow(
                                    4,
                                    RejectReason.NOT_POSITIVE,
                                    "open must be above 0, was \"-1\"")),
                    report.counts().examples());
        }
        String ticker = name.substring(0, 3);
        assertEquals(10.5, bars(ticker).open()[1]);
        assertTrue(Double.isNaN(bars(ticker).volume()[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void utf16AlsoWithoutAMark(String charset) {
        byte[] bytes =
                "Date\tOpen\tHigh\tLow\tClose\r\n2024-01-30\t10\t12\t9\t11\r\n"
                        .getBytes(Charset.forName(charset));
        String ticker = charset.replace("-", "");
        assertEquals(1, importBytes(ticker, bytes).counts().inserted());
        assertEquals(11, bars(ticker).close()[0]);
    }

    /// Google Finance's sheets date each session by its end, which summer time moves by an hour.
    @Test
    void oneTimeADayIsADailyBar() {
        ImportReport report =
                importText(
                        "CLOSING",
                        "Date,Open,High,Low,Close\n3/8/2024 21:00:00,10,12,9,11\n3/11/2024 20:00:00,10,12,9,11\n3/13/2024 20:00:00,10,12,9,11\n");
        assertEquals(3, report.counts().inserted());
        assertEquals(LocalDate.of(2024, 3, 8), day("CLOSING", 0));
        assertTrue(report.notes().getFirst().contains("taken for daily bars"));
    }

    @Test
    void linesAboveTheHeaderArePassedOver() {
        ImportReport report =
                importText(
                        "PREAMBLE",
                        "Prices of the week\nsource: somebody\n\nDate,Open,High,Low,Close\n2024-01-30,10,12,9,11\nDownloaded from somewhere\n");
        assertEquals(1, report.counts().inserted());
        assertEquals(RejectReason.MISSING_FIELDS, report.counts().examples().getFirst().reason());
        assertEquals(6, report.counts().examples().getFirst().line());
    }

    /// Numbers in an order that cannot be open, high, low, close are not guessed at.
    @Test
    void aFileWithoutHeaderWhoseSizesContradictTheUsualOrderIsRefused() {
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                importText(
                                        "ORDERLESS",
                                        "2024-01-30,11,10,12,9\n2024-01-31,11,10,12,9\n"));
        assertEquals("columns_missing", refusal.code());
        assertEquals(Optional.empty(), history("ORDERLESS"));
    }

    private static LocalDate day(String ticker, int place) {
        return LocalDate.ofEpochDay(bars(ticker).time()[place] / 86_400);
    }

    private ImportReport file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return prices().importFile(file, ImportOptions.NONE, _ -> {});
    }
}
