package bellwether.market.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.calendar.Calendars;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnitResolverTest {
    private static final UnitResolver UNITS =
            new UnitResolver(new Calendars(InstantSource.fixed(Instant.EPOCH)));

    private static SymbolUnits of(String ticker) {
        return UNITS.of(ticker, Optional.empty(), StatedUnits.NONE);
    }

    private static StatedUnits stated(String currency, String tick, String lot) {
        return new StatedUnits(
                Optional.of(currency),
                Optional.of(new BigDecimal(tick)),
                Optional.of(new BigDecimal(lot)));
    }

    @ParameterizedTest
    @CsvSource({
        "AAPL, USD, exchange",
        "BRK-B, USD, exchange",
        "VOD.L, GBX, exchange",
        "VOD.UK, GBX, exchange",
        "AAPL.US, USD, exchange",
        "900901.SH, USD, exchange",
        "NPN.JO, ZAc, exchange",
        "TEVA.TA, ILA, exchange",
        "TCS.NS, INR, exchange",
        "TCS.BO, INR, exchange",
        "7203.T, JPY, exchange",
        "0700.HK, HKD, exchange",
        "80700.HK, CNY, exchange",
        "SAP.DE, EUR, exchange",
        "MC.PA, EUR, exchange",
        "NESN.SW, CHF, exchange",
        "RY.TO, CAD, exchange",
        "600519.SS, CNY, exchange",
        "900901.SS, USD, exchange",
        "200012.SZ, HKD, exchange",
        "^GSPC, USD, exchange",
        "^FTSE, GBP, exchange",
        "^N225, JPY, exchange",
        "BTC-USD, USD, pair",
        "BTCUSDT, USDT, pair",
        "XYZUSDT, USDT, pair",
        "BTCTUSD, TUSD, pair",
        "BTC-USDT-SWAP, USDT, pair",
        "BTCUSDT_PERP, USDT, pair",
        "XXBTZUSD, USD, pair",
        "BTC-PERP, , unknown",
        "BTC-EUR, EUR, pair",
        "XBTUSD, USD, pair",
        "ETHBTC, BTC, pair",
        "ETH_BTC, BTC, pair",
        "EURUSD=X, USD, pair",
        "JPY=X, JPY, pair",
        "EURUSD, USD, pair",
        "EUR-GBP, GBP, pair",
        "EUR_USD, USD, pair",
        "XAUUSD, USD, pair",
        "SMSN.IL, , unknown",
        "ABC.QQ, , unknown",
        "ES=F, , unknown",
        "^NOSUCH, , unknown"
    })
    void theTickerSaysIt(String ticker, String code, String source) {
        SymbolUnits units = of(ticker);
        assertEquals(Optional.ofNullable(code), units.unit().map(PriceUnit::code));
        assertEquals(source, units.source().key());
    }

    @Test
    void aStatedExchangeGoesBeforeTheTickers() {
        assertEquals("INR", UNITS.of("TCS", Optional.of("NSE"), StatedUnits.NONE).currency().get());
        assertEquals(
                "ILS", UNITS.of("TEVA", Optional.of("TASE"), StatedUnits.NONE).currency().get());
        SymbolUnits share = UNITS.of("BTCUSD", Optional.of("XNYS"), StatedUnits.NONE);
        assertEquals(CurrencySource.EXCHANGE, share.source());
        assertEquals(BigDecimal.ONE, share.lot());
        SymbolUnits coin = UNITS.of("BTCEUR", Optional.of("CRYPTO"), StatedUnits.NONE);
        assertEquals("EUR", coin.currency().get());
        assertEquals(
                CurrencySource.UNKNOWN,
                UNITS.of("TCS", Optional.of("NOWHERE"), StatedUnits.NONE).source());
    }

    @Test
    void whatIsStatedGoesBeforeAll() {
        SymbolUnits units = UNITS.of("VOD.L", Optional.empty(), stated("GBP", "0.05", "100"));
        assertEquals("GBP", units.unit().orElseThrow().code());
        assertEquals(CurrencySource.STATED, units.source());
        assertEquals(Optional.of(new BigDecimal("0.05")), units.tick());
        assertEquals(new BigDecimal("100"), units.lot());
        assertTrue(units.lotStated());
        assertEquals(Optional.empty(), units.note());
    }

    @Test
    void thatPenceAreAssumedIsSaidWithWhatToDo() {
        SymbolUnits units = of("VOD.L");
        assertEquals("GBP", units.currency().get());
        String note = units.note().orElseThrow();
        assertTrue(note.contains("assumed to be in pence (GBX), the quote currency of XLON"), note);
        assertTrue(note.contains("PATCH /api/v1/stocks/VOD.L {\"currency\":\"GBP\"}"), note);
        assertEquals(Optional.empty(), of("AAPL").note());
        assertTrue(of("^FTSE").note().orElseThrow().contains("one point is counted as 1 GBP"));
        assertTrue(of("ABC.QQ").note().orElseThrow().contains("set it"));
    }

    @ParameterizedTest
    @CsvSource({
        "BTC-USD, 0.0001",
        "BTCUSDT, 0.0001",
        "ETHBTC, 0.0001",
        "EURUSD=X, 1",
        "XAUUSD, 1",
        "AAPL, 1"
    })
    void coinsAreTradedInFractions(String ticker, String lot) {
        assertEquals(new BigDecimal(lot), of(ticker).lot());
    }

    @Test
    void sharesOfTokyoAreTradedInHundreds() {
        assertEquals(new BigDecimal("100"), of("7203.T").lot());
        assertFalse(of("7203.T").lotStated());
        assertEquals(
                new BigDecimal("100"),
                UNITS.of("7203", Optional.of("XTKS"), StatedUnits.NONE).lot());
        assertEquals(BigDecimal.ONE, of("^N225").lot());
        assertEquals(
                new BigDecimal("1"),
                UNITS.of("1321.T", Optional.empty(), stated("JPY", "1", "1")).lot());
    }
}
