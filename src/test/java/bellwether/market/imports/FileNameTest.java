package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.symbols.Ticker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "spy.csv.gz, SPY",
        "BRK-B.csv, BRK-B",
        "600519.SS.csv, 600519.SS",
        "7203.csv, 7203",
        "AAPL Historical Data.csv, AAPL",
        "daily_adjusted_IBM.csv, IBM",
        "aapl_us_d.csv, AAPL.US",
        "ABCUSDT-1d-2024-01.csv, ABCUSDT",
        "ABCUSDT-1h-2024-01-31.csv, ABCUSDT",
        "XBTUSD_1440.csv, XBTUSD",
        "EURUSD60.csv, EURUSD",
        "EURUSD_M15.csv, EURUSD",
        "DAT_ASCII_EURUSD_M1_2023.csv, EURUSD",
        "NSE_INFY.csv, INFY.NS",
        "nse-infy.csv, INFY.NS",
        "BSE_500325.csv, 500325.BO",
        "TCS.NS_2020-2024.csv, TCS.NS",
        "jpyusd_barchartdotcom.csv, JPYUSD",
        "tesla-stock-price.csv, TESLA",
        "EURUSD-hourly.csv, EURUSD",
        "XBTUSD_60.csv, XBTUSD",
        "'BINANCE_BTCUSDT, 60.csv', BTCUSDT",
        "'NASDAQ_AAPL, 1D.csv', AAPL",
        "LSE_VOD.csv, VOD.L",
        "BTC-USDT-1h.csv, BTC-USDT",
        "yahoo-ORCL-unadjusted.txt, ORCL",
        "RELIANCE.csv, RELIANCE",
        "BAJAJ-AUTO.NS.csv, BAJAJ-AUTO.NS",
        "intraday-sp500-20191106.csv, ",
        "05-klines-1h-ms-XYZUSDT.csv, ",
        "some prices.csv, ",
        "my-portfolio.csv, ",
        "klines.csv, ",
        "HistoricalData_17.csv, ",
        "prices.csv, ",
        "jan.csv, ",
        "February.csv, ",
        "mar-2024.csv, ",
        "2024.csv, ",
        "2024-03.csv, ",
        "chart.csv, ",
        "janx.csv, JANX",
        "2124.csv, 2124",
        "SAP-DE.csv, SAP.DE",
        "TCS-NS.csv, TCS.NS",
        "TCS-EQ.csv, TCS.NS",
        "AAPL-US.csv, AAPL.US",
        "BAC-PL.csv, BAC-PL",
        "BTC-USD.csv, BTC-USD",
        "VOD-L.csv, ",
        "mai.csv, ",
        "okt.csv, ",
        "dez.csv, ",
        "janvier.csv, ",
        "février.csv, ",
        "enero.csv, ",
        "März 2024.csv, ",
        "20240131.csv, ",
        "2024-01-31.csv, ",
        "202401.csv, ",
        "12.csv, ",
        "1.csv, ",
        "Q1.csv, ",
        "2024-Q3.csv, ",
        "final.csv, ",
        "test.csv, ",
        "out.csv, ",
        "sheet1.csv, ",
        "Book1.csv, ",
        "Mappe1.csv, ",
        "results.csv, ",
        "Portfolio.csv, ",
        "kurse.csv, ",
        "historico.csv, ",
        "600519.csv, 600519",
        "700.csv, 700",
        "_2023.csv, "
    })
    void namesTheSymbolWhenItLooksLikeOne(String name, String ticker) {
        assertEquals(
                ticker == null ? "" : ticker,
                new FileName(name).ticker().map(Ticker::name).orElse(""));
    }

    @ParameterizedTest
    @CsvSource({
        "05-klines-1h-ms-XYZUSDT.csv, XYZUSDT",
        "01-mt4-no-header-EURUSD60.csv, EURUSD",
        "15-pence-UPP.L.csv, UPP.L",
        "intraday-sp500-20191106.csv, ",
        "VOD-L.csv, VOD.L",
        "TCS.NS and INFY.NS.csv, "
    })
    void proposesTheOnlyWordThatCanBeATicker(String name, String ticker) {
        assertEquals(
                ticker == null ? "" : ticker,
                new FileName(name).proposal().map(Ticker::name).orElse(""));
    }
}
