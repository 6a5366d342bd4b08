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
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What each provider's answers mean. They are written by hand after the published formats.
final class FormatsTest {
    private static final String YAHOO =
            """
            {"chart":{"result":[{"meta":{"symbol":"X","gmtoffset":-18000},
             "timestamp":[1772202600,1772461800],
             "events":{"splits":{"1772461800":{"date":1772461800,"numerator":4,"denominator":1}},
                       "dividends":{"1772202600":{"amount":0.25,"date":1772202600}}},
             "indicators":{"quote":[{"open":[25,26],"high":[27,28],"low":[24,25],
               "close":[26.5,27.5],"volume":[400,null]}]}}],"error":null}}
            """;
    private static final String ALPHA_VANTAGE =
            """
            {"Meta Data":{"1. Information":"Daily","2. Symbol":"X"},"Time Series (Daily)":{
             "2026-03-02":{"1. open":"26","2. high":"28","3. low":"25","4. close":"27.5",
               "5. volume":"500"},
             "2026-02-27":{"1. open":"100","2. high":"108","3. low":"96","4. close":"106",
               "5. volume":"100"}}}
            """;
    private static final String FINNHUB =
            """
            {"s":"ok","t":[1772150400,1772409600],"o":[100,26],"h":[108,28],"l":[96,25],
             "c":[106,27.5],"v":[100,500]}
            """;
    private static final String POLYGON =
            """
            {"ticker":"X","adjusted":false,"resultsCount":2,"status":"OK","results":[
             {"o":100,"h":108,"l":96,"c":106,"v":100,"t":1772168400000},
             {"o":26,"h":28,"l":25,"c":27.5,"v":500,"t":1772427600000}]}
            """;
    private static final String TIINGO =
            """
            [{"date":"2026-02-27T00:00:00.000Z","open":100,"high":108,"low":96,"close":106,
              "volume":100,"divCash":1.0,"splitFactor":1.0},
             {"date":"2026-03-02T00:00:00.000Z","open":26,"high":28,"low":25,"close":27.5,
              "volume":500,"divCash":0.0,"splitFactor":4.0}]
            """;
    private static final String STOOQ =
            "Date,Open,High,Low,Close,Volume\r\n2026-02-27,100,108,96,106,100\r\n2026-03-02,26,28,25,27.5,500\r\n";

    private static final PriceProvider.Asked ASKED =
            new PriceProvider.Asked(
                    "X", LocalDate.parse("2026-02-20"), LocalDate.parse("2026-03-03"), "key");

    record Sample(PriceProvider format, String answer) {}

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample(new Yahoo(), YAHOO),
                new Sample(new Stooq(), STOOQ),
                new Sample(new AlphaVantage(), ALPHA_VANTAGE),
                new Sample(new Finnhub(), FINNHUB),
                new Sample(new Polygon(), POLYGON),
                new Sample(new Tiingo(), TIINGO));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyFormatGivesTheSamePricesAsTraded(Sample sample) {
        List<ProviderBar> days = sample.format.days(sample.answer, ASKED);
        assertEquals(
                List.of(LocalDate.parse("2026-02-27"), LocalDate.parse("2026-03-02")),
                days.stream().map(ProviderBar::date).toList());
        assertEquals(List.of(106.0, 27.5), days.stream().map(ProviderBar::closing).toList());
        assertEquals(100, Double.parseDouble(days.getFirst().open()));
        assertEquals(100, Double.parseDouble(days.getFirst().volume()));
    }

    @Test
    void splitsAndDividendsAreReadWhereTheyAreTold() {
        for (Sample sample : samples().toList()) {
            List<ProviderBar> days = sample.format.days(sample.answer, ASKED);
            boolean tells = sample.format instanceof Yahoo || sample.format instanceof Tiingo;
            assertEquals(tells, days.getLast().split().startsWith("4.0"));
            assertEquals(tells, days.getFirst().dividend().startsWith("1.0"));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsCutOffOrOfAnotherKindIsRefused(Sample sample) {
        String half = sample.answer.substring(0, sample.answer.length() - 12);
        for (String answer : List.of(half, "<html></html>", "[[", "{}", "{\"a\":1}", "null")) {
            ProviderException trouble =
                    assertThrows(
                            ProviderException.class,
                            () -> sample.format.days(answer, ASKED),
                            answer);
            assertEquals(ProviderException.Kind.WRONG, trouble.kind());
        }
    }

    @Test
    void anotherSymbolThanTheAskedOneIsRefused() {
        for (Sample sample : samples().filter(s -> s.answer.contains("\"X\"")).toList()) {
            String other = sample.answer.replace("\"X\"", "\"Y\"");
            ProviderException trouble =
                    assertThrows(ProviderException.class, () -> sample.format.days(other, ASKED));
            assertTrue(trouble.words().contains("returned data of \"Y\""), trouble.words());
        }
    }

    @Test
    void wordsForNoBarsAreUnderstood() {
        assertNoBars(new Stooq(), "No data");
        assertNoBars(new Finnhub(), "{\"s\":\"no_data\"}");
        assertNoBars(new Tiingo(), "[]");
        assertNoBars(new AlphaVantage(), "{\"Error Message\":\"Invalid API call\"}");
        assertNoBars(
                new Polygon(),
                "{\"ticker\":\"X\",\"adjusted\":false,\"resultsCount\":0,\"status\":\"OK\"}");
        assertNoBars(
                new Yahoo(),
                "{\"chart\":{\"result\":null,\"error\":{\"code\":\"Not Found\",\"description\":\"No data found\"}}}");
    }

    private static void assertNoBars(PriceProvider format, String answer) {
        ProviderException trouble =
                assertThrows(ProviderException.class, () -> format.days(answer, ASKED));
        assertEquals(ProviderException.Kind.NO_BARS, trouble.kind());
    }

    @ParameterizedTest
    @CsvSource({
        "AAPL,    AAPL,    aapl.us,  AAPL,    AAPL,    AAPL,     aapl",
        "BRK-B,   BRK-B,   brk-b.us, BRK-B,   BRK.B,   BRK.B,    brk-b",
        "BRK.B,   BRK-B,   brk-b.us, BRK-B,   BRK.B,   BRK.B,    brk-b",
        "TCS.NS,  TCS.NS,  -,        -,       TCS.NS,  -,        -",
        "BP.L,    BP.L,    bp.uk,    BP.LON,  BP.L,    -,        -",
        "^GSPC,   ^GSPC,   ^spx,     -,       ^GSPC,   I:SPX,    -",
        "BTC-USD, BTC-USD, btcusd,   -,       -,       X:BTCUSD, -"
    })
    void tickersAreTranslated(
            String ticker,
            String yahoo,
            String stooq,
            String alphaVantage,
            String finnhub,
            String polygon,
            String tiingo) {
        Instrument instrument = Instrument.of(new Ticker(ticker)).orElseThrow();
        assertEquals(
                List.of(yahoo, stooq, alphaVantage, finnhub, polygon, tiingo),
                samples().map(s -> s.format.symbol(instrument).orElse("-")).toList());
    }
}
