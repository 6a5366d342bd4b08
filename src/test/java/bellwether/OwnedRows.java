package bellwether;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Fills tables of the schema, whatever columns they have, with one row of an owner each. Every
/// number, and every id, is the owner's own, so that what refers to another row refers to the
/// owner's.
record OwnedRows(Jdbi jdbi) {
    private static final String OWN = "own";

    /// Where a check wants something else than the usual value of a type; or a column that may be
    /// empty is to have the usual one.
    private static final Map<String, String> CHECKED =
            Map.ofEntries(
                    Map.entry("job.state", "'completed'"),
                    Map.entry("job.finished_at", "now()"),
                    Map.entry("job.priority", "1"),
                    Map.entry("work_item.priority", "1"),
                    Map.entry("work_item.state", "'held'"),
                    Map.entry("item_result.outcome", "'done'"),
                    Map.entry("relative_strength.percentile", "50"),
                    Map.entry("relative_strength.universe", "9"),
                    Map.entry("trade_order.state", "'filled'"),
                    Map.entry("order_note.kind", "'split'"),
                    Map.entry("split_hold.state", "'held'"),
                    Map.entry("risk_halt.mode", "'block'"),
                    Map.entry("trade_forward.action", "'place'"),
                    Map.entry("trade_forward.state", "'sent'"),
                    Map.entry("notification.priority", "'low'"),
                    Map.entry("notification.state", "'held'"),
                    Map.entry("channel.state", "'off'"),
                    Map.entry("channel.min_priority", "'low'"),
                    Map.entry("alert.kind", "'fired'"),
                    Map.entry("alert.priority", "'low'"),
                    Map.entry("alert_rule.kind", "'bar'"),
                    Map.entry("alert_rule.state", "'paused'"),
                    Map.entry("scan_pass.state", "'completed'"),
                    Map.entry("watch_entry.added_unknown", "'not known'"),
                    Map.entry("plan_record.analysis", OWN),
                    Map.entry("plan_record.state", "'open'"),
                    Map.entry("trade_outcome.origin", "'hand'"),
                    Map.entry("trade_outcome.policy", "'traded'"),
                    Map.entry("trade_outcome.state", "'final'"),
                    Map.entry("access_session.key", OWN),
                    Map.entry("api_key.role", "'reader'"));

    private record Column(String name, String type, boolean isWanted) {}

    /// One row in each of these tables.
    void fill(List<String> tables, String owner, int number) {
        jdbi.useTransaction(h -> {
            h.execute("set local session_replication_role = replica"); // any order of references
            tables.forEach(table -> fill(h, table, owner, number));
        });
    }

    private static void fill(Handle h, String table, String owner, int number) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Column column : columns(h, table)) {
            String checked = CHECKED.get(table + "." + column.name);
            if (column.isWanted || checked != null) {
                names.add('"' + column.name + '"');
                values.add(
                        checked == null || checked.equals(OWN)
                                ? value(table, column, owner, number)
                                : checked);
            }
        }
        h.execute(
                "insert into %s (%s) overriding system value values (%s)"
                        .formatted(table, String.join(", ", names), String.join(", ", values)));
    }

    private static List<Column> columns(Handle h, String table) {
        return h.createQuery(
                        """
                        select a.attname, format_type(a.atttypid, null) as type,
                          a.attnotnull and (not a.atthasdef or a.attname = 'id') or a.attidentity <> '' as wanted
                        from pg_attribute a
                        where a.attrelid = cast(:table as regclass) and a.attnum > 0 and not a.attisdropped
                        """)
                .bind("table", table)
                .map((row, _) ->
                        new Column(
                                row.getString("attname"),
                                row.getString("type"),
                                row.getBoolean("wanted")))
                .list();
    }

    private static String value(String table, Column column, String owner, int number) {
        if (column.name.equals("owner")) {
            return "'" + owner + "'";
        }
        if (table.equals("api_key") && column.name.equals("hash")) {
            return "sha256('%d')".formatted(number);
        }
        return switch (column.type) {
            case "bigint", "integer", "numeric", "double precision" -> Integer.toString(number);
            case "smallint" -> "1";
            case "text" -> "'x%d'".formatted(number);
            case "uuid" -> "'%s'".formatted(uuid(number));
            case "timestamp with time zone" -> "now()";
            case "date" -> "current_date";
            case "boolean" -> "false";
            case "json", "jsonb" -> "'{}'";
            case "bytea" -> "'x%d'::bytea".formatted(number);
            default -> "'{}'";
        };
    }

    private static String uuid(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }
}
