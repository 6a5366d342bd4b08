package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ReadyMessageTest {
    private static final URI HERE = URI.create("http://127.0.0.1:8080");

    @Test
    void aFreshServiceAnalysesASample() {
        assertEquals(
                "Docs: http://127.0.0.1:8080/docs · Try: curl -s http://127.0.0.1:8080/api/v1/analyses -H 'Accept: text/plain' -H 'Content-Type: application/json' -H 'Prefer: wait=10' -d '{\"tickers\":[\"DEMO01\"],\"capital\":100000}'",
                new ReadyMessage(HERE, true, false).line(StandardCharsets.UTF_8));
    }

    @Test
    void withoutSamplesItShowsWhatIsStored() {
        assertEquals(
                "Docs: http://127.0.0.1:8080/docs · Try: curl -s http://127.0.0.1:8080/api/v1/stocks",
                new ReadyMessage(HERE, false, false).line(StandardCharsets.UTF_8));
    }

    @Test
    void withKeysItShowsWhereTheKeyGoesInLettersThatAreThere() {
        assertEquals(
                "Docs: http://127.0.0.1:8080/docs | Try: curl -s http://127.0.0.1:8080/api/v1/stocks -H \"X-API-Key: $MASTER_API_KEY\"",
                new ReadyMessage(HERE, false, true).line(StandardCharsets.US_ASCII));
    }
}
