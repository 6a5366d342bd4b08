package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The scoreboard in the whole service, from an analysis over the night's job to what is shown.
final class ScoreboardTest {
    /// As the night's clock makes it, without waiting for the night.
    private static final String NIGHT =
            """
            with made as (
                insert into job (id, owner, kind, request_hash, params, priority, total)
                values (gen_random_uuid(), 'system:maintenance', 'maintenance', '', '{"night": "2026-11-22"}', 3, 1)
                returning id)
            insert into work_item (job_id, seq, key, priority, rank)
            select id, 0, 'scoreboard', 3, 0 from made
            """;

    @Test
    void anAnalysisIsMarkedInTheNightAndShown() {
        try (TestApp app = new TestApp()) {
            String job = app.submit("{\"tickers\":[\"DEMO01\",\"DEMO02\"],\"capital\":100000}");
            app.ended(job);
            String id = app.all(job, "items", "").getFirst().get("id").asText();
            String outcome = "/api/v1/analyses/" + id + "/outcome";
            JsonNode before = app.call().get(outcome).json();
            assertTrue(before.get("plan").isNull());
            assertEquals(
                    "Not marked yet: that is done each night.", before.get("message").asText());
            TestDatabase.plain(app.database()).useHandle(h -> h.execute(NIGHT));
            Waiting.until(() -> isMarked(app));
            JsonNode plan = app.call().get(outcome).json().get("plan");
            assertEquals(id, plan.get("analysis").asText());
            JsonNode table = app.call().get("/api/v1/scoreboard?by=profile&from=2000-01-01").json();
            assertEquals(2, table.at("/all/n").asInt(), table.toString());
            assertEquals("balanced", table.at("/items/0/key").asText());
            assertTrue(table.at("/items/0/too_few").asText().startsWith("too few"));
            showsLists(app);
            showsFiguresAndReasons(app);
            String page = app.call().get("/api/v1/analyses/" + id + "/report").body();
            assertTrue(page.contains("By the prices that were stored"), page);
            assertTrue(page.contains(plan.get("state").asText()), page);
            refuses(app);
        }
    }

    private static boolean isMarked(TestApp app) {
        return TestDatabase.plain(app.database())
                        .withHandle(h ->
                                h.createQuery("select count(*) from plan_record where marks > 0")
                                        .mapTo(Integer.class)
                                        .one())
                == 2;
    }

    private static void showsLists(TestApp app) {
        JsonNode first = app.call().get("/api/v1/scoreboard/plans?limit=1").json();
        assertTrue(first.get("has_more").asBoolean());
        JsonNode next = app.call().get(first.get("next").asText()).json();
        assertEquals(1, next.get("items").size());
        Call.Answer csv = app.call().header("Accept", "text/csv").get("/api/v1/scoreboard/plans");
        assertEquals(3, csv.body().lines().count(), csv.body());
        Call.Answer again = app.call().get("/api/v1/scoreboard");
        String tag = again.header("ETag");
        assertEquals(
                304, app.call().header("If-None-Match", tag).get("/api/v1/scoreboard").status());
        assertEquals(
                0, app.call().get("/api/v1/scoreboard?house=true").json().at("/all/n").asInt());
    }

    private static void showsFiguresAndReasons(TestApp app) {
        JsonNode all = app.call().get("/api/v1/scoreboard?from=2000-01-01").json().get("all");
        assertEquals(all.get("closed"), all.at("/hit_rate/n"));
        assertTrue(all.at("/beyond_percent/message").asText().startsWith("too few"));
        String head =
                app.call()
                        .header("Accept", "text/csv")
                        .get("/api/v1/scoreboard?from=2000-01-01")
                        .body()
                        .lines()
                        .findFirst()
                        .orElseThrow();
        assertTrue(
                head.contains(",hit_rate_message,")
                        && head.contains(",beyond_percent_n,")
                        && head.contains(",drawn,excess_r,p,p_message,"),
                head);
        JsonNode plan = app.call().get("/api/v1/scoreboard/plans").json().at("/items/0");
        assertTrue(plan.get("marked_at").asText().endsWith("Z"), plan.toString());
        JsonNode none = app.call().get("/api/v1/scoreboard?from=2000-01-01&profile=balancd").json();
        assertEquals(0, none.at("/all/n").asInt());
        assertTrue(
                none.get("message")
                        .asText()
                        .endsWith(" No plan is of profile \"balancd\"; did you mean balanced?"),
                none.get("message").asText());
    }

    private static void refuses(TestApp app) {
        Map.of(
                        "/api/v1/scoreboard?by=week", "?by must be one of",
                        "/api/v1/scoreboard?verdict=MAYBE", "?verdict must be one of",
                        "/api/v1/scoreboard?from=2024-02-01&to=2024-01-01",
                                "?to must not be before",
                        "/api/v1/scoreboard/plans?ticker=a b", "?ticker")
                .forEach((path, words) -> {
                    Call.Answer refused = app.call().get(path.replace(" ", "%20"));
                    assertEquals(422, refused.status(), path);
                    assertTrue(refused.body().contains(words.substring(1)), refused.body());
                });
        assertEquals(404, app.call().get("/api/v1/analyses/an_99999/outcome").status());
    }
}
