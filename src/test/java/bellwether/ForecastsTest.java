package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/// Forecasts in the whole service, from the night's job to their record.
final class ForecastsTest {
    /// As the night's clock makes it, without waiting for the night.
    private static final String NIGHT =
            """
            with made as (
                insert into job (id, owner, kind, request_hash, params, priority, total)
                values (gen_random_uuid(), 'system:maintenance', 'maintenance', '', '{"night": "2026-11-22"}', 3, 1)
                returning id)
            insert into work_item (job_id, seq, key, priority, rank)
            select id, 0, 'forecasts', 3, 0 from made
            """;

    private static long count(TestApp app, String sql) {
        return TestDatabase.plain(app.database())
                .withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }

    @Test
    void aNightWritesForecastsAndTheirRecordIsShown() {
        try (TestApp app = new TestApp()) {
            symbol(app);
            long symbols =
                    count(
                            app,
                            "select count(*) from symbol where id in (select symbol_id from"
                                    + " series)");
            TestDatabase.plain(app.database()).useHandle(h -> h.execute(NIGHT));
            Waiting.until(() -> count(app, "select count(*) from forecast_symbol") == symbols);
            record(app);
            JsonNode verdict =
                    app.call().get("/api/v1/forecasts/DEMO01").json().at("/horizons/1/record");
            assertFalse(verdict.get("shown").asBoolean());
            assertEquals("too_few", verdict.get("why").asText());
            assertTrue(verdict.at("/replayed/counts/n").asInt() > 0, verdict.toString());
            assertTrue(verdict.get("live").isNull());
            refuses(app);
        }
    }

    private static void symbol(TestApp app) {
        Call.Answer answer = app.call().get("/api/v1/forecasts/DEMO01?garch=true");
        JsonNode found = answer.json();
        JsonNode week = found.at("/horizons/1");
        assertEquals(5, week.get("horizon").asInt());
        assertEquals("har", week.at("/scale/model").asText());
        double close = found.get("close").asDouble();
        double low = week.at("/intervals/0/low").asDouble();
        double high = week.at("/intervals/0/high").asDouble();
        // the centre is no change, of the logarithm
        assertEquals(close * close, low * high, 1e-4 * close * close);
        assertTrue(low < close && close < high);
        assertTrue(week.at("/intervals/1/low").asDouble() < low);
        assertTrue(week.at("/garch/percent").asDouble() > 0);
        assertEquals(
                304,
                app.call()
                        .header("If-None-Match", answer.header("ETag"))
                        .get("/api/v1/forecasts/DEMO01?garch=true")
                        .status());
    }

    private static void record(TestApp app) {
        // real and invented symbols are apart: of the samples only an index is real
        for (JsonNode real : app.call().get("/api/v1/forecasts/record").json().get("items")) {
            assertEquals(1, real.at("/counts/symbols").asInt());
        }
        JsonNode items =
                app.call()
                        .get("/api/v1/forecasts/record?synthetic=true&horizon=5&model=har")
                        .json()
                        .get("items");
        assertEquals(1, items.size(), items.toString());
        JsonNode one = items.get(0);
        assertEquals("replayed", one.get("made").asText());
        assertEquals(
                count(
                        app,
                        "select count(*) from forecast where horizon = 5 and model = 'har' and"
                                + " made = 'replayed' and realised is not null and half_80 is not"
                                + " null and symbol_id in (select id from symbol where synthetic)"),
                one.at("/counts/n").asLong());
        int thirds = 0;
        for (JsonNode third : one.get("thirds")) {
            thirds += third.get("n").asInt();
        }
        assertTrue(thirds > 0 && thirds <= one.at("/counts/n").asInt(), one.toString());
        JsonNode own =
                app.call().get("/api/v1/forecasts/record?symbol=DEMO01&horizon=1&by=month").json();
        assertTrue(own.get("synthetic").asBoolean());
        JsonNode months = own.get("items");
        assertTrue(months.size() > 3, months.toString());
        assertEquals("too_few", months.get(0).get("why").asText());
        String csv =
                app.call()
                        .header("Accept", "text/csv")
                        .get("/api/v1/forecasts/record?synthetic=true&by=third")
                        .body();
        assertTrue(csv.startsWith("made,horizon,model,key,n,"), csv);
        assertEquals(
                csv,
                app.call()
                        .get("/api/v1/forecasts/record?synthetic=true&by=third&format=csv")
                        .body());
        Call.Answer other = app.call().get("/api/v1/forecasts/record?format=xml");
        assertEquals(422, other.status(), other.body());
    }

    private static void refuses(TestApp app) {
        assertEquals(404, app.call().get("/api/v1/forecasts/NONE").status());
        assertEquals(422, app.call().get("/api/v1/forecasts/record?horizon=2").status());
        assertEquals(422, app.call().get("/api/v1/forecasts/pnl?days=9").status());
        assertEquals(
                201,
                app.call()
                        .post("/api/v1/portfolios", "{\"name\":\"x\",\"currency\":\"USD\"}")
                        .status());
        Call.Answer few = app.call().get("/api/v1/forecasts/pnl?days=30");
        assertEquals(422, few.status());
        assertEquals("too_few", few.json().get("code").asText());
        assertTrue(few.body().contains("have 0, need 60"), few.body());
    }
}
