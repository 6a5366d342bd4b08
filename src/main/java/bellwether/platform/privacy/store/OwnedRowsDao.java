package bellwether.platform.privacy.store;

import bellwether.platform.db.OwnedTable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// The rows of an owner in the tables that modules name.
public final class OwnedRowsDao {
    /// Rows that are held at once.
    private static final int FETCHED = 100;

    /// Takes rows, each as a line of JSON.
    @FunctionalInterface
    public interface Lines {
        void take(String line) throws IOException;
    }

    /// Lets statements of this transaction take as long as the connection waits for them, and its
    /// pauses as long as a slow client may take for what was read.
    public void takeTime(Handle h) {
        h.execute("set local statement_timeout = '14s'");
        h.execute("set local idle_in_transaction_session_timeout = '60s'");
    }

    public long count(Handle h, OwnedTable table, String owner) {
        return h.createQuery(
                        "select count(*) from %s where %s".formatted(table.name(), table.rows()))
                .bind("owner", owner)
                .mapTo(Long.class)
                .one();
    }

    /// Reads all rows of an owner, some at a time; within a transaction.
    ///
    /// @return how many there are
    public long read(Handle h, OwnedTable table, String owner, Lines lines) throws IOException {
        String query =
                "select row_to_json(exported_row)::text from (select %s from %s where %s) exported_row"
                        .formatted(
                                String.join(", ", columns(h, table)), table.name(), table.rows());
        long count = 0;
        try (Stream<String> rows =
                h
                        .createQuery(query)
                        .bind("owner", owner)
                        .setFetchSize(FETCHED)
                        .mapTo(String.class)
                        .stream()) {
            for (Iterator<String> each = rows.iterator(); each.hasNext(); count++) {
                lines.take(each.next());
            }
        }
        return count;
    }

    private static List<String> columns(Handle h, OwnedTable table) {
        return h
                .createQuery(
                        """
                        select quote_ident(column_name) from information_schema.columns
                        where table_schema = current_schema() and table_name = :table
                        order by ordinal_position
                        """)
                .bind("table", table.name())
                .mapTo(String.class)
                .stream()
                .filter(column -> !table.secrets().contains(column))
                .toList();
    }

    /// Deletes some rows of an owner; what hangs by them goes too.
    ///
    /// @return how many
    public int delete(Handle h, OwnedTable table, String owner) {
        String key = table.key().stream().collect(Collectors.joining(", ", "(", ")"));
        return h.createUpdate(
                        "delete from %s where %s in (select %s from %s where %s order by %s limit :chunk)"
                                .formatted(
                                        table.name(),
                                        key,
                                        String.join(", ", table.key()),
                                        table.name(),
                                        table.deletable(),
                                        String.join(", ", table.key())))
                .bind("owner", owner)
                .bind("chunk", table.chunk())
                .execute();
    }

    /// Empties the rows that have to stay.
    public int empty(Handle h, OwnedTable table, String owner) {
        return table.remainder().isEmpty()
                ? 0
                : h.createUpdate(table.remainder()).bind("owner", owner).execute();
    }
}
