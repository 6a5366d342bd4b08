package bellwether.platform.db.schema;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Which stored data an undo would take away: found by looking at what is gone after a trial, not
/// by reading the file.
final class UndoData {
    private final Handle handle;
    private final List<Place> before;

    /// Looks at what is there now.
    UndoData(Handle handle) {
        this.handle = handle;
        this.before = places();
    }

    /// A table, or a column of one.
    ///
    /// @param place how SQL names it in `from` and, with `column`, in `select`
    record Place(long id, int number, String place, String column) {
        String words() {
            return number == 0 ? "table " + place : "column " + place + "." + column;
        }

        private String rows() {
            return number == 0
                    ? "from " + place
                    : "from %s where %s is not null".formatted(place, column);
        }
    }

    /// What is gone by now. A column of a table that is gone is not named beside it.
    List<Place> gone() {
        List<Place> after = places();
        List<Place> gone =
                before.stream().filter(b -> after.stream().noneMatch(a -> same(a, b))).toList();
        return gone.stream()
                .filter(g ->
                        g.number() == 0
                                || gone.stream()
                                        .noneMatch(t -> t.number() == 0 && t.id() == g.id()))
                .toList();
    }

    private static boolean same(Place a, Place b) {
        return a.id() == b.id() && a.number() == b.number();
    }

    /// Those that hold anything. Nobody can add to them until the transaction ends.
    List<Place> holding(List<Place> places) {
        List<Place> holding = new ArrayList<>();
        for (Place place : places) {
            handle.execute("lock table " + place.place() + " in access exclusive mode");
            if (ask("select exists (select " + place.rows() + ")", Boolean.class)) {
                holding.add(place);
            }
        }
        return holding;
    }

    /// Such as `table analysis (12 rows)`.
    List<String> described(List<Place> places) {
        return places.stream()
                .map(p ->
                        "%s (%,d %s)"
                                .formatted(
                                        p.words(),
                                        ask("select count(*) " + p.rows(), Long.class),
                                        p.number() == 0 ? "rows" : "values"))
                .toList();
    }

    private <T> T ask(String sql, Class<T> type) {
        return handle.createQuery(sql).mapTo(type).one();
    }

    private List<Place> places() {
        return handle.createQuery(
                        """
                        select c.oid::bigint as id, 0 as number, c.oid::regclass::text as place, '' as "column"
                        from pg_class as c
                        where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
                          and not c.relispartition
                        union all
                        select c.oid::bigint, a.attnum, c.oid::regclass::text, quote_ident(a.attname)
                        from pg_class as c
                        join pg_attribute as a on a.attrelid = c.oid
                        where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
                          and not c.relispartition and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                        order by 3, 2
                        """)
                .map((r, context) ->
                        new Place(r.getLong(1), r.getInt(2), r.getString(3), r.getString(4)))
                .list();
    }
}
