package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.feeds.vendors.AlphaVantage;
import bellwether.market.feeds.vendors.Finnhub;
import bellwether.market.feeds.vendors.Polygon;
import bellwether.market.feeds.vendors.Stooq;
import bellwether.market.feeds.vendors.Tiingo;
import bellwether.market.feeds.vendors.Yahoo;
import bellwether.market.symbols.Ticker;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tickers taken apart, and put together again in each provider's way.
final class InstrumentTest {
    private static Optional<Instrument> of(String ticker) {
        return Instrument.of(new Ticker(ticker));
    }

    @ParameterizedTest
    @CsvSource({
        "AAPL, SHARE, AAPL, '', ''",
        "BRK-B, SHARE, BRK, B, ''",
        // a suffix of one letter is a class, unless it is an exchange
        "BRK.B, SHARE, BRK, B, ''",
        "VOD.L, SHARE, VOD, '', L",
        "TCS.NS, SHARE, TCS, '', NS",
        "VOLV-B.ST, SHARE, VOLV, B, ST",
        "BF-B.L, SHARE, BF, B, L",
        "M&M.NS, SHARE, M&M, '', NS",
        "0700.HK, SHARE, 0700, '', HK",
        "^GSPC, INDEX, GSPC, '', ''",
        "BTC-USD, PAIR, BTC, USD, ''",
        "ETH-BTC, PAIR, ETH, BTC, ''",
    })
    void aTickerSaysWhatItIs(
            String ticker, Instrument.Kind kind, String base, String part, String exchange) {
        assertEquals(Optional.of(new Instrument(ticker, kind, base, part, exchange)), of(ticker));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES=F", "A.B.C", "X-USD", "AAPL.LONG", "A-BCD", "^"})
    void tickersOfAnotherBuildAreAskedOfNobody(String ticker) {
        assertEquals(
                Optional.empty(),
                of(ticker).filter(known -> known.kind() != Instrument.Kind.INDEX));
    }

    record Spelling(PriceProvider provider, String ticker, @Nullable String symbol) {}

    static Stream<Spelling> spellings() {
        return Stream.of(
                new Spelling(new Yahoo(), "BRK.B", "BRK-B"),
                new Spelling(new Yahoo(), "TCS.NS", "TCS.NS"),
                new Spelling(new Yahoo(), "^GSPC", "^GSPC"),
                new Spelling(new Stooq(), "BRK.B", "brk-b.us"),
                new Spelling(new Stooq(), "VOD.L", "vod.uk"),
                new Spelling(new Stooq(), "^GSPC", "^spx"),
                new Spelling(new Stooq(), "^NOPE", null),
                new Spelling(new Stooq(), "BTC-USD", "btcusd"),
                new Spelling(new Stooq(), "TCS.NS", null),
                new Spelling(new Tiingo(), "BRK-B", "brk-b"),
                new Spelling(new Tiingo(), "TCS.NS", null),
                new Spelling(new Tiingo(), "^GSPC", null),
                new Spelling(new Finnhub(), "BRK-B", "BRK.B"),
                new Spelling(new Finnhub(), "VOD.L", "VOD.L"),
                new Spelling(new Polygon(), "BRK-B", "BRK.B"),
                new Spelling(new Polygon(), "BTC-USD", "X:BTCUSD"),
                new Spelling(new AlphaVantage(), "AAPL", "AAPL"),
                new Spelling(new AlphaVantage(), "^GSPC", null));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void everyProviderHasItsOwnSpellingOrNone(Spelling spelling) {
        assertEquals(
                Optional.ofNullable(spelling.symbol),
                spelling.provider.symbol(of(spelling.ticker).orElseThrow()));
    }

    @Test
    void onlySharesWithoutAnExchangeAreAmerican() {
        assertEquals(true, of("BRK-B").orElseThrow().isAmericanShare());
        assertEquals(false, of("VOD.L").orElseThrow().isAmericanShare());
        assertEquals(false, of("^GSPC").orElseThrow().isAmericanShare());
        assertEquals(false, of("BTC-USD").orElseThrow().isAmericanShare());
    }
}
