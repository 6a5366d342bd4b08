package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
    private final DatabaseAddress database = TestDatabase.createEmpty();
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

    private int count(String query) {
        return jdbi.withHandle(h -> h.createQuery(query).mapTo(Integer.class).one());
    }

    @Test
    void aMoveOfTheAccountIsLookedAtAtOnce() {
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
        Waiting.until(() -> count("select count(*) from watch_state where not held") == 1);
        made(flows, "{'amount':-9600}");
        JsonNode alerts =
                Waiting.until(
                        () -> app.call().get("/api/v1/alerts").json().get("items"),
                        all -> !all.isEmpty());
        assertEquals("low", alerts.get(0).get("title").asText().replaceFirst(".*: ", ""));
        assertEquals(1, alerts.size());
        // a slow machine may have come to the look of each minute, which says nothing
        assumeTrue(count("select count(*) from rule_look where name = 'prices'") == 0);
    }
}
