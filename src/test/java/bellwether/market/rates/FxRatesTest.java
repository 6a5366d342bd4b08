package bellwether.market.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.imports.MarketTestCase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Rates from closes that are stored, each of a pair of currencies that no other test here uses.
final class FxRatesTest extends MarketTestCase {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 8);

    @BeforeAll
    static void rates() {
        close("EURUSD=X", "2024-03-05", "1.0850");
        close("EURUSD=X", "2024-03-07", "1.0900");
        close("EURUSD=X", "2024-03-11", "1.2000"); // after the day
        close("JPY=X", "2024-03-08", "148.00");
        close("USDCHF", "2024-03-06", "0.8000");
        close("AUD-NZD", "2024-03-01", "1.0800"); // a week old
        close("GBPSEK=X", "2024-03-04", "13.00");
        close("GBP_SEK", "2024-03-07", "13.10");
        close("BTC-USD", "2024-03-08", "64000");
        close("NOKDKK=X", "2024-03-08", "0.65");
        database.jdbi()
                .useHandle(h ->
                        h.execute("update symbol set synthetic = true where ticker = 'NOKDKK=X'"));
    }

    private static void close(String ticker, String date, String close) {
        importText(
                ticker,
                "date,open,high,low,close\n%s,%s,%s,%s,%s\n"
                        .formatted(date, close, close, close, close));
    }

    private static FxRate rate(String from, String to) {
        return assertInstanceOf(FxSearch.Found.class, new FxRates(market, DAY).find(from, to))
                .rate();
    }

    private static String missing(String from, String to) {
        return assertInstanceOf(FxSearch.Missing.class, new FxRates(market, DAY).find(from, to))
                .words();
    }

    @Test
    void theNewestCloseUpToTheDayIsTheRate() {
        FxRate rate = rate("EUR", "USD");
        assertEquals(new BigDecimal("1.09"), rate.rate());
        assertEquals("EURUSD=X", rate.symbol());
        assertEquals(LocalDate.of(2024, 3, 7), rate.date());
        assertEquals(new BigDecimal("10900.00"), rate.convert(new BigDecimal("10000"), 2));
    }

    @Test
    void theInverseIsTakenWhereOnlyItIsStored() {
        FxRate rate = rate("USD", "EUR");
        assertEquals("EURUSD=X", rate.symbol());
        assertTrue(rate.legs().getFirst().inverse());
        assertEquals(new BigDecimal("0.917431192661"), rate.rate());
        assertEquals(new BigDecimal("1.25"), rate("CHF", "USD").rate());
    }

    @Test
    void amountsAreRoundedDown() {
        assertEquals(new BigDecimal("91.74"), rate("USD", "EUR").convert(new BigDecimal("100"), 2));
    }

    @Test
    void twoClosesLeadOverTheDollar() {
        FxRate rate = rate("EUR", "JPY");
        assertEquals(
                List.of("EURUSD=X", "JPY=X"), rate.legs().stream().map(FxLeg::symbol).toList());
        assertEquals(0, new BigDecimal("161.32").compareTo(rate.rate()), rate.rate()::toString);
        assertEquals(LocalDate.of(2024, 3, 7), rate.date(), "the older one");
        assertEquals("EURUSD=X, JPY=X", rate.symbol());
        assertEquals(0, new BigDecimal("0.872").compareTo(rate("EUR", "CHF").rate()));
    }

    @Test
    void ofTwoSymbolsTheNewerOneCounts() {
        assertEquals("GBP_SEK", rate("GBP", "SEK").symbol());
    }

    @Test
    void coinsHaveRatesToo() {
        assertEquals(
                new BigDecimal("1.56250000"),
                rate("USD", "BTC").convert(new BigDecimal("100000"), 8));
    }

    @Test
    void aCloseOfAWeekAgoIsNoRate() {
        String words = missing("AUD", "NZD");
        assertTrue(
                words.contains(
                        "the newest close of AUD-NZD is of 2024-03-01, 7 days before 2024-03-08; at most 5 are allowed"),
                words);
    }

    @Test
    void aMissingRateSaysWhatToImport() {
        String words = missing("GBP", "INR");
        assertTrue(words.startsWith("no rate from GBP to INR: no close of GBPINR"), words);
        assertTrue(words.contains("./run.sh import --ticker=GBPINR=X FILE"), words);
        assertTrue(words.contains("GBPINR=X, GBPINR, GBP-INR, GBP_INR or the inverse"), words);
    }

    @Test
    void inventedPricesAreNoRates() {
        assertTrue(missing("NOK", "DKK").startsWith("no rate from NOK to DKK"));
    }
}
