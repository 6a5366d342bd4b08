package bellwether.platform.db.backup;

import java.util.List;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/// A part of a table that is divided by month. Its rows are kept with their table's; it is made
/// anew before they are put back, so that they lie, and end, as they did.
///
/// @param table as SQL writes it
/// @param name as SQL writes it
/// @param bounds as the database prints them
record TablePart(String table, String name, String bounds) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private static final Pattern BOUNDS =
            Pattern.compile(
                    "FOR VALUES FROM \\((MINVALUE|'[-0-9a-f: .+]+')\\) TO \\('[-0-9a-f: .+]+'\\)");

    /// Those of the schema, but for the rests, which the schema itself makes.
    static List<TablePart> all(Handle handle) {
        return handle
                .createQuery(
                        """
                        select i.inhparent::regclass::text, c.oid::regclass::text, pg_get_expr(c.relpartbound, c.oid)
                        from pg_class c join pg_inherits i on i.inhrelid = c.oid
                        where c.relispartition and c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
                          and pg_get_expr(c.relpartbound, c.oid) <> 'DEFAULT'
                        order by 1, 2
                        """)
                .map((r, _) -> new TablePart(r.getString(1), r.getString(2), r.getString(3)))
                .list()
                .stream()
                .filter(TablePart::isByMonth)
                .toList();
    }

    /// What an operator has divided by other means is not made anew.
    boolean isByMonth() {
        return NAME.matcher(table).matches()
                && NAME.matcher(name).matches()
                && BOUNDS.matcher(bounds).matches();
    }

    /// Made like its table, with the settings and triggers that the rest has for itself.
    void create(Handle handle) {
        handle.execute("create table %s (like %s including all)".formatted(name, table));
        settings(handle).forEach(handle::execute);
        handle.execute("alter table %s attach partition %s %s".formatted(table, name, bounds));
    }

    private List<String> settings(Handle handle) {
        return handle.createQuery(
                        """
                        select 'alter table %1$s set (' || array_to_string(reloptions, ', ') || ')' from pg_class
                        where oid = to_regclass(:rest) and reloptions is not null
                        union all
                        select replace(pg_get_triggerdef(oid), ' ON ' || current_schema() || '.' || :rest || ' ', ' ON %1$s ')
                        from pg_trigger where tgrelid = to_regclass(:rest) and not tgisinternal and tgparentid = 0
                        """
                                .formatted(name))
                .bind("rest", table + "_rest")
                .mapTo(String.class)
                .list();
    }
}
