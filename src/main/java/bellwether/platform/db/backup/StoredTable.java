package bellwether.platform.db.backup;

import bellwether.platform.db.schema.SchemaHistory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// A table whose rows a backup keeps; its partitions are part of it.
///
/// @param name as SQL writes it
/// @param columns as SQL writes them, without those that the database computes
record StoredTable(String name, List<String> columns) {
    private static final String TABLES =
            """
            select c.oid::regclass::text, array_agg(quote_ident(a.attname) order by a.attnum)
            from pg_class as c
            join pg_attribute as a on a.attrelid = c.oid
            where c.relkind in ('r', 'p') and not c.relispartition
              and c.relnamespace = current_schema()::regnamespace
              and c.relname <> :history
              and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            group by c.oid
            order by 1
            """;

    private static final String REFERENCES =
            """
            select conrelid::regclass::text, confrelid::regclass::text
            from pg_constraint
            where contype = 'f' and conparentid = 0
              and connamespace = current_schema()::regnamespace
            """;

    /// All of the schema, each after those that it refers to.
    static List<StoredTable> all(Handle handle) {
        Map<String, StoredTable> tables = new LinkedHashMap<>();
        handle.createQuery(TABLES)
                .bind("history", SchemaHistory.TABLE)
                .map((r, _) ->
                        new StoredTable(
                                r.getString(1), List.of((String[]) r.getArray(2).getArray())))
                .forEach(table -> tables.put(table.name(), table));
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        tables.keySet().forEach(name -> needs.put(name, new LinkedHashSet<>()));
        handle.createQuery(REFERENCES)
                .map((r, _) -> Map.entry(r.getString(1), r.getString(2)))
                .forEach(reference -> {
                    Set<String> needed = needs.get(reference.getKey());
                    if (needed != null && !reference.getKey().equals(reference.getValue())) {
                        needed.add(reference.getValue());
                    }
                });
        return ordered(tables, needs);
    }

    private static List<StoredTable> ordered(
            Map<String, StoredTable> tables, Map<String, Set<String>> needs) {
        List<StoredTable> ordered = new ArrayList<>();
        while (!needs.isEmpty()) {
            List<String> free =
                    needs.entrySet().stream()
                            .filter(e -> e.getValue().stream().noneMatch(needs::containsKey))
                            .map(Map.Entry::getKey)
                            .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException(
                        "these refer to each other in a circle: " + needs.keySet());
            }
            free.forEach(name -> {
                ordered.add(tables.get(name));
                needs.remove(name);
            });
        }
        return ordered;
    }

    String copyOut() {
        // of a table in partitions, COPY gives rows only when it is asked for them as a query
        return "copy (select %s from %s) to stdout".formatted(list(), name);
    }

    String copyIn() {
        return "copy %s (%s) from stdin".formatted(name, list());
    }

    long rows(Handle handle) {
        return handle.createQuery("select count(*) from " + name).mapTo(Long.class).one();
    }

    boolean isEmpty(Handle handle) {
        return !handle.createQuery("select exists (select from " + name + ")")
                .mapTo(Boolean.class)
                .one();
    }

    String list() {
        return String.join(", ", columns);
    }
}
