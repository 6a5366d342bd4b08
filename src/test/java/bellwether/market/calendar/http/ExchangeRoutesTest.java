package bellwether.market.calendar.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.calendar.Calendars;
import bellwether.platform.http.Call;
import bellwether.platform.http.server.HttpServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ExchangeRoutesTest {
    /// The half day after Thanksgiving, in the morning of New York.
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2025-11-28T15:00:00Z"));

    private static HttpServer server;

    @BeforeAll
    static void open() {
        server =
                HttpServer.start(
                        "127.0.0.1",
                        0,
                        CLOCK,
                        List.of(new ExchangeRoutes(new Calendars(CLOCK), CLOCK)));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static Call.Answer get(String path) {
        return Call.to(server.port()).get(path);
    }

    @Test
    void listsEveryExchange() {
        JsonNode exchanges = get("/api/v1/exchanges").json().path("items");
        assertTrue(exchanges.size() > 20);
        assertEquals("XNYS", exchanges.path(0).path("mic").asText());
        for (JsonNode exchange : exchanges) {
            if (exchange.path("mic").asText().equals("XKRX")) {
                assertTrue(exchange.path("certain_years").isNull());
            }
        }
    }

    @Test
    void tellsADayAndAYear() {
        JsonNode york = get("/api/v1/exchanges/xnys").json();
        assertEquals(2025, york.path("year").asInt());
        assertTrue(york.path("certain").asBoolean());
        assertTrue(york.path("open").asBoolean());
        assertEquals("2025-11-28T18:00:00Z", york.path("next_close_at").asText());
        assertEquals("2025-12-01T14:30:00Z", york.path("next_open_at").asText());
        assertEquals("2025-11-26", york.path("last_completed_session_on").asText());
        assertEquals(250, york.path("sessions").asInt());
        assertEquals(11, york.path("holidays").size());
        assertEquals("2025-01-09", york.path("holidays").path(1).path("date").asText());
        assertEquals(3, york.path("special").size());
        assertEquals("2025-11-28", york.path("special").path(1).path("date").asText());
        assertEquals("early close", york.path("special").path(1).path("name").asText());
    }

    @Test
    void tellsWhatIsNotCertain() {
        JsonNode mumbai = get("/api/v1/exchanges/XNSE?year=2026").json();
        assertFalse(mumbai.path("certain").asBoolean());
        assertEquals(2025, mumbai.path("certain_years").path("to").asInt());
        assertFalse(get("/api/v1/exchanges/XKRX").json().path("certain").asBoolean());
    }

    @Test
    void refusesWhatIsWrong() {
        Call.Answer unknown = get("/api/v1/exchanges/XNYT");
        assertEquals(404, unknown.status());
        assertTrue(unknown.json().path("detail").asText().contains("Did you mean XNYS?"));
        assertEquals(
                "Unknown exchange xnyt. Did you mean XNYS? GET /api/v1/exchanges lists all.",
                get("/api/v1/exchanges/xnyt").json().path("detail").asText());
        assertTrue(get("/api/v1/exchanges/tse").body().contains("Did you mean XTKS or XTSE?"));
        assertEquals(422, get("/api/v1/exchanges/XNYS?year=soon").status());
        assertEquals(422, get("/api/v1/exchanges/XNYS?yaer=2025").status());
        assertEquals(422, get("/api/v1/exchanges/XNYS?year=2101").status());
    }
}
