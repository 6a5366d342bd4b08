package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Figures that compare prices of before a split with those of after it.
final class SplitFiguresTest {
    private static OverviewCalls calls;
    private static String list;

    @BeforeAll
    static void start() {
        calls = new OverviewCalls();
        calls.keyed.now.set(Instant.parse("2025-01-02T08:00:00Z"));
        calls.bars(
                "SPLIT-USD", "date,open,high,low,close,volume\n2025-01-01,100,101,99,100.10,10\n");
        Call.Answer made =
                calls.keyed.with(calls.ann).post("/api/v1/watchlists", "{\"name\":\"Split\"}");
        list = "/api/v1/watchlists/" + made.json().get("id").asText() + "/entries";
        Call.Answer added =
                calls.keyed.with(calls.ann).post(list, "{\"add\":[\"SPLIT-USD\",\"NOPE-USD\"]}");
        assertEquals(200, added.status(), added.body());
        calls.keyed.now.set(Instant.parse("2025-01-03T08:00:00Z"));
        calls.bars(
                "SPLIT-USD",
                "date,open,high,low,close,volume,split\n2025-01-02,50,51,49,50.30,20,2\n");
    }

    @AfterAll
    static void stop() {
        calls.close();
    }

    @Test
    void aWatchlistTakesSplitsSinceTheEntryWasAddedIntoAccount() {
        JsonNode entry = calls.json(list).at("/items/0");
        assertEquals("100.1", entry.get("added_close").asText());
        assertEquals("50.3", entry.get("close").asText());
        assertEquals(
                100 * (50.30 * 2 / 100.10 - 1),
                entry.get("since_added_percent").asDouble(),
                1e-9,
                "a share of then is two now");
        assertTrue(calls.json(list).at("/items/1/since_added_percent").isNull());
        Call.Answer csv = calls.keyed.with(calls.ann).header("Accept", "text/csv").get(list);
        assertTrue(csv.body().contains(",since_added_percent,"), csv.body());
    }

    /// With them a price of then is put on the scale of the bars.
    @Test
    void aChartSaysTheSplitsThatItsBarsAreAdjustedFor() {
        JsonNode chart = calls.json("/api/v1/stocks/SPLIT-USD/chart?last=5");
        assertEquals("50.05", chart.at("/bars/close/0").asText());
        assertEquals("2025-01-02", chart.at("/splits/0/ex_date").asText());
        assertEquals(2, chart.at("/splits/0/ratio").asDouble());
        assertEquals(1, chart.get("splits").size());
    }
}
