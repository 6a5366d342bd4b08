package bellwether.platform.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.TestDatabase;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TablesChoreTest {
    private final TestDatabase database = TestDatabase.create();
    private final Jdbi jdbi = database.jdbi();
    private final Jdbi other = TestDatabase.plain(database.address());

    @AfterEach
    void close() {
        database.close();
    }

    /// A table of which so many rows are dead, as the statistics know too.
    private void litter(String table, int rows, int dead) {
        jdbi.useHandle(h -> {
            h.execute("create table " + table + " (id int) with (autovacuum_enabled = false)");
            h.execute("insert into " + table + " select generate_series(1, ?)", rows);
            h.execute("delete from " + table + " where id <= ?", dead);
            h.execute("select pg_stat_force_next_flush()");
        });
    }

    private long number(String sql, String table) {
        return jdbi.<Long, RuntimeException>withHandle(
                h -> h.createQuery(sql).bind("table", table).mapTo(Long.class).one());
    }

    private long dead(String table) {
        return number("select n_dead_tup from pg_stat_user_tables where relname = :table", table);
    }

    @Test
    void tablesOfWhichMuchIsDeadAreVacuumedAndOthersAreLeftAlone() {
        litter("littered", 30_000, 20_000);
        litter("clean", 30_000, 10_000);
        CleanupResult result = TablesChore.run(jdbi);
        assertEquals(List.of("vacuumed public.littered, about 20,000 dead rows"), result.notes());
        assertEquals(0, dead("littered"));
        assertEquals(10_000, dead("clean"));
    }

    @Test
    void dividedTablesAreCountedAnew() {
        jdbi.useHandle(h ->
                h.execute(
                        "insert into audit (at, key, owner, action, object, outcome, request_id, client, times)"
                                + " select now(), '', '', 'x', '', '', '', '', 1 from generate_series(1, 7)"));
        TablesChore.run(jdbi);
        assertEquals(
                7,
                number("select reltuples::bigint from pg_class where relname = :table", "audit"));
    }

    @Test
    void aTableWithAnOddNameIsVacuumedToo() {
        litter("\"Odd name\"", 20_000, 20_000);
        List<String> notes = TablesChore.run(jdbi).notes();
        assertTrue(notes.getFirst().startsWith("vacuumed public.\"Odd name\","), notes::toString);
    }

    @Test
    void aTableThatIsLockedIsNotCalledVacuumed() {
        litter("busy", 30_000, 20_000);
        other.useTransaction(h -> {
            h.execute("lock table busy in share mode");
            List<String> notes = TablesChore.run(jdbi).notes();
            assertTrue(
                    notes.getFirst().startsWith("did not vacuum public.busy, 20,000 dead rows: "),
                    notes::toString);
            assertTrue(notes.getFirst().contains("lock not available"), notes::toString);
        });
        assertEquals(20_000, dead("busy"));
    }

    @Test
    void rowsThatAnOlderTransactionMaySeeAreSaidToStay() {
        litter("seen", 30_000, 0);
        other.useTransaction(
                TransactionIsolationLevel.REPEATABLE_READ,
                older -> {
                    older.execute("select count(*) from seen");
                    jdbi.useHandle(h -> {
                        h.execute("delete from seen where id <= 20000");
                        h.execute("select pg_stat_force_next_flush()");
                    });
                    assertEquals(
                            List.of(
                                    "vacuumed public.seen, about 20,000 dead rows; 20,000 are kept for"
                                            + " transactions that are still open"),
                            TablesChore.run(jdbi).notes());
                });
    }
}
