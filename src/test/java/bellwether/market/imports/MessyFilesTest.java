package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.RejectedRow;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files as people have them, and what each comes to.
final class MessyFilesTest extends MarketTestCase {
    @ParameterizedTest
    @CsvSource({
        "dash-stock-ticker-demo.csv, AAPL COKE GOOGL TSLA YHOO, 3634, 3634, 2015-01-02, 2017-12-29",
        "finance-charts-apple.csv,                AAPL,         506,  506,  2015-02-17, 2017-02-16",
        "jpyusd_barchartdotcom.csv,           JPYUSD, 519, 519, 2018-03-12, 2020-03-11",
        "lean-spy.csv,                            SPY,     5849, 5849, 1998-01-02, 2021-03-31",
        "nse-INFY.csv,                            INFY.NS,     1734, 1734, 2015-01-01, 2021-12-31",
        "nse-RELIANCE.csv,                        RELIANCE.NS, 1734, 1734, 2015-01-01, 2021-12-31",
        "nse-TCS.csv,                             TCS.NS,      1734, 1734, 2015-01-01, 2021-12-31",
        "skender-bad.csv,                         BAD,  502,  337,  2017-01-03, 2018-12-31",
        "skender-bitcoin.csv,                     BITC, 1246, 1246, 2017-08-16, 2021-01-12",
        "skender-default.csv,                     DEFLT, 502, 502, 2017-01-03, 2018-12-31",
        "skender-penny.csv,                       PENNY, 533, 533,  2018-12-21, 2021-02-03",
        "skender-toobig.csv,                      BIG, 1246, 1246, 2017-08-16, 2021-01-12",
        "tesla-stock-price.csv,                   TESLA, 757, 756, 2015-10-15, 2018-10-15",
        "yahoo-ORCL-unadjusted.txt,               ORCL, 5036, 5036, 1995-01-03, 2014-12-31"
    })
    void isUnderstood(
            String file, String tickers, long rows, long accepted, String first, String last)
            throws IOException {
        ImportReport report = importFile(file, tickers);
        assertEquals(rows, report.counts().rows());
        assertEquals(accepted, report.counts().accepted());
        assertEquals(rows - accepted, report.counts().rejected());
        assertEquals(first, String.valueOf(report.content().first()));
        assertEquals(last, String.valueOf(report.content().last()));
        List<History> stored = market.load(List.of(tickers.split(" ", -1)), Timeframe.DAY);
        assertEquals(tickers.split(" ", -1).length, stored.size());
        stored.forEach(history -> assertTrue(history.sources().contains(file)));
        ImportReport again = importFile(file, tickers);
        assertEquals(0, again.counts().inserted() + again.counts().changed());
    }

    @ParameterizedTest
    @CsvSource({"skender-zeros.csv,           200,  NOT_POSITIVE, 2, 0.00"})
    void isRejectedRowByRow(String file, long rows, RejectReason reason, long line, String value)
            throws IOException {
        ImportReport report = importFile(file, "ZEROS");
        assertEquals(0, report.counts().accepted());
        assertEquals(rows, report.counts().rejectedByReason().get(reason));
        assertEquals(100, report.counts().examples().size());
        assertEquals(line, report.counts().examples().get(0).line());
        assertTrue(report.counts().examples().get(0).detail().contains(value));
    }

    @ParameterizedTest
    @CsvSource({
        "EURUSD-hourly.csv, 5000, HOUR, 2017-04-19, 2018-02-07",
        "intraday-SP500-20191106.csv, 391, MINUTE, 2019-11-06, 2019-11-06"
    })
    void isUnderstoodAsBarsWithinDays(
            String file, long rows, Timeframe timeframe, String first, String last)
            throws IOException {
        String ticker = file.startsWith("EURUSD") ? "EURUSD" : "^GSPC";
        ImportReport report = importFile(file, ticker);
        assertEquals(rows, report.counts().rows());
        assertEquals(rows, report.counts().accepted());
        assertEquals(timeframe, report.timeframe());
        assertEquals(first, String.valueOf(report.content().first()));
        assertEquals(last, String.valueOf(report.content().last()));
        assertEquals(rows, importFile(file, ticker).counts().unchanged());
    }

    /// QuantConnect's: no header, prices times 10,000.
    @Test
    void aFileWithoutHeaderIsUnderstoodByItsShape() throws IOException {
        ImportReport report = importFile("lean-spy.csv", "SPY");
        FileInterpretation understood = Objects.requireNonNull(report.understood());
        assertEquals(10_000, understood.priceDivisor());
        assertEquals(
                "{date=column 1, open=column 2, high=column 3, low=column 4, close=column 5, volume=column 6}",
                understood.columns().toString());
        assertEquals(97.31, bars("SPY").open()[0]);
        assertEquals(396.33, bars("SPY").close()[bars("SPY").size() - 1]);
        assertEquals(2_150_000, bars("SPY").volume()[0]);
    }

    @Test
    void teslasRowWithATimeForADateIsTheOnlyOneLeftOut() throws IOException {
        ImportReport report = importFile("tesla-stock-price.csv");
        assertEquals(
                List.of(new RejectedRow(2, RejectReason.BAD_DATE, "\"11:34\" is not a date")),
                report.counts().examples());
        assertEquals(List.of(ImportStatistics.NOT_OLDEST_FIRST), report.notes());
        Bars bars = bars("TESLA");
        assertEquals(259.59, bars.close()[755]);
        assertEquals(259.06, bars.open()[755]);
    }

    @Test
    void skendersBadRowsAreTold() throws IOException {
        ImportReport report = importFile("skender-bad.csv", "BAD");
        assertEquals(101, report.counts().rejectedByReason().get(RejectReason.BLANK));
        assertEquals(54, report.counts().rejectedByReason().get(RejectReason.NOT_POSITIVE));
        assertEquals(1, report.counts().rejectedByReason().get(RejectReason.NEGATIVE_VOLUME));
        assertEquals(5, report.counts().rejectedByReason().get(RejectReason.HIGH_TOO_LOW));
        assertEquals(4, report.counts().rejectedByReason().get(RejectReason.LOW_TOO_HIGH));
    }

    @Test
    void numbersAreReadAsTheyAreWritten() throws IOException {
        importFile("nse-TCS.csv");
        assertEquals(2_567.00, bars("TCS.NS").open()[0]);
        assertEquals(183_415, bars("TCS.NS").volume()[0]);
        importFile("jpyusd_barchartdotcom.csv");
        assertEquals(0.009582, bars("JPYUSD").close()[518]);
        importFile("skender-toobig.csv", "BIG");
        assertEquals(42667410863718.8, bars("BIG").open()[0]);
        importFile("skender-bitcoin.csv", "BITC");
        assertEquals(795.150377, bars("BITC").volume()[0]);
    }

    @Test
    void everyMessyFileIsInOneOfTheTables() throws IOException {
        try (Stream<Path> files = Files.list(SharedData.require("prices/messy"))) {
            assertEquals(17, new TreeSet<>(files.toList()).size());
        }
    }

    private static ImportReport importFile(String name) throws IOException {
        return prices().importFile(
                        SharedData.require("prices/messy/" + name), ImportOptions.NONE, _ -> {});
    }

    /// With the ticker given where the name of the file tells none.
    private static ImportReport importFile(String name, String ticker) throws IOException {
        Optional<Ticker> given =
                new FileName(name).ticker().isPresent() ? Optional.empty() : Ticker.of(ticker);
        return prices().importFile(
                        SharedData.require("prices/messy/" + name),
                        new ImportOptions(given, Optional.empty(), false),
                        _ -> {});
    }
}
