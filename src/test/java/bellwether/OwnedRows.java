package bellwether;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Fills tables of the schema with one row of an owner each. Every number, and every id, is the
/// owner's own, so that what refers to another row refers to the owner's.
record OwnedRows(Jdbi jdbi) {
    /// One row in each of these tables.
    void fill(List<String> tables, String owner, int number) {
        jdbi.useTransaction(h -> {
            h.execute("set local session_replication_role = replica"); // any order of references
            tables.forEach(table -> RowFiller.fill(h, table, new Owned(owner, number)));
        });
    }

    private record Owned(String owner, int number) implements RowFiller.Values {
        /// Columns that lead to the owner and may be empty, or have one value for all elsewhere.
        private static final Set<String> LEADING =
                Set.of("plan_record.analysis", "access_session.key");

        @Override
        public boolean also(RowFiller.Column column) {
            return column.isNumbered() || LEADING.contains(column.key());
        }

        @Override
        public String usual(RowFiller.Column column) {
            if (column.name().equals("owner")) {
                return "'" + owner + "'";
            }
            return switch (column.type()) {
                case "bigint", "integer", "numeric", "double precision" -> Integer.toString(number);
                case "smallint" -> "1";
                case "text" -> "'x%d'".formatted(number);
                case "uuid" -> "'00000000-0000-4000-8000-%012d'".formatted(number);
                case "timestamp with time zone" -> "now()";
                case "date" -> "current_date";
                case "boolean" -> "false";
                case "json", "jsonb" -> "'{}'";
                case "bytea" -> "sha256('x%d')".formatted(number);
                default -> "'{}'";
            };
        }

        /// A session is of a key or of the master key; an owner with a key of a higher role is not
        /// deleted by one of a lower.
        @Override
        public void settle(Handle h, String table, Map<String, String> values) {
            if (table.equals("access_session")) {
                values.remove("master");
            }
            if (table.equals("api_key")) {
                values.put("role", "'reader'");
            }
            if (table.equals("plan_record")) {
                values.put("analysis", Integer.toString(number));
            }
        }
    }
}
