package bellwether.platform.db.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.TestDatabase;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/// Universes and durations that were stored in their older spellings.
final class UniverseMigrationTest {
    private static final int SPELLED = 33;

    private final DatabaseAddress address = TestDatabase.createEmpty();
    private final Jdbi jdbi = TestDatabase.plain(address);

    private List<String> stored() {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select universe::text from (
                                  select name, universe::text from scan
                                  union all select name, universe from screen
                                  union all select name, cast(body as jsonb)::text from alert_rule
                                  union all select kind, params::text from job
                                ) as all_of_them order by name, universe
                                """)
                        .mapTo(String.class)
                        .list());
    }

    private void fill() {
        jdbi.useHandle(h -> {
            for (String universe :
                    List.of(
                            "{\"all\": true}",
                            "{\"tickers\": [\"AAPL\", \"MSFT\"]}",
                            "{\"watchlist\": \"wl_1\"}")) {
                h.execute(
                        "insert into scan (owner, name, universe, timeframe, every_seconds, session_only, alerts, running, last_slot, created_at, changed_at) values ('ann', 'a scan of ' || ?, cast(? as jsonb), '1d', 60, false, false, true, 0, now(), now())",
                        universe,
                        universe);
            }
            for (String universe : List.of("all", "AAPL,MSFT", "list: My list", "screen:x")) {
                h.execute(
                        "insert into screen (owner, name, text, tree, universe, timeframe, created_at, changed_at) values ('ann', 'b screen of ' || ?, 'close > 1', '{}', ?, '1d', now(), now())",
                        universe,
                        universe);
            }
            h.execute(
                    "insert into alert_rule (owner, name, body, kind, timeframe, state, armed_at, created_at, changed_at) values ('ann', 'c rule', '{\"universe\": {\"list\": \"x\"}, \"cooldown\": 60}', 'bar', '1d', 'active', now(), now(), now())");
            h.execute(
                    "insert into job (id, owner, kind, request_hash, params, priority, total) values (gen_random_uuid(), 'ann', 'screen', '', '{\"universe\": \"list:x\", \"by\": 1}', 1, 1), (gen_random_uuid(), 'ann', 'drill', '', '{\"body\": {\"universe\": {\"list\": \"x\"}, \"cooldown\": 5}}', 1, 1)");
        });
    }

    @Test
    void areThoseOfTodayAndGoBack() {
        Migrations migrations = new Migrations(address, MigrationFiles.packed());
        int before =
                migrations.files().all().stream()
                        .mapToInt(Migration::version)
                        .filter(version -> version < SPELLED)
                        .max()
                        .orElseThrow();
        migrations.up(before);
        fill();
        List<String> older = stored();
        migrations.up(SPELLED);
        assertEquals(
                List.of(
                        "\"all\"",
                        "{\"tickers\": [\"AAPL\", \"MSFT\"]}",
                        "{\"watchlist\": \"wl_1\"}",
                        "{\"tickers\": [\"AAPL\", \"MSFT\"]}",
                        "\"all\"",
                        "{\"watchlist\": \"My list\"}",
                        "{\"screen\": \"x\"}",
                        "{\"universe\": {\"watchlist\": \"x\"}, \"cooldown_seconds\": 60}",
                        "{\"body\": {\"universe\": {\"watchlist\": \"x\"}, \"cooldown_seconds\": 5}}",
                        "{\"by\": 1, \"universe\": {\"watchlist\": \"x\"}, \"without_bars\": []}"),
                stored());
        new MigrationUndo(migrations, false, _ -> {}).down(before);
        assertEquals(
                older.stream().map(text -> text.replace("list: My", "list:My")).toList(), stored());
    }
}
