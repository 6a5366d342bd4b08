package bellwether.platform.db;

import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Looks at the parts of the tables that are divided, and changes nothing.
public final class PartsProbe {
    private final Jdbi jdbi;

    public PartsProbe(DatabaseAddress address) {
        this.jdbi = Jdbi.create(() -> Connections.single(address));
    }

    /// What was found.
    ///
    /// @param parts how many there are, of how many tables
    /// @param broken what cannot be read, or is not read
    /// @param late what only has to be made
    public record Finding(int parts, int tables, List<String> broken, List<String> late) {
        public Finding {
            broken = List.copyOf(broken);
            late = List.copyOf(late);
        }
    }

    private record Part(String table, String name, boolean isLeaving) {}

    public Finding look(Instant now) {
        return jdbi.withHandle(h -> {
            List<Part> parts = parts(h);
            List<String> broken = new ArrayList<>();
            parts.stream()
                    .filter(Part::isLeaving)
                    .forEach(part ->
                            broken.add(
                                    "%s is half detached from %s (alter table %2$s detach partition %1$s finalize)"
                                            .formatted(part.name, part.table)));
            broken.addAll(lone(h));
            broken.addAll(unreadable(parts));
            int tables = (int) parts.stream().map(Part::table).distinct().count();
            return new Finding(parts.size(), tables, broken, late(parts, now));
        });
    }

    private static List<Part> parts(Handle h) {
        return h.createQuery(
                        """
                        select i.inhparent::regclass::text, i.inhrelid::regclass::text, i.inhdetachpending
                        from pg_inherits i join pg_class c on c.oid = i.inhparent
                        where c.relkind = 'p' and c.relnamespace = current_schema()::regnamespace
                        order by 1, 2
                        """)
                .map((row, _) -> new Part(row.getString(1), row.getString(2), row.getBoolean(3)))
                .list();
    }

    /// Named like a month of a table, but none of its parts: nobody reads its rows.
    private static List<String> lone(Handle h) {
        return h.createQuery(
                        """
                        select c.relname::text from pg_class c
                        where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and not c.relispartition
                          and exists (select from pg_partitioned_table p
                            where c.relname ~ ('^' || p.partrelid::regclass || '_([0-9]{4}_[0-9]{2}|rest|kept)$'))
                        order by 1
                        """)
                .mapTo(String.class)
                .map(name -> name + " is not attached to its table, so its rows are not read")
                .list();
    }

    private List<String> unreadable(List<Part> parts) {
        return parts.stream()
                .flatMap(part -> {
                    try {
                        jdbi.useHandle(h ->
                                h.createQuery("select 1 from %s limit 1".formatted(part.name))
                                        .mapTo(Integer.class)
                                        .findOne());
                        return Stream.empty();
                    } catch (JdbiException e) {
                        return Stream.of(
                                "%s of %s cannot be read: %s"
                                        .formatted(part.name, part.table, reason(e)));
                    }
                })
                .toList();
    }

    private static String reason(JdbiException fault) {
        return DatabaseFault.cause(fault, SQLException.class)
                .map(cause ->
                        DatabaseFault.oneLine(cause.getMessage())
                                .replaceAll("^ERROR: | Detail: .*", ""))
                .orElse(String.valueOf(fault.getMessage()));
    }

    /// Tables whose newest month is over. One without months has not been served for a night yet.
    private static List<String> late(List<Part> parts, Instant now) {
        YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        return parts.stream()
                .map(Part::table)
                .distinct()
                .flatMap(table ->
                        parts.stream()
                                .filter(part -> part.table.equals(table))
                                .flatMap(part -> MonthlyTable.month(part.name).stream())
                                .map(MonthlyTable.Part::last)
                                .max(YearMonth::compareTo)
                                .filter(last -> last.isBefore(month))
                                .map(last -> "%s ends with %s".formatted(table, last))
                                .stream())
                .toList();
    }
}
