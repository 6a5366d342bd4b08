package bellwether.frontend.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.ContextFake;
import bellwether.research.analysis.http.AnalysisRequest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the bulk request of the older systems means today.
final class BulkRequestTest {
    private static final BodyParser BODIES = new BodyParser();

    private static BulkRequest read(String body) {
        return BODIES.read(ContextFake.json(body), BulkRequest.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"symbols\":[]}",
                "{\"symbols\":null}",
                "{\"symbols\":null,\"capital\":null}"
            })
    void withoutSymbolsAllAreMeantAndTheCapitalIsTheOldOne(String body) {
        AnalysisRequest request = read(body).request();
        assertNull(request.tickers());
        assertEquals("all", request.universe());
        assertEquals(new BigDecimal("100000"), request.capital());
    }

    @Test
    void namedSymbolsAreMeantAloneAndTheCapitalIsTheCallers() {
        BulkRequest bulk = read("{\"symbols\":[\"AAPL\",\"^GSPC\"],\"capital\":2500.50}");
        AnalysisRequest request = bulk.request();
        assertEquals(List.of("AAPL", "^GSPC"), request.tickers());
        assertNull(request.universe());
        assertEquals(new BigDecimal("2500.50"), request.capital());
        assertEquals(new BigDecimal("2500.50"), bulk.effectiveCapital());
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"capital\":0}', /capital",
        "'{\"capital\":0.99}', /capital",
        "'{\"capital\":1000000000001}', /capital",
        "'{\"symbols\":[\"AAPL\",null]}', /symbols/1",
        "'{\"symbols\":[\"A B\"]}', /symbols/0"
    })
    void whatBreaksARuleIsNamedByItsPlace(String body, String pointer) {
        Refusal refusal = assertThrows(Refusal.class, () -> read(body));
        assertEquals(List.of(pointer), refusal.faults().stream().map(Fault::pointer).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"capital\":1}", "{\"capital\":1000000000000}"})
    void theBoundsOfTheCapitalAreInclusive(String body) {
        assertTrue(read(body).effectiveCapital().signum() > 0);
    }

    @Test
    void tenThousandSymbolsAreTheMost() {
        String some = "\"A\",".repeat(9_999) + "\"A\"";
        List<String> tickers = read("{\"symbols\":[" + some + "]}").request().tickers();
        assertNotNull(tickers);
        assertEquals(10_000, tickers.size());
        Refusal refusal =
                assertThrows(Refusal.class, () -> read("{\"symbols\":[" + some + ",\"A\"]}"));
        assertEquals(
                "/symbols must have at most 10,000 entries, was 10001 entries", refusal.detail());
    }
}
