package bellwether.platform.maintenance;

import bellwether.platform.db.CleanupResult;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// Vacuums tables of which much is dead, and analyzes what PostgreSQL's own helper never looks at:
/// tables that are divided.
final class TablesChore {
    /// Dead rows that are not worth a vacuum.
    private static final long FEW = 10_000;

    private static final String DEAD =
            """
            select format('%I.%I', schemaname, relname) as name, n_dead_tup as dead
            from pg_stat_user_tables
            where schemaname = current_schema() and n_dead_tup > :few and n_dead_tup > 0.05 * n_live_tup
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
                                .bind("few", FEW)
                                .map((row, _) -> new Dead(row.getString(1), row.getLong(2)))
                                .list());
        for (Dead table : dead) {
            notes.add(vacuumed(jdbi, table));
        }
        jdbi.useHandle(h ->
                h.createQuery(DIVIDED)
                        .mapTo(String.class)
                        .list()
                        .forEach(table -> h.execute("analyze " + table)));
        return new CleanupResult(0, 0, notes);
    }

    private static String vacuumed(Jdbi jdbi, Dead table) {
        try {
            Optional<String> warning = vacuum(jdbi, table.name());
            return warning.isPresent()
                    ? undone(table, warning.get())
                    : outcome(table, remaining(jdbi, table.name()));
        } catch (UnableToExecuteStatementException e) {
            return undone(table, String.valueOf(e.getCause()).lines().findFirst().orElse(""));
        }
    }

    private static String undone(Dead table, String reason) {
        return "did not vacuum %s, %,d dead rows: %s".formatted(table.name(), table.rows(), reason);
    }

    /// Rows that an open transaction may still look at stay.
    private static String outcome(Dead table, long remaining) {
        String words = "vacuumed %s, about %,d dead rows".formatted(table.name(), table.rows());
        return remaining > FEW
                ? words + "; %,d are kept for transactions that are still open".formatted(remaining)
                : words;
    }

    /// Not within a transaction, and never in anybody's way. A table that is locked, or is another
    /// role's, is skipped with a warning, which is no failure of the statement.
    ///
    /// @return why it was not done
    private static Optional<String> vacuum(Jdbi jdbi, String table) {
        return jdbi.withHandle(h ->
                h.createUpdate("vacuum (analyze, skip_locked) " + table)
                        .execute((result, _) ->
                                Optional.ofNullable(result.get().getWarnings())
                                        .map(SQLWarning::getMessage)));
    }

    private static long remaining(Jdbi jdbi, String table) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                "select n_dead_tup from pg_stat_user_tables where relid = :table::regclass")
                        .bind("table", table)
                        .mapTo(Long.class)
                        .one());
    }
}
