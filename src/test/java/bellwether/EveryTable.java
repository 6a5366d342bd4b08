package bellwether;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// All tables of a schema, as its catalog lists them: a new one is there without being named here.
/// Those that no use of the service has filled get a row that fits their constraints; what refers
/// to another row refers to one that is there.
record EveryTable(Jdbi jdbi) {
    private record Reference(String parent, List<String> columns, List<String> theirs) {}

    /// Those of the schema, without Flyway's history; partitions are part of theirs.
    List<String> names() {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select c.oid::regclass::text from pg_class c
                                where c.relkind in ('r', 'p') and not c.relispartition
                                  and c.relnamespace = current_schema()::regnamespace
                                  and c.relname <> 'flyway_schema_history'
                                order by 1
                                """)
                        .mapTo(String.class)
                        .list());
    }

    List<String> empty() {
        return jdbi.withHandle(h -> names().stream().filter(table -> isEmpty(h, table)).toList());
    }

    private static boolean isEmpty(Handle h, String table) {
        return !h.createQuery("select exists (select from %s)".formatted(table))
                .mapTo(Boolean.class)
                .one();
    }

    /// Count and hash of the rows of each table.
    Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        jdbi.useTransaction(h -> names().forEach(table -> contents.put(table, content(h, table))));
        return contents;
    }

    private static String content(Handle h, String table) {
        return h.createQuery(
                        """
                        select count(*) || ' rows ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text collate "C")), '')
                        from %s t
                        """
                                .formatted(table))
                .mapTo(String.class)
                .one();
    }

    /// The last number of each sequence that has given one.
    Map<String, String> sequences() {
        return facts(
                """
                select sequencename, last_value::text from pg_sequences
                where schemaname = current_schema() and last_value is not null
                """);
    }

    /// Each partition with its bounds and the count of its rows.
    Map<String, String> partitions() {
        Map<String, String> bounds =
                facts(
                        """
                        select c.oid::regclass::text, pg_get_expr(c.relpartbound, c.oid) from pg_class c
                        where c.relispartition and c.relkind in ('r', 'p')
                          and c.relnamespace = current_schema()::regnamespace
                        """);
        jdbi.useHandle(h -> bounds.replaceAll((part, bound) -> bound + " " + content(h, part)));
        return bounds;
    }

    /// Constraints, indexes, triggers and settings of each table and partition, whatever their
    /// names.
    Map<String, String> rules() {
        return facts(
                """
                select place, string_agg(rule, E'\\n' order by rule collate "C") from (
                  select conrelid::regclass::text as place, pg_get_constraintdef(oid) as rule from pg_constraint
                  where connamespace = current_schema()::regnamespace and conrelid <> 0
                  union all
                  select indrelid::regclass::text, regexp_replace(pg_get_indexdef(indexrelid), 'INDEX \\S+ ON', 'INDEX ON')
                  from pg_index join pg_class on pg_class.oid = indrelid
                  where relnamespace = current_schema()::regnamespace
                  union all
                  select tgrelid::regclass::text, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
                  union all
                  select oid::regclass::text, reloptions::text from pg_class
                  where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and reloptions is not null
                ) as found group by place
                """);
    }

    private Map<String, String> facts(String query) {
        Map<String, String> facts = new TreeMap<>();
        jdbi.useHandle(h ->
                h.createQuery(query)
                        .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                        .forEach(fact -> facts.put(fact.getKey(), fact.getValue())));
        return facts;
    }

    /// One row in each table that has none, parents first; gives the tables that it filled.
    List<String> fill() {
        List<String> filled = new ArrayList<>();
        Map<String, String> faults = new HashMap<>();
        for (List<String> left = empty(); !left.isEmpty(); left = empty()) {
            faults.clear();
            for (String table : left) {
                try {
                    jdbi.useTransaction(h -> RowFiller.fill(h, table, new Lived()));
                    filled.add(table);
                } catch (JdbiException e) {
                    faults.put(table, e.getMessage());
                }
            }
            if (faults.size() == left.size()) {
                throw new IllegalStateException("cannot be filled: " + faults);
            }
        }
        return filled;
    }

    /// What refers to another row refers to one that is there.
    private static final class Lived implements RowFiller.Values {
        @Override
        public boolean also(RowFiller.Column column) {
            return false;
        }

        @Override
        public String usual(RowFiller.Column column) {
            return EveryTable.usual(column);
        }

        @Override
        public void settle(Handle h, String table, Map<String, String> values) {
            references(h, table).stream()
                    .filter(reference -> reference.columns.stream().anyMatch(values::containsKey))
                    .forEach(reference -> values.putAll(parent(h, reference)));
        }
    }

    private static List<Reference> references(Handle h, String table) {
        return h.createQuery(
                        """
                        select k.confrelid::regclass::text as parent,
                          (select array_agg(a.attname::text order by n) from unnest(k.conkey) with ordinality as c (number, n)
                            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.number) as ours,
                          (select array_agg(a.attname::text order by n) from unnest(k.confkey) with ordinality as c (number, n)
                            join pg_attribute a on a.attrelid = k.confrelid and a.attnum = c.number) as theirs
                        from pg_constraint k where k.contype = 'f' and k.conrelid = cast(:table as regclass)
                        """)
                .bind("table", table)
                .map((row, _) ->
                        new Reference(
                                row.getString("parent"),
                                List.of((String[]) row.getArray("ours").getArray()),
                                List.of((String[]) row.getArray("theirs").getArray())))
                .list();
    }

    /// What refers to the newest row of the parent; nothing while it has none.
    private static Map<String, String> parent(Handle h, Reference reference) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < reference.columns.size(); i++) {
            String ours = reference.columns.get(i);
            h.createQuery(
                            "select quote_literal(\"%s\") from %s order by ctid desc limit 1"
                                    .formatted(reference.theirs.get(i), reference.parent))
                    .mapTo(String.class)
                    .findOne()
                    .ifPresent(value -> values.put(ours, value));
        }
        return values;
    }

    private static String usual(RowFiller.Column column) {
        return switch (column.name()) {
            case "owner" -> "'local'";
            case "ticker" -> "'DEMO01'";
            case "timeframe" -> "'1d'";
            default ->
                    switch (column.type()) {
                        case "bigint", "integer", "smallint", "numeric" -> "1";
                        case "double precision", "real" -> "0.5";
                        case "text" -> "'lived'";
                        case "uuid" -> "'00000000-0000-4000-8000-000000000001'";
                        case "timestamp with time zone" -> "now()";
                        case "date" -> "current_date";
                        case "boolean" -> "false";
                        case "json", "jsonb" -> "'{}'";
                        case "bytea" -> "sha256('lived')";
                        default -> "'{}'";
                    };
        };
    }
}
