package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Market;
import bellwether.market.symbols.UniverseSource;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Audit;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Call;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import bellwether.research.learning.ModelScores;
import bellwether.research.learning.Models;
import bellwether.research.learning.TrainingSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The whole way of a model over HTTP: trained from a market with an edge, past the gate, into
/// shadow, active, asked, suspended once the edge is gone, and rolled back. One of a market without
/// any edge never speaks.
@Tag("long")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
final class ModelCourseTest {
    private static final String ALL = "/api/v1/models";
    private static final LocalDate FIRST = LocalDate.of(2023, 7, 1);
    private static final int DAYS = 890;
    private static final int SYMBOLS = 50;

    private final OverviewCalls calls = new OverviewCalls();
    private final PlantedBars planted = new PlantedBars('P', SYMBOLS, 0.17, 1);
    private final PlantedBars idle = new PlantedBars('N', SYMBOLS, 0, 2);
    private final Jdbi jdbi = calls.keyed.jdbi();
    private final Jobs jobs =
            new Jobs(jdbi, jdbi, List.of(), JobSettings.of(0).withoutListening(), calls.keyed.now);
    private final ModelScores scores = scores();

    /// The last day with bars.
    private LocalDate last = FIRST.plusDays(DAYS - 1);

    /// Looks when it is told to, beside the service, which does each ten seconds.
    private ModelScores scores() {
        Market market = new Market(jdbi, calls.keyed.now);
        Models models =
                new Models(
                        jdbi,
                        new Models.Others(
                                jobs,
                                market,
                                new Universes(
                                        market.symbols(), UniverseSource.NONE, UniverseSource.NONE),
                                Audit.NONE),
                        TrainingSettings.USUAL.retraining(Duration.ZERO),
                        new BodyParser(),
                        calls.keyed.now);
        return new ModelScores(jdbi, new ModelScores.Others(jobs, market, models), calls.keyed.now);
    }

    @BeforeEach
    void store() {
        setClock();
        imported(planted.csv(FIRST, DAYS));
        imported(idle.csv(FIRST, DAYS));
    }

    @AfterEach
    void close() {
        scores.close();
        jobs.close();
        calls.close();
    }

    /// Noon of the day after the last bars.
    private void setClock() {
        calls.keyed.now.set(last.plusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC));
    }

    private void imported(String csv) {
        Call.Answer imported =
                calls.keyed
                        .master()
                        .header("Content-Type", "text/csv")
                        .postAs("/api/v1/prices/import?source=test", csv);
        assertEquals(200, imported.status(), imported.body());
    }

    /// One day goes by, and its session is scored.
    private void nextDay() {
        last = last.plusDays(1);
        imported(planted.csv(last, 1));
        setClock();
        scores.look();
        Waiting.until(() -> jobs.unfinished(List.of("system:models")).isEmpty());
        scores.look();
    }

    private JsonNode trained(PlantedBars bars, int horizon) {
        String tickers = bars.tickers().stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
        Call.Answer begun =
                calls.keyed
                        .with(calls.ann)
                        .post(
                                ALL + "/train",
                                "{\"label\":\"rank\",\"horizon\":%d,\"kind\":\"logistic\",\"universe\":{\"tickers\":%s}}"
                                        .formatted(horizon, tickers));
        assertEquals(202, begun.status(), begun.body());
        String path = ALL + "/" + begun.json().at("/request/model").asText();
        Predicate<JsonNode> ended = model -> !state(model).equals("training");
        for (int minute = 0; minute < 10 && !ended.test(calls.json(path)); minute++) {
            try {
                return Waiting.until(() -> calls.json(path), ended);
            } catch (ConditionTimeoutException _) {
                // on a machine with much else to do
            }
        }
        return calls.json(path);
    }

    private JsonNode model(JsonNode known) {
        return calls.json(ALL + "/" + known.get("id").asText());
    }

    private static String state(JsonNode model) {
        return model.get("state").asText();
    }

    private JsonNode score(String ticker) {
        Call.Answer answer =
                calls.keyed
                        .with(calls.ann)
                        .post(ALL + "/score", "{\"tickers\":[\"%s\"]}".formatted(ticker));
        assertEquals(200, answer.status(), answer.body());
        return answer.json().at("/items/0");
    }

    private Call.Answer change(JsonNode model, String verb, String body) {
        String path = ALL + "/" + model.get("id").asText();
        String tag = calls.get(calls.ann, path).header("ETag");
        return calls.keyed.master().header("If-Match", tag).post(path + "/" + verb, body);
    }

    private static void assertDone(Call.Answer answer, String state) {
        assertEquals(200, answer.status(), answer.body());
        assertEquals(state, answer.json().get("state").asText());
        assertFalse(answer.json().get("forced").asBoolean());
    }

    @Test
    void aModelIsTrainedProvedShownSuspendedAndRolledBack() {
        JsonNode noise = trained(idle, 5);
        assertEquals("rejected", state(noise), noise.toString());
        assertTrue(failed(noise).contains("daily_auc"), noise.at("/card/gate").toString());
        assertEquals("no_active_model", score("N00-USD").get("why").asText());
        JsonNode first = trained(planted, 1);
        assertEquals(List.of(), failed(first), first.at("/card/gate").toString());
        assertEquals(1, first.at("/card/tries").asInt());
        comesThroughItsTimeInShadow(first);
        speaks(first);
        assertEquals("outside_universe", score("N00-USD").get("why").asText());
        assertTrue(score("N00-USD").get("probability").isNull());
        JsonNode second = replaced(first);
        isSuspended(second);
        rollsBack(first, second);
        assertEquals("rejected", state(model(noise)), "it has never spoken");
        int spoken =
                jdbi.withHandle(h ->
                        h.createQuery("select count(*) from model_score where model = 1")
                                .mapTo(Integer.class)
                                .one());
        assertEquals(0, spoken);
    }

    private static List<String> failed(JsonNode model) {
        return model.at("/card/gate")
                .valueStream()
                .filter(line -> !line.get("passed").asBoolean())
                .map(line -> line.get("rule").asText())
                .toList();
    }

    /// The days that it is judged on were not there when it was trained.
    private void comesThroughItsTimeInShadow(JsonNode model) {
        LocalDate trainedTo = last;
        for (int day = 0; day < 40 && !state(model(model)).equals("active"); day++) {
            assertEquals("no_active_model", score("P00-USD").get("why").asText());
            nextDay();
        }
        JsonNode active = model(model);
        assertEquals("active", state(active), active.toString());
        assertEquals(20, active.at("/shadow/days").asInt());
        assertFalse(
                LocalDate.parse(active.at("/shadow/from").asText())
                        .isBefore(trainedTo.minusDays(1)));
        assertTrue(active.at("/shadow/auc").asDouble() > 0.5);
        assertFalse(active.get("forced").asBoolean());
        assertEquals(20, active.at("/live/live_dates").asInt());
    }

    private void speaks(JsonNode model) {
        JsonNode said = score("P00-USD");
        assertTrue(said.get("shown").asBoolean(), said.toString());
        assertTrue(said.get("why").isNull());
        assertEquals(last.toString(), said.get("as_of").asText());
        assertEquals(model.get("id").asText(), said.at("/model/id").asText());
        assertEquals(model.get("version").asInt(), said.at("/model/version").asInt());
        assertEquals(0.5, said.get("base_rate").asDouble(), 0.02);
        assertTrue(said.at("/record/dates").asInt() >= 250 + 20, said.toString());
        assertEquals(20, said.at("/record/live_dates").asInt());
        assertTrue(said.at("/record/auc_low").asDouble() > 0.5, said.toString());
        boolean named = false;
        for (JsonNode part : said.at("/contributions/parts")) {
            named |= part.get("feature").asText().equals("volume_z_63");
        }
        assertTrue(named, said.toString());
        JsonNode analysis = calls.json("/api/v1/analyses/" + calls.analysed(calls.ann, "P00-USD"));
        assertEquals(last.toString(), analysis.get("as_of").asText());
        assertEquals(said.get("probability"), analysis.at("/model/probability"));
        assertEquals(said.at("/model"), analysis.at("/model/model"));
        assertEquals(said.get("record"), analysis.at("/model/record"));
        assertTrue(analysis.at("/model/shown").asBoolean());
    }

    /// A newer one, trained while none is active, takes its place.
    private JsonNode replaced(JsonNode first) {
        assertDone(change(first, "retire", ""), "retired");
        assertEquals("no_active_model", score("P00-USD").get("why").asText());
        JsonNode second = trained(planted, 1);
        assertEquals(List.of(), failed(second), second.at("/card/gate").toString());
        assertDone(change(second, "activate", "{}"), "active");
        nextDay();
        JsonNode said = score("P01-USD");
        assertEquals(second.get("version").asInt(), said.at("/model/version").asInt());
        assertTrue(said.get("shown").asBoolean());
        return second;
    }

    /// Looked at with the first judged day of a month alone.
    private void isSuspended(JsonNode model) {
        planted.vanish();
        int days = 0;
        while (days < 95 && state(model(model)).equals("active")) {
            nextDay();
            days++;
        }
        JsonNode suspended = model(model);
        assertEquals("suspended", state(suspended), suspended.toString());
        LocalDate judged = LocalDate.parse(suspended.at("/live/until").asText());
        assertEquals(1, judged.getDayOfMonth());
        assertTrue(suspended.get("why").asText().contains("must not be under 0"));
        JsonNode said = score("P00-USD");
        assertEquals("suspended", said.get("why").asText());
        assertTrue(said.get("probability").isNull());
        JsonNode analysis = calls.json("/api/v1/analyses/" + calls.analysed(calls.ann, "P00-USD"));
        assertEquals("suspended", analysis.at("/model/why").asText());
    }

    private void rollsBack(JsonNode first, JsonNode second) {
        assertEquals(409, change(second, "activate", "{}").status(), "its record refuses it");
        assertDone(change(first, "activate", "{}"), "active");
        nextDay();
        JsonNode said = score("P00-USD");
        assertEquals(first.get("id").asText(), said.at("/model/id").asText());
        assertEquals(first.get("version").asInt(), said.at("/model/version").asInt());
        assertNotNull(said.get("probability").numberValue(), said.toString());
        assertEquals("suspended", state(model(second)));
        String audit = calls.keyed.master().get("/api/v1/audit?action=model.activate").body();
        assertTrue(audit.contains(first.get("id").asText()), audit);
    }
}
