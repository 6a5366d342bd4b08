package bellwether.desk.alert.fire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.db.TestDatabase;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AlertRetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    private void alert(String title, String origin, int daysAgo) {
        database.jdbi()
                .useHandle(h ->
                        h.createUpdate(
                                        """
                                        insert into alert (owner, origin, kind, subject, occasion, happened_at, created_at, title,
                                          facts, priority, changed_at)
                                        values ('ann', :origin, 'fired', '', :title, :at, :at, :title, '{}', 'normal', :at)
                                        """)
                                .bind("origin", origin)
                                .bind("title", title)
                                .bind("at", Timestamp.from(NOW.minus(Duration.ofDays(daysAgo))))
                                .execute());
    }

    @Test
    void alertsOfDeletedRulesAndScansGoAndAllOthersStay() {
        database.jdbi()
                .useHandle(h -> {
                    h.execute(
                            """
                            insert into alert_rule (owner, name, body, kind, timeframe, state, armed_at, created_at, changed_at)
                            values ('ann', 'there', '{}', 'bar', '1d', 'spent', now(), now(), now())
                            """);
                    h.execute(
                            """
                            insert into scan (owner, name, universe, timeframe, every_seconds, session_only, alerts, running,
                              last_slot, created_at, changed_at)
                            values ('ann', 'there', '{}', '1d', 300, false, false, false, -1, now(), now())
                            """);
                });
        alert("of a rule", "rule:1", 400);
        alert("of a deleted rule", "rule:2", 91);
        alert("of one that was just deleted", "rule:2", 89);
        alert("of a scan", "scan:1", 400);
        alert("of a deleted scan", "scan:2", 91);
        assertEquals(
                2,
                new AlertRetention(database.jdbi())
                        .retire(NOW.minus(Duration.ofDays(90)))
                        .removed());
        assertEquals(
                List.of("of a rule", "of one that was just deleted", "of a scan"),
                database.jdbi()
                        .withHandle(h ->
                                h.createQuery("select title from alert order by id")
                                        .mapTo(String.class)
                                        .list()));
    }
}
