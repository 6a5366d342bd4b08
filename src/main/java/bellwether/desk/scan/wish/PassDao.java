package bellwether.desk.scan.wish;

import bellwether.desk.scan.Scan;
import bellwether.desk.scan.ScanId;
import bellwether.desk.scan.detection.SweptBars;
import bellwether.platform.db.Unnest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The rows of passes.
public final class PassDao {
    private static final String COLUMNS =
            """
            id, scan, job, slot, state, symbols, unmoved, swept, unknown, failed, detections, alerts,
            skipped, trouble, newest_bar, began_at, ended_at
            """;

    /// A pass that begins.
    ///
    /// @param job none where no symbol has a new bar
    /// @param tickers those with new bars
    /// @param symbols all of them
    /// @param unknown those without bars of the timeframe
    public record Beginning(
            Scan scan,
            Optional<UUID> job,
            long slot,
            List<String> tickers,
            int symbols,
            int unknown) {
        public Beginning {
            tickers = List.copyOf(tickers);
        }
    }

    /// A running pass, and those of a chunk of symbols that it asked for.
    public record Wanted(long pass, long scan, Set<String> tickers) {
        public Wanted {
            tickers = Set.copyOf(tickers);
        }
    }

    List<ScanPass> list(Handle h, Scan scan, long before, int limit) {
        return h.createQuery(
                        "select "
                                + COLUMNS
                                + "from scan_pass where scan = :scan and id < :before order by id"
                                + " desc limit :limit")
                .bind("scan", scan.id().number())
                .bind("before", before)
                .bind("limit", limit)
                .map(PassDao::row)
                .list();
    }

    /// One that has no new bar ends as it begins.
    public void begin(Handle h, Beginning pass) {
        h.createUpdate(
                        """
                        insert into scan_pass (scan, job, slot, state, tickers, symbols, unmoved, unknown,
                          detections, alerts, skipped, trouble, began_at, ended_at)
                        select :scan, :job, to_timestamp(:slot),
                          case when cast(:job as uuid) is not null then 'running'
                            when scan.other_trouble is null then 'completed' else 'partial' end,
                          :tickers, :symbols, :symbols - cardinality(:tickers) - :unknown, :unknown,
                          scan.other_detections, scan.other_alerts, :skipped, scan.other_trouble,
                          clock_timestamp(),
                          case when cast(:job as uuid) is null then clock_timestamp() end
                        from scan where scan.id = :scan for no key update
                        """)
                .bind("scan", pass.scan().id().number())
                .bind("job", pass.job().orElse(null))
                .bind("slot", pass.slot())
                .bindArray("tickers", String.class, pass.tickers())
                .bind("symbols", pass.symbols())
                .bind("unknown", pass.unknown())
                .bind("skipped", pass.scan().progress().skipped())
                .execute();
    }

    /// The running passes of a sweep, with those of these tickers that they asked for.
    public List<Wanted> running(Handle h, UUID job, Collection<String> tickers) {
        return h.createQuery(
                        """
                        select id, scan,
                          array(select unnest(tickers) intersect select unnest(cast(:chunk as text[]))) as some
                        from scan_pass where job = :job and state = 'running' order by id
                        """)
                .bind("job", job)
                .bindArray("chunk", String.class, List.copyOf(tickers))
                .map((row, _) ->
                        new Wanted(
                                row.getLong(1),
                                row.getLong(2),
                                Set.of((String[]) row.getArray(3).getArray())))
                .list();
    }

    /// Adds what was found, in the order of the passes.
    public void add(Handle h, List<PassAddition> additions) {
        if (additions.isEmpty()) {
            return;
        }
        h.createQuery("select id from scan_pass where id = any(:ids) order by id for update")
                .bindArray("ids", Long.class, additions.stream().map(PassAddition::pass).toList())
                .mapTo(Long.class)
                .list();
        Unnest.of(additions)
                .longs("ids", PassAddition::pass)
                .ints("unmoved", addition -> addition.symbols().unmoved())
                .ints("swept", addition -> addition.symbols().swept())
                .ints("unknown", addition -> addition.symbols().unknown())
                .ints("failed", addition -> addition.symbols().failed())
                .ints("detections", addition -> addition.found().detections())
                .ints("alerts", addition -> addition.found().alerts())
                .texts("troubles", addition -> addition.found().trouble())
                .longs("newest", PassAddition::newest)
                .bind(
                        h.createUpdate(
                                """
                                update scan_pass set unmoved = scan_pass.unmoved + given.unmoved,
                                  swept = scan_pass.swept + given.swept,
                                  unknown = scan_pass.unknown + given.unknown,
                                  failed = scan_pass.failed + given.failed,
                                  detections = scan_pass.detections + given.detections,
                                  alerts = scan_pass.alerts + given.alerts,
                                  trouble = coalesce(scan_pass.trouble, given.trouble),
                                  newest_bar = greatest(newest_bar, case when given.newest <> :none
                                    then to_timestamp(given.newest) end)
                                from unnest(:ids, :unmoved, :swept, :unknown, :failed, :detections, :alerts,
                                    :troubles, :newest)
                                  as given (id, unmoved, swept, unknown, failed, detections, alerts,
                                    trouble, newest)
                                where scan_pass.id = given.id
                                """))
                .bind("none", SweptBars.NONE)
                .execute();
    }

    /// Adds to what the next passes of scans count, in the order of the scans.
    public void addElsewhere(Handle h, List<PassAddition.Elsewhere> additions) {
        if (additions.isEmpty()) {
            return;
        }
        h.createQuery("select id from scan where id = any(:ids) order by id for no key update")
                .bindArray(
                        "ids",
                        Long.class,
                        additions.stream().map(PassAddition.Elsewhere::scan).toList())
                .mapTo(Long.class)
                .list();
        Unnest.of(additions)
                .longs("ids", PassAddition.Elsewhere::scan)
                .ints("detections", one -> one.found().detections())
                .ints("alerts", one -> one.found().alerts())
                .texts("troubles", one -> one.found().trouble())
                .bind(
                        h.createUpdate(
                                """
                                update scan set other_detections = other_detections + given.detections,
                                  other_alerts = other_alerts + given.alerts,
                                  other_trouble = coalesce(other_trouble, given.trouble)
                                from unnest(:ids, :detections, :alerts, :troubles)
                                  as given (id, detections, alerts, trouble)
                                where scan.id = given.id
                                """))
                .execute();
    }

    /// Ends the passes of a sweep.
    ///
    /// @param whole whether all of it was done
    public void end(Handle h, UUID job, boolean whole) {
        h.createUpdate(
                        """
                        update scan_pass set
                          state = case when failed > 0 or trouble is not null then 'partial' else :state end,
                          ended_at = clock_timestamp(), tickers = '{}'
                        where job = :job and state = 'running'
                        """)
                .bind("job", job)
                .bind("state", whole ? "completed" : "partial")
                .execute();
    }

    /// The passes of a sweep that has ended.
    public List<ScanPass> ended(Handle h, UUID job) {
        return h.createQuery("select " + COLUMNS + "from scan_pass where job = :job order by id")
                .bind("job", job)
                .map(PassDao::row)
                .list();
    }

    /// Removes those that ended that long ago.
    public int retire(Handle h, Duration kept) {
        return h.createUpdate(
                        "delete from scan_pass where ended_at < now() - make_interval(secs =>"
                                + " :kept)")
                .bind("kept", (double) kept.toSeconds())
                .execute();
    }

    private static ScanPass row(ResultSet row, StatementContext context) throws SQLException {
        Timestamp newest = row.getTimestamp("newest_bar");
        Timestamp ended = row.getTimestamp("ended_at");
        return new ScanPass(
                row.getLong("id"),
                new ScanId(row.getLong("scan")),
                Optional.ofNullable(row.getObject("job", UUID.class)),
                row.getTimestamp("slot").toInstant(),
                row.getString("state"),
                new ScanPass.Counts(
                        row.getInt("symbols"),
                        row.getInt("unmoved"),
                        row.getInt("swept"),
                        row.getInt("unknown"),
                        row.getInt("failed"),
                        row.getInt("detections"),
                        row.getInt("alerts"),
                        row.getLong("skipped")),
                row.getString("trouble"),
                newest == null ? null : newest.toInstant(),
                row.getTimestamp("began_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
