package bellwether.platform.db;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// The part of a table by month that holds what no month is there for.
record PartitionRest(String table, MonthlyTable.Key key) {
    /// Takes rows over that a part is too late for, such as those of months that were dropped.
    ///
    /// @param part not attached to the table
    void takeEarlier(Handle h, String part, Instant from) {
        h.execute(
                "with old as (delete from %s where %s < %s returning *) insert into %s_rest select * from old"
                        .formatted(part, column(h), key.literal(from), table));
    }

    /// Gives rows to the month that they are of.
    ///
    /// @param part not attached to the table
    void give(Handle h, String part, Instant from, Instant until) {
        h.execute(
                "with own as (delete from %1$s_rest where %2$s >= %3$s and %2$s < %4$s returning *) insert into %5$s select * from own"
                        .formatted(
                                table, column(h), key.literal(from), key.literal(until), part));
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
