package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.OwnedTable;
import bellwether.platform.db.TestDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every table of the schema is an owner's, as its module says, or has a reason why it is no one's.
final class OwnedDataTest {
    /// Tables without rows of owners, or whose rows stay.
    private static final Map<String, String> NO_ONES =
            Map.ofEntries(
                    Map.entry("audit", "stays: it can be neither changed nor deleted"),
                    Map.entry("owner_deletion", "goes when the deletion ends"),
                    Map.entry("flyway_schema_history", "of the schema"),
                    Map.entry("symbol", "shared"),
                    Map.entry("symbol_alias", "shared"),
                    Map.entry("source", "shared"),
                    Map.entry("series", "shared"),
                    Map.entry("bar_block", "shared"),
                    Map.entry("corporate_action", "shared; one that was stated names who did"),
                    Map.entry("rejected_bar", "shared"),
                    Map.entry("bar_dispute", "shared"),
                    Map.entry("quality_ledger", "shared"),
                    Map.entry("worker", "of processes"),
                    Map.entry("duty", "of processes"),
                    Map.entry("live_event_removed", "how far events are removed"),
                    Map.entry("risk_key", "the service's"),
                    Map.entry("rule_look", "of processes"),
                    Map.entry("sheet", "of shared prices"),
                    Map.entry("sweep_clock", "of sweeps over all symbols"),
                    Map.entry("sweep", "of sweeps over all symbols"),
                    Map.entry("sweep_request", "of sweeps over all symbols"),
                    Map.entry("swept", "of shared prices"),
                    Map.entry("swept_fault", "of shared prices"),
                    Map.entry("detection", "of shared prices"),
                    Map.entry("detection_gap", "of shared prices"),
                    Map.entry("plan_marking", "of shared prices"),
                    Map.entry("month_end_marking", "of shared prices"),
                    Map.entry("label_mark", "of shared prices"),
                    Map.entry("forecast", "of shared prices"),
                    Map.entry("forecast_sum", "of shared prices"),
                    Map.entry("forecast_symbol", "of shared prices"),
                    Map.entry("model", "of shared prices"),
                    Map.entry("model_fold", "of shared prices"),
                    Map.entry("model_blob", "of shared prices"),
                    Map.entry("model_day", "of shared prices"),
                    Map.entry("model_look", "of shared prices"),
                    Map.entry("active_model", "of shared prices"),
                    Map.entry("model_watch", "of shared prices"),
                    Map.entry("model_session", "of shared prices"),
                    Map.entry("model_score", "of shared prices"),
                    Map.entry("label_source", "how far sources were read"));

    /// With a column `owner`, or hanging by a table, but no owner's all the same.
    private static final Set<String> STAYING = Set.of("audit", "owner_deletion");

    private static TestDatabase database;
    private static Jdbi jdbi;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
        jdbi = database.jdbi();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    private static Set<String> named() {
        return OwnedData.TABLES.stream()
                .map(OwnedTable::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> list(String query) {
        List<String> found = jdbi.withHandle(h -> h.createQuery(query).mapTo(String.class).list());
        return new TreeSet<>(found);
    }

    @Test
    void everyTableIsNamedByItsModuleOrHasItsReason() {
        Set<String> all =
                list(
                        """
                        select relname from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition
                        """);
        Set<String> known = named();
        assertEquals(OwnedData.TABLES.size(), known.size(), "each once");
        known.addAll(NO_ONES.keySet());
        assertEquals(known, all, "name a new table in its module's …Tables, or say here why not");
        Set<String> both = new HashSet<>(named());
        both.retainAll(NO_ONES.keySet());
        assertEquals(Set.of(), both);
    }

    @Test
    void whatHasAnOwnerIsNamed() {
        Set<String> owned =
                list(
                        """
                        select table_name from information_schema.columns
                        where table_schema = current_schema() and column_name = 'owner'
                          and table_name not in (select relname from pg_class where relispartition)
                        """);
        owned.removeAll(named());
        assertEquals(STAYING, owned);
    }

    @Test
    void whatHangsByAnOwnedTableIsNamed() {
        Set<String> hanging =
                list(
                        """
                        select child.relname from pg_constraint k
                        join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
                        where k.contype = 'f' and not child.relispartition and parent.relname in (%s)
                        """
                                .formatted(
                                        named().stream()
                                                .map(name -> "'" + name + "'")
                                                .collect(Collectors.joining(", "))));
        hanging.removeAll(named());
        assertEquals(Set.of(), hanging);
    }

    @Test
    void whatGoesWithAnotherHangsByItInTheSchema() {
        for (OwnedTable table : OwnedData.TABLES) {
            if (!table.goesWith().isEmpty()) {
                assertTrue(
                        list("""
                        with recursive up (name) as (
                          select '%s'
                          union
                          select k.confrelid::regclass::text from up
                          join pg_constraint k on k.conrelid = up.name::regclass and k.contype = 'f'
                          where k.confdeltype = 'c')
                        select name from up
                        """
                                        .formatted(table.name()))
                                .contains(table.goesWith()),
                        table.name());
            }
        }
    }

    @Test
    void keysTellRowsApart() {
        for (OwnedTable table : OwnedData.TABLES) {
            List<String> unique =
                    jdbi.withHandle(h ->
                            h.createQuery(
                                            """
                                            select (select string_agg(a.attname, ',' order by a.attname)
                                              from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any(i.indkey))
                                            from pg_index i
                                            where i.indrelid = cast(:table as regclass) and i.indisunique and i.indpred is null
                                            """)
                                    .bind("table", table.name())
                                    .mapTo(String.class)
                                    .list());
            String key = table.key().stream().sorted().collect(Collectors.joining(","));
            assertTrue(unique.contains(key), table.name() + " " + key + " " + unique);
        }
    }
}
