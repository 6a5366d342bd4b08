package bellwether.platform.maintenance;

import bellwether.platform.db.CleanupResult;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// Vacuums tables of which much is dead, and counts anew what PostgreSQL's own helper never looks
/// at: tables that are divided.
final class TablesChore {
    private static final String DEAD =
            """
            select format('%I.%I', schemaname, relname) as name, n_dead_tup as dead
            from pg_stat_user_tables
            where schemaname = current_schema() and n_dead_tup > 10000 and n_dead_tup > 0.05 * n_live_tup
            order by n_dead_tup desc
            """;

    private static final String DIVIDED =
            """
            select oid::regclass::text from pg_class
            where relkind = 'p' and relnamespace = current_schema()::regnamespace order by 1
            """;

    private TablesChore() {}

    private record Dead(String name, long rows) {}

    static CleanupResult run(Jdbi jdbi) {
        List<String> notes = new ArrayList<>();
        List<Dead> dead =
                jdbi.withHandle(h ->
                        h.createQuery(DEAD)
                                .map((row, _) -> new Dead(row.getString(1), row.getLong(2)))
                                .list());
        for (Dead table : dead) {
            notes.add(vacuum(jdbi, table));
        }
        jdbi.useHandle(h ->
                h.createQuery(DIVIDED)
                        .mapTo(String.class)
                        .list()
                        .forEach(table -> h.execute("analyze " + table)));
        return new CleanupResult(0, 0, notes);
    }

    /// Not within a transaction, and never in anybody's way.
    private static String vacuum(Jdbi jdbi, Dead table) {
        try {
            jdbi.useHandle(h -> h.execute("vacuum (analyze, skip_locked) " + table.name()));
            return "vacuumed %s, about %,d dead rows".formatted(table.name(), table.rows());
        } catch (UnableToExecuteStatementException e) {
            return "did not vacuum %s, %,d dead rows: %s"
                    .formatted(
                            table.name(),
                            table.rows(),
                            String.valueOf(e.getCause()).lines().findFirst().orElse(""));
        }
    }
}
