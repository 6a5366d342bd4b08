package bellwether.desk.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.doctor.CheckResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UserRulesCheckTest {
    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    private CheckResult result() {
        return new UserRulesCheck(database::address).run();
    }

    private void rule(String name, String body, String state) {
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                insert into alert_rule (owner, name, body, kind, timeframe, state, reason, armed_at, created_at,
                                  changed_at)
                                values ('ann', ?, ?, 'bar', '1d', ?, 'a field is gone', now(), now(), now())
                                """,
                                name,
                                body,
                                state));
    }

    private void channel(String id, String state) {
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                insert into channel (id, owner, kind, name, sealed, shown, state, min_priority, per_hour,
                                  per_day, created_at)
                                values (cast(? as uuid), 'ann', 'webhook', ?, '', '', ?, 'low', 100, 100, now())
                                """,
                                id,
                                "hook " + state,
                                state));
    }

    private void scan(String name, boolean running, String age) {
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                insert into scan (owner, name, universe, timeframe, every_seconds, session_only, alerts, running,
                                  last_slot, created_at, changed_at)
                                values ('ann', ?, '{}', '1d', 300, false, false, ?, -1, now(), now() - cast(? as interval))
                                """,
                                name,
                                running,
                                age));
    }

    @Test
    void namesRulesThatAreBrokenOrUnsentAndScansThatDoNotRun() {
        assertEquals(
                new CheckResult.Ok("0 rules and 0 scans of users, none broken, unsent or overdue"),
                result());
        String ready = "00000000-0000-4000-8000-000000000001";
        String dead = "00000000-0000-4000-8000-000000000002";
        String gone = "00000000-0000-4000-8000-000000000003";
        channel(ready, "ready");
        channel(dead, "broken");
        rule("fine", "{\"channels\":[\"%s\"]}".formatted(ready), "active");
        rule("quiet", "{}", "active");
        rule("paused", "{\"channels\":[\"%s\"]}".formatted(dead), "paused");
        scan("fresh", true, "10 minutes");
        scan("stopped", false, "10 days");
        assertEquals(
                new CheckResult.Ok("3 rules and 2 scans of users, none broken, unsent or overdue"),
                result());
        rule("lost", "{}", "broken");
        rule("mute", "{\"channels\":[\"%s\",\"%s\"]}".formatted(dead, gone), "active");
        scan("stuck", true, "12 minutes");
        assertEquals(
                "rule lost of ann is broken: a field is gone; rule mute of ann: its channel %s is deleted; rule mute of ann: its channel hook broken is broken; scan stuck of ann runs each 300 s, last never"
                        .formatted(gone),
                result().words());
    }

    @Test
    void anEmptyDatabaseIsNoFault() {
        assertEquals(
                new CheckResult.Skipped("the schema is older than rules"),
                new UserRulesCheck(TestDatabase::createEmpty).run());
    }
}
