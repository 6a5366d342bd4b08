package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.feeds.vendors.AlphaVantage;
import bellwether.market.feeds.vendors.Finnhub;
import bellwether.market.feeds.vendors.Polygon;
import bellwether.market.feeds.vendors.Stooq;
import bellwether.market.feeds.vendors.Tiingo;
import bellwether.market.feeds.vendors.Yahoo;
import bellwether.market.symbols.Ticker;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each provider's newest prices look like. Written by hand after the published formats.
final class QuoteFormatsTest {
    private static final Instant AT = Instant.parse("2026-03-02T20:59:30Z");

    record Sample(PriceProvider format, String path, String answer, String nothing) {}

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample(
                        new Yahoo(),
                        "/v8/finance/chart/X?range=1d&interval=1d",
                        """
                        {"chart":{"result":[{"meta":{"currency":"USD","symbol":"X","regularMarketTime":1772485170,
                         "regularMarketPrice":27.5,"chartPreviousClose":26.5}}],"error":null}}
                        """,
                        "{\"chart\":{\"result\":[{\"meta\":{\"symbol\":\"X\"}}],\"error\":null}}"),
                new Sample(
                        new Stooq(),
                        "/q/l/?s=X&f=sd2t2ohlcv&h&e=csv",
                        "Symbol,Date,Time,Open,High,Low,Close,Volume\r\nX,2026-03-02,21:59:30,26,28,25,27.5,500\r\n",
                        "Symbol,Date,Time,Open,High,Low,Close,Volume\nX,N/D,N/D,N/D,N/D,N/D,N/D,N/D\n"),
                new Sample(
                        new AlphaVantage(),
                        "/query?function=GLOBAL_QUOTE&symbol=X&apikey=key",
                        """
                        {"Global Quote":{"01. symbol":"X","05. price":"27.5000",
                         "07. latest trading day":"2026-03-02","08. previous close":"26.5000"}}
                        """,
                        "{\"Global Quote\":{}}"),
                new Sample(
                        new Finnhub(),
                        "/api/v1/quote?symbol=X",
                        "{\"c\":27.5,\"d\":1,\"dp\":3.77,\"h\":28,\"l\":25,\"o\":26,\"pc\":26.5,\"t\":1772485170}",
                        "{\"c\":0,\"d\":null,\"dp\":null,\"h\":0,\"l\":0,\"o\":0,\"pc\":0,\"t\":0}"),
                new Sample(
                        new Polygon(),
                        "/v2/last/trade/X",
                        "{\"results\":{\"T\":\"X\",\"p\":27.5,\"t\":1772485170123456789},\"status\":\"OK\"}",
                        ""),
                new Sample(
                        new Tiingo(),
                        "/iex/X",
                        "[{\"ticker\":\"X\",\"timestamp\":\"2026-03-02T15:59:30-05:00\",\"tngoLast\":27.5,\"prevClose\":26.5}]",
                        "[]"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyFormatTellsTheSamePrice(Sample sample) {
        Quote quote = sample.format.quoted(sample.answer, "X");
        assertEquals(27.5, quote.price().doubleValue());
        boolean daily = sample.format instanceof AlphaVantage;
        assertEquals(daily ? Optional.empty() : Optional.of(AT), quote.at());
        assertEquals(
                daily ? Optional.of(LocalDate.parse("2026-03-02")) : Optional.empty(), quote.day());
        quote.previousClose().ifPresent(close -> assertEquals(26.5, close.doubleValue()));
        boolean tells = !(sample.format instanceof Stooq || sample.format instanceof Polygon);
        assertEquals(tells, quote.previousClose().isPresent());
        assertEquals(
                sample.format instanceof Yahoo ? Optional.of("USD") : Optional.empty(),
                quote.currency());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void eachIsAskedInItsOwnWay(Sample sample) {
        Instrument share = Instrument.of(new Ticker("X")).orElseThrow();
        assertEquals(sample.path, sample.format.quote(share, "X", "key").orElseThrow().path());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsNoPriceIsRefused(Sample sample) {
        String half = sample.answer.substring(0, sample.answer.length() - 12);
        for (String answer :
                List.of(half, "<html></html>", "[[", "{}", "", "null", "[1]", "{\"a\":1}")) {
            ProviderException trouble =
                    assertThrows(
                            ProviderException.class,
                            () -> sample.format.quoted(answer, "X"),
                            answer);
            assertTrue(
                    trouble.kind() == ProviderException.Kind.WRONG
                            || trouble.kind() == ProviderException.Kind.NO_BARS,
                    answer);
        }
        for (String price : List.of("-27.5", "1e13", "0")) {
            String poison = sample.answer.replaceFirst("27\\.5(?:000)?", price);
            assertThrows(ProviderException.class, () -> sample.format.quoted(poison, "X"), poison);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noPriceIsToldApartFromAWrongOne(Sample sample) {
        if (!sample.nothing.isEmpty()) {
            ProviderException trouble =
                    assertThrows(
                            ProviderException.class,
                            () -> sample.format.quoted(sample.nothing, "X"));
            assertEquals(ProviderException.Kind.NO_BARS, trouble.kind());
        }
    }

    @Test
    void anotherSymbolThanTheAskedOneIsRefused() {
        for (Sample sample : samples().filter(s -> !(s.format instanceof Finnhub)).toList()) {
            assertThrows(ProviderException.class, () -> sample.format.quoted(sample.answer, "Y"));
        }
    }
}
