package bellwether;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Writes one row that fits its constraints into a table, whatever columns it has: a new column is
/// filled without being named here.
final class RowFiller {
    /// Where a check, or a reader, wants something else than the usual value of a type; or a column
    /// that may be empty is to have a value.
    private static final Map<String, String> WANTED =
            Map.ofEntries(
                    Map.entry("work_item.state", "'held'"),
                    Map.entry("item_result.outcome", "'done'"),
                    Map.entry("corporate_action.amount", "1"),
                    Map.entry("bar_block.packed", "decode(repeat('00', 56), 'hex')"),
                    Map.entry("scan.every_seconds", "3600"),
                    Map.entry("strategy_mark.profit", "1"),
                    Map.entry("strategy_mark.realised", "1"),
                    Map.entry("strategy_mark.value", "1"),
                    Map.entry("trade_outcome.state", "'final'"),
                    Map.entry("trade_outcome.policy", "'traded'"),
                    Map.entry("trade_outcome.origin", "'hand'"),
                    Map.entry("job.state", "'completed'"),
                    Map.entry("job.finished_at", "now()"),
                    Map.entry("watch_entry.added_unknown", "'not known'"),
                    Map.entry("plan_record.analysis", "1"),
                    Map.entry("relative_strength.percentile", "50"),
                    Map.entry("relative_strength.universe", "9"),
                    Map.entry("access_session.master", "'lived'"),
                    Map.entry("model.state", "'failed'"),
                    Map.entry("model.key", "'direction/10/1d'"),
                    Map.entry("model.kind", "'logistic'"),
                    Map.entry(
                            "model.spec",
                            "'{\"label\":\"direction\",\"horizon\":10,\"kind\":\"logistic\",\"universe\":\"all\",\"seed\":1,\"most_rows\":1000,\"cut\":0,\"sessions\":0}'"),
                    Map.entry("model_blob.sha256", "sha256(sha256('lived'))"),
                    Map.entry("forecast_sum.made", "'live'"),
                    Map.entry("forecast_sum.model", "'har'"),
                    Map.entry("forecast_sum.third", "'unknown'"),
                    Map.entry("forecast.model", "'har'"),
                    Map.entry("model_look.result", "'refused'"),
                    Map.entry("valuation.cash", "'{\"amounts\":{}}'"),
                    Map.entry("valuation.rates", "'{\"amounts\":{}}'"),
                    Map.entry(
                            "quality_ledger.document",
                            "'{\"exchange\":\"X\",\"synthetic\":true,\"bars\":1,\"first\":\"2020-01-02\",\"last\":\"2020-01-02\",\"findings\":[],\"not_judged\":[]}'"),
                    Map.entry(
                            "alert.facts",
                            "'{\"condition\":\"\",\"words\":\"lived\",\"tests\":[]}'"));

    private RowFiller() {}

    /// A column of a table.
    ///
    /// @param isWanted whether a row cannot be without a value given for it
    /// @param isNumbered whether the database gives it a number of its own
    record Column(String table, String name, String type, boolean isWanted, boolean isNumbered) {
        String key() {
            return table + "." + name;
        }
    }

    /// What goes into the columns.
    interface Values {
        /// Whether a column gets a value though it could be without one.
        boolean also(Column column);

        /// The value of a column, as SQL, where nothing else is wanted of it.
        String usual(Column column);

        /// Changes what all columns would get.
        void settle(Handle h, String table, Map<String, String> values);
    }

    /// Writes the row.
    static void fill(Handle h, String table, Values of) {
        Map<String, String> values = new TreeMap<>();
        for (Column column : columns(h, table)) {
            if (column.isWanted || of.also(column) || WANTED.containsKey(column.key())) {
                values.put(column.name, of.usual(column));
            }
        }
        choices(h, table).forEach(choice -> values.replace(choice.getKey(), choice.getValue()));
        values.replaceAll((name, value) -> WANTED.getOrDefault(table + "." + name, value));
        of.settle(h, table, values);
        h.execute(
                "insert into %s (%s) overriding system value values (%s)"
                        .formatted(
                                table,
                                values.keySet().stream()
                                        .map(name -> '"' + name + '"')
                                        .collect(Collectors.joining(", ")),
                                String.join(", ", values.values())));
    }

    private static List<Column> columns(Handle h, String table) {
        return h.createQuery(
                        """
                        select a.attname, format_type(a.atttypid, null) as type,
                          a.attnotnull and not a.atthasdef and a.attidentity = '' as wanted,
                          a.attidentity <> '' or a.attnotnull and a.attname = 'id' as numbered
                        from pg_attribute a
                        where a.attrelid = cast(:table as regclass) and a.attnum > 0 and not a.attisdropped
                          and a.attgenerated = ''
                        """)
                .bind("table", table)
                .map((row, _) ->
                        new Column(
                                table,
                                row.getString("attname"),
                                row.getString("type"),
                                row.getBoolean("wanted"),
                                row.getBoolean("numbered")))
                .list();
    }

    /// Of columns that take some words only, the last one: it ends what the others begin.
    private static List<Map.Entry<String, String>> choices(Handle h, String table) {
        return h.createQuery(
                        """
                        select a.attname::text, (
                          select quote_literal(m[1]) from regexp_matches(pg_get_constraintdef(k.oid), '''([^'']*)''::text', 'g')
                            with ordinality as found (m, n) order by n desc limit 1)
                        from pg_constraint k
                        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                        where k.contype = 'c' and cardinality(k.conkey) = 1 and k.conrelid = cast(:table as regclass)
                          and pg_get_constraintdef(k.oid) ~ 'ARRAY\\[.*::text'
                        """)
                .bind("table", table)
                .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .list();
    }
}
