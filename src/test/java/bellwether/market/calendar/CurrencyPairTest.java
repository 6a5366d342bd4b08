package bellwether.market.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a ticker says by its form, and what it does not.
final class CurrencyPairTest {
    private final Calendars calendars = new Calendars(InstantSource.fixed(Instant.EPOCH));

    @ParameterizedTest
    @CsvSource({
        // coins
        "BTCUSDT, CRYPTO, CRYPTO, PAIR",
        "XYZUSDT, CRYPTO, CRYPTO, PAIR",
        "1INCHUSDT, CRYPTO, CRYPTO, PAIR",
        "XBTUSD, CRYPTO, CRYPTO, PAIR",
        "XXBTZUSD, CRYPTO, CRYPTO, PAIR",
        "ETHBTC, CRYPTO, CRYPTO, PAIR",
        "SOLEUR, CRYPTO, CRYPTO, PAIR",
        "BTC-USDT, CRYPTO, CRYPTO, PAIR",
        "BTC-EUR, CRYPTO, CRYPTO, PAIR",
        "BTC-USD, CRYPTO, CRYPTO, PAIR",
        "BTC_USDT, CRYPTO, CRYPTO, PAIR",
        "BTC-PERP, CRYPTO, CRYPTO, PAIR",
        "BTC-USDT-SWAP, CRYPTO, CRYPTO, PAIR",
        "BTCUSDT_PERP, CRYPTO, CRYPTO, PAIR",
        "BTCUSDT.P, CRYPTO, CRYPTO, PAIR",
        // currencies
        "EURUSD, FOREX, FOREX, PAIR",
        "GBPJPY, FOREX, FOREX, PAIR",
        "EUR_USD, FOREX, FOREX, PAIR",
        "EUR-USD, FOREX, FOREX, PAIR",
        "EURUSD=X, FOREX, FOREX, PAIR",
        "JPY=X, FOREX, FOREX, PAIR",
        // metals
        "XAUUSD, FOREX, COMMODITY, PAIR",
        "XAGUSD, FOREX, COMMODITY, PAIR",
        "XAU_USD, FOREX, COMMODITY, PAIR",
        "XAUUSD=X, FOREX, COMMODITY, PAIR",
        // shares of New York, by convention
        "AAPL, XNYS, STOCK, FORM",
        "GOOGL, XNYS, STOCK, FORM",
        "F, XNYS, STOCK, FORM",
        "BRK-B, XNYS, STOCK, FORM",
        "BF.A, XNYS, STOCK, FORM",
        "BAC-PL, XNYS, STOCK, FORM",
        "BTC, XNYS, STOCK, FORM",
        "DEMO01, XNYS, STOCK, FORM",
        // a suffix, an index, a future
        "TCS.NS, XNSE, STOCK, SUFFIX",
        "BAJAJ-AUTO.NS, XNSE, STOCK, SUFFIX",
        "^FTSE, XLON, INDEX, INDEX",
        "^NOSUCH, XXXX, INDEX, UNKNOWN",
        "ES=F, XXXX, FUTURES, UNKNOWN",
        // nothing that can be known
        "500325, XXXX, STOCK, UNKNOWN",
        "7203, XXXX, STOCK, UNKNOWN",
        "RELIANCE, XXXX, STOCK, UNKNOWN",
        "ABCDEF, XXXX, STOCK, UNKNOWN",
        "SPX500_USD, XXXX, STOCK, UNKNOWN",
        "ABC.QQ, XXXX, STOCK, UNKNOWN",
        "M&M, XXXX, STOCK, UNKNOWN"
    })
    void aTickerTellsItsExchangeByItsForm(
            String ticker, String mic, InstrumentKind kind, ListingBasis basis) {
        Listing listing = calendars.listing(ticker, Optional.empty());
        assertEquals(mic, listing.calendar().exchange().mic());
        assertEquals(kind, listing.kind());
        assertEquals(basis, listing.basis());
        assertEquals(!mic.equals("XXXX"), listing.isKnown());
    }

    @ParameterizedTest
    @CsvSource({
        "RELIANCE, XNSE, XNSE, STOCK",
        "RELIANCE, NSE, XNSE, STOCK",
        "ETHBTC, XNSE, XNSE, STOCK",
        "SOL, CRYPTO, CRYPTO, CRYPTO",
        "SOL, Coinbase, CRYPTO, CRYPTO",
        "GOLD, FOREX, FOREX, FOREX",
        "XAUUSD, OANDA, FOREX, COMMODITY",
        "AAPL, MOON, XXXX, STOCK"
    })
    void whatIsStatedCountsMoreThanTheForm(
            String ticker, String stated, String mic, InstrumentKind kind) {
        Listing listing =
                calendars.listing(ticker, Optional.of(stated.toUpperCase(java.util.Locale.ROOT)));
        assertEquals(mic, listing.calendar().exchange().mic());
        assertEquals(kind, listing.kind());
        assertEquals(ListingBasis.STATED, listing.basis());
    }

    /// London's midnight and New York's 17:00, in winter and in summer, and the weeks between.
    @ParameterizedTest
    @CsvSource({
        "2024-01-07T22:00:00Z, 2024-01-08",
        "2024-01-08T00:00:00Z, 2024-01-08",
        "2024-03-10T21:00:00Z, 2024-03-11",
        "2024-07-07T21:00:00Z, 2024-07-08",
        "2024-07-07T23:00:00Z, 2024-07-08",
        "2024-07-08T12:00:00Z, 2024-07-08"
    })
    void aCurrencysDayBeginsOnTheEveningBefore(Instant begin, LocalDate day) {
        assertEquals(day, calendars.find("FOREX").orElseThrow().dateOfBar(begin));
    }

    /// On Sunday evening it is Monday's session, and Friday's ends at 17:00 in New York.
    @ParameterizedTest
    @CsvSource({
        "2026-03-01T22:00:00Z, 2026-03-02, 2026-03-03T00:00:00Z",
        "2026-03-02T22:00:00Z, 2026-03-02, 2026-03-03T00:00:00Z",
        "2026-03-06T21:00:00Z, 2026-03-06, 2026-03-06T22:00:00Z",
        "2026-07-03T20:00:00Z, 2026-07-03, 2026-07-03T21:00:00Z"
    })
    void sessionsOfCurrenciesWithinTheDay(Instant begin, LocalDate session, Instant end) {
        TradingCalendar forex = calendars.find("FOREX").orElseThrow();
        assertEquals(session, forex.sessionOfBar(begin));
        assertEquals(end, forex.endOfBars(session));
    }

    @Test
    void anExchangeIsFoundByItsCodeAndWhatListsCallIt() {
        assertEquals("XNSE", calendars.named(" nse ").orElseThrow().exchange().mic());
        assertEquals("XLON", calendars.named("XLON").orElseThrow().exchange().mic());
        assertEquals(Optional.empty(), calendars.named("XXXX"), "unknown is none to be named");
        assertEquals(
                "must be an exchange such as XNYS, XNSE, CRYPTO or FOREX (GET /api/v1/exchanges lists all), was \"XLNO\"; did you mean XLON?",
                calendars.unknownExchange("XLNO"));
        assertEquals(
                "must be one exchange, and TSE is the name of two: XTKS (Tokyo Stock Exchange) and XTSE (Toronto Stock Exchange)",
                calendars.unknownExchange("tse"));
    }
}
