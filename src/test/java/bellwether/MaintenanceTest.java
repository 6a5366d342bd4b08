package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A night's job in the whole service, from its row to what an admin is shown.
final class MaintenanceTest {
    /// As the night's clock makes it, without waiting for the night.
    private static final String NIGHT =
            """
            with made as (
                insert into job (id, owner, kind, request_hash, params, priority, total)
                values (gen_random_uuid(), 'system:maintenance', 'maintenance', '', '{"night": "2026-11-22"}', 3, 5)
                returning id)
            insert into work_item (job_id, seq, key, priority, rank)
            select id, n - 1, chore, 3, 0 from made,
                unnest(array['jobs', 'analyses', 'audit', 'tables', 'sweeping']) with ordinality as due (chore, n)
            """;

    @Test
    void theServiceDoesEachChoreAndShowsWhatCameOfIt() {
        try (TestApp app = new TestApp()) {
            String analysed = app.submit("{\"tickers\":[\"DEMO01\"],\"capital\":1000}");
            app.ended(analysed);
            assertEquals(0, app.call().get("/api/v1/maintenance").json().get("items").size());
            TestDatabase.plain(app.database()).useHandle(h -> h.execute(NIGHT));
            JsonNode night = night(app);
            while (night.get("chores").size() < 4) {
                night = night(app);
            }
            assertEquals("2026-11-22", night.get("due_on").asText());
            List<String> notes = new ArrayList<>();
            night.get("chores")
                    .forEach(chore -> chore.get("messages").forEach(n -> notes.add(n.asText())));
            assertEquals(
                    6,
                    notes.stream().filter(n -> n.startsWith("made a")).count(),
                    notes.toString());
            assertEquals(1, app.all(analysed, "items", "").size(), "analyses stay where they are");
            assertTrue(
                    app.events().stream()
                            .anyMatch(line -> line.contains("maintenance chore=audit removed=0")),
                    app.events().toString());
            assertEquals(422, app.call().get("/api/v1/maintenance?limit=1").status());
        }
    }

    private static JsonNode night(TestApp app) {
        return app.call().get("/api/v1/maintenance").json().get("items").get(0);
    }
}
