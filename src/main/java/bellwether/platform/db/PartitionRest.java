package bellwether.platform.db;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// The part of a table by month that holds what no month is there for.
record PartitionRest(String table, MonthlyTable.Key key) {
    /// Takes rows over that a part is too late for, such as those of months that were dropped.
    ///
    /// @param part not attached to the table
    void takeEarlier(Handle h, String part, Instant from) {
        move(h, part, "%s < %s".formatted(column(h), key.literal(from)), table + "_rest");
    }

    /// Gives rows to the month that they are of.
    ///
    /// @param part not attached to the table
    void give(Handle h, String part, Instant from, Instant until) {
        move(
                h,
                table + "_rest",
                "%1$s >= %2$s and %1$s < %3$s"
                        .formatted(column(h), key.literal(from), key.literal(until)),
                part);
    }

    /// Where there is none, nothing is said to the database that a table might refuse.
    private static void move(Handle h, String from, String which, String to) {
        boolean some =
                h.createQuery("select exists (select from %s where %s)".formatted(from, which))
                        .mapTo(Boolean.class)
                        .one();
        if (some) {
            h.execute(
                    "with moved as (delete from %s where %s returning *) insert into %s select * from moved"
                            .formatted(from, which, to));
        }
    }

    /// The one that divides the table.
    private String column(Handle h) {
        return h.createQuery(
                        """
                        select a.attname::text from pg_partitioned_table p
                        join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0]
                        where p.partrelid = to_regclass(:name)
                        """)
                .bind("name", table)
                .mapTo(String.class)
                .one();
    }
}
