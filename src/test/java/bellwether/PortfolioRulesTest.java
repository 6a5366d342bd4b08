package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rules on portfolios in the running service: what moves an account wakes the look at them.
final class PortfolioRulesTest {
    private final DatabaseAddress database = TestDatabase.createMigrated();
    private final TestApp app =
            new TestApp(
                    0,
                    Optional.empty(),
                    database,
                    Instant::now,
                    new PrintStream(OutputStream.nullOutputStream()));
    private final Jdbi jdbi = TestDatabase.plain(database);

    @AfterEach
    void stop() {
        app.close();
    }

    private JsonNode made(String path, String body) {
        Call.Answer answer = app.call().post(path, body.replace('\'', '"'));
        assertEquals(201, answer.status(), answer.body());
        return answer.json();
    }

    /// As if another process looked each minute: this one leaves that look to it.
    private void lookElsewhere() {
        jdbi.useHandle(h ->
                h.execute(
                        """
                        insert into rule_look (name, begun_at) values ('prices', clock_timestamp())
                        on conflict (name) do update set begun_at = excluded.begun_at
                        """));
    }

    private boolean isSeen(String state) {
        lookElsewhere();
        return jdbi.withHandle(h ->
                h.createQuery("select count(*) from watch_state where " + state)
                        .mapTo(Integer.class)
                        .one())
                == 1;
    }

    @Test
    void aMoveOfTheAccountIsLookedAtAtOnce() {
        lookElsewhere();
        String portfolio =
                made("/api/v1/portfolios", "{'name':'p','currency':'USD','cash':10000}")
                        .get("id")
                        .asText();
        made(
                "/api/v1/rules",
                "{'name':'low','when':'portfolio.cash < 500','portfolio':'%s'}"
                        .formatted(portfolio));
        String flows = "/api/v1/portfolios/" + portfolio + "/flows";
        made(flows, "{'amount':1}");
        Waiting.until(() -> isSeen("not held"));
        made(flows, "{'amount':-9600}");
        Waiting.until(() -> isSeen("held"));
        JsonNode alerts = app.call().get("/api/v1/alerts").json().get("items");
        assertEquals("low", alerts.get(0).get("title").asText().replaceFirst(".*: ", ""));
        assertEquals(1, alerts.size());
    }
}
