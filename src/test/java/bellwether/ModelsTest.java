package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Models over HTTP: trained, shown, refused by the gate, forced, and taken out of use.
final class ModelsTest {
    private static final String ALL = "/api/v1/models";
    private static final int SESSIONS = 640;
    private static final String BODY =
            """
            {"label": "direction", "horizon": 5, "kind": "%s",
             "universe": {"tickers": ["AAA-USD", "BBB-USD", "CCC-USD"]}}
            """;

    @Test
    void aModelIsTrainedShownForcedAndRetired() {
        try (OverviewCalls calls = new OverviewCalls()) {
            refusesWhatCannotBeTrained(calls);
            refusesWhatCannotBeChosen(calls);
            for (String ticker : new String[] {"AAA-USD", "BBB-USD", "CCC-USD"}) {
                calls.bars(ticker, walk(ticker.hashCode()));
            }
            Call.Answer begun =
                    calls.keyed.with(calls.ann).post(ALL + "/train", BODY.formatted("logistic"));
            assertEquals(202, begun.status(), begun.body());
            assertEquals("train", begun.json().get("kind").asText());
            String path = ALL + "/" + begun.json().at("/request/model").asText();
            assertEquals(
                    409,
                    calls.keyed
                            .with(calls.bob)
                            .post(ALL + "/train", BODY.formatted("trees"))
                            .status());
            Waiting.until(() -> !calls.json(path).get("state").asText().equals("training"));
            showsItsCard(calls, path);
            ScoreChecks scores = new ScoreChecks(calls);
            changesItsState(calls, path, scores);
            Call.Answer waited =
                    calls.keyed
                            .with(calls.ann)
                            .header("Prefer", "wait=60")
                            .post(ALL + "/train", BODY.formatted("base"));
            assertEquals(200, waited.status(), waited.body());
            assertEquals(2, waited.json().at("/card/attempts").asInt(), waited.body());
            JsonNode page = calls.json(ALL + "?limit=1");
            assertEquals("base", page.at("/items/0/kind").asText());
            assertTrue(page.get("has_more").asBoolean());
            assertEquals(
                    "logistic", calls.json(page.get("next").asText()).at("/items/0/kind").asText());
            assertEquals(1, calls.json(ALL + "?state=retired").get("items").size());
            choosesItsSettings(calls, path);
        }
    }

    private static void refusesWhatCannotBeTrained(OverviewCalls calls) {
        calls.waves("DDD-USD", 0, 300);
        Call.Answer few =
                calls.keyed
                        .with(calls.ann)
                        .post(
                                ALL + "/train",
                                "{\"label\":\"direction\",\"universe\":{\"tickers\":[\"DDD-USD\"]}}");
        assertEquals(422, few.status(), few.body());
        assertEquals("too_few", few.json().get("code").asText());
        assertTrue(few.body().contains("at least 631 sessions"), few.body());
        assertTrue(few.body().contains("had at most 300"), few.body());
        Call.Answer alone =
                calls.keyed
                        .with(calls.ann)
                        .post(ALL + "/train", "{\"universe\":{\"tickers\":[\"DDD-USD\"]}}");
        assertTrue(alone.body().contains("must hold 50 to"), alone.body());
        calls.assertRefused(
                "/horizon",
                "must be 1, 5 or 20, was 3",
                calls.keyed.with(calls.ann).post(ALL + "/train", "{\"horizon\":3}"));
        assertEquals(404, calls.get(calls.ann, ALL + "/mo_9").status());
    }

    private static void choosesItsSettings(OverviewCalls calls, String plain) {
        JsonNode before = calls.json(plain);
        assertFalse(before.has("choice") || before.get("spec").has("cv"), before.toString());
        String body = BODY.strip().replaceFirst("}$", "");
        Call.Answer chosen =
                calls.keyed
                        .with(calls.ann)
                        .header("Prefer", "wait=60")
                        .post(
                                ALL + "/train",
                                body.formatted("logistic")
                                        + ", \"cv\": {\"settings\": [{}, {\"ridge\": 10}]}}");
        assertEquals(200, chosen.status(), chosen.body());
        JsonNode model = calls.json(ALL + "/" + chosen.json().get("id").asText());
        assertEquals(
                "{\"settings\":[{\"ridge\":0.01},{\"ridge\":10}]}",
                model.at("/spec/cv").toString(),
                model.toString());
        JsonNode choice = model.get("choice");
        assertEquals(2, choice.get("settings").size());
        assertEquals(5, choice.at("/settings/0/path_losses").size());
        assertTrue(choice.at("/settings/0/spread").asDouble() > 0, choice.toString());
        assertEquals(512, choice.get("sessions").asInt());
        assertEquals(5, model.at("/card/attempts").asInt(), "two before, two settings, and this");
        assertTrue(
                model.at("/card/span/judged_from")
                                .asText()
                                .compareTo(choice.get("judged_from").asText())
                        >= 0);
    }

    private static void refusesWhatCannotBeChosen(OverviewCalls calls) {
        String trees = "{\"kind\": \"trees\", \"cv\": %s}";
        calls.assertRefused(
                "/cv/settings",
                "must name 2 to 12 settings to choose among, named 0; leave cv out to train with"
                        + " the usual one",
                calls.keyed.with(calls.ann).post(ALL + "/train", trees.formatted("{}")));
        calls.assertRefused(
                "/cv/settings/1/dept",
                "is not a known field; did you mean depth?",
                calls.keyed
                        .with(calls.ann)
                        .post(
                                ALL + "/train",
                                trees.formatted(
                                        "{\"settings\": [{}, {\"rounds\": 9, \"dept\": 3}]}")));
        calls.assertRefused(
                "/cv/settings/1/ridge",
                "is not a setting of kind trees, which has depth, rate, rounds",
                calls.keyed
                        .with(calls.ann)
                        .post(
                                ALL + "/train",
                                trees.formatted("{\"settings\": [{}, {\"ridge\": 3}]}")));
        calls.assertRefused(
                "/cv/settings/1",
                "must differ from settings/0, both are depth 4, rate 0.05, rounds 300",
                calls.keyed
                        .with(calls.ann)
                        .post(
                                ALL + "/train",
                                trees.formatted("{\"settings\": [{}, {\"depth\": 4}]}")));
    }

    private static void showsItsCard(OverviewCalls calls, String path) {
        JsonNode model = calls.json(path);
        assertEquals("rejected", model.get("state").asText(), model.toString());
        assertEquals("direction/5/1d", model.get("key").asText());
        assertEquals("dates", model.at("/card/gate/0/rule").asText());
        assertEquals(250, model.at("/card/gate/0/need").asInt());
        assertEquals(3, model.at("/card/rows/symbols").asInt());
        assertEquals("a private list of 3 symbols", model.at("/spec/universe").asText());
        assertEquals(64, model.get("fingerprint").asText().length());
        JsonNode importance = calls.json(path + "/importance").get("items");
        assertTrue(importance.size() > 50, importance.toString());
        assertTrue(
                importance.get(0).get("fall").asDouble()
                        >= importance.get(1).get("fall").asDouble());
        JsonNode bins = calls.json(path + "/reliability").get("items");
        int rows = 0;
        for (JsonNode bin : bins) {
            rows += bin.get("rows").asInt();
        }
        assertEquals(model.at("/card/rows/judged").asInt(), rows);
    }

    private static void changesItsState(OverviewCalls calls, String path, ScoreChecks scores) {
        String tag = calls.get(calls.ann, path).header("ETag");
        assertEquals(
                403,
                calls.keyed
                        .with(calls.ann)
                        .header("If-Match", tag)
                        .post(path + "/activate", "{}")
                        .status());
        assertEquals(428, calls.keyed.master().post(path + "/activate", "{}").status());
        Call.Answer failed =
                calls.keyed.master().header("If-Match", tag).post(path + "/activate", "{}");
        assertEquals(409, failed.status());
        assertEquals("gate_failed", failed.json().get("code").asText());
        assertTrue(failed.body().contains("judged dates must be at least 250"), failed.body());
        Call.Answer forced =
                calls.keyed
                        .master()
                        .header("If-Match", tag)
                        .post(path + "/activate", "{\"force\":true}");
        assertEquals(200, forced.status(), forced.body());
        assertEquals("active", forced.json().get("state").asText());
        assertTrue(forced.json().get("forced").asBoolean());
        scores.active(forced.json().get("id").asText());
        Call.Answer stale = calls.keyed.master().header("If-Match", tag).post(path + "/retire", "");
        assertEquals("model_changed", stale.json().path("code").asText(), stale.body());
        Call.Answer retired =
                calls.keyed
                        .master()
                        .header("If-Match", forced.header("ETag"))
                        .post(path + "/retire", "");
        assertEquals(200, retired.status(), retired.body());
        assertEquals("retired", retired.json().get("state").asText());
        assertTrue(retired.json().get("forced").asBoolean());
    }

    /// 640 days of chance up to yesterday: what is older is not scored any more.
    static String walk(int seed) {
        LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(SESSIONS);
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        double close = 100;
        for (int day = 0; day < SESSIONS; day++) {
            double open = close;
            close = open * (1 + random.nextGaussian() * 0.015);
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%.4f,%.4f,%.4f,%.4f,%d%n",
                            first.plusDays(day),
                            open,
                            Math.max(open, close) * 1.004,
                            Math.min(open, close) * 0.996,
                            close,
                            1_000_000 + random.nextInt(1_000)));
        }
        return csv.toString();
    }
}
