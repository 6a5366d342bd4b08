package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What of a job's results fits into one portfolio, over HTTP on the sample symbols.
final class PortfolioFitTest {
    private static final Instant DAY = Instant.parse("2026-01-02T23:00:00Z");
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(DAY);
    private static TestApp app;
    private static String job;

    @BeforeAll
    static void start() {
        app =
                new TestApp(
                        2,
                        Optional.empty(),
                        TestApp.Databases.at(TestDatabase.createMigrated()).watchingAge(),
                        NOW::get,
                        new PrintStream(
                                OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        job = app.submit("{\"universe\":\"synthetic\",\"capital\":100000}");
        app.ended(job);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @AfterEach
    void today() {
        NOW.set(DAY);
    }

    private static Call.Answer asked(String id, String body) {
        return app.call().post("/api/v1/jobs/" + id + "/fit", body.replace('\'', '"'));
    }

    private static JsonNode fit(String body) {
        Call.Answer answer = asked(job, body);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static Map<String, JsonNode> results() {
        Map<String, JsonNode> results = new HashMap<>();
        app.call()
                .get("/api/v1/jobs/" + job + "/results?limit=200&view=full")
                .json()
                .get("items")
                .forEach(one -> results.put(one.get("ticker").asText(), one));
        return results;
    }

    private static JsonNode result(Map<String, JsonNode> results, JsonNode one) {
        return Objects.requireNonNull(results.get(one.get("ticker").asText()));
    }

    private static int places(JsonNode fit) {
        return fit.get("taken").size() + fit.get("left_out").size();
    }

    @Test
    void takesPlansWithinItsLimitsAndSaysWhyTheOthersAreLeft() {
        JsonNode fit = fit("{'capital':100000,'side':'both','correlation':1}");
        Map<String, JsonNode> results = results();
        assertEquals(results.size(), places(fit), fit.toString());
        assertFalse(fit.get("taken").isEmpty(), fit.toString());
        assertEquals("USD", fit.get("currency").asText());
        assertEquals(0, fit.get("rates").size());
        assertEquals(results.size(), fit.at("/job/total").asInt());
        assertEquals(0, fit.at("/job/pending").asInt());
        assertTrue(fit.at("/taken/0/synthetic").asBoolean());
        assertTrue(fit.at("/left_out/0/synthetic").asBoolean());
        assertTrue(fit.at("/taken/0/closest").isNull(), "there was none before it");
        assertEquals(120, fit.at("/taken/1/closest/n").asInt(), fit.at("/taken/1").toString());
        BigDecimal value = BigDecimal.ZERO;
        BigDecimal loss = BigDecimal.ZERO;
        for (JsonNode one : fit.get("taken")) {
            JsonNode plan = result(results, one).get("plan");
            assertEquals(plan.get("side"), one.get("side"));
            BigDecimal shares = one.get("shares").decimalValue();
            assertTrue(shares.compareTo(plan.get("shares").decimalValue()) <= 0, one.toString());
            BigDecimal away =
                    plan.at("/entry/price")
                            .decimalValue()
                            .subtract(plan.get("stop").decimalValue())
                            .abs();
            assertEquals(
                    0,
                    away.multiply(shares)
                            .setScale(2, RoundingMode.HALF_EVEN)
                            .compareTo(one.get("loss").decimalValue()));
            value = value.add(one.get("value").decimalValue());
            loss = loss.add(one.get("loss").decimalValue());
        }
        assertEquals(
                100_000, value.add(fit.at("/used/cash_left").decimalValue()).doubleValue(), 0.05);
        assertEquals(loss.doubleValue(), fit.at("/used/heat").asDouble(), 0.05);
        assertTrue(fit.at("/used/heat_percent").asDouble() <= 6);
        int counted = 0;
        for (JsonNode count : fit.get("reasons")) {
            counted += count.asInt();
        }
        assertEquals(fit.get("left_out").size(), counted);
        for (JsonNode one : fit.get("left_out")) {
            boolean holds = result(results, one).get("verdict").asText().equals("HOLD");
            assertEquals(holds, one.get("reason").asText().equals("no_plan"), one.toString());
            assertFalse(one.get("message").asText().isBlank());
        }
    }

    @Test
    void oneBetOnlyWhereAnyCorrelationIsTooMuch() {
        JsonNode fit = fit("{'capital':100000,'side':'long','correlation':0}");
        Set<String> reasons = new HashSet<>();
        fit.get("left_out").forEach(one -> reasons.add(one.get("reason").asText()));
        assertTrue(reasons.contains("other_side"), reasons.toString());
        JsonNode one = fit("{'capital':100000,'side':'both','correlation':1,'positions':1}");
        assertEquals(1, one.get("taken").size());
        assertTrue(one.at("/reasons/positions").asInt() > 0, one.toString());
    }

    @Test
    void takesNothingAtPricesThatAreTooOld() {
        NOW.set(DAY.plusSeconds(30L * 86_400));
        JsonNode fit = fit("{'capital':100000,'side':'both'}");
        assertTrue(fit.get("taken").isEmpty());
        assertEquals(places(fit), fit.at("/reasons/stale").asInt());
    }

    @Test
    void fillsUpAPortfolio() {
        Call.Answer made =
                app.call()
                        .post(
                                "/api/v1/portfolios",
                                "{\"name\":\"Fit\",\"currency\":\"USD\",\"cash\":50000}");
        assertEquals(201, made.status(), made.body());
        String id = made.json().get("id").asText();
        JsonNode fit = fit("{'portfolio':'%s','correlation':1}".formatted(id));
        assertEquals(50_000, fit.get("capital").asInt());
        assertFalse(fit.get("taken").isEmpty(), fit.toString());
        assertTrue(fit.at("/used/cash_left").asDouble() >= 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/capital|is required without a portfolio",
                "{'capital':0}|/capital|must be 1 to",
                "{'capital':1000,'portfolio':'pf_1'}|/capital|must be left out with a portfolio",
                "{'portfolio':'pf_1','currency':'USD'}|/currency|must be left out",
                "{'capital':1000,'currency':'GBX'}|/currency|",
                "{'capital':1000,'side':'up'}|/side|must be long, short or both",
                "{'capital':1000,'heat_percent':0}|/heat_percent|must be 0.1 to 100",
                "{'capital':1000,'position_percent':1}|/position_percent|must be 2 to 100",
                "{'capital':1000,'sector_percent':101}|/sector_percent|must be 2 to 100",
                "{'capital':1000,'correlation':1.5}|/correlation|must be 0 to 1",
                "{'capital':1000,'positions':0}|/positions|must be 1 to 200",
                "{'portfolio':'nine'}|/portfolio|must be the id of a portfolio",
                "{'capital':1000,'heat':6}|/heat|",
            })
    void refusesWhatIsWrongByFieldAndRule(String body, String pointer, String rule) {
        Call.Answer answer = asked(job, body);
        assertEquals(422, answer.status(), answer.body());
        assertTrue(answer.body().contains('"' + pointer + '"'), answer.body());
        assertTrue(rule == null || answer.body().contains(rule), answer.body());
    }

    @Test
    void refusesOtherJobsAndOthersPortfolios() {
        assertEquals(
                404, asked("01a22bad-167b-79cf-9c2d-1a6e3dbad3ba", "{'capital':1000}").status());
        assertEquals(404, asked(job, "{'portfolio':'pf_999999'}").status());
        String other =
                app.call()
                        .post(
                                "/api/v1/backtests",
                                "{\"builtin\":\"golden_cross\",\"tickers\":[\"DEMO01\"]}")
                        .json()
                        .get("id")
                        .asText();
        assertFalse(other.isEmpty());
        Call.Answer refused = asked(other, "{'capital':1000}");
        assertEquals(409, refused.status(), refused.body());
        assertEquals("no_analyses", refused.json().get("code").asText());
    }
}
