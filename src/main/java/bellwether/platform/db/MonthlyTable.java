package bellwether.platform.db;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// A table that is divided by month. Its parts follow each other without a gap and are named after
/// their last month: `analysis_2026_11`. Before them lies `analysis_kept`, where months that are
/// over their time were joined; what no month is there for lies in `analysis_rest`, so that nothing
/// is ever refused, even when nobody has made months for a year.
///
/// @param key what divides it
/// @param ofEachPart SQL that a new part needs beyond what it has of the table, with %s for its
///   name
public record MonthlyTable(String name, Key key, List<String> ofEachPart) {
    /// Months that are made before they come.
    private static final int AHEAD = 2;

    private static final Pattern MONTH = Pattern.compile(".*_(\\d{4})_(\\d{2})");

    /// A column whose order is that of time.
    public enum Key {
        /// Ids that begin with their time: UUIDs of version 7.
        UUID {
            @Override
            String literal(Instant bound) {
                String digits = "%012x".formatted(bound.toEpochMilli());
                return "'%s-%s-0000-0000-000000000000'"
                        .formatted(digits.substring(0, 8), digits.substring(8));
            }
        },
        TIME {
            @Override
            String literal(Instant bound) {
                return "'" + bound + "'";
            }
        };

        /// The smallest value of that time, as SQL.
        abstract String literal(Instant bound);
    }

    /// A part that ends with a month.
    public record Part(String name, YearMonth last) {
        /// The first moment that is not in it.
        public Instant until() {
            return start(last.plusMonths(1));
        }
    }

    public MonthlyTable {
        ofEachPart = List.copyOf(ofEachPart);
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// The months that are there, the oldest first.
    public List<Part> months(Handle h) {
        return children(h).stream()
                .flatMap(part -> month(part).stream())
                .sorted(Comparator.comparing(Part::last))
                .toList();
    }

    static Optional<Part> month(String part) {
        Matcher name = MONTH.matcher(part);
        return name.matches()
                ? Optional.of(
                        new Part(
                                part,
                                YearMonth.of(
                                        Integer.parseInt(name.group(1)),
                                        Integer.parseInt(name.group(2)))))
                : Optional.empty();
    }

    private List<String> children(Handle h) {
        return h.createQuery(
                        """
                        select c.relname::text from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = to_regclass(:name)
                        """)
                .bind("name", name)
                .mapTo(String.class)
                .list();
    }

    /// Sees to it that this month and the coming ones are there; gives the names of those it made.
    public List<String> extend(Jdbi jdbi, Instant now) {
        // a day ahead, so that nobody writes behind the bound while it is drawn
        YearMonth current =
                YearMonth.from(now.plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC).toLocalDate());
        return jdbi.inTransaction(h -> {
            begin(h);
            List<String> made = new ArrayList<>();
            List<Part> months = months(h);
            Optional<YearMonth> last =
                    months.isEmpty() ? Optional.empty() : Optional.of(months.getLast().last());
            if (last.isEmpty() || last.get().isBefore(current)) {
                made.add(closeRest(h, last, current));
                last = Optional.of(current);
            }
            for (YearMonth next = last.get().plusMonths(1);
                    !next.isAfter(current.plusMonths(AHEAD));
                    next = next.plusMonths(1)) {
                made.add(add(h, next));
            }
            return made;
        });
    }

    /// Makes the rest a part of its own, up to the end of a month, and begins a new one. Its rows
    /// stay where they are.
    private String closeRest(Handle h, Optional<YearMonth> before, YearMonth month) {
        String part = named(month);
        AdvisoryLocks.whole(h, name);
        h.execute("alter table %s detach partition %s_rest".formatted(name, name));
        h.execute("alter table %s_rest rename to %s".formatted(name, part));
        create(h, name + "_rest");
        Optional<Instant> from = before.map(last -> start(last.plusMonths(1)));
        from.ifPresent(moment -> rest().takeEarlier(h, part, moment));
        attach(h, part, from, start(month.plusMonths(1)));
        h.execute("alter table %s attach partition %s_rest default".formatted(name, name));
        return part;
    }

    private String add(Handle h, YearMonth month) {
        String part = named(month);
        create(h, part);
        rest().give(h, part, start(month), start(month.plusMonths(1)));
        attach(h, part, Optional.of(start(month)), start(month.plusMonths(1)));
        return part;
    }

    private PartitionRest rest() {
        return new PartitionRest(name, key);
    }

    private String named(YearMonth month) {
        return "%s_%04d_%02d".formatted(name, month.getYear(), month.getMonthValue());
    }

    private void create(Handle h, String part) {
        h.execute("create table %s (like %s including all)".formatted(part, name));
        ofEachPart.forEach(sql -> h.execute(sql.formatted(part)));
    }

    private void attach(Handle h, String part, Optional<Instant> from, Instant until) {
        h.execute(
                "alter table %s attach partition %s for values from (%s) to (%s)"
                        .formatted(
                                name,
                                part,
                                from.map(key::literal).orElse("minvalue"),
                                key.literal(until)));
    }

    /// Keeps other maintenance out until the end of the transaction.
    public static void begin(Handle h) {
        AdvisoryLocks.oneAtATime(h);
    }

    /// Drops months.
    ///
    /// @return how many rows were in them
    public long drop(Handle h, List<Part> months) {
        long rows = 0;
        for (Part month : months) {
            rows += count(h, month.name());
        }
        AdvisoryLocks.whole(h, name);
        months.forEach(month -> detachAndDrop(h, month.name()));
        return rows;
    }

    /// Joins months that are over their time, with what was kept of those before them, into one
    /// part that holds some of their rows. Nobody may be writing to them any more. Readers wait for
    /// the moment in which the parts change places, not while the new one is filled.
    ///
    /// @param column the one that divides the table
    /// @param kept a query for the rows to keep, all columns of the table
    /// @return how many rows were not kept
    public long join(Handle h, List<Part> months, String column, String kept) {
        String made = name + "_kept";
        boolean had = children(h).contains(made);
        List<String> old = new ArrayList<>(months.stream().map(Part::name).toList());
        if (had) {
            old.add(made);
        }
        Instant until = months.getLast().until();
        String fresh = name + "_joined";
        create(h, fresh);
        h.execute("insert into %s %s".formatted(fresh, kept));
        h.execute(
                "alter table %s add constraint proof check (%s < %s)"
                        .formatted(fresh, column, key.literal(until)));
        h.execute("analyze " + fresh);
        long rows = old.stream().mapToLong(part -> count(h, part)).sum() - count(h, fresh);
        AdvisoryLocks.whole(h, name);
        old.forEach(part -> detachAndDrop(h, part));
        h.execute("alter table %s rename to %s".formatted(fresh, made));
        attach(h, made, Optional.empty(), until);
        h.execute("alter table %s drop constraint proof".formatted(made));
        return rows;
    }

    /// The smallest key of a moment, as SQL.
    public String literal(Instant bound) {
        return key.literal(bound);
    }

    /// What all parts take on the disk, with their indexes.
    public long bytes(Handle h) {
        return h.createQuery(
                        """
                        select coalesce(sum(pg_total_relation_size(inhrelid)), 0)::bigint
                        from pg_inherits where inhparent = to_regclass(:name)
                        """)
                .bind("name", name)
                .mapTo(Long.class)
                .one();
    }

    private static long count(Handle h, String part) {
        return h.createQuery("select count(*) from " + part).mapTo(Long.class).one();
    }

    private void detachAndDrop(Handle h, String part) {
        h.execute("alter table %s detach partition %s".formatted(name, part));
        h.execute("drop table " + part);
    }
}
